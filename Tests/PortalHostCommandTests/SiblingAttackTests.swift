import Foundation
import PortalTestSupport
import Testing

/// Attacks of the kinds that fell before, on other places.
@Suite struct SiblingAttackTests {
    private static let hello = "console.log('hello');"

    private static func passing(_ name: String, _ script: String) -> String {
        "{\"name\": \"\(name)\", \"scripts\": [\"\(script)\"], \"steps\": [{\"settle\": true}], \"allow\": [\"console\"]}"
    }

    @Test func `names that begin with a mark which combines are those of their files`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let mark = "\u{301}"
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/u/\(mark)", withIntermediateDirectories: true)
        try folder.write("u/\(mark)/p.js", Self.hello)
        try folder.write("u/\(mark)q.js", Self.hello)
        try folder.write("u/\(mark)/a.case.json", Self.passing("a", "p.js"))
        try folder.write("u/\(mark)b.case.json", Self.passing("b", "\(mark)q.js"))
        let result = try folder.test("u")
        #expect(result.exitCode == 0 && result.output.contains("2 passed"), "\(result)")
        let run = try CommandRunner.run(
            ["run", "u/\(mark)q.js", "--trace", "u/\(mark)t.jsonl"], in: folder.path)
        #expect(run.exitCode == 0, "\(run)")
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/u")
        #expect(names.contains { $0.utf8.elementsEqual("\(mark)t.jsonl".utf8) }, "\(names)")
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "(", count: 100_000),
        String(repeating: "a|", count: 300_000), String(repeating: "(?:", count: 5_000),
    ])
    func `a regular expression that is too large fails its case alone`(source: String) throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write(
            "bad.case.json",
            #"{"name": "bad", "expect": {"console": [{"$regex": "\#(source)"}]}}"#)
        try folder.writeCase("good", name: "good")
        let result = try folder.test()
        #expect(result.exitCode == 1 && !result.wasSignalled)
        #expect(result.output.contains("1 passed, 1 failed (1 could not be run)"))
        #expect(result.output.utf8.count < 2_000)
    }

    @Test func `an origin in the storage that no page has is a mistake, and no items are lost`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let text =
            "{\"localStorage\": {\"https://\u{E9}.example\": [[\"a\", \"1\"]], \"https://e\u{301}.example\": [[\"b\", \"2\"]]}}"
        try folder.write("s.json", text)
        let result = try CommandRunner.run(
            ["run", "portal.js", "--storage", "s.json"], in: folder.path)
        #expect(result.exitCode == 2 && result.error.contains("expected an origin"), "\(result)")
        #expect(try folder.read("s.json").utf8.elementsEqual(text.utf8))
    }

    @Test func `a token file that is another file is refused before it is read`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("token", String(repeating: "a", count: 1 << 20))
        let result = try folder.run([
            "run", "portal.js", "--partner-center", "http://127.0.0.1:1", "--token-file", "token",
        ])
        #expect(result.exitCode == 2 && result.error.contains("at most 64 kB"), "\(result)")
    }

    @Test func `numbers of an editor are clamped`() throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        let messages = [
            #"{"seq":1,"type":"request","command":"initialize","arguments":{"adapterID":"x"}}"#,
            #"{"seq":2,"type":"request","command":"setBreakpoints","arguments":{"source":{"path":"portal.js"},"breakpoints":[{"line":-1},{"line":9223372036854775807,"column":-9223372036854775808}]}}"#,
            #"{"seq":3,"type":"request","command":"completions","arguments":{"text":"a","column":-9223372036854775808}}"#,
            #"{"seq":4,"type":"request","command":"variables","arguments":{"variablesReference":-9223372036854775808,"start":9223372036854775807,"count":9223372036854775807}}"#,
            #"{"seq":5,"type":"request","command":"source","arguments":{"sourceReference":-9223372036854775808}}"#,
            #"{"seq":6,"type":"request","command":"breakpointLocations","arguments":{"source":{"path":"portal.js"},"line":9223372036854775807,"endLine":-9223372036854775808}}"#,
            #"{"seq":7,"type":"request","command":"disconnect"}"#,
        ]
        let input = messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
        let result = try CommandRunner.run(["dap"], input: Data(input.utf8), in: folder.path)
        #expect(!result.wasSignalled && result.exitCode == 0, "\(result)")
        #expect(result.output.contains(#""request_seq":7"#), "\(result.output)")
    }

    @Test func `parts of a suite that there cannot be are refused, and none is gone through`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        func part(_ index: Int, _ count: Int) -> String {
            #"{"version": 1, "cases": [], "summary": {"passed": 0, "failed": 0, "broken": 0}, "shard": {"index": \#(index), "count": \#(count)}}"#
        }
        for (index, count) in [(0, 0), (3, 2), (1, -1)] {
            try folder.write("part.json", part(index, count))
            let result = try folder.test("--merge", "part.json")
            #expect(result.exitCode == 2 && result.error.contains("expected a report"), "\(result)")
        }
        try folder.write("part.json", part(1, .max))
        let result = try folder.test("--merge", "part.json")
        #expect(result.exitCode == 2 && result.error.contains("parts 2, 3, 4"), "\(result)")
    }

    @Test func `parts of the coverage are merged in any order, and their counts have an end`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        func part(_ name: String, _ count: Int, gap: String) -> String {
            #"{"version": 1, "files": [{"path": "a.js", "lines": [{"line": 1, "count": \#(count)}], "functions": [{"name": "\#(name)", "line": 1, "endLine": 1, "count": \#(count)}], "branches": []}], "gaps": ["\#(gap)"], "totals": {"lines": {"all": 1, "covered": 1}, "functions": {"all": 1, "covered": 1}, "branches": {"all": 0, "covered": 0}}}"#
        }
        try folder.write("1.json", part("f", .max, gap: "x"))
        try folder.write("2.json", part("g\\nend_of_record\\nSF:b.js", 7, gap: "w"))
        func merge(_ parts: String...) throws -> [String] {
            let options = parts.flatMap { ["--coverage-merge", $0] }
            let result = try folder.run(
                ["run", "portal.js"] + options + [
                    "--coverage", "json:c.json", "--coverage", "lcov:c.info",
                ])
            // What a part says was not counted is said, and ends with 2.
            #expect(result.exitCode == 2 && result.error.contains("--coverage: w"), "\(result)")
            return [try folder.read("c.json"), try folder.read("c.info")]
        }
        let found = try merge("1.json", "2.json", "2.json")
        #expect(try merge("2.json", "1.json", "2.json") == found)
        #expect(found[0].contains("9223372036854775807"))
        #expect(!found[1].contains("\nSF:b.js"))
    }

    @Test(arguments: [
        ("a.case.json", #"{"name": "a", "url": "/\u001b[2J\u202e"}"#),
        (".portalhost.json", #"{"url": "/\u001b[2J\u202e"}"#),
        ("network.json", #"{"fixtures": [{"url": "ftp\u202e\u200b://a/", "json": 1}]}"#),
    ])
    func `what is wrong with a document is said without its controls`(
        file: String, text: String
    ) throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write(file, text)
        let result = try CommandRunner.run(
            file == "a.case.json" ? ["test"] : ["run", "portal.js"], in: folder.path)
        #expect(result.exitCode != 0)
        let shown = result.output + result.error
        #expect(!shown.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{200B}"].contains($0) })
        #expect(shown.contains("\\u202e"), "\(result)")
    }

    @Test
    func `attack 32: a path in a working directory that was removed is the path that was given`()
        throws
    {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.writeCase("a", name: "a")
        let program = Process()
        program.executableURL = URL(filePath: "/bin/sh")
        program.arguments = [
            "-c",
            #"mkdir gone && cd gone && rmdir ../gone && "$1" test "$2" && "$1" test "$2/none""#,
            "sh",
            CommandRunner.executable.path, folder.path,
        ]
        program.currentDirectoryURL = URL(filePath: folder.path)
        let (output, error) = (Pipe(), Pipe())
        program.standardOutput = output
        program.standardError = error
        try program.run()
        let shown = String(
            decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        let told = String(
            decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        program.waitUntilExit()
        #expect(shown.contains("1 passed, 0 failed"), "\(shown) \(told)")
        #expect(told.contains("\(folder.path)/none"), "\(told)")
    }
}

extension SuiteFolder {
    /// Runs `portalhost` there.
    fileprivate func run(_ arguments: [String]) throws -> CommandResult {
        try CommandRunner.run(arguments, in: path)
    }
}
