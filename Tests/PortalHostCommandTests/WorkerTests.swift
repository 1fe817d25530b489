import Foundation
import PortalTestSupport
import Testing

/// `--jobs`: cases run in processes of their own, and the report does not tell how many there were.
@Suite(.serialized) struct WorkerTests {
    /// Cases of every kind of end, of which one holds the engine.
    private func suite() throws -> SuiteFolder {
        let folder = try SuiteFolder()
        for number in 1...6 { try folder.writeCase("p\(number)", name: "passes \(number)") }
        try folder.write(
            "q.case.json",
            #"""
            { "name": "holds the engine", "limits": { "seconds": 1 },
              "steps": [{ "call": "stall" }], "expect": {} }
            """#)
        try folder.write(
            "r.case.json",
            #"{ "name": "fails", "steps": [{ "call": "greet" }], "expect": { "console": ["no"] } }"#
        )
        try folder.write("s.case.json", #"{ "name": "is none", "stebs": [] }"#)
        try folder.write(
            "t.case.json",
            #"{ "name": "fails", "steps": [{ "call": "leave" }], "expect": {} }"#)
        try folder.write("hang.js", "for (;;) {}")
        for name in ["u", "v"] {
            try folder.write(
                "\(name).case.json",
                #"""
                { "name": "never loads \#(name)", "scripts": ["hang.js"],
                  "limits": { "seconds": 1 }, "expect": {} }
                """#)
        }
        return folder
    }

    @Test func `the report is the same to the byte for any number of workers`() throws {
        let folder = try suite()
        defer { folder.remove() }
        var reports: [String] = []
        for jobs in ["1", "2", "4"] {
            let result = try folder.test(
                ".", "--jobs", jobs, "--format", "json", "--html", "page-\(jobs).html")
            #expect(result.exitCode == 1)
            reports.append(result.output)
            #expect(try folder.read("page-\(jobs).html") == folder.read("page-1.html"))
        }
        #expect(reports[0] == reports[1] && reports[1] == reports[2])
        #expect(reports[0].contains("which could not interrupt it [time-limit]"))
        #expect(
            reports[0].contains(
                "not run: loading the same scripts ran into the time limit in 'never loads u'"))
        #expect(reports[0].contains("\"passed\" : 6"))
    }

    @Test func `--fail-fast reports the first failure of the order, and nothing after it`() throws {
        let folder = try suite()
        defer { folder.remove() }
        for jobs in ["1", "4"] {
            let result = try folder.test(".", "--jobs", jobs, "--fail-fast")
            #expect(result.output.contains("6 passed, 1 failed"), "\(result.output)")
            #expect(result.error.contains("stopped at the first failure; 5 cases were not run"))
        }
    }

    @Test func `parts of a suite merge to the report of the whole`() throws {
        let folder = try suite()
        defer { folder.remove() }
        // Of scripts that never load, each part tells its own first case.
        for name in ["u", "v"] {
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(name).case.json")
        }
        let whole = try folder.test(".", "--format", "json")
        for part in 1...3 {
            let result = try folder.test(".", "--shard", "\(part)/3", "--format", "json")
            try folder.write("part\(part).json", result.output)
        }
        for order in [["1", "2", "3"], ["3", "1", "2"]] {
            let merged = try CommandRunner.run(
                ["test", "--format", "json", "--merge"] + order.map { "part\($0).json" },
                in: folder.path)
            #expect(merged.output == whole.output)
        }
    }

    @Test func `attack 31: a folder that cannot be read is told, and the other cases run`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.writeCase("a", name: "a")
        // Root reads every folder, so the path is what cannot be read: longer than the system takes.
        let name = String(repeating: "d", count: 200)
        let script =
            "mkdir -p deep && cd deep && for i in $(seq 25); do mkdir \(name) && cd \(name); done"
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(filePath: folder.path)
        try process.run()
        process.waitUntilExit()
        let result = try folder.test(".")
        #expect(result.exitCode == 1)
        #expect(result.output.contains("✔ a"))
        #expect(result.output.contains("cannot be read, so whatever cases are in it were not run"))
        #expect(result.output.contains("1 passed, 1 failed (1 could not be run)"))
    }
}
