import Foundation
import PortalTestSupport
import Testing

/// use.md, F29, and section 6 of issue 13: what a newcomer stumbles over.
@Suite struct CommandCornerTests {
    private func run(
        _ suite: SuiteFolder, _ arguments: String..., environment: [String: String] = [:]
    ) throws -> CommandResult {
        try CommandRunner.run(arguments, in: suite.path, environment: environment)
    }

    @Test func `validate without a path is of the present folder`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try FileManager.default.removeItem(atPath: suite.path + "/suite.json")
        try suite.write(
            "portal.js",
            "MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });")
        let result = try run(suite, "validate")
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
        #expect(result.output.contains("0 errors, 0 warnings (1 script,"))
    }

    @Test(arguments: [
        ("callback-lexical", "did you mean 'callback-lexical-binding'?"),
        ("result-not-handeld", "did you mean 'result-not-handled'?"),
        ("lpa", "did you mean "),
        ("zzzz", "'portalhost rules' lists them"),
    ])
    func `a rule that is not there is told with what may have been meant`(
        text: String, words: String
    ) throws {
        let result = try CommandRunner.run(["rules", text])
        #expect(result.exitCode == 64)
        #expect(result.error.contains(words), "\(result.error)")
    }

    @Test func `a rule's source is an address, and its example shows it`() throws {
        let page = try CommandRunner.run(["rules", "result-not-handled"]).output
        #expect(page.contains("Source: https://learn.microsoft.com/"))
        #expect(page.contains("portalhost validate portal.js --call buy"))
        #expect(!page.contains("This keeps to it"))
        let decided = try CommandRunner.run(["rules", "stale-baseline"]).output
        #expect(decided.contains("Source: a decision of this program"))
        let bytes = try CommandRunner.run(["rules", "script-encoding"]).output
        #expect(bytes.contains("No text shows it"))
    }

    @Test func `SARIF has the rules of its findings alone, each with an address`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let result = try run(
            suite, "run", "portal.js", "--call", "crash", "--format", "sarif")
        #expect(result.output.utf8.count < 20_000, "\(result.output.utf8.count)")
        #expect(result.output.contains("\"helpUri\" : \"https://"))
        #expect(!result.output.contains("metadata-missing"))
    }

    @Test func `colour is a matter of --color, FORCE_COLOR and NO_COLOR, in this order`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        func isColoured(_ arguments: [String], _ environment: [String: String]) throws -> Bool {
            try CommandRunner.run(
                ["run", "portal.js", "--call", "crash"] + arguments, in: suite.path,
                environment: environment
            ).output.contains("\u{1B}[")
        }
        #expect(try !isColoured([], [:]))
        #expect(try isColoured(["--color", "always"], ["NO_COLOR": "1"]))
        #expect(try isColoured(["--color=always"], [:]))
        #expect(try isColoured([], ["FORCE_COLOR": "1", "NO_COLOR": "1"]))
        #expect(try !isColoured([], ["FORCE_COLOR": "0"]))
        #expect(try !isColoured(["--color", "never"], ["FORCE_COLOR": "1"]))
        let wrong = try run(suite, "run", "portal.js", "--color", "blue")
        #expect(wrong.exitCode == 64)
        #expect(wrong.error.contains("expected --color auto, always or never, found 'blue'"))
    }

    @Test(arguments: [
        (["--list", "--output", "json:a.json"], "--list runs nothing"),
        (["--merge", "a.json", "--filter", "x"], "--filter has no effect"),
        (["--merge", "a.json", "--jobs", "2"], "--jobs has no effect"),
        (["-k", "'open"], "begins with ' and does not end"),
        (["--update", "--watch"], "leave out --watch"),
        (["--update-in-ci"], "needs --update"),
    ])
    func `options of test that have no effect beside each other are refused`(
        options: [String], words: String
    ) throws {
        let result = try CommandRunner.run(["test"] + options)
        #expect(result.exitCode == 64)
        #expect(result.error.contains(words), "\(result.error)")
    }

    @Test func `--lf says what is wrong with what it knows`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let cache = ["XDG_CACHE_HOME": suite.path + "/cache"]
        try suite.write("a.case.json", #"{ "name": "A", "steps": [{ "call": "leave" }] }"#)
        #expect(try suite.test(environment: cache).exitCode == 1)
        let folder = suite.path + "/cache/portalhost"
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        try Data("no JSON".utf8).write(to: URL(filePath: "\(folder)/\(file)"))
        let result = try suite.test("--lf", environment: cache)
        #expect(result.exitCode == 2)
        #expect(result.error.contains("--lf cannot read which cases failed last"))
        // Without --lf it does not matter, and the next run knows again.
        #expect(try suite.test(environment: cache).exitCode == 1)
        #expect(try suite.test("--lf", environment: cache).output.contains("0 passed, 1 failed"))
    }

    @Test func `comments take back several rules, and between /* and */`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        func validate(_ comment: String) throws -> String {
            try suite.write(
                "portal.js",
                """
                function leave() {
                    \(comment)
                    MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Canceled", planName: "" });
                }
                """)
            return try run(suite, "validate", "portal.js", "--call", "leave").output
        }
        let bare = try validate("")
        let rule = "[metadata-value-unknown]"
        #expect(bare.contains(rule), "\(bare)")
        #expect(
            try !validate("/* portalhost-ignore metadata-value-unknown: the old spelling */")
                .contains(rule))
        let both = try validate(
            "// portalhost-ignore metadata-value-unknown, callback-not-set: old")
        #expect(!both.contains(rule))
        #expect(both.contains("is a finding of 'callback-not-set'"))
        #expect(
            try validate("/* portalhost-ignore metadata-vlaue: typo */")
                .contains("no rule has the id 'metadata-vlaue'"))
        #expect(
            try validate("/* portalhost-ignore metadata-value-unknown */")
                .contains("[suppression-without-reason]"))
    }

    @Test func `the page of a suite shows what the portal's page looked like where a case failed`()
        throws
    {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "index.html",
            "<!DOCTYPE html><title>T</title><button onclick=\"this.textContent = 'Bought'\">Buy</button>"
        )
        for (file, text) in [("good", "Bought"), ("bad", "Sold")] {
            try suite.write(
                "\(file).case.json",
                """
                { "name": "\(file)", "page": "index.html", "steps": [{ "do": "click \\"Buy\\"" }],
                  "expect": { "page": { "element": "button", "text": "\(text)" } } }
                """)
        }
        #expect(try suite.test("--html", "page.html").exitCode == 1)
        let page = try suite.read("page.html")
        #expect(page.components(separatedBy: "<iframe sandbox=\"\"").count - 1 == 2)
        #expect(page.contains("unsafe-inline"))
        // Without a failure there is no such frame, and nothing that it would need.
        #expect(try suite.test("--filter", "good", "--html", "good.html").exitCode == 0)
        let good = try suite.read("good.html")
        #expect(!good.contains("<iframe") && !good.contains("unsafe-inline"))
    }

    @Test func `a callback that is nowhere is told once, at its cause`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "portal.js",
            """
            (function () {
              function onDone(json) { console.log(JSON.parse(json).activationResult); }
              window.buy = function () {
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
                MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                  { userAccount: "New", purchaseInstrument: "New", line: "New",
                    moDirectStatus: "Complete", planName: "S" }, "1$smdp.example.com$ABC-1");
              };
            }());
            """)
        let result = try run(suite, "validate", "portal.js", "--call", "buy")
        #expect(
            result.output.components(separatedBy: "[callback-not-found]").count - 1 == 1,
            "\(result.output)")
        #expect(result.output.contains("portal.js:2:"))
    }
}
