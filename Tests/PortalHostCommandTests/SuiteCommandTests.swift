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
        let direct = try suite.test("--format", format)
        #expect(direct.output == (try suite.read("report")))
        #expect(
            try snapshotDifference(
                direct.output, named: "suite/report.\(format)", in: snapshots) == nil)
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
