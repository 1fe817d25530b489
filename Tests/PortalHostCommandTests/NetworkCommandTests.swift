import Foundation
import PortalTestSupport
import Testing

/// `--network`, `--allow-net` and `--record`, as a user types them.
@Suite struct NetworkCommandTests {
    private func folder(_ files: [String: String]) throws -> URL {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder
    }

    private static let portal =
        "fetch('https://api.example/plans').then((r) => r.text()).then(console.log, (e) => console.log(e.message));"

    @Test func `a finding shows the fixture to write, and the fixture answers`() throws {
        let folder = try folder(["p.js": Self.portal])
        defer { try? FileManager.default.removeItem(at: folder) }
        let without = try CommandRunner.run(["run", "p.js"], in: folder.path)
        #expect(without.exitCode == 1)
        let mark = "write this into network.json beside the scripts: "
        let line = try #require(without.output.split(separator: "\n").first { $0.contains(mark) })
        let fixture = line.split(separator: mark).last.map(String.init) ?? ""
        try Data(fixture.utf8).write(to: folder.appending(path: "network.json"))
        let with = try CommandRunner.run(["run", "p.js"], in: folder.path)
        #expect(with.exitCode == 0 && with.output.contains("log: {}"), "\(with.output)")
    }

    @Test func `fixtures that nobody asked for are told, broken ones end the command`() throws {
        let folder = try folder([
            "p.js": "console.log(1)", "f.json": "{\"fixtures\": [\n{\"url\": \"/a\"}]}",
            "bad.json": "{\"fixtures\": [{\"ulr\": \"/a\"}]}",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let unused = try CommandRunner.run(["run", "p.js", "--network", "f.json"], in: folder.path)
        #expect(unused.exitCode == 0)
        #expect(unused.error.contains("f.json:2: warning: no request was for this fixture"))
        let bad = try CommandRunner.run(["run", "p.js", "--network", "bad.json"], in: folder.path)
        #expect(bad.exitCode == 2)
        #expect(bad.error.contains("bad.json:1:16: error: fixtures[0]: unknown member 'ulr'"))
    }

    @Test(arguments: [
        (["--allow-net", "https://a.example"], "expected a host such as"),
        (["--record", "r.json"], "--record needs --allow-net"),
    ])
    func `wrong usage`(options: [String], words: String) throws {
        let result = try CommandRunner.run(["run", "x.js"] + options)
        #expect(result.exitCode == 64 && result.error.contains(words))
    }

    // use.md, F22.
    @Test func `fixtures stand in a case, in a suite and in a scenario`() throws {
        let fixture =
            "{\"url\": \"https://api.example/plans\", \"cors\": true, \"text\": \"WORD\"}"
        func own(_ word: String) -> String { fixture.replacing("WORD", with: word) }
        let folder = try folder([
            "p.js": Self.portal,
            "suite.json": "{\"scripts\": [\"p.js\"], \"network\": [\(own("suite"))]}",
            "object.case.json":
                "{\"name\": \"object\", \"network\": {\"fixtures\": [\(own("case"))]}, \"expect\": {\"console\": [\"case\"]}}",
            "list.case.json":
                "{\"name\": \"list\", \"network\": [\(own("list")), \"more.json\"], \"expect\": {\"console\": [\"list\"]}}",
            "shared.case.json": "{\"name\": \"shared\", \"expect\": {\"console\": [\"suite\"]}}",
            "more.json": "{\"fixtures\": [{\"url\": \"/more\", \"json\": {}}]}",
            "world.json": "{\"network\": {\"fixtures\": [\(own("world"))]}}",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(["test"], in: folder.path)
        #expect(result.output.contains("3 passed, 0 failed"), "\(result.output)")
        // The suite's is used by another case, so a filter leaves it without a word.
        let one = try CommandRunner.run(["test", "--filter", "object"], in: folder.path)
        #expect(one.error == "")
        #expect(result.error.contains("more.json:1: warning: no request was for this fixture"))
        let world = try CommandRunner.run(
            ["run", "p.js", "--scenario", "world.json"], in: folder.path)
        #expect(world.output.contains("log: world"), "\(world.output)\(world.error)")
    }

    @Test(arguments: [
        (
            "3",
            "1:26: error: network: expected a fixture file or folder, a list of files and fixtures, or "
                + "{\"fixtures\": […]}, found 3"
        ),
        ("[3]", "1:27: error: network[0]: expected a fixture file or folder, or a fixture such as"),
        ("{\"fixtures\": [{\"ulr\": \"/a\"}]}", "network.fixtures[0]: unknown member 'ulr'"),
        (
            "[{\"url\": \"/a\", \"status\": 99}]",
            "network[0].status: expected a status, 101 or a whole number"
        ),
        ("[{\"url\": \"/a\", \"file\": \"b.txt\"}]", "there is no file 'b.txt' beside this one"),
        (
            "[{\"url\": \"/a\", \"json\": 1}, {\"url\": \"/a\", \"json\": 2}]",
            "this fixture never answers: the one at a.case.json:1 takes the same requests"
        ),
    ])
    func `what is wrong with fixtures of a case is told with its place`(
        network: String, words: String
    ) throws {
        let folder = try folder([
            "p.js": "console.log(1)",
            "a.case.json": "{\"name\": \"a\", \"network\": \(network), \"scripts\": [\"p.js\"]}",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(["test"], in: folder.path)
        #expect(result.exitCode == 1)
        #expect(result.output.contains(words), "\(result.output)")
    }

    // use.md, F29.
    @Test func `fixtures that a run misses are added to a file`() throws {
        let folder = try folder([
            "p.js": Self.portal,
            "network.json": "{\n  \"fixtures\": [\n    { \"url\":\"/a\" }\n  ]\n}\n",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try CommandRunner.run(
            ["run", "p.js", "--write-fixtures", "network.json"], in: folder.path)
        #expect(first.error.contains("network.json: added 1 fixture;"), "\(first.error)")
        let text = try String(contentsOf: folder.appending(path: "network.json"), encoding: .utf8)
        #expect(text.contains("    { \"url\":\"/a\" },\n"))
        let second = try CommandRunner.run(
            ["run", "p.js", "--write-fixtures", "network.json"], in: folder.path)
        #expect(second.exitCode == 0 && second.output.contains("log: {}"), "\(second.output)")
        #expect(second.error.contains("every request had an answer"))
        let new = try CommandRunner.run(
            ["run", "p.js", "--network", "none", "--write-fixtures", "none"], in: folder.path)
        #expect(new.exitCode == 2)
    }

    @Test func `cases and suites name fixtures`() throws {
        let folder = try folder([
            "p.js": Self.portal,
            "net.json":
                "{\"fixtures\": [{\"url\": \"https://api.example/plans\", \"cors\": true, \"text\": \"ten\"}]}",
            "a.case.json":
                "{\"name\": \"a\", \"scripts\": [\"p.js\"], \"network\": \"net.json\", \"expect\": {\"console\": [\"ten\"]}}",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(["test"], in: folder.path)
        #expect(result.exitCode == 0, "\(result.output)\(result.error)")
    }

    @Test func `a real server is asked only where it is allowed, and its answers are recorded`()
        throws
    {
        guard let python = try? PythonServer() else {
            print("skipped: python3 is not there to be a server")
            return
        }
        let folder = try folder([
            "p.js": """
            fetch('\(python.url)/data.txt').then(async (r) => console.log(r.status, await r.text()), (e) => console.log(e.message));
            fetch('\(python.url)/missing').then((r) => console.log(r.status), (e) => console.log(e.message));
            """
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let command = ["run", "p.js", "--url", "\(python.url)/page"]
        let closed = try CommandRunner.run(command, in: folder.path)
        #expect(closed.exitCode == 1 && closed.output.contains("Failed to fetch"))
        let open = try CommandRunner.run(
            command + ["--allow-net", python.host, "--record", "r.json"], in: folder.path)
        #expect(
            open.output.contains("log: 200 real") && open.output.contains("log: 404"), "\(open)")
        let again = try CommandRunner.run(command + ["--network", "r.json"], in: folder.path)
        #expect(
            again.output.contains("log: 200 real") && again.output.contains("log: 404"), "\(again)")
    }
}

/// A server of one file, for as long as this is there.
private final class PythonServer {
    let process = Process()
    let folder = TestFolder.url.appending(path: UUID().uuidString)
    let host: String
    var url: String { "http://\(host)" }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("real".utf8).write(to: folder.appending(path: "data.txt"))
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory",
            folder.path,
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // "Serving HTTP on 127.0.0.1 port 40123 (http://127.0.0.1:40123/) ..."
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = line.firstMatch(of: /port (\d+)/)?.1 else {
            kill(process.processIdentifier, SIGKILL)
            throw CocoaError(.fileReadUnknown)
        }
        host = "127.0.0.1:\(port)"
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }
}
