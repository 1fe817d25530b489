import Foundation
import PortalTestSupport
import Testing

/// Nothing is bought twice, whatever becomes of the command that bought it (partner-center.md, section
/// 10).
@Suite struct PurchaseJournalTests {
    private let folder: SuiteFolder

    init() throws {
        folder = try SuiteFolder()
        try folder.write("token", "t")
    }

    private static let purchase = [
        "partner-center", "purchase-addon", "--customer", "b1ccedbf-affd-40bc-89c2-d60ad9893328",
        "--subscription", "92a72a29-dbdf-44a9-83c6-bf3989390908", "--offer",
        "74D9E50E-0D00-42EB-BF13-CE66090D86C0", "--quantity", "7",
    ]

    private func live(_ server: SandboxProcess) -> [String] {
        ["--base-url", server.base, "--token-file", "token", "--timeout", "20"]
    }

    private func journals() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".resume.json")
        }
    }

    /// How many add-ons a service has sold.
    private func count(_ server: SandboxProcess) throws -> Int {
        let result = try CommandRunner.run(
            [
                "partner-center", "addons", "--customer", "b1ccedbf-affd-40bc-89c2-d60ad9893328",
                "--subscription", "92a72a29-dbdf-44a9-83c6-bf3989390908", "--format", "json",
            ] + live(server), in: folder.path)
        #expect(result.exitCode == 0, "\(result.error)")
        return result.output.components(separatedBy: "\"offerName\"").count - 1
    }

    /// A purchase that is killed when its file is there.
    private func killed(_ server: SandboxProcess) throws -> String {
        let command = try RunningCommand(Self.purchase + live(server), in: folder.path)
        let end = ContinuousClock.now + .seconds(60)
        while try journals().isEmpty, ContinuousClock.now < end { command.wait(0.01) }
        command.wait(0.5)
        command.send(SIGKILL)
        _ = try command.end()
        return try #require(try journals().first)
    }

    @Test func `a purchase that is killed leaves its file, and is found with it`() throws {
        defer { folder.remove() }
        let server = try SandboxProcess(
            #""deduplicates":false,"faults":[{"kind":"slow","method":"PATCH","delay":3000,"times":1}]"#,
            in: folder.path)
        let file = try killed(server)
        #expect(try folder.read(file).contains("\"requestId\""))
        let result = try CommandRunner.run(
            ["partner-center", "purchase-addon", "--resume", file] + live(server), in: folder.path)
        #expect(result.exitCode == 0, "\(result.error)")
        #expect(try count(server) == 1)
    }

    @Test func `two that look again at once buy one`() async throws {
        defer { folder.remove() }
        let server = try SandboxProcess(
            #"""
            "deduplicates":false,"faults":[{"kind":"timeoutBeforeWrite","method":"PATCH","times":1},
            {"kind":"slow","method":"PATCH","delay":1500,"after":1}]
            """#, in: folder.path)
        let file = try killed(server)
        let (path, options) = (folder.path, live(server))
        try await withThrowingTaskGroup(of: CommandResult.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try CommandRunner.run(
                        ["partner-center", "purchase-addon", "--resume", file] + options,
                        in: path)
                }
            }
            for try await result in group { #expect(result.exitCode == 0, "\(result.error)") }
        }
        #expect(try count(server) == 1)
    }

    @Test func `a purchase of which all is known leaves no file`() throws {
        defer { folder.remove() }
        let server = try SandboxProcess(#""deduplicates":false"#, in: folder.path)
        let bought = try CommandRunner.run(Self.purchase + live(server), in: folder.path)
        #expect(bought.exitCode == 0, "\(bought.error)")
        var other = Self.purchase
        other[7] = "no-such-offer"
        let refused = try CommandRunner.run(other + live(server), in: folder.path)
        #expect(refused.exitCode == 1, "\(refused.error)")
        #expect(try journals().isEmpty)
    }

    @Test func `that it is not known is told though no file can be written`() throws {
        defer { folder.remove() }
        let saved = try CommandRunner.run(
            ["partner-center", "offers", "--save", "sample.json"], in: folder.path)
        #expect(saved.exitCode == 0)
        try folder.write(
            "state.json",
            try folder.read("sample.json").replacing(
                "\"customers\":",
                with: #""faults":[{"kind":"timeoutBeforeWrite","method":"PATCH"}],"customers":"#,
                maxReplacements: 1))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", "ulimit -f 0; exec \"$0\" \"$@\"", CommandRunner.executable.path] + Self.purchase
            + ["--sandbox", "state.json", "--save", "state.json"]
        process.currentDirectoryURL = URL(filePath: folder.path)
        let error = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = error
        try process.run()
        let words = String(
            decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3, "\(words)")
        #expect(words.contains("not known whether it was bought"), "\(words)")
        #expect(words.contains("\"requestId\""), "\(words)")
    }
}
