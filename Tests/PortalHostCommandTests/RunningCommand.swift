import Foundation
import PortalTestSupport

/// A `portalhost` that is running, for tests of what happens to it meanwhile.
final class RunningCommand {
    private let process = Process()
    private let input = Pipe()
    private let scratch: URL

    /// Starts it, with its output in files.
    ///
    /// - Parameter output: The folder of these files; one of its own where none is given.
    init(_ arguments: [String], in folder: String, output: URL? = nil) throws {
        scratch = output ?? TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        process.executableURL = CommandRunner.executable
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        process.standardInput = input
        process.standardOutput = try file("output")
        process.standardError = try file("error")
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        // What is left is in the temporary folder.
        try? FileManager.default.removeItem(at: scratch)
    }

    private func file(_ name: String) throws -> FileHandle {
        let url = scratch.appending(path: name)
        try Data().write(to: url)
        return try FileHandle(forUpdating: url)
    }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// The processes that it made and that have not ended.
    var workers: [Int32] {
        let path = "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: " ").compactMap { Int32($0) }
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Lets real time pass, which is what such a test is about.
    func wait(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }

    /// Waits until its errors say something so many times: a busy computer takes longer.
    ///
    /// - Returns: Whether it did within two minutes.
    func waitForError(_ text: String, times: Int) throws -> Bool {
        try waitFor(text, times: times, in: "error")
    }

    /// Waits until its output says something so many times.
    ///
    /// - Returns: Whether it did within two minutes.
    func waitForOutput(_ text: String, times: Int = 1) throws -> Bool {
        try waitFor(text, times: times, in: "output")
    }

    private func waitFor(_ text: String, times: Int, in file: String) throws -> Bool {
        let end = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < end {
            let said = String(
                decoding: try Data(contentsOf: scratch.appending(path: file)), as: UTF8.self)
            if said.components(separatedBy: text).count - 1 >= times { return true }
            wait(0.1)
        }
        return false
    }

    /// Gives it a line of input.
    func type(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
    }

    /// Ends its input, and waits until it ends.
    func end() throws -> CommandResult {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: scratch.appending(path: name)), as: UTF8.self)
        }
        return CommandResult(
            exitCode: process.terminationStatus, output: try text("output"),
            error: try text("error"), seconds: 0,
            wasSignalled: process.terminationReason == .uncaughtSignal)
    }
}
