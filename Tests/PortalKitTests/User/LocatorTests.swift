import JSONDocuments
import PortalTrace
import Testing

@testable import PortalKit

/// Which elements are meant: roles (HTML-AAM), accessible names (Accessible Name and Description
/// Computation 1.2), labels and texts; strict, with near misses.
@Suite struct LocatorTests {
    private static let page = """
        <style>.hid { display: none }</style><h1>Choose a <em>plan</em></h1>
        <nav aria-label=Main><a href="#a">Home</a> <a>no link</a></nav>
        <label for=e>E-mail</label><input id=e type=email placeholder="you@x.com">
        <label>Country <select id=c><option>Germany<option disabled>France<option>Italy</select></label>
        <label><input type=checkbox id=ag class=hid> I agree</label>
        <button id=buy><span>Buy</span> now</button><button id=later disabled>Buy later</button>
        <button class=hid>Buy hidden</button><div aria-hidden=true><button>Ghost</button></div>
        <ul><li data-testid=row>One<li data-testid=row>Two <button id=del>Delete</button></ul>
        <details><summary id=su>More</summary><button id=inside>Inside</button></details>
        <textarea id=ta aria-labelledby="lx ly"></textarea><span id=lx class=hid>First</span><span id=ly>Second</span>
        <img id=logo alt="A logo" src="data:,"><input type=submit id=sub><div id=out></div>
        """

    /// The IDs of the elements that a locator in a line means.
    private func ids(_ condition: String) throws -> [String] {
        let page = try UserPage(Self.page)
        let locator = try #require(try UserAction(command: "click \(condition)").locator)
        let seen = try #require(
            page.session.look(["locator": locator.json, "attributes": ["id"], "css": []]))
        return PortalSession.elements(seen).map { $0["attributes"]?["id"]?.string ?? "-" }
    }

    @Test(arguments: [
        ("role=button name=buy", ["buy", "later"]),
        ("role=button name=\"Buy now\" exact=true", ["buy"]),
        ("role=heading level=1", ["-"]), ("role=link", ["-"]), ("role=navigation name=Main", ["-"]),
        ("role=combobox name=country", ["c"]), ("role=img", ["logo"]),
        ("role=button name=Submit", ["sub"]),
        ("role=button disabled=true", ["later"]), ("role=textbox name=\"First Second\"", ["ta"]),
        ("role=button name=More", ["su"]), ("role=button name=Ghost", []),
        ("role=button name=Inside", []), ("label=e-mail", ["e"]), ("label=agree", ["ag"]),
        ("placeholder=you@", ["e"]), ("alt=logo", ["logo"]), ("testid=row nth=-1", ["-"]),
        ("testid=ro", []), ("text=\"Choose a plan\"", ["-"]), ("text=Delete", ["del"]),
        ("css=button visible=true name=Buy", ["buy", "later"]),
        ("css=\"li:last-child button\"", ["del"]),
        ("role=button within=\"li:nth-child(2)\"", ["del"]), ("\"Buy now\"", ["buy"]),
        ("\"E-mail\"", ["e"]), ("#buy", ["buy"]),
    ])
    func `a locator means these elements`(_ condition: String, _ expected: [String]) throws {
        #expect(try ids(condition) == expected, "\(condition)")
    }

    /// Accessible Name and Description Computation 1.2, 4.3.2; HTML-AAM 1.0, section 3.5; WAI-ARIA 1.2, sections 5.4 and 7.2.
    @Test(arguments: [
        // 2F: what style sheets put in front and behind, and the text that stands for it.
        (
            "<style>#a::before { content: '\\2713  ' / 'done ' } #a::after { content: attr(data-n) }</style><button id=a data-n=' 3'>Order</button>",
            "role=button name=\"done Order 3\" exact=true"
        ),
        // 2C: a control in a label is its value there.
        (
            "<label><input id=a type=checkbox> Pay in <input value=12 aria-label=months> months</label>",
            "role=checkbox name=\"Pay in 12 months\" exact=true"
        ),
        (
            "<label><input id=a type=radio> Send to <select aria-label=who><option>me<option selected>you</select></label>",
            "role=radio name=\"Send to you\" exact=true"
        ),
        // 2B in 2F: what is named by another element within a heading.
        (
            "<h2 id=a>Plan <a href=#x aria-labelledby=l>x</a></h2><p id=l>of the day</p>",
            "role=heading name=\"Plan of the day\" exact=true"
        ),
        // 2A: what is visible within what is not.
        (
            "<button id=a>Buy <span style='visibility: hidden'>not <b style='visibility: visible'>now</b></span></button>",
            "role=button name=\"Buy now\" exact=true"
        ),
        // 2F: boxes in a line are words.
        (
            "<style>i { display: inline-block }</style><button id=a><i>one</i><i>two</i></button>",
            "role=button name=\"one two\" exact=true"
        ),
        ("<address id=a aria-label=Shop>x</address>", "role=group name=Shop"),
        ("<table><tr><th id=a>Data<td>5 GB</table>", "role=rowheader name=Data"),
        ("<div role='region group' id=a>x</div>", "role=group"),
        ("<h2 id=a role=none aria-label=Plans>x</h2>", "role=heading name=Plans"),
        (
            "<main><aside id=a>x</aside><section><aside>y</aside></section></main>",
            "role=complementary"
        ),
        ("<img id=a alt=x><img alt='' title=y><img alt='' aria-label=' '>", "role=img"),
    ])
    func `names and roles as the standards compute them`(_ html: String, _ condition: String) throws
    {
        let page = try UserPage(html)
        let locator = try #require(try UserAction(command: "click \(condition)").locator)
        let seen = try #require(
            page.session.look(["locator": locator.json, "attributes": ["id"], "css": []]))
        let ids = PortalSession.elements(seen).map { $0["attributes"]?["id"]?.string ?? "-" }
        #expect(ids == ["a"], "\(html) \(condition)")
    }

    @Test func `a text alone: what is exactly it goes first, then labels, then texts`() throws {
        let page = try UserPage(
            "<button id=a>Buy</button><button id=b>Buy more</button><p id=p>Only text</p>"
                + "<script>var L = []; onclick = (e) => L.push(e.target.id)</script>")
        #expect(try page.act("click \"Buy\"") == "")
        #expect(try page.act("click \"Only text\"") == "")
        #expect(page.list("L") == ["a", "p"])
        #expect(try page.act("click \"buy m\"") == "")
    }

    @Test func `more than one match fails, and lists them`() throws {
        let page = try UserPage(Self.page)
        let reason = try page.act("click css=li")
        #expect(reason.contains("li is not clear: it matches 2 elements"))
        #expect(reason.contains("<li data-testid=\"row\"> listitem \"Two Delete\""), "\(reason)")
    }

    @Test func `a miss names what is near, and what is hidden`() throws {
        let page = try UserPage(Self.page)
        let reason = try page.act("click role=button name=\"Buy mow\"")
        #expect(
            reason.split(separator: "\n").dropFirst().first
                == "<button id=\"buy\"> button \"Buy now\"")
        #expect(
            try page.act("click role=button name=\"Buy hidden\"").contains(
                "<button class=\"hid\"> button \"Buy hidden\" is hidden"))
    }

    @Test func `shadow trees are pierced`() throws {
        let page = try UserPage(
            """
            <x-a></x-a><script>customElements.define('x-a', class extends HTMLElement { constructor() { super();
            this.attachShadow({ mode: 'open' }).innerHTML = '<button id=s>Inner</button>'; } });
            var L = []; onclick = (e) => L.push(e.composedPath()[0].id)</script>
            """)
        #expect(try page.act("click \"Inner\"") == "")
        #expect(page.list("L") == ["s"])
    }

    @Test(arguments: [
        ("click", "needs an element"), ("clik \"a\"", "did you mean 'click'"),
        ("click role=buton", "did you mean 'button'"), ("click rol=button", "did you mean 'role'"),
        ("click Buy", "between quotes"), ("fill \"a\"", "needs a text"), ("press Entr", "'Enter'"),
        ("press Foo+A", "held down"), ("click \"a", "does not end"),
        ("click \"a\" \"b\"", "unexpected"),
        ("click \"a\" nth=x", "unexpected"), ("click css=a nth=x", "whole number"),
        ("select \"a\"", "needs an option"), ("upload \"a\" /nowhere/x", "cannot be read"),
    ])
    func `a line that is wrong says what was expected`(_ line: String, _ words: String) {
        #expect {
            try UserAction(command: line)
        } throws: { error in
            (error as? UserAction.CommandError)?.message.contains(words) ?? false
        }
    }

    @Test func `lines of the debugger that are JavaScript are none of the user's`() {
        for line in [
            "click = 1", "type in x", "check()", "select.value", "press instanceof Y", "focus",
        ] {
            #expect(!UserAction.isCommand(line), "\(line)")
        }
        for line in [
            "click \"Buy\"", "press Enter", "wait for css=#a", "fill #a \"x\"", "accept dialog",
        ] {
            #expect(UserAction.isCommand(line) || line == "accept dialog", "\(line)")
        }
    }

    /// SVG Accessibility API Mappings, section 5, and Accessible Name 1.2, section 4.3.2 (2C): a slot is nothing that has a name.
    @Test func `drawings have roles and names, and a slot has none`() throws {
        let page = try UserPage(
            """
            <svg><a href="#" xlink:title="Plans"><circle r="5" /></a><g aria-label="Bars"></g><image aria-label="Map"></image></svg><x-x></x-x>
            <script>document.querySelector('x-x').attachShadow({ mode: 'open' }).innerHTML = '<button>a <slot aria-label="no">b</slot></button>';</script>
            """)
        for (role, name) in [
            ("link", "Plans"), ("group", "Bars"), ("img", "Map"), ("button", "a b"),
        ] {
            let locator = try #require(
                try UserAction(command: "click role=\(role) name=\"\(name)\" exact=true").locator)
            let seen = try #require(
                page.session.look(["locator": locator.json, "attributes": [], "css": []]))
            #expect(PortalSession.elements(seen).count == 1, "\(role) \(name)")
        }
    }
}
