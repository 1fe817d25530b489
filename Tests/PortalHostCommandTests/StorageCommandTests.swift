import Foundation
import PortalTestSupport
import Testing

/// `--storage` and `--real-random`, as a user types them.
@Suite struct StorageCommandTests {
    @Test func `a file carries localStorage from run to run and into a debugging session`() throws {
        let folder = try storageFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script =
            "localStorage.n = Number(localStorage.n || 0) + 1; console.log('n', localStorage.n);"
        try Data(script.utf8).write(to: folder.appending(path: "portal.js"))
        for expected in 1...2 {
            let result = try CommandRunner.run(
                ["run", "portal.js", "--storage", "kept.json"], in: folder.path)
            #expect(result.exitCode == 0 && result.output.contains("log: n \(expected)"))
        }
        let debugged = try CommandRunner.run(
            ["debug", "portal.js", "--storage", "kept.json"],
            input: Data("localStorage.n = 'typed'\n".utf8), in: folder.path)
        #expect(debugged.exitCode == 0 && debugged.output.contains("log: n 3"))
        let kept = try String(contentsOf: folder.appending(path: "kept.json"), encoding: .utf8)
        #expect(kept.contains("\"typed\""))
    }

    @Test func `a file that cannot be used is told, and stays as it is`() throws {
        let folder = try storageFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "kept.json")
        try Data("{ broken".utf8).write(to: file)
        let malformed = try CommandRunner.run(
            ["run", "-", "--storage", "kept.json"], input: Data("1".utf8), in: folder.path)
        #expect(malformed.exitCode == 2 && malformed.error.hasPrefix("kept.json:1:3: error:"))
        #expect(try String(contentsOf: file, encoding: .utf8) == "{ broken")
        let named = try CommandRunner.run(
            ["run", "-", "--storage", "portal.js"], input: Data("1".utf8), in: folder.path)
        #expect(named.exitCode == 64 && named.error.contains("ends in .json"))
        let nowhere = try CommandRunner.run(
            ["run", "-", "--storage", "no/such/folder.json"], input: Data("1".utf8), in: folder.path
        )
        #expect(nowhere.exitCode == 2 && nowhere.error.contains("localStorage cannot be written"))
    }

    @Test func `crypto repeats itself unless it is told not to`() throws {
        let script = "console.log(crypto.getRandomValues(new Uint8Array(16)).join())"
        let first = try CommandRunner.run(script: script)
        #expect(try CommandRunner.run(script: script).output == first.output)
        #expect(try CommandRunner.run(script: script, ["--real-random"]).output != first.output)
    }
}

private func storageFolder() throws -> URL {
    let folder = TestFolder.url.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}
