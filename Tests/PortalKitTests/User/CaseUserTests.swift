import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// Cases in which a user works with a page: steps, expectations, and what is said of mistakes.
@Suite struct CaseUserTests {
    private static let page = """
        <!DOCTYPE html><title>Plans</title>
        <form id=f action="/order" method=post><label>E-mail <input id=e name=mail required></label>
        <label><input type=checkbox id=a name=agree> I agree</label><button id=b class="big blue">Buy now</button></form><p id=out hidden></p>
        <script>
        document.getElementById('f').addEventListener('submit', async (e) => {
          e.preventDefault();
          localStorage.mail = document.getElementById('e').value;
          await fetch('/api/order', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ mail: localStorage.mail }) });
          const out = document.getElementById('out'); out.hidden = false; out.textContent = 'Thank you, ' + localStorage.mail;
        });
        </script>
        """
    private static let network = """
        {"fixtures": [{"method": "POST", "url": "/api/order", "status": 200, "json": {}, "delay": "2s"}]}
        """

    private func files(_ steps: String, _ expect: String = "{}") throws -> Files {
        try Files([
            "a.case.json":
                "{\"name\": \"A\", \"page\": \"index.html\", \"target\": \"modern\", \"steps\": \(steps), \"expect\": \(expect)}",
            "index.html": Self.page, "network.json": Self.network,
        ])
    }

    private func run(_ steps: String, _ expect: String = "{}") throws -> CaseResult {
        try files(steps, expect).run()
    }

    private static let bought = """
        [{"fill": {"label": "E-mail"}, "value": "a@b.c"}, {"check": {"label": "I agree"}},
         {"click": {"role": "button", "name": "Buy now"}}, {"waitFor": {"text": "Thank you"}}]
        """

    @Test func `a user fills a form, and the case says what comes of it`() throws {
        let result = try run(
            Self.bought,
            """
            {"page": [{"element": "#out", "text": "Thank you, a@b.c", "visible": true, "css": {"display": "block"}},
              {"element": {"role": "checkbox"}, "checked": true, "enabled": true, "accessibleName": "I agree"},
              {"element": "#e", "value": "a@b.c", "attribute": {"name": "mail", "disabled": null}},
              {"element": "button", "class": "blue", "count": 1, "focused": true},
              {"title": "Plans", "url": {"$regex": "^https://"}, "text": "Thank you", "hidden": ".none"}],
             "requests": [{"method": "POST", "url": "/api/order", "body": {"mail": "a@b.c"}, "count": 1},
              {"url": "/order", "count": 0}],
             "storage": {"mail": "a@b.c", "other": null}}
            """)
        #expect(result.text.isEmpty, "\(result.text)")
        #expect(result.status == .passed)
    }

    @Test func `a case acts in frames, and says what they show`() throws {
        let files = try Files([
            "a.case.json": """
            {"name": "A", "page": "shop.html", "target": "modern", "steps": [
              {"fill": {"label": "E-mail", "frame": "order"}, "value": "a@b.c"},
              {"check": "#a", "frame": {"title": "Your order"}},
              {"press": "Tab"},
              {"press": "Enter", "on": "#e", "frame": {"css": "iframe", "nth": 0}},
              {"waitFor": {"text": "Thank you", "frame": {"url": "index"}}},
              {"do": "click 'Buy now' in frame 'order'"},
              {"expect": {"page": [{"frame": "order", "text": "Thank you, a@b.c", "title": "Plans", "visible": "#out"},
                {"frame": "order", "element": "#e", "value": "a@b.c"}]}}],
             "expect": {"page": [{"element": {"css": "#a", "frame": "order"}, "checked": true}, {"title": "Shop"}],
              "requests": [{"method": "POST", "url": "/api/order", "count": 2}]}}
            """,
            "shop.html":
                "<!DOCTYPE html><title>Shop</title><iframe name=order title='Your order' src=index.html></iframe>",
            "index.html": Self.page, "network.json": Self.network,
        ])
        let result = try files.run()
        #expect(result.text.isEmpty, "\(result.text)")
        #expect(result.status == .passed)
    }

    @Test(arguments: [
        ("{\"click\": \"#b\", \"frame\": \"\"}", "found an empty text"),
        ("{\"click\": \"#b\", \"frame\": {}}", "a frame needs a condition"),
        ("{\"press\": \"Enter\", \"frame\": \"order\"}", "keys go to what has the focus"),
        ("{\"click\": {\"css\": \"#b\", \"frame\": \"x\"}, \"frame\": \"y\"}", "said twice"),
        ("{\"click\": {\"frame\": \"x\"}}", "a locator needs a condition"),
        ("{\"advance\": \"1s\", \"frame\": \"y\"}", "belongs to what the user does"),
    ])
    func `what is said wrong of a frame is told`(_ step: String, _ words: String) throws {
        #expect {
            try run("[\(step)]")
        } throws: { error in
            "\(error)".contains(words)
        }
    }

    @Test func `an expectation on what only a frame has says so`() throws {
        let files = try Files([
            "a.case.json": """
            {"name": "A", "page": "shop.html", "target": "modern", "steps": [],
             "expect": {"page": [{"visible": {"role": "button", "name": "Buy now"}}, {"frame": "none", "text": "x"}, {"hidden": {"css": "#x", "frame": "none"}}]}}
            """,
            "shop.html":
                "<!DOCTYPE html><title>Shop</title><iframe name=order src=index.html></iframe>",
            "index.html": Self.page, "network.json": Self.network,
        ])
        let text = try files.run().text.joined(separator: "\n")
        #expect(
            text.contains(
                "no element matches button \"Buy now\"; it is in frame \"order\": add these words"),
            "\(text)")
        #expect(text.contains("no frame \"none\" is on the page"), "\(text)")
        #expect(!text.contains("#x"), "\(text)")
    }

    @Test func `expectations in a step wait for a while in virtual time`() throws {
        let click = Self.bought.replacing(", {\"waitFor\": {\"text\": \"Thank you\"}}]", with: "")
        let met = try run("\(click), {\"expect\": {\"page\": {\"visible\": \"#out\"}}}]")
        #expect(met.status == .passed, "\(met.text)")
        let early = try run(
            "\(click), {\"expect\": {\"page\": {\"visible\": \"#out\"}}, \"within\": \"1s\"}]")
        #expect(early.status == .failed)
        #expect(
            early.text.first?.hasSuffix("#out is there, but not visible") == true, "\(early.text)")
    }

    @Test func `each expectation that is not met says what was found`() throws {
        let result = try run(
            "[]",
            """
            {"page": [{"element": "#e", "value": "x", "focused": true}, {"element": "button", "class": "red", "text": "Sell"},
              {"element": "label", "text": "E-mail"}, {"visible": {"role": "button", "name": "Buy mow"}}, {"title": "Other"}],
             "requests": [{"url": "/api/order"}], "storage": {"mail": "x"}}
            """)
        #expect(result.status == .failed)
        for words in [
            "#e: its value: expected \"x\", found \"\"", "#e: focused: expected true, found false",
            "button: its classes: expected \"red\" among them",
            "expected \"Sell\" in it, found \"Buy now\"",
            "label is not clear: it matches 2 elements", "no element matches button \"Buy mow\"",
            "the page's title: expected \"Other\", found \"Plans\"", "the request \"/api/order\"",
            "localStorage['mail']",
        ] {
            #expect(result.text.contains { $0.contains(words) }, "\(words): \(result.text)")
        }
    }

    @Test func `an action that fails is told with its step, and is a finding of the run`() throws {
        let host = PortalHost()
        defer { host.close() }
        let files = try files("[{\"click\": {\"role\": \"button\", \"name\": \"Sell\"}}]")
        let (result, run) = CaseRunner(host: host).judge(try files.load())
        #expect(result.status == .failed)
        #expect(result.text.first?.contains("step 1") == true)
        #expect(result.text.contains { $0.contains("Buy now") })
        let finding = run?.findings.first { $0.ruleID == "user-action-failed" }
        #expect(finding?.location?.file?.hasSuffix("a.case.json") == true)
    }

    @Test func `a step that failed is told once`() throws {
        let result = try run("[{\"click\": \"#none\"}]")
        #expect(result.problems.count == 1, "\(result.text)")
    }

    @Test func `what the user did stands in the trace, with the element and its place`() throws {
        let host = PortalHost()
        defer { host.close() }
        let files = try files(Self.bought)
        let (_, run) = CaseRunner(host: host).judge(try files.load())
        let acts = run?.events.compactMap { event in event.act.map { (event, $0) } } ?? []
        #expect(acts.map(\.1.action) == ["fill", "check", "click"])
        #expect(acts.first?.1.element == "<input id=\"e\" name=\"mail\"> textbox \"E-mail\"")
        #expect(acts.first?.1.given == ["a@b.c"])
        #expect(acts.first?.0.location?.line == 2)
        #expect(acts.first?.0.from == .user)
    }

    @Test func `a click that nothing hears, and an element without a name, are worth knowing`()
        throws
    {
        let page = try UserPage("<p id=p>text</p><button id=b onclick='1'></button>")
        try page.act("click css=#p")
        try page.act("click css=#b")
        let findings = PortalHost.findings(in: page.session.result())
        #expect(findings.map(\.ruleID) == ["click-unhandled", "element-without-name"])
        #expect(findings.allSatisfy { $0.severity == .info })
    }

    /// HTML, sections 4.10.6 and 4.10.5.1.19: what a button does by itself.
    @Test(arguments: [
        ("<button type=button id=b>Go</button>", false),
        ("<button type=reset id=b>Go</button>", false), ("<button id=b>Go</button>", false),
        ("<input type=button value=Go id=b>", false),
        ("<div onclick='1'><button type=button id=b>Go</button></div>", true),
        ("<form action=/x><button id=b>Go</button></form>", true),
        ("<form id=f></form><button form=f id=b>Go</button>", true),
        ("<button popovertarget=p id=b>Go</button><p popover id=p>x</p>", true),
        ("<label>Terms <input type=checkbox id=b></label>", true),
    ])
    func `a button that nothing listens to is not heard`(body: String, isHeard: Bool) throws {
        let page = try UserPage(body)
        try page.act("click css=#b")
        let findings = PortalHost.findings(in: page.session.result())
        #expect(findings.map(\.ruleID).contains("click-unhandled") == !isHeard)
    }

    @Test(arguments: [
        ("{\"click\": \"#a\", \"option\": \"x\"}", "'option' belongs to select, not to click"),
        ("{\"fill\": \"#a\"}", "fill needs the member 'value'"),
        ("{\"press\": \"Entr\"}", "did you mean 'Enter'?"),
        ("{\"click\": {\"rol\": \"button\"}}", "did you mean 'role'?"),
        ("{\"click\": {\"role\": \"buton\"}}", "did you mean 'button'?"),
        ("{\"click\": {}}", "a locator needs a condition"),
        ("{\"click\": \"#a\", \"hover\": \"#b\"}", "a step has one action, found 2"),
        (
            "{\"call\": \"f\", \"force\": true}",
            "'force' belongs to what the user does with the page"
        ),
        ("{\"expect\": {\"page\": {\"value\": \"x\"}}}", "'value' needs an \"element\""),
        ("{\"waitFor\": {\"text\": {\"$regex\": \"(\"}}}", "expected a regular expression"),
        ("{\"select\": \"#a\", \"option\": 1}", "expected a label or value"),
        ("{\"upload\": \"#a\", \"files\": [\"none.png\"]}", "cannot be read"),
    ])
    func `a step that makes no sense is told with its place`(_ step: String, _ words: String) throws
    {
        let problems = try files("[\(step)]").problems()
        #expect(problems.contains { $0.contains(words) }, "\(problems)")
    }
}
