import Foundation
import PortalTestSupport
import Testing

/// Places in reports: files are called in one way everywhere, and every finding has one.
@Suite struct ReportPathTests {
    private static let lexical = """
        const done = function (text) {};
        function buy() {
          MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'done';
          MobilePlansInlineProfileDownload.registrationChangedScript = 'done';
          MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
            { moDirectStatus: 'Complete', planName: '5 GB' }, '1$smdp.contoso.example$AB');
        }
        """

    /// Two portals with a script of one name, and a folder beside them.
    private func repository() throws -> SuiteFolder {
        let suite = try SuiteFolder()
        try FileManager.default.removeItem(atPath: suite.path + "/suite.json")
        for folder in ["client", "shop", "ci"] {
            try FileManager.default.createDirectory(
                atPath: "\(suite.path)/\(folder)", withIntermediateDirectories: true)
        }
        try suite.write("client/portal.js", Self.lexical)
        try suite.write("shop/portal.js", Self.lexical)
        return suite
    }

    private func validate(
        _ suite: SuiteFolder, in folder: String, _ arguments: String...,
        environment: [String: String] = [:]
    ) throws -> CommandResult {
        try CommandRunner.run(
            ["validate"] + arguments + ["--call", "buy"], in: "\(suite.path)/\(folder)",
            environment: environment.merging(["GITHUB_STEP_SUMMARY": ""]) { first, _ in first })
    }

    @Test func `F24, two portals of one repository stay apart in every format`() throws {
        let suite = try repository()
        defer { suite.remove() }
        for format in ["text", "json", "sarif", "junit", "github", "tap"] {
            let output = try validate(suite, in: "ci", "../client", "../shop", "--format", format)
                .output
            #expect(output.contains("../client/portal.js"), "\(format)")
            #expect(output.contains("../shop/portal.js"), "\(format)")
        }
    }

    @Test func `bugs 12, GITHUB_WORKSPACE and --root say where names begin`() throws {
        let suite = try repository()
        defer { suite.remove() }
        let github = try validate(
            suite, in: "client", "portal.js", "--format", "github",
            environment: ["GITHUB_WORKSPACE": suite.path])
        #expect(github.output.hasPrefix("::error file=client/portal.js,line=1,"))
        let root = try validate(suite, in: "client", "portal.js", "--root", "..")
        #expect(root.output.hasPrefix("client/portal.js:1:7: error:"))
        let elsewhere = try validate(
            suite, in: "client", "portal.js", environment: ["GITHUB_WORKSPACE": suite.path + "/ci"])
        #expect(elsewhere.output.hasPrefix("portal.js:1:7: error:"))
        #expect(try validate(suite, in: "client", "portal.js", "--root", "no").exitCode == 2)
    }

    @Test func `section 5, annotations name files from the repository's root`() throws {
        let suite = try repository()
        defer { suite.remove() }
        try FileManager.default.createDirectory(
            atPath: suite.path + "/.git", withIntermediateDirectories: true)
        let environment = ["GITHUB_WORKSPACE": ""]
        let github = try validate(
            suite, in: "client", "portal.js", "--format", "github", environment: environment)
        #expect(github.output.hasPrefix("::error file=client/portal.js,line=1,"))
        let text = try validate(suite, in: "client", "portal.js", environment: environment)
        #expect(text.output.hasPrefix("portal.js:1:7: error:"))
    }

    @Test func `a page's source maps are found whatever names begin with`() throws {
        let suite = try repository()
        defer { suite.remove() }
        try suite.write("shop/index.html", "<!DOCTYPE html><script src=built.js></script>")
        try suite.write(
            "shop/built.js", "throw new Error('x');\n//# sourceMappingURL=built.js.map\n")
        try suite.write("shop/written.js", "\n\n\nthrow new Error('x');\n")
        try suite.write(
            "shop/built.js.map",
            #"{ "version": 3, "sources": ["written.js"], "names": [], "mappings": "AAGA" }"#)
        for folder in ["shop", "ci", "."] {
            let result = try CommandRunner.run(
                ["run", suite.path + "/shop", "--root", suite.path],
                in: "\(suite.path)/\(folder)")
            #expect(result.output.hasPrefix("shop/written.js:4:1: error: uncaught Error: x"))
        }
    }

    @Test func `bugs 14, every SARIF result has a location`() throws {
        let suite = try repository()
        defer { suite.remove() }
        try suite.write(
            "client/portal.js",
            """
            function buy() {
                MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
                Promise.reject("text");
                throw "thrown";
            }
            """)
        let url = "https://portal.contoso-mobile.example/?imei=490154203237519&transactionId=1"
        for command in ["validate", "run", "matrix"] {
            let result = try CommandRunner.run(
                [command, "client/portal.js", "--call", "buy", "--url", url, "--format", "sarif"],
                in: suite.path)
            let log = try #require(
                try JSONSerialization.jsonObject(with: Data(result.output.utf8))
                    as? [String: Any])
            let runs = try #require(log["runs"] as? [[String: Any]])
            let results = try #require(runs.first?["results"] as? [[String: Any]])
            #expect(results.count >= 3, "\(command)")
            for entry in results {
                let locations = entry["locations"] as? [[String: Any]]
                let place = locations?.first?["physicalLocation"] as? [String: Any]
                let artifact = place?["artifactLocation"] as? [String: Any]
                let region = place?["region"] as? [String: Any]
                #expect(artifact?["uri"] as? String == "client/portal.js", "\(command) \(entry)")
                #expect(region?["startLine"] is Int, "\(command) \(entry)")
            }
        }
        let text = try validate(suite, in: "client", "portal.js").output
        #expect(text.contains("portal.js: error: unhandled rejection: value text"))
        #expect(!text.contains("<unknown>"))
    }

    @Test func `bugs 13, no two JUnit cases have one class and name`() throws {
        let suite = try repository()
        defer { suite.remove() }
        try suite.write(
            "client/portal.js",
            "function buy() { MobilePlans.notifyCancelledPurchase({ moDirectStatus: 1 }); "
                + "MobilePlans.notifyCancelledPurchase({}); }")
        let output = try validate(suite, in: "client", "portal.js", "--format", "junit").output
        let names = output.split(separator: "\n").filter { $0.contains("<testcase ") }
            .compactMap { $0.split(separator: " time=").first }
        #expect(names.count >= 4)
        #expect(Set(names).count == names.count)
    }

    @Test func `F27, what an evaluate step finds stands in the case's file`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "e.case.json",
            """
            { "name": "E", "steps": [
              { "evaluate": "greet('x')" },
              { "evaluate": "var a = \\"é\\";\\nmissing(a)" }
            ] }
            """)
        let result = try suite.test("--format", "github", environment: ["GITHUB_STEP_SUMMARY": ""])
        // Line 2 of the text is in line 3 of the file; the escapes before it count.
        #expect(result.output.contains("e.case.json:3:41"), "\(result.output)")
        #expect(!result.output.contains("step 2:"))
    }

    @Test func `F27, a step before all cases stands in the suite's file`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "suite.json",
            #"{ "scripts": ["portal.js"], "before": [{ "evaluate": "null.x" }] }"#)
        try suite.writeCase("a", name: "A")
        let output = try suite.test().output
        #expect(output.contains("suite.json:1:"), "\(output)")
        #expect(!output.contains("step 1:"))
    }

    @Test func `bugs 27, two suites may each have a case of one name`() throws {
        let suite = try repository()
        defer { suite.remove() }
        for folder in ["client", "shop"] {
            try suite.write("\(folder)/portal.js", "console.log('x');")
            try suite.write("\(folder)/suite.json", #"{ "scripts": ["portal.js"] }"#)
            try suite.write(
                "\(folder)/buy.case.json", #"{ "name": "Buy", "expect": { "console": ["x"] } }"#)
        }
        let both = try suite.test("client", "shop")
        #expect(both.exitCode == 0)
        try suite.write(
            "shop/again.case.json", #"{ "name": "Buy", "expect": { "console": ["x"] } }"#)
        let twice = try suite.test("client", "shop")
        #expect(twice.exitCode == 1)
        #expect(twice.output.contains("shop/again.case.json has the same name"))
    }
}
