package import Foundation

/// What a process printed and how it ended.
package struct CommandResult: Sendable {
    package var exitCode: Int32
    package var output: String
    package var error: String
    package var seconds: Double
    /// Whether it was ended by a signal: a crash.
    package var wasSignalled: Bool

    /// Makes a result.
    package init(
        exitCode: Int32, output: String, error: String, seconds: Double, wasSignalled: Bool
    ) {
        self.exitCode = exitCode
        self.output = output
        self.error = error
        self.seconds = seconds
        self.wasSignalled = wasSignalled
    }
}

/// Starts the real `portalhost` that was built with the tests.
package enum CommandRunner {
    /// The executable stands beside the test bundle, which is this process.
    package static var executable: URL {
        let this = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = this.deletingLastPathComponent().appending(path: "portalhost")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return URL(filePath: projectFolder()).appending(path: ".build/debug/portalhost")
    }

    /// A command left files in the temporary folder.
    package struct LeftBehind: Error {
        let names: [String]
        let arguments: [String]
    }

    /// What the tests' own surroundings say is not for the command: a test that passes at a desk has to
    /// pass where `CI` is set, and the other way round.
    private static let surroundings = [
        "CI": "", "FORCE_COLOR": "", "NO_COLOR": "", "GITHUB_WORKSPACE": "",
        "GITHUB_STEP_SUMMARY": "", "SWIFT_BACKTRACE": "enable=no",
    ]

    /// Runs `portalhost` to its end, which leaves nothing in the temporary folder.
    ///
    /// - Parameters:
    ///   - input: What it reads from standard input.
    ///   - folder: Its working directory.
    ///   - environment: Added to this process's own, without what ``surroundings`` takes from it.
    package static func run(
        _ arguments: [String], input: Data? = nil, in folder: String? = nil,
        environment: [String: String] = [:]
    ) throws -> CommandResult {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = URL(
            filePath: folder ?? TestFolder.url.path)
        // Files, not pipes: a report may be larger than a pipe holds.
        let scratch = TestFolder.url.appending(path: UUID().uuidString)
        let temporary = scratch.appending(path: "temporary")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        process.environment = ProcessInfo.processInfo.environment
            .merging(surroundings.merging(["TMPDIR": temporary.path]) { $1 }) { $1 }
            .merging(environment) { $1 }
        func file(_ name: String, _ data: Data = Data()) throws -> FileHandle {
            let url = scratch.appending(path: name)
            try data.write(to: url)
            return try FileHandle(forUpdating: url)
        }
        process.standardInput = try file("input", input ?? Data())
        process.standardOutput = try file("output")
        process.standardError = try file("error")
        let start = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        let left = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
        guard left.isEmpty else { throw LeftBehind(names: left.sorted(), arguments: arguments) }
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: scratch.appending(path: name)), as: UTF8.self)
        }
        return CommandResult(
            exitCode: process.terminationStatus, output: try text("output"),
            error: try text("error"),
            seconds: Double((ContinuousClock.now - start).components.seconds),
            wasSignalled: process.terminationReason == .uncaughtSignal)
    }

    /// Runs `portalhost run` on a script's text, in a fresh folder that holds it as `portal.js`.
    package static func run(
        script: String, _ arguments: [String] = []
    ) throws -> CommandResult {
        try run(bytes: Data(script.utf8), arguments)
    }

    /// Runs `portalhost run` on a script's bytes.
    package static func run(bytes: Data, _ arguments: [String] = []) throws -> CommandResult {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try bytes.write(to: folder.appending(path: "portal.js"))
        return try run(["run", "portal.js"] + arguments, in: folder.path)
    }
}
