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
        #expect(result.output.contains("1 error, 0 warnings (1 script, 69 trials, 0 cases)\n"))
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
                == "0 errors, 0 warnings (1 script, 69 trials, 0 cases; 2 suppressed: 2 by baseline)\n"
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
                == "0 errors, 0 warnings (1 script, 69 trials, 0 cases; "
                + "2 suppressed: 1 by comment, 1 by configuration)\n")
        let json = try suite.read("j")
        #expect(json.contains("\"suppressed\" : 2") && json.contains("\"trials\" : 69"))
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
        // Its four cases are a beginning.
        let ids = result.output.matches(of: /(?m)\[([a-z-]+)\]$/).map { String($0.1) }
        #expect(ids == ["result-not-reached"])
        #expect(result.output.contains("0 errors, 0 warnings (1 script, 69 trials, 4 cases)\n"))
    }

    @Test func `a wrong launch URL of a configuration is placed there`() throws {
        let suite = try folder()
        defer { suite.remove() }
        try suite.write(
            ".portalhost.json", "{\n  \"url\": \"https://portal.example.com/?imei=1234\" }")
        let result = try validate(suite, ".")
        #expect(
            result.output.contains(
                ".portalhost.json:2:10: warning: a launch URL with an impossible 'imei': expected 15 "
                    + "digits in an IMEI, found 4 [launch-imei]\n"))
        let other = try validate(suite, ".", "--url", "https://portal.example.com/?eid=89")
        #expect(other.output.contains("launch URL: warning: a launch URL with an impossible 'eid'"))
    }

    @Test func `a case's own time limit is what it is waited for`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "slow.case.json",
            #"""
            { "name": "Slow", "limits": { "seconds": 1 }, "steps": [{ "call": "stall" }] }
            """#)
        let result = try validate(suite, ".", "--call", "greet", "--time-limit", "60")
        #expect(result.output.contains("[time-limit]") && result.exitCode == 1)
        #expect(result.seconds < 50, "the command's own limit would take at least 60 s")
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
        let modern = try validate(suite, "portal.js", "--target", "modern", "--allow-untested")
        #expect(modern.exitCode == 0)
    }

    @Test func `the shipped portals have no errors and warnings but unhandled results`() throws {
        let folders = ShippedPortalTests.folders + ["contoso"]
        for folder in folders {
            var arguments = ["validate", folder, "--ignore", "result-not-handled"]
            // Its function takes an argument, as its README says.
            if folder == "delayed-profile" { arguments.append("--allow-untested") }
            let result = try CommandRunner.run(
                arguments, in: projectFolder() + "/PortalScripts")
            #expect(result.exitCode == 0, "\(folder): \(result.output)")
            #expect(
                result.output.contains("0 errors, 0 warnings ("), "\(folder): \(result.output)")
        }
    }

    @Test func `several portals have a line each`() throws {
        let suite = try folder()
        defer { suite.remove() }
        for (name, text) in [("bad", "var a = ;"), ("good", "console.log(1);")] {
            try FileManager.default.createDirectory(
                atPath: "\(suite.path)/all/\(name)", withIntermediateDirectories: true)
            try suite.write("all/\(name)/portal.js", text)
        }
        let result = try validate(suite, "all/bad", "all/good")
        #expect(result.exitCode == 2, "nothing was tried of the good one")
        #expect(
            result.output.contains(
                "all/bad: 1 error, 0 warnings\nall/good: 1 error, 0 warnings\n"
                    + "2 errors, 0 warnings (2 scripts, 0 trials, 0 cases)\n"))
        #expect(!result.error.contains("all/bad"), "its syntax error says enough")
        let above = try validate(suite, "all")
        #expect(above.exitCode == 2)
        #expect(
            above.error == """
                all: error: no scripts in this folder itself; each portal has a folder of its own: \
                portalhost validate all/bad all/good

                """)
    }

    @Test func `an empty folder, a binary file, and a path that is not there`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try FileManager.default.createDirectory(
            atPath: suite.path + "/empty", withIntermediateDirectories: true)
        try Data([0x7F, 0x45, 0x4C, 0x46, 0x00, 0xFF]).write(
            to: URL(filePath: suite.path + "/bin.js"))
        for (path, words) in [
            ("empty", "empty: error: the folder is empty; expected a portal's scripts"),
            ("bin.js", "bin.js: error: the file is not UTF-8 text"),
            ("portl.js", "portl.js: error: no such file or folder; did you mean 'portal.js'?"),
        ] {
            let result = try validate(suite, path)
            #expect(result.exitCode == 2)
            #expect(result.error.hasPrefix(words), "\(result.error)")
        }
        let written = try validate(
            suite, "portal.js", "--call", "leave", "--output", "html:.")
        #expect(written.exitCode == 2)
        #expect(written.error.contains("cannot be written to '.': this is a folder"))
    }

    @Test(arguments: [
        (["--rule", "interval-rounded", "--ignore", "interval-rounded"], "give one of them"),
        (
            ["--strict", "--severity", "error"],
            "--severity error leaves them out; give one of them"
        ),
        (["--write-baseline", "b", "--baseline", "b"], "leave out --baseline"),
        (["--write-baseline", "b", "--watch"], "leave out --watch"),
        (["--rule", "const"], "unknown value 'const' for --rule; 'portalhost rules' lists them"),
    ])
    func `options that contradict each other are told`(
        _ options: [String], _ words: String
    ) throws {
        let result = try CommandRunner.run(["validate", "portal.js"] + options)
        #expect(result.exitCode == 64)
        #expect(result.error.contains(words))
    }

    @Test(arguments: [
        ("typo-in-member", "did you mean 'notifyCancelledPurchase'?"),
        ("const-callback", "declare it with 'function onActivationComplete(…)'"),
        ("wrong-case-enum", "expected 'New' as 'userAccount', found 'new'"),
        ("lpa-prefix", "found the prefix 'LPA:'; leave it out"),
        ("object-payload", "pass JSON.stringify(payload)"),
        ("missing-callback", "declare it with 'function onActivationDone(json) { … }'"),
        ("missing-callback", "note: the page has the functions buy, onActivationComplete"),
        (
            "exception-in-callback",
            "note: onActivationComplete was called with '{\"activationResult"
        ),
        ("enum-assignment", "was a comparison meant?"),
        ("call-after-hand-back", "it has no effect: make one such call in a visit"),
        ("callback-set-too-late", "so set it before the call"),
        ("misspelt-enum-global", "did you mean 'DataMartPurchaseInstrument'?"),
        ("endless-loop", "what waits for the app goes on in a callback"),
        ("endless-loop", "3 trials and 66 left out at their limits"),
        ("numeric-string-interval", "pass it without quotes"),
    ])
    func `what is wrong with a broken portal says how to mend it`(
        _ name: String, _ words: String
    ) throws {
        let result = try CommandRunner.run(
            ["validate", "\(name).js", "--call", "buy", "--time-limit", "0.5"],
            in: projectFolder() + "/PortalScripts/broken")
        #expect(result.exitCode == 1)
        #expect((result.output + result.error).contains(words), "\(result.output)")
    }

    @Test func `a name that two scripts declare has its places`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("a.js", "function done() {}")
        try suite.write("b.js", "var a;\nconst done = 1;")
        let result = try validate(suite, "a.js", "b.js")
        #expect(result.output.contains("b.js:2:7: error: 'done' is declared twice in this page"))
        #expect(result.output.contains("note: the other is at a.js:1:10"))
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
