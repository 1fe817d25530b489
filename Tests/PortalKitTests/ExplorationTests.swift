import Foundation
import PortalJudge
import PortalTrace
import Testing

/// What `validate` tries by itself on a page for which nothing is said to call (issue 13, section 1).
@Suite struct ExplorationTests {
    private static let buy = """
        function buy() {
          var metadata = MobilePlans.createPurchaseMetaData();
          metadata.userAccount = MobilePlansUserAccount.none;
          metadata.purchaseInstrument = MobilePlansPurchaseInstrument.none;
          metadata.line = MobilePlansLineType.none;
          metadata.moDirectStatus = MobilePlansMoDirectStatus.none;
          MobilePlans.notifyCancelledPurchase(metadata);
        }

        """

    /// What was found on a page with a body and a script, without its place.
    private func validated(_ body: String, _ script: String) throws -> PortalValidation {
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><title>Plans</title><body>\(body)<script>(function () {\n\(Self.buy)\(script)\n})();</script>"
        ])
        let validation = site.validate()
        try site.remove()
        return validation
    }

    private func way(_ body: String, _ script: String) throws -> String? {
        let found = try validated(body, script).findings.first { $0.ruleID == "tried-by-itself" }
        return found?.message.components(separatedBy: "in all worlds: ").last
    }

    @Test(arguments: [
        ("<div id=a>Leave</div>", "document.getElementById('a').addEventListener('click', buy);"),
        (
            "<o:buy id=a>Leave</o:buy>",
            "document.getElementById('a').addEventListener('click', buy);"
        ),
        ("<img id=a alt=Leave>", "document.getElementById('a').onclick = buy;"),
        (
            "<span id=a>Leave</span>",
            "document.getElementById('a').addEventListener('pointerup', buy);"
        ),
    ])
    func `an element that hears clicks is tried, whatever it is`(
        body: String, script: String
    ) throws {
        let way = try #require(try way(body, script))
        #expect(way.hasPrefix("click "))
        #expect(way.hasSuffix("\"Leave\""))
    }

    @Test func `rows of a table that hears their clicks are tried one after the other`() throws {
        let way = try way(
            "<table id=t><tbody><tr><td>S<td>2 GB<tr><td>M<td>5 GB</table>",
            """
            document.getElementById('t').addEventListener('click', function (event) {
              if (event.target.closest('tr').rowIndex === 1) buy();
            });
            """)
        #expect(way == "click row \"M 5 GB\"")
    }

    @Test func `what only the document hears is a guess that comes last`() throws {
        let way = try way(
            "<p>Plans</p><p class=plan>Leave</p><button>Help</button>",
            """
            document.addEventListener('click', function (event) {
              if (event.target.matches('.plan')) buy();
            });
            """)
        #expect(way == "click paragraph \"Leave\"")
    }

    @Test
    func
        `a form is filled in where its button alone leads nowhere, and the lines for that are said`()
        throws
    {
        let body = """
            <form id=f><label>Plan <select name=p><option value="">Choose<option value=m>M "5 GB"</select></label>
            <label><input type=checkbox required> I agree</label>
            <label><input type=radio name=r value=a required> A</label><label><input type=radio name=r value=b> B</label>
            <input type=email required aria-label=E-mail><input name=zip pattern="[0-9]{5}" required aria-label=Zip>
            <input type=number min=3 required aria-label=Number><input minlength=8 required aria-label=Name>
            <textarea required aria-label=Words></textarea><button>Leave</button></form>
            """
        let script = """
            document.getElementById('f').addEventListener('submit', function (event) {
              event.preventDefault();
              if (this.elements.p.value === 'm') buy();
            });
            """
        let validation = try validated(body, script)
        let found = try #require(
            validation.findings.first { $0.ruleID == "tried-by-itself" })
        #expect(
            found.message.hasSuffix("in all worlds: fill in the page, then click button \"Leave\""))
        let note = try #require(found.notes.first { $0.message.contains("--do") }?.message)
        // What is said leads to the app, as it is said.
        let lines = note.components(separatedBy: "--do '").dropFirst().map {
            String($0.prefix { $0 != "'" })
        }
        #expect(lines.count == 9)
        let site = try TemporarySite([
            "index.html":
                "<!doctype html><body>\(body)<script>\(Self.buy)\(script)</script>"
        ])
        let run = site.run(configure: { options in
            options.target = .modern
            options.actions = lines.compactMap { try? UserAction(command: $0) }
        })
        try site.remove()
        #expect(run.leadsToApp)
        #expect(run.findings.filter { $0.ruleID == "user-action-failed" } == [])
    }

    @Test(arguments: [
        ("<div id=a>Help</div>", "document.getElementById('a').onclick = function () {};"),
        ("<input required aria-label=Name><button>Next</button>", ""),
        ("<p>Plans</p>", "document.addEventListener('click', function () {});"),
    ])
    func `a page on which nothing leads to the app is not passed`(
        body: String, script: String
    ) throws {
        let validation = try validated(body, script)
        #expect(validation.isUntested)
        let finding = try #require(
            validation.findings.first { $0.ruleID == "nothing-tried" })
        #expect(!finding.notes.isEmpty)
    }

    /// A page with two buttons that begin a download, and one that tells the result.
    private static let two = """
        window.onDone = function (json) {
          document.title = JSON.parse(json).activationResult === 'success' ? 'Done' : json;
        };
        function order(delay) {
          MobilePlansInlineOperations.profileActivationCompleteScript = 'onDone';
          var m = { moDirectStatus: 'Complete', planName: 'L' };
          if (delay) MobilePlansInlineOperations.notifyProfileDownload(m, '1$rsp.op.example$OP-1', delay);
          else MobilePlansInlineOperations.notifyProfileDownload(m, '1$rsp.op.example$OP-1');
        }
        document.getElementById('now').onclick = function () { order(0); };
        document.getElementById('later').onclick = function () { order(DELAY); };
        """

    @Test(arguments: [("24 * 60 * 60", ["interval-unit"]), ("24 * 60", [])])
    func `all buttons of the page that leads to a purchase are tried`(
        delay: String, rules: [String]
    ) throws {
        let validation = try validated(
            "<button id=now>Now</button><button id=later>Tomorrow</button>",
            Self.two.replacing("DELAY", with: delay))
        let found = validation.findings.filter { $0.ruleID == "interval-unit" }
        #expect(found.map(\.ruleID.rawValue) == rules)
        let tried = try #require(validation.findings.first { $0.ruleID == "tried-by-itself" })
        #expect(tried.message.hasSuffix("click button \"Now\""))
        #expect(tried.notes.contains { $0.message.contains("click button \"Tomorrow\"") })
    }

    @Test(arguments: ["open", "closed"])
    func `the controls of a component are tried, and what it shows counts`(mode: String) throws {
        let validation = try validated(
            "<div id=host></div>",
            """
            var root = document.getElementById('host').attachShadow({ mode: '\(mode)' });
            root.innerHTML = '<button>Buy</button><p></p>';
            window.onDone = function (json) {
              root.querySelector('p').textContent =
                { success: 'Done' }[JSON.parse(json).activationResult] || 'Failed';
            };
            root.querySelector('button').onclick = function () {
              MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1');
            };
            """)
        #expect(validation.findings.contains { $0.ruleID == "tried-by-itself" })
        #expect(validation.findings.filter { $0.severity == .error } == [])
        #expect(!validation.findings.contains { $0.ruleID == "result-ignored" })
    }

    @Test func `a button that a countdown takes away is clicked before`() throws {
        let way = try way(
            "<p id=c></p><button id=b>Buy</button>",
            """
            var left = 900;
            var t = setInterval(function () {
              document.getElementById('c').textContent = --left;
              if (left === 0) { clearInterval(t); document.getElementById('b').disabled = true; }
            }, 1000);
            document.getElementById('b').onclick = buy;
            """)
        #expect(way == "click button \"Buy\"")
    }

    @Test func `a button that comes later is clicked then`() throws {
        let way = try way(
            "<button id=x>Help</button>",
            """
            setTimeout(function () {
              document.body.innerHTML += '<button id=b>Buy</button>';
              document.getElementById('b').onclick = buy;
            }, 20_000);
            """)
        #expect(way == "click button \"Buy\"")
    }

    // MARK: - Functions that get nowhere

    private func validated(script: String) -> [Finding] {
        let host = PortalHost()
        defer { host.close() }
        return PortalValidation.run(
            [PortalScript(name: "portal.js", source: script)], RunOptions(), host: host
        ).findings
    }

    @Test func `the mistake of a function that gets nowhere is named with its place`() throws {
        let script = Self.buy.replacing("notifyCancelledPurchase", with: "notifyCanceledPurchase")
        let findings = validated(script: script)
        let thrown = try #require(findings.first { $0.ruleID == "uncaught-exception" })
        #expect(thrown.location?.line == 7)
        #expect(thrown.notes.contains { $0.message.contains("'notifyCancelledPurchase'") })
        #expect(thrown.notes.contains { $0.message == "it happens after: buy()" })
        // An error says why nothing was tried.
        #expect(!findings.contains { $0.ruleID == "nothing-tried" })
    }

    @Test(arguments: [("", "uncaught-exception"), ("async ", "unhandled-rejection")])
    func `a misspelt enum of a function that gets nowhere is named with its place`(
        kind: String, rule: String
    ) throws {
        let script = Self.buy.replacing("MobilePlansLineType", with: "MobilePlansLinetype")
        let findings = validated(script: kind + script)
        let thrown = try #require(findings.first { $0.ruleID.rawValue == rule })
        #expect(thrown.location?.line == 5)
        #expect(!findings.contains { $0.ruleID == "nothing-tried" })
    }

    @Test
    func
        `a function that was called without being made for it is no mistake where another leads on`()
        throws
    {
        let helper =
            "function helper() { MobilePlans.createPurchaseMetaData(); throw new Error('no plan'); }"
        let findings = validated(script: Self.buy + helper)
        #expect(!findings.contains { $0.ruleID == "uncaught-exception" })
        // One that is called too early may want something that is not there yet.
        let unfit = validated(
            script: Self.buy.replacing(
                "function buy() {", with: "var plan; function show() { plan.name;"))
        #expect(!unfit.contains { $0.ruleID == "uncaught-exception" })
        let nothing = try #require(unfit.first { $0.ruleID == "nothing-tried" })
        #expect(nothing.notes.contains { $0.message.hasPrefix("show() ended with TypeError: ") })
    }
}
