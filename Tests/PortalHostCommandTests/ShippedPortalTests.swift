import Foundation
import PortalTestSupport
import Testing

/// Runs every shipped portal with the command that its README gives.
@Suite struct ShippedPortalTests {
    static let portals = projectFolder() + "/PortalScripts"

    static let folders: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: portals)) ?? []
        // The two sites have cases: SitePortalTests run them.
        let others = ["broken", "contoso", "contoso-site", "framework-shop", "schemas"]
        return names.filter { !$0.contains(".") && !others.contains($0) }.sorted()
    }()

    static let mistakes: [String] = {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: portals + "/broken")) ?? []
        return names.filter { $0.hasSuffix(".js") }.sorted()
    }()

    @Test func `there are portals to run`() {
        #expect(Self.folders.count >= 8)
        #expect(Self.mistakes.count >= 7)
    }

    @Test(arguments: folders)
    func `a good portal runs clean, as its golden files say`(_ name: String) throws {
        let folder = "\(Self.portals)/\(name)"
        let command = try readmeCommand(folder)
        let report = try CommandRunner.run(command, in: folder)
        #expect(report.exitCode == 0)
        #expect(report.error == "")
        #expect(
            try snapshotDifference(report.output, named: "good/\(name).txt", in: snapshots) == nil)
        let trace = try CommandRunner.run(command + ["--trace", "-"], in: folder)
        #expect(trace.error == report.output, "the report goes to standard error beside the trace")
        #expect(
            try snapshotDifference(trace.output, named: "good/\(name).jsonl", in: snapshots) == nil)
    }

    @Test(arguments: mistakes)
    func `a broken portal gets its finding, as its golden files say`(_ name: String) throws {
        let folder = "\(Self.portals)/broken"
        var command = ["run", name, "--call", "buy", "--time-limit", "1"]
        if name == "misspelt-enum-global.js" { command += ["--edition", "2018-11"] }
        let report = try CommandRunner.run(command, in: folder)
        #expect(report.exitCode == 1)
        #expect(
            try snapshotDifference(report.output, named: "broken/\(name).txt", in: snapshots) == nil
        )
    }

    @Test(arguments: folders)
    func `a portal run twice gives identical bytes`(_ name: String) throws {
        let folder = "\(Self.portals)/\(name)"
        let command = try readmeCommand(folder)
        for format in ["text", "json"] {
            let first = try CommandRunner.run(
                command + ["--format", format, "--trace", "-"], in: folder)
            let second = try CommandRunner.run(
                command + ["--format", format, "--trace", "-"], in: folder,
                environment: ["TZ": "Asia/Kolkata", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"])
            #expect(first.output == second.output)
            #expect(first.error == second.error)
            #expect(!first.output.contains(projectFolder()), "a trace names no machine path")
        }
    }

    private var snapshots: String { folder() + "/Snapshots" }

    /// The words of the one command in a README, without the program's name.
    private func readmeCommand(_ folder: String) throws -> [String] {
        let readme = try String(contentsOfFile: folder + "/README.md", encoding: .utf8)
        let line = try #require(
            readme.split(separator: "\n").first { $0.hasPrefix("portalhost run ") })
        return Array(shellWords(String(line)).dropFirst())
    }

    /// Splits a command line that quotes with apostrophes only.
    private func shellWords(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted:
                words.append(word)
                word = ""
            default: word.append(character)
            }
        }
        return words + [word]
    }
}
