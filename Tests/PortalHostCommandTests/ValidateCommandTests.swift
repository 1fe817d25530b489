import Foundation
import PortalTestSupport
import Testing

/// `portalhost validate` and `rules`: what a portal developer and a CI system see.
@Suite struct ValidateCommandTests {
    private let portal = """
        function buy() {
            MobilePlans.notifyPurchaseDelayedProfile({ moDirectStatus: "Complete", planName: "" }, 20);
        }
        """

    private func validate(
        _ suite: SuiteFolder, _ arguments: String...
    ) throws -> CommandResult {
        try CommandRunner.run(["validate"] + arguments, in: suite.path)
    }

    private func folder() throws -> SuiteFolder {
        let suite = try SuiteFolder()
        try FileManager.default.removeItem(atPath: suite.path + "/suite.json")
        try suite.write("portal.js", portal)
        return suite
    }

    @Test func `findings are listed with their place, and errors fail`() throws {
        let suite = try folder()
        defer { suite.remove() }
        let result = try validate(suite, "portal.js", "--call", "buy")
        #expect(result.exitCode == 1)
        #expect(
            result.output.contains(
                "portal.js:2:45: error: MobilePlans.notifyPurchaseDelayedProfile: expected the name of "
                    + "the plan as 'planName' of a successful purchase, found '' "
                    + "[metadata-plan-name-empty]\n"))
        #expect(result.output.contains("[interval-rounded]"))
        #expect(result.output.contains("1 error, 0 warnings (1 script, 70 trials, 0 cases)\n"))
    }

    @Test func `what is shown can be chosen`() throws {
        let suite = try folder()
        defer { suite.remove() }
        let errors = try validate(suite, "portal.js", "--call", "buy", "--severity", "error")
        #expect(!errors.output.contains("interval-rounded"))
        let ignored = try validate(
            suite, "portal.js", "--call", "buy", "--ignore", "metadata-plan-name-empty")
        #expect(ignored.exitCode == 0)
        let only = try validate(suite, "portal.js", "--call", "buy", "--rule", "interval-rounded")
        #expect(only.exitCode == 0)
        #expect(only.output.contains("interval-rounded"))
        let unknown = try validate(suite, "portal.js", "--rule", "interval-round")
        #expect(unknown.exitCode == 64)
        #expect(unknown.error.contains("did you mean 'interval-rounded'?"))
    }

    @Test func `a configuration file names scripts and calls, and sets rules`() throws {
        let suite = try folder()
        defer { suite.remove() }
        try suite.write(
            ".portalhost.json",
            #"""
            { "scripts": ["portal.js"], "calls": ["buy"],
              "rules": { "metadata-plan-name-empty": "off", "interval-rounded": "warning" } }
            """#)
        let loose = try validate(suite, ".")
        #expect(loose.exitCode == 0)
        #expect(loose.output.contains("warning: MobilePlans.notifyPurchaseDelayedProfile: the app"))
        #expect(try validate(suite, ".", "--strict").exitCode == 1)
        try suite.write(".portalhost.json", #"{ "rules": { "interval-round": "off" }, "call": 1 }"#)
        let bad = try validate(suite, "portal.js")
        #expect(bad.exitCode == 2)
        #expect(
            bad.error == """
                .portalhost.json:1:14: error: rules: no rule has the id 'interval-round'; did you \
                mean 'interval-rounded'?
                .portalhost.json:1:41: error: unknown member 'call'; did you mean 'calls'?

                """)
    }

    @Test func `a comment takes a finding back, with its reason`() throws {
        let suite = try folder()
        defer { suite.remove() }
        let lines = portal.split(separator: "\n").map(String.init)
        func write(_ comment: String) throws {
            try suite.write(
                "portal.js", ([lines[0], comment] + lines[1...]).joined(separator: "\n"))
        }
        try write("    // portalhost-ignore metadata-plan-name-empty: the plan has no name yet")
        #expect(try validate(suite, "portal.js", "--call", "buy").exitCode == 0)
        try write("    // portalhost-ignore metadata-plan-name-empty")
        let without = try validate(suite, "portal.js", "--call", "buy")
        #expect(without.output.contains("[suppression-without-reason]"))
        #expect(without.output.contains("[metadata-plan-name-empty]"))
        // The same words in a text are none.
        try write("    var s = '// portalhost-ignore metadata-plan-name-empty: forged';")
        #expect(try validate(suite, "portal.js", "--call", "buy").exitCode == 1)
        try write("    // portalhost-ignore callback-not-set: never")
        let unused = try validate(suite, "portal.js", "--call", "buy")
        #expect(unused.output.contains("portal.js:2:5: warning: nothing in this line or the next"))
    }

    @Test func `a baseline keeps what is known quiet, wherever its line moves`() throws {
        let suite = try folder()
        defer { suite.remove() }
        let first = try validate(suite, "portal.js", "--call", "buy", "--write-baseline", "known")
        #expect(first.exitCode == 0)
        #expect(first.output == "wrote known: findings that are known from now on: 2\n")
        try suite.write("portal.js", "// moved\n\n" + portal)
        let known = try validate(suite, "portal.js", "--call", "buy", "--baseline", "known")
        #expect(
            known.output
                == "0 errors, 0 warnings (1 script, 70 trials, 0 cases; 2 suppressed: 2 by baseline)\n"
        )
        #expect(known.exitCode == 0)
        try suite.write(
            "portal.js", portal.replacing("function buy() {", with: "function buy() {\n    null.x;")
        )
        let new = try validate(suite, "portal.js", "--call", "buy", "--baseline", "known")
        #expect(new.exitCode == 1)
        #expect(new.output.contains("[uncaught-exception]"))
        try suite.write("known", "{}")
        #expect(try validate(suite, "portal.js", "--baseline", "known").exitCode == 2)
    }

    @Test func `the last line says what was looked at, and what was suppressed by whom`() throws {
        let suite = try folder()
        defer { suite.remove() }
        try suite.write(
            "portal.js",
            portal.replacing(
                "    MobilePlans",
                with:
                    "    // portalhost-ignore metadata-plan-name-empty: no name yet\n    MobilePlans"
            ))
        try suite.write(
            ".portalhost.json",
            #"{ "calls": ["buy"], "rules": { "interval-rounded": "off" } }"#)
        let result = try validate(suite, ".", "--output", "json:j", "--output", "sarif:s")
        #expect(result.exitCode == 0)
        #expect(
            result.output
                == "0 errors, 0 warnings (1 script, 70 trials, 0 cases; "
                + "2 suppressed: 1 by comment, 1 by configuration)\n")
        let json = try suite.read("j")
        #expect(json.contains("\"suppressed\" : 2") && json.contains("\"trials\" : 70"))
        #expect(json.contains("\"reason\" : \"no name yet\""))
        let sarif = try suite.read("s")
        #expect(sarif.contains("\"justification\" : \"no name yet\""))
        #expect(sarif.contains("\"kind\" : \"external\""))
        // What was not asked for is not counted either.
        let some = try validate(suite, ".", "--ignore", "interval-rounded")
        #expect(some.output.contains("; 1 suppressed: 1 by comment)"))
    }

    @Test func `the starter portal has nothing to complain about`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        _ = try CommandRunner.run(["init", "first"], in: suite.path)
        let result = try validate(suite, "first", "--strict")
        #expect(result.exitCode == 0)
        #expect(result.output == "0 errors, 0 warnings (1 script, 69 trials, 4 cases)\n")
    }

    @Test func `a wrong launch URL of a configuration is placed there`() throws {
        let suite = try folder()
        defer { suite.remove() }
        try suite.write(
            ".portalhost.json", "{\n  \"url\": \"https://portal.example.com/?imei=1234\" }")
        let result = try validate(suite, ".")
        #expect(result.exitCode == 0)
        #expect(
            result.output.contains(
                ".portalhost.json:2:10: warning: a launch URL with an impossible 'imei': expected 15 "
                    + "digits in an IMEI, found 4 [launch-imei]\n"))
        let other = try validate(suite, ".", "--url", "https://portal.example.com/?eid=89")
        #expect(other.output.contains("<unknown>: warning: a launch URL with an impossible 'eid'"))
    }

    @Test func `a case's own time limit is what it is waited for`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "slow.case.json",
            #"""
            { "name": "Slow", "limits": { "seconds": 1 }, "steps": [{ "call": "stall" }] }
            """#)
        let result = try validate(suite, ".")
        #expect(result.error.contains("[time-limit]"))
        #expect(result.seconds < 14, "the default limit would take 20 s")
    }

    @Test func `a portal with cases is judged by all of them`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "bad.case.json",
            #"{ "name": "Crash", "steps": [{ "call": "crash" }], "expect": { "end": "idle" } }"#)
        try suite.writeCase("good", name: "Good")
        let result = try validate(suite, ".")
        #expect(result.exitCode == 1)
        #expect(result.output.contains("uncaught TypeError"))
        // What a case expects is no news.
        try suite.write(
            "bad.case.json",
            #"{ "name": "Crash", "steps": [{ "call": "crash" }], "expect": { "findings": ["uncaught-exception"] } }"#
        )
        #expect(try validate(suite, ".").exitCode == 0)
    }

    @Test func `the old WebView is what a portal is validated for`() throws {
        let suite = try folder()
        defer { suite.remove() }
        try suite.write("portal.js", "var all = [[1]].flat();")
        let old = try validate(suite, "portal.js")
        #expect(old.exitCode == 1)
        #expect(old.output.contains("has no Array.prototype.flat"))
        #expect(try validate(suite, "portal.js", "--target", "modern").exitCode == 0)
    }

    @Test func `the shipped portals have no errors and warnings but unhandled results`() throws {
        let folders = ShippedPortalTests.folders + ["contoso"]
        for folder in folders {
            let arguments = ["validate", folder, "--ignore", "result-not-handled"]
            let result = try CommandRunner.run(
                arguments, in: projectFolder() + "/PortalScripts")
            #expect(result.exitCode == 0, "\(folder): \(result.output)")
            #expect(
                result.output.contains("0 errors, 0 warnings ("), "\(folder): \(result.output)")
        }
    }

    @Test func `rules are listed and explained`() throws {
        let list = try CommandRunner.run(["rules"])
        #expect(list.output.contains("callback-lexical-binding"))
        let page = try CommandRunner.run(["rules", "callback-lexical-binding"])
        #expect(page.output.contains("↓const onActivated"))
        let unknown = try CommandRunner.run(["rules", "callback-lexical"])
        #expect(unknown.exitCode == 64)
    }

    @Test func `the rules' documentation is what the program prints`() throws {
        let folder = projectFolder() + "/Sources/PortalKit/PortalKit.docc"
        let document = try CommandRunner.run(["rules", "--markdown"]).output
        #expect(try snapshotDifference(document, named: "Rules.md", in: folder) == nil)
    }
}
