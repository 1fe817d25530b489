import Foundation
import PortalTestSupport
import Testing

/// What is written is whole or not written, takes the old file's place and mode, and is never an input.
@Suite struct WholeFileTests {
    private let folder: SuiteFolder

    init() throws {
        folder = try SuiteFolder()
        try folder.writeCase("a", name: "a")
    }

    private func run(_ arguments: String...) throws -> CommandResult {
        try CommandRunner.run(arguments, in: folder.path)
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[
            .posixPermissions] as? Int
    }

    @Test func `attack 13: --storage goes through a link, and keeps the mode`() throws {
        defer { folder.remove() }
        try folder.write("keep.js", "localStorage.a = 1")
        try folder.write("real.json", #"{"localStorage": {}}"#)
        #expect(chmod("\(folder.path)/real.json", 0o600) == 0)
        #expect(symlink("real.json", "\(folder.path)/link.json") == 0)
        #expect(try run("run", "keep.js", "--storage", "link.json").exitCode == 0)
        #expect(try folder.read("real.json").contains(#""a""#))
        #expect(try mode("real.json") == 0o600)
        let link = try FileManager.default.destinationOfSymbolicLink(
            atPath: "\(folder.path)/link.json")
        #expect(link == "real.json")
    }

    @Test func `attack 13: no update of runs side by side is lost, with or without the file`()
        async throws
    {
        defer { folder.remove() }
        for number in 1...6 { try folder.write("w\(number).js", "localStorage.k\(number) = 1") }
        let path = folder.path
        try await withThrowingTaskGroup(of: CommandResult.self) { group in
            for number in 1...6 {
                group.addTask {
                    try CommandRunner.run(
                        ["run", "w\(number).js", "--storage", "all.json"], in: path)
                }
            }
            for try await result in group { #expect(result.exitCode == 0, "\(result.error)") }
        }
        let text = try folder.read("all.json")
        #expect((1...6).allSatisfy { text.contains("\"k\($0)\"") }, "\(text)")
    }

    @Test(arguments: [
        ["run", "portal.js", "--trace", "old"], ["run", "portal.js", "--html", "old"],
        ["test", ".", "--output", "old", "--format", "json"], ["test", ".", "--html", "old"],
        ["validate", "portal.js", "--call", "leave", "--write-baseline", "old"],
        ["validate", "portal.js", "--call", "leave", "--output", "json:old"],
        ["matrix", "portal.js", "--call", "leave", "--html", "old"],
    ])
    func `attack 12: a limit for files leaves the old one whole, and nothing beside it`(
        arguments: [String]
    ) throws {
        defer { folder.remove() }
        try folder.write("old", "what was there")
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", "ulimit -f 0; exec \"$0\" \"$@\" | cat", CommandRunner.executable.path]
            + arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        let error = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = error
        try process.run()
        let words = String(
            decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(words.contains("cannot be written to 'old'"), "\(words)")
        #expect(try folder.read("old") == "what was there")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    }

    @Test(arguments: ["/dev/full", "cases-folder", "/nowhere/x.json"])
    func `what cannot be written is exit 2 with a sentence`(target: String) throws {
        defer { folder.remove() }
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/cases-folder", withIntermediateDirectories: true)
        for arguments in [["run", "portal.js", "--trace"], ["run", "portal.js", "--html"]] {
            let result = try CommandRunner.run(arguments + [target], in: folder.path)
            #expect(result.exitCode == 2)
            #expect(result.error.contains("cannot be written to '\(target)'"), "\(result.error)")
        }
    }

    @Test(arguments: [
        ["run", "portal.js", "--html", "portal.js"],
        ["run", "portal.js", "--trace", "./portal.js"],
        ["run", "portal.js", "--html", "link.js"], ["matrix", "portal.js", "--html", "portal.js"],
        ["test", ".", "--output", "a.case.json"], ["test", ".", "--html", "portal.js"],
        ["test", ".", "--output", "suite.json"],
        ["validate", "portal.js", "--output", "json:portal.js"],
        ["validate", ".", "--output", "html:a.case.json"],
        ["validate", "portal.js", "--write-baseline", "portal.js"],
        ["run", "portal.js", "--html", "same", "--trace", "same"],
        ["run", "portal.js", "--scenario", "world.json", "--storage", "world.json"],
        // What other commands read of the same portal, and outputs that are written as well.
        ["run", "portal.js", "--html", "a.case.json"],
        ["run", "portal.js", "--trace", "suite.json"],
        ["matrix", "portal.js", "--output", "json:other.js"],
        ["test", ".", "--coverage", "html:other.js"],
        ["validate", "portal.js", "--output", "json:./.portalhost.json"],
        ["run", "portal.js", "--html", "new.case.json", "--write-case", "./new.case.json"],
        ["run", "portal.js", "--trace", "new.json", "--write-fixtures", "new.json"],
        ["run", "portal.js", "--write-fixtures", "new.json", "--coverage", "json:new.json"],
    ])
    func `attack 29: an output that is an input is refused before anything runs`(
        arguments: [String]
    ) throws {
        defer { folder.remove() }
        #expect(symlink("portal.js", "\(folder.path)/link.js") == 0)
        try folder.write("world.json", "{}")
        try folder.write("other.js", "other();")
        try folder.write(".portalhost.json", "{}")
        let files = [
            "portal.js", "a.case.json", "suite.json", "world.json", "other.js", ".portalhost.json",
        ]
        let before = try files.map(folder.read)
        let result = try CommandRunner.run(arguments, in: folder.path)
        #expect(result.exitCode == 64, "\(result.error)")
        #expect(result.output.isEmpty)
        #expect(try files.map(folder.read) == before)
    }

    @Test(arguments: [
        ["test", ".", "--html", "page.html"], ["test", ".", "--output", "json:part.html"],
        ["test", ".", "--jobs", "1", "--coverage", "html:data.txt"],
        ["validate", ".", "--output", "sarif:part.html"],
    ])
    func `attack 29: what only a worker read is an input as well`(arguments: [String]) throws {
        defer { folder.remove() }
        try folder.write(
            "page.html",
            "<!DOCTYPE html><iframe src=part.html></iframe><script>fetch('https://a.example/x')</script>"
        )
        try folder.write("part.html", "<p>part</p>")
        try folder.write("data.txt", "data")
        try folder.write(
            "network.json",
            #"{"fixtures": [{"url": "https://a.example/x", "cors": true, "file": "data.txt"}]}"#)
        try folder.write(
            "b.case.json",
            #"{"name": "b", "page": "page.html", "steps": [{"settle": true}], "allow": ["findings"]}"#
        )
        try folder.write(".portalhost.json", #"{"page": "page.html"}"#)
        try folder.write("suite.json", "{}")
        let files = ["page.html", "part.html", "data.txt"]
        let before = try files.map(folder.read)
        let result = try CommandRunner.run(arguments, in: folder.path)
        #expect([2, 64].contains(result.exitCode), "\(result)")
        #expect(result.error.contains("input"), "\(result.error)")
        #expect(try files.map(folder.read) == before)
    }

    @Test func `a file that cannot be written takes neither the others nor the report along`()
        throws
    {
        defer { folder.remove() }
        let result = try run(
            "run", "portal.js", "--trace", "/dev/full", "--html", "page.html", "--storage",
            "/nowhere/s.json")
        #expect(result.exitCode == 2)
        #expect(result.output.contains("nothing was left to do"), "\(result)")
        #expect(result.error.contains("cannot be written to '/dev/full'"))
        #expect(try folder.read("page.html").contains("</html>"))
    }

    @Test func `no fixture that runs side by side add is lost`() async throws {
        defer { folder.remove() }
        for number in 1...6 {
            try folder.write(
                "f\(number).js", "fetch('https://a.example/\(number)').catch(() => 0);")
        }
        let path = folder.path
        try await withThrowingTaskGroup(of: CommandResult.self) { group in
            for number in 1...6 {
                group.addTask {
                    try CommandRunner.run(
                        [
                            "run", "f\(number).js", "--target", "modern", "--write-fixtures",
                            "all.json",
                        ],
                        in: path)
                }
            }
            for try await result in group { #expect(result.exitCode != 2, "\(result.error)") }
        }
        let text = try folder.read("all.json")
        #expect((1...6).allSatisfy { text.contains("https://a.example/\($0)\"") }, "\(text)")
    }
}
