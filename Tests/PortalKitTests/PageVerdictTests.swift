import Foundation
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// Verdicts on whole pages (issue 13): each mistake is found, and what is right beside it is left alone.
@Suite struct PageVerdictTests {
    private static let names = """
        MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
        MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
        """

    /// A page with a button that buys.
    ///
    /// - Parameters:
    ///   - before: Elements before the scripts.
    ///   - script: The portal's functions.
    ///   - files: Scripts that run after it, in order.
    ///   - worlds: What is varied beside the plain run.
    private func found(
        _ script: String, before: String = "", files: [(name: String, text: String)] = [],
        names: String = names, code: String = "\"1$rsp.op.example$OP-1\"",
        in worlds: [MatrixGroup] = []
    ) throws -> [Finding] {
        let tags = files.map { "<script src=\"\($0.name)\"></script>" }.joined()
        var all = [
            "index.html": """
            <!DOCTYPE html><html lang="en"><title>P</title><button id="b">Buy</button><p id="s"></p>\(before)
            <script>
            function show(t) { document.getElementById("s").textContent = t; }
            \(script)
            document.getElementById("b").onclick = function () {
              \(names)
              MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: "Complete", planName: "L" }, \(code));
            };
            </script>\(tags)</html>
            """
        ]
        for file in files { all[file.name] = file.text }
        let site = try TemporarySite(all)
        let findings = try site.findings(in: worlds, target: .webView)
        try site.remove()
        return findings
    }

    private func ids(_ findings: [Finding]) -> Set<String> {
        Set(findings.map(\.ruleID.rawValue))
    }

    private static let net =
        "function onNet(json) { show('Network: ' + JSON.parse(json).networkRegistrationState); }\n"
    private static let done = """
        function onDone(json) {
          show(JSON.parse(json).activationResult === 'success' ? 'Installed' : 'Failed');
        }

        """

    // MARK: - Success and failure

    @Test(arguments: [
        net + "function onDone(json) { var r = JSON.parse(json); show('Installed'); }",
        "function onNet() {} function onDone(json) { show('Installed'); }",
        net
            + "function onDone(json) { Promise.resolve().then(function () { show('Installed'); }); }",
        net + "function onDone(json) { setTimeout(function () { show('Thank you'); }, 50); }",
        net + "function onDone(json) { show('It failed: ' + JSON.parse(json).activationResult); }",
        net + """
            function install() {
              return new Promise(function (resolve) { window.onDone = resolve; });
            }
            install().then(function () { show('Installed'); });
            """,
    ])
    func `section 6, a failure that is shown as a success is an error`(script: String) throws {
        let findings = try found(script, in: [.activation])
        #expect(ids(findings).contains("success-not-handled"), "\(findings.map(\.message))")
    }

    @Test(arguments: [
        net + done,
        net + "function onDone(json) { show('Result: ' + JSON.parse(json).activationResult); }",
        net
            + "function onDone(json) { if (JSON.parse(json).activationResult !== 'success') show('Failed'); }",
        net + """
            function onDone(json) {
              show('Please wait');
              if (JSON.parse(json).activationResult !== 'success') {
                setTimeout(function () { show('Failed'); }, 5000);
              }
            }
            """,
    ])
    func `section 6, what tells success from failure on the page is left alone`(
        script: String
    ) throws {
        let findings = try found(script, in: [.activation])
        #expect(!ids(findings).contains("success-not-handled"), "\(findings.map(\.message))")
    }

    @Test func `section 6, a promise that a failure never settles is a result that is ignored`()
        throws
    {
        let findings = try found(
            Self.net + """
                var pending = null;
                function onDone(json) { if (pending) { var p = pending; pending = null; p(JSON.parse(json)); } }
                new Promise(function (resolve) {
                  pending = function (r) { if (r.activationResult === 'success') resolve(r); };
                }).then(function () { show('Installed'); });
                """, in: [.activation])
        #expect(ids(findings).contains("result-ignored"), "\(findings.map(\.message))")
        #expect(!ids(findings).contains("result-not-handled"))
    }

    // MARK: - Two scripts with one name

    @Test(arguments: [
        "function onDone(name) { window.hits = (window.hits || 0) + 1; }",
        "window.onDone = function () {};", "onDone = function () {};",
        "(function (w) { w.onDone = function (n) { w.hits = n; }; })(window);",
        "var onDone = function () {};",
    ])
    func `section 5, a callback that a later script replaces is an error at the later one`(
        text: String
    ) throws {
        let findings = try found(Self.net + Self.done, files: [("metrics.js", text)])
        let finding = try #require(
            findings.first { $0.ruleID.rawValue == "callback-replaced" },
            "\(findings.map(\.message))")
        #expect(finding.severity == .error)
        #expect(finding.location?.file?.hasSuffix("/metrics.js") == true)
        #expect(finding.notes.first?.location?.file?.hasSuffix("/index.html") == true)
        let ignored = findings.filter { $0.ruleID.rawValue.hasPrefix("result-") }
        for finding in ignored where text.hasPrefix("function") {
            #expect(finding.location?.file?.hasSuffix("/metrics.js") == true, "\(finding)")
        }
    }

    @Test(arguments: [
        "function done(name) {}", "(function () { function onDone() {} onDone(); })();",
        "if (!window.onDone) { window.onDone = function () {}; }",
        "window.onDone = window.onDone || function () {};",
        "var view = { onDone: function () {} };",
        "console.log('onDone');",
    ])
    func `section 5, a script that leaves the callback as it is has no finding`(
        text: String
    ) throws {
        let findings = try found(Self.net + Self.done, files: [("metrics.js", text)])
        #expect(!ids(findings).contains("callback-replaced"), "\(findings.map(\.message))")
    }

    @Test func `section 5, the script of the page counts where it runs after the other`() throws {
        let site = try TemporarySite([
            "base.js": "function onDone(json) { }\n",
            "index.html": """
            <!DOCTYPE html><script src="base.js"></script><script>
            \(Self.done)\(Self.net)\(Self.names)
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
              { moDirectStatus: "Complete", planName: "L" }, "1$rsp.op.example$OP-1");
            function show(t) { document.title = t; }
            </script>
            """,
        ])
        let run = site.run()
        try site.remove()
        let finding = try #require(run.findings.first { $0.ruleID.rawValue == "callback-replaced" })
        #expect(finding.location?.file?.hasSuffix("/index.html") == true)
        #expect(finding.notes.first?.location?.file?.hasSuffix("/base.js") == true)
    }

    // MARK: - Names that no script has in one piece

    @Test(arguments: [
        "onDone.name", "['on', 'Done'].join('')", "'onDonE'.replace('E', 'e')",
        "Object.keys({ onDone: 1 })[0]",
    ])
    func `section 5, the name that the app is given is known from the run`(name: String) throws {
        let findings = try found(
            Self.net
                + "function onDone(json) { show(JSON.parse(json).activationResult === 'Success' ? 'a' : 'b'); }",
            names: """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = \(name);
                MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
                """)
        #expect(ids(findings).contains("comparison-never-true"), "\(findings.map(\.message))")
    }

    // MARK: - Activation codes

    @Test(arguments: [
        "'1$rsp.op.example$' + sessionStorage.getItem('OrderNr')",
        "'1$rsp.op.example$OP-' + {}.order", "'1$rsp.op.example$' + Number('x')",
        "'1$' + {}.host + '.op.example$OP-1'", "`1$${undefined}$OP-1`",
    ])
    func `section 8, a value that is missing in an activation code is an error`(
        code: String
    ) throws {
        let findings = try found(Self.net + Self.done, code: code)
        let finding = try #require(
            findings.first { $0.ruleID.rawValue == "activation-code-no-value" },
            "\(findings.map(\.message))")
        #expect(finding.severity == .error)
        #expect(!ids(findings).contains("activation-code-matching-id-case"))
    }

    // MARK: - What has no value is not the WebView's fault

    @Test(arguments: [
        "plans.list.forEach(show);", "plans.list.flat();", "plans.list.replaceChildren();",
        "plans.forEach(show);", "plans.list[0].at(1);",
    ])
    func `section 11, an undefined receiver is no lack of the WebView`(line: String) throws {
        let findings = try found(
            Self.net + Self.done
                + "var plans = {};\nfunction later() { \(line) }\nsetTimeout(later, 1);")
        #expect(!ids(findings).contains("webview-builtin"), "\(findings.map(\.message))")
        #expect(ids(findings).contains("uncaught-exception"))
    }

    @Test(arguments: [
        "[[1]].flat();", "document.body.replaceChildren();", "document.body.shadowRoot.firstChild;",
    ])
    func `section 11, what the WebView lacks is said of something that is there`(
        line: String
    ) throws {
        let findings = try found(
            Self.net + Self.done + "function later() { \(line) }\nsetTimeout(later, 1);")
        #expect(ids(findings).contains("webview-builtin"), "\(findings.map(\.message))")
    }

    // MARK: - Bound functions

    @Test(arguments: [
        "c.onNet.bind(c)", "function (e) { c.onNet(e); }", "c.onNet.bind(c).bind(null)",
    ])
    func `section 5, a bound callback is no promise`(function: String) throws {
        let findings = try found(
            Self.done + """
                var c = { onNet: function (e) { show(JSON.parse(e).networkRegistrationState); } };
                window.onNet = \(function);
                """)
        #expect(!ids(findings).contains("first-state-is-final"), "\(findings.map(\.message))")
        #expect(!ids(findings).contains("callback-loses-this"))
    }

    @Test(arguments: ["resolve", "resolve.bind(null)"])
    func `section 5, what settles a promise hears one state, bound or not`(function: String) throws
    {
        let findings = try found(
            Self.done + """
                new Promise(function (resolve) { window.onNet = \(function); }).then(show);
                """)
        #expect(ids(findings).contains("first-state-is-final"), "\(findings.map(\.message))")
    }

    @Test(arguments: [
        "function View() { this.view = { show: show }; } View.prototype.onNet = function (e) { this.view.show(e); };",
        "var View = function () { function View() { this.view = { show: show }; } var p = View.prototype; p.onNet = function (e) { this.view.show(e); }; return View; }();",
    ])
    func `section 5, a method of a prototype that is a callback loses its object`(
        type: String
    ) throws {
        let lost = try found(Self.done + type + "\nvar v = new View();\nwindow.onNet = v.onNet;")
        #expect(ids(lost).contains("callback-loses-this"), "\(lost.map(\.message))")
        let bound = try found(
            Self.done + type + "\nvar v = new View();\nwindow.onNet = v.onNet.bind(v);")
        #expect(!ids(bound).contains("callback-loses-this"), "\(bound.map(\.message))")
    }
}
