import Foundation
import PortalTestSupport
import Testing

/// `portalhost test`: what it prints, writes and returns.
@Suite struct SuiteCommandTests {
    private var snapshots: String { folder() + "/Snapshots" }

    @Test func `cases that pass are listed and counted`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.writeCase("b", name: "Second")
        try suite.writeCase("a", name: "First")
        let result = try suite.test()
        #expect(
            result.output == """
                ✔ First  a.case.json
                ✔ Second  b.case.json

                2 passed, 0 failed

                """)
        #expect(result.exitCode == 0)
        #expect(result.error == "")
    }

    @Test func `a failure shows what was expected, what was seen, and where`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "greeting.case.json",
            #"""
            { "name": "Greeting", "steps": [{ "call": "greet", "arguments": ["Ann"] }],
              "expect": { "console": ["hello Bob"] } }
            """#)
        let result = try suite.test()
        #expect(
            result.output == """
                ✘ Greeting  greeting.case.json  failed
                    console lines: 1 missing, 1 unexpected (- expected, + seen)
                      - "hello Bob"
                      + "hello Ann"  portal.js:4:35

                0 passed, 1 failed

                """)
        #expect(result.exitCode == 1)
    }

    @Test func `one bad case among others fails alone, with its reason`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.writeCase("good", name: "Good")
        let bad: [(file: String, text: String, reason: String)] = [
            (
                "no-json", "{ name: 1 }",
                "no-json.case.json:1:3: error: expected the name of a member"
            ),
            ("empty", "", "empty.case.json: error: the file is empty"),
            (
                "script", #"{ "name": "S", "scripts": ["portal.jss"] }"#,
                "error: scripts: portal.jss: no such file; did you mean 'portal.js'?"
            ),
            (
                "preset", #"{ "name": "P", "scenario": "ofline" }"#,
                "preset.case.json:1:28: error: scenario: unknown name 'ofline'; did you mean 'offline'?"
            ),
            (
                "enum",
                #"{ "name": "E", "expect": { "callbacks": [{ "name": "f", "payload": { "activationResult": "cardBussy" } }] } }"#,
                "no run gives 'cardBussy'; did you mean 'cardBusy'?"
            ),
            (
                "contradiction",
                #"{ "name": "C", "expect": { "app": { "control": "returned" } } }"#,
                "control cannot be returned: no expected call gives it back"
            ),
            ("twin", #"{ "name": "Good" }"#, "good.case.json has the same name"),
            (
                "retries",
                #"{ "name": "Retries", "allow": ["console"], "steps": [{ "call": "retry" }] }"#,
                "the run was ended: the trace ran into its size limit [trace-limit]"
            ),
            (
                "polls-long",
                #"{ "name": "Polls long", "allow": ["console"], "limits": { "time": "1m" }, "steps": [{ "call": "poll" }] }"#,
                "the run was ended: the virtual time ran out [virtual-time-limit]"
            ),
            (
                "hangs",
                #"{ "name": "Hangs", "limits": { "seconds": 1 }, "steps": [{ "call": "hang" }] }"#,
                "the run was ended: the script ran into its time limit [time-limit]"
            ),
            (
                "missing", #"{ "name": "M", "steps": [{ "call": "leav" }] }"#,
                "the scripts define no 'leav'; did you mean 'leave'?"
            ),
            (
                "crashes", #"{ "name": "Crashes", "steps": [{ "call": "crash" }] }"#,
                "+ error: uncaught TypeError: null is not an object"
            ),
        ]
        for (file, text, _) in bad { try suite.write("\(file).case.json", text) }
        let result = try suite.test()
        #expect(result.exitCode == 1)
        #expect(result.output.contains("✔ Good  good.case.json\n"))
        #expect(result.output.contains("1 passed, \(bad.count) failed (7 could not be run)"))
        for (file, _, reason) in bad {
            #expect(result.output.contains(reason), "\(file)")
        }
    }

    @Test func `a case that the engine cannot end fails alone, and the others run`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.writeCase("a", name: "Before")
        try suite.write(
            "b.case.json",
            #"{ "name": "Stalls", "limits": { "seconds": 1 }, "steps": [{ "call": "stall" }] }"#)
        try suite.writeCase("c", name: "After")
        let result = try suite.test("--format", "json", "--output", "report.json")
        #expect(
            result.output == """
                ✔ Before  a.case.json
                ✘ Stalls  b.case.json  failed
                    the script ran far beyond its time limit inside the engine, which could not \
                interrupt it [time-limit]
                ✔ After  c.case.json

                2 passed, 1 failed

                """)
        #expect(result.exitCode == 1)
        let report = try suite.read("report.json")
        #expect(report.contains("\"passed\" : 2"))
    }

    @Test func `a filter takes names and files, in any letter case`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.writeCase("one", name: "Apples")
        try suite.writeCase("two", name: "Pears")
        #expect(try suite.test("--filter", "APPLE", "--list").output == "one.case.json  Apples\n")
        #expect(try suite.test("--filter", "two").output.contains("✔ Pears"))
        #expect(
            try suite.test("--filter", "two", "--filter", "app").output.contains("2 passed"))
        let nothing = try suite.test("--filter", "plums")
        #expect(nothing.exitCode == 69)
        #expect(nothing.error == "portalhost: error: none of 2 cases matches --filter 'plums'\n")
        #expect(nothing.output == "")
    }

    @Test func `a folder without cases is told`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let result = try suite.test()
        #expect(result.exitCode == 69)
        #expect(result.error.contains("no file ending in .case.json was found"))
        #expect(try suite.test("nowhere").exitCode == 2)
    }

    @Test func `fail fast stops at the first failure`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("a.case.json", "nothing")
        try suite.writeCase("b", name: "Never run")
        let result = try suite.test("--fail-fast")
        #expect(result.output.contains("0 passed, 1 failed"))
        #expect(!result.output.contains("Never run"))
        #expect(result.error == "stopped at the first failure; 1 cases were not run\n")
        #expect(result.exitCode == 1)
    }

    @Test(arguments: ["json", "junit", "tap"])
    func `a report goes to a file, and the text to standard output`(_ format: String) throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.writeCase("a", name: "Five < six & \\\"quoted\\\" # hash")
        try suite.write("b.case.json", #"{ "name": "Fails", "steps": [{ "call": "crash" }] }"#)
        let toFile = try suite.test("--format", format, "--output", "report")
        #expect(toFile.output.contains("1 passed, 1 failed"))
        #expect(toFile.exitCode == 1)
        let named = try suite.test("--output", "\(format):named", "--output", "sarif:other")
        #expect(named.output == toFile.output)
        let direct = withoutTimes(try suite.test("--format", format).output)
        #expect(direct == withoutTimes(try suite.read("report")))
        #expect(direct == withoutTimes(try suite.read("named")))
        #expect(try suite.read("other").contains("\"case-failed\""))
        #expect(
            try snapshotDifference(direct, named: "suite/report.\(format)", in: snapshots) == nil)
    }

    /// The times of the real world are others at each time.
    private func withoutTimes(_ text: String) -> String {
        text.replacing(/time="\d+\.\d+"/, with: "time=\"T\"")
            .replacing(/timestamp="[-0-9T:]+Z"/, with: "timestamp=\"D\"")
    }

    @Test func `F26, F30, reports are written also where nothing could be run`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let outputs = ["text", "json", "junit", "tap", "github", "sarif", "html"]
            .flatMap { ["--output", "\($0):report.\($0)"] }
        for command in ["test", "validate", "run", "matrix", "report"] {
            let result = try CommandRunner.run(
                [command, "nowhere.json"] + outputs, in: suite.path,
                environment: ["GITHUB_STEP_SUMMARY": ""])
            #expect(result.exitCode == 2, "\(command)")
            #expect(result.error.contains("nowhere.json"), "\(command)")
            for format in ["text", "json", "junit", "tap", "github", "sarif", "html"] {
                let report = try suite.read("report.\(format)")
                #expect(report.contains("no such file"), "\(command) \(format)")
                try FileManager.default.removeItem(atPath: "\(suite.path)/report.\(format)")
            }
        }
    }

    @Test func `F26, a summary is added to the page of a job`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write("b.case.json", #"{ "name": "<b>|x", "steps": [{ "call": "crash" }] }"#)
        try suite.write("summary.md", "before\n")
        let summary = ["GITHUB_STEP_SUMMARY": suite.path + "/summary.md"]
        let result = try suite.test("--format", "github", environment: summary)
        #expect(result.output.hasPrefix("::error file="))
        #expect(result.output.hasSuffix("\n0 passed, 1 failed\n"))
        let text = try suite.read("summary.md")
        #expect(text.hasPrefix("before\n## portalhost test\n\n0 passed, 1 failed\n"))
        #expect(text.contains("\\<b\\>\\|x: findings"), "\(text)")
        _ = try suite.test(environment: summary)
        #expect(try suite.read("summary.md") == text, "only the form for GitHub adds to it")
    }

    @Test func `F17, a suite is found from the real path, inside the repository`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try FileManager.default.createDirectory(
            atPath: suite.path + "/cases/deep", withIntermediateDirectories: true)
        try suite.writeCase("cases/deep/a", name: "A")
        for (folder, path) in [
            ("cases/deep", "a.case.json"), ("cases/deep", "."), ("cases", "deep"),
            ("/", suite.path + "/cases/deep/a.case.json"),
        ] {
            let result = try CommandRunner.run(
                ["test", path], in: folder == "/" ? folder : "\(suite.path)/\(folder)")
            #expect(result.exitCode == 0, "\(folder) \(path): \(result.output)")
        }
        // What is above the repository takes no part.
        try FileManager.default.createDirectory(
            atPath: suite.path + "/cases/.git", withIntermediateDirectories: true)
        let outside = try CommandRunner.run(["test", "cases"], in: suite.path)
        #expect(outside.exitCode == 1)
        #expect(outside.output.contains("no portal; name its page"))
    }

    @Test func `F8, a configuration serves cases where their suite says nothing`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try FileManager.default.removeItem(atPath: suite.path + "/suite.json")
        try suite.write(
            ".portalhost.json", #"{ "scripts": ["portal.js"], "scenario": "full-card" }"#)
        try FileManager.default.createDirectory(
            atPath: suite.path + "/cases", withIntermediateDirectories: true)
        try suite.writeCase("cases/a", name: "A")
        #expect(try suite.test("cases").exitCode == 0)
        try suite.write(
            ".portalhost.json", #"{ "scripts": ["portal.js"], "scenario": "ful-card" }"#)
        let wrong = try suite.test("cases")
        #expect(wrong.exitCode == 1)
        #expect(wrong.output.contains("did you mean 'full-card'?"))
        try suite.write(".portalhost.json", #"{ "scriptz": [] }"#)
        #expect(
            try suite.test("cases").output.contains(".portalhost.json:1:3: error: unknown member"))
    }

    @Test func `F20, cases are chosen by an expression`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        for name in ["Buys esim", "Buys roaming", "Cancels"] {
            try suite.writeCase(name.lowercased().replacing(" ", with: "-"), name: name)
        }
        func chosen(_ expression: String) throws -> Int {
            try suite.test("-k", expression, "--list").output.split(separator: "\n").count
        }
        #expect(try chosen("buys") == 2)
        #expect(try chosen("buys and not (esim or x)") == 1)
        #expect(try chosen("not buys or ESIM") == 2)
        #expect(try chosen("'buys esim'") == 1)
        #expect(try chosen("not not cancels") == 1)
        for wrong in ["", "and", "buys and", "(buys", "buys)", "not", "a b"] {
            let result = try suite.test("-k", wrong)
            #expect(result.exitCode == 64, "\(wrong)")
            #expect(result.error.contains("-k '\(wrong)': "), "\(wrong)")
        }
    }

    @Test func `F20, the cases that failed last are run again`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        let cache = ["XDG_CACHE_HOME": suite.path + "/cache"]
        try suite.writeCase("good", name: "Good")
        try suite.write("bad.case.json", #"{ "name": "Bad", "steps": [{ "call": "crash" }] }"#)
        #expect(try suite.test("--lf", environment: cache).exitCode == 69)
        #expect(try suite.test(environment: cache).exitCode == 1)
        let again = try suite.test("--lf", environment: cache)
        #expect(again.output.contains("0 passed, 1 failed"))
        #expect(!again.output.contains("Good"))
        // A run of others changes nothing about it.
        _ = try suite.test("good.case.json", environment: cache)
        #expect(try suite.test("--lf", environment: cache).output.contains("1 failed"))
        try suite.write("bad.case.json", #"{ "name": "Bad" }"#)
        #expect(try suite.test("--lf", environment: cache).exitCode == 0)
        let none = try suite.test("--lf", environment: cache)
        #expect(none.exitCode == 69)
        #expect(none.error.contains("no case failed when it was run last"))
    }

    @Test func `F20, the end names what failed, and what was slow if that is asked for`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        for number in 1...6 { try suite.writeCase("c\(number)", name: "Case \(number)") }
        try suite.write("bad.case.json", #"{ "name": "Bad", "steps": [{ "call": "crash" }] }"#)
        let result = try suite.test("--durations", "2")
        #expect(result.output.contains("\nFailed\n  ✘ Bad  bad.case.json\n\nSlowest\n  "))
        #expect(
            result.output.split(separator: "Slowest\n").last?.matches(of: /\d s\ \ \w/).count == 2)
        let quiet = try suite.test("-q").output
        #expect(!quiet.contains("✔"))
        #expect(quiet.contains("✘ Bad"))
        #expect(quiet.hasSuffix("6 passed, 1 failed\n"))
    }

    @Test func `repeating finds nothing in a portal that is deterministic`() throws {
        let suite = try SuiteFolder()
        defer { suite.remove() }
        try suite.write(
            "random.case.json",
            #"{ "name": "R", "allow": ["console"], "steps": [{ "evaluate": "console.log(Math.random(), Date.now())" }] }"#
        )
        let result = try suite.test("--repeat", "5")
        #expect(result.exitCode == 0)
    }

    @Test(arguments: [
        (["--shard", "0/3"], "expected --shard I/N with I from 1 to N, or auto, found '0/3'"),
        (["--shard", "x"], "expected --shard I/N"),
        (["--shard", "auto"], "found no job scheduler"),
        (["--repeat", "0"], "expected a whole number from 1"),
        (["--format", "xml"], "unknown value 'xml' for --format"),
        (["--merge"], "no reports given"),
    ])
    func `a wrong command line is explained`(_ arguments: [String], _ message: String) throws {
        let result = try CommandRunner.run(["test"] + arguments)
        #expect(result.exitCode == 64)
        #expect(result.error.contains(message))
    }
}
