import Foundation
import Glibc
import PortalTestSupport
import Testing

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

    /// A connection to it that is not in use yet.
    func connect() throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = try #require(UInt16(base.split(separator: ":").last ?? "")).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(words: "it cannot be connected") }
        return socket
    }

    /// What it answers to bytes.
    func answer(to bytes: [UInt8]) throws -> [UInt8] {
        let file = FileHandle(fileDescriptor: try connect(), closeOnDealloc: true)
        try file.write(contentsOf: Data(bytes))
        return Array(try file.readToEnd() ?? Data())
    }

    struct Failure: Error { let words: String }

    deinit { kill(process.processIdentifier, SIGTERM) }
}
