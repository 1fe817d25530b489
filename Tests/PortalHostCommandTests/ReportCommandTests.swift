import Foundation
import PortalTestSupport
import Testing

/// `portalhost report`: a written trace is judged and shown as the run was.
@Suite struct ReportCommandTests {
    private let folder: URL

    init() throws {
        folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private static let portals: [(folder: String, script: String)] = {
        let root = ShippedPortalTests.portals
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return folders.sorted().filter { !$0.contains(".") }.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? [])
                .filter { $0.hasSuffix(".js") }.sorted()
                .map { (folder: "\(root)/\(folder)", script: $0) }
        }
    }()

    private func report(_ arguments: String...) throws -> CommandResult {
        try CommandRunner.run(["report"] + arguments, in: folder.path)
    }

    /// Writes a trace of a small portal.
    private func trace(_ change: (String) -> String = { $0 }) throws -> String {
        let script = folder.appending(path: "portal.js")
        try Data("function buy() { MobilePlans.nothing; }\n".utf8).write(to: script)
        let run = try CommandRunner.run(
            ["run", "portal.js", "--call", "buy", "--trace", "t.jsonl"], in: folder.path)
        #expect(run.exitCode == 1)
        let file = folder.appending(path: "t.jsonl")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(change(text).utf8).write(to: file)
        return "t.jsonl"
    }

    @Test func `there are portals to report on`() {
        #expect(Self.portals.count >= 20)
    }

    @Test(arguments: portals)
    func `a report of a trace is that of the run, in text, JSON and HTML`(
        _ portal: (folder: String, script: String)
    ) throws {
        let file = folder.appending(path: "t.jsonl").path
        for (format, target) in [("text", "modern"), ("json", "webview")] {
            let page = folder.appending(path: "run.html").path
            let run = try CommandRunner.run(
                [
                    "run", portal.script, "--call", "buy", "--time-limit", "1", "--trace", file,
                    "--format", format, "--html", page, "--target", target,
                ], in: portal.folder)
            let again = folder.appending(path: "report.html").path
            let report = try CommandRunner.run(
                ["report", file, "--format", format, "--html", again], in: portal.folder)
            #expect(report.output == run.output)
            #expect(report.error == "")
            // What could not be called was a wrong command for the run, and is none for the report.
            if run.exitCode != 2 { #expect(report.exitCode == run.exitCode) }
            #expect(
                try String(contentsOfFile: again, encoding: .utf8)
                    == String(contentsOfFile: page, encoding: .utf8))
        }
    }

    @Test(arguments: ["sarif", "junit", "github"])
    func `findings come in the forms that other tools read`(format: String) throws {
        let result = try report(try trace(), "--format", format)
        #expect(result.exitCode == 1)
        #expect(result.output.contains("unknown-member"))
        #expect(result.output.contains("portal.js"))
    }

    @Test func `a trace is read from standard input as well`() throws {
        let file = folder.appending(path: try trace())
        let result = try CommandRunner.run(
            ["report", "-"], input: try Data(contentsOf: file), in: folder.path)
        #expect(result.exitCode == 1)
        #expect(result.output == (try report("t.jsonl")).output)
    }

    // MARK: - Bad input

    private func refused(_ change: @escaping (String) -> String, _ words: String) throws {
        let result = try report(try trace(change))
        #expect(result.exitCode == 2)
        #expect(result.output == "")
        #expect(result.error.hasPrefix("t.jsonl:"), "\(result.error)")
        #expect(result.error.contains(words), "\(result.error)")
        #expect(result.error.utf8.count < 600)
    }

    @Test func `a trace that was cut off is told with the place`() throws {
        try refused({ String($0.dropLast(300)) }, "it was cut off")
        try refused(
            { $0.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n" },
            "t.jsonl:4:1: error: the end is not there: it was cut off")
    }

    @Test func `a trace of a newer version is told with what to do`() throws {
        try refused(
            { $0.replacing(#""version":1"#, with: #""version":2"#) },
            "this is a trace of version 2, and version 1 is the newest that this program reads")
    }

    @Test func `a trace that was edited is told with the place`() throws {
        try refused(
            { $0.replacing("MobilePlans.nothing;", with: "MobilePlans.something;") },
            "payload.text: this is not the text that the hash names")
        try refused(
            { $0.replacing(#""reason":"idle""#, with: #""reason":"idel""#) },
            "payload.reason: 'idel' is not known; did you mean 'idle'?")
        try refused(
            { $0.replacing(#""edition":"2018-12""#, with: #""edition":"2020-01""#) },
            "t.jsonl:1:39: error: payload.edition: '2020-01' is not known")
        try refused(
            { $0.replacing(#""sequence":2,"#, with: #""sequence":3,"#) },
            "expected the event 2, found 3")
    }

    @Test func `what is no trace is called that`() throws {
        for text in ["var a = 1;\n", "{\"version\":1}\n", "\u{0}\u{1}\u{2}", " \n"] {
            try refused({ _ in text }, "this is no trace: ")
        }
    }

    @Test func `a file that is longer than any trace is not read`() throws {
        let file = folder.appending(path: "long.jsonl")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        // A file with a hole: it takes no room on the disk.
        try handle.truncate(atOffset: 200 << 20)
        try handle.close()
        let result = try report("long.jsonl")
        #expect(result.exitCode == 2)
        #expect(
            result.error.hasPrefix(
                "long.jsonl: error: the file has 200 MiB, and no trace has more than 128; "))
        #expect(result.seconds < 5)
    }

    @Test func `a file that is not there, or a folder, is told`() throws {
        _ = try trace()
        let missing = try report("t.jsnl")
        #expect(missing.exitCode == 2)
        #expect(missing.error == "t.jsnl: error: no such file; did you mean 't.jsonl'?\n")
        let folder = try report(".")
        #expect(folder.error == ".: error: this is a folder; name the trace file in it\n")
    }

    @Test func `a trace of an older program, without texts, is judged as far as that goes`() throws
    {
        let file = try trace { text in
            text.split(separator: "\n").filter { !$0.contains(#"{"kind":"script""#) }
                .joined(separator: "\n") + "\n"
        }
        let result = try report(file)
        #expect(result.exitCode == 1)
        #expect(result.output.contains("[unknown-member]"))
        #expect(
            result.error.hasPrefix("t.jsonl: note: the trace has no texts of its scripts"))
    }

    @Test(arguments: [
        [], ["a", "b"], ["a", "--html", "-"], ["a", "--format", "xml"], ["a", "--output", "b"],
        ["a", "--output", "tap:"], ["a", "--output", "jnuit:x"],
        ["a", "--output", "tap:x", "--output", "json:x"],
    ])
    func `a wrong command line is told`(arguments: [String]) throws {
        let result = try CommandRunner.run(["report"] + arguments, in: folder.path)
        #expect(result.exitCode == 64)
        #expect(result.output == "")
    }
}
