import Foundation
import PortalTestSupport

/// `portalhost partner-center serve`, for tests of what asks it.
final class SandboxProcess {
    private let process = Process()
    /// Where it listens.
    let base: String

    /// Starts it in a state of the sample with some members more.
    init(_ members: String = "\"authority\":{}", in folder: String) throws {
        let saved = try CommandRunner.run(
            ["partner-center", "offers", "--save", "sample.json"], in: folder)
        guard saved.exitCode == 0 else { throw Failure(words: saved.error) }
        let sample = try String(contentsOfFile: folder + "/sample.json", encoding: .utf8)
        let state = sample.replacing(
            "\"customers\":", with: "\(members),\"customers\":", maxReplacements: 1)
        let file = "state-\(UUID().uuidString).json"
        try state.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
        process.executableURL = CommandRunner.executable
        process.arguments = ["partner-center", "serve", "--sandbox", file]
        process.currentDirectoryURL = URL(filePath: folder)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line = ""
        while !line.hasSuffix("\n") {
            let data = output.fileHandleForReading.readData(ofLength: 1)
            guard !data.isEmpty else { throw Failure(words: "it ended: \(line)") }
            line += String(decoding: data, as: UTF8.self)
        }
        base = String(line.dropLast())
    }

    struct Failure: Error { let words: String }

    deinit { kill(process.processIdentifier, SIGTERM) }
}
