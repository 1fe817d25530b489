import Foundation

/// A `portalhost` that believes that a person sits at a terminal.
package final class CommandTerminal {
    private let process = Process()
    private let terminal: FileHandle
    private var text = ""

    /// What is not as it should be.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// Starts it.
    package init(_ arguments: [String], in folder: String) throws {
        // What posix_openpt, unlockpt and ptsname do on Linux; the C library shows them to few.
        let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var locked: CInt = 0
        var number: CUnsignedInt = 0
        guard main >= 0, ioctl(main, 0x4004_5431, &locked) == 0,
            ioctl(main, 0x8004_5430, &number) == 0
        else { throw Problem(description: "the system has no terminal to give") }
        let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        guard other >= 0 else { throw Problem(description: "the terminal cannot be opened") }
        terminal = FileHandle(fileDescriptor: main, closeOnDealloc: true)
        let side = FileHandle(fileDescriptor: other, closeOnDealloc: true)
        process.executableURL = CommandRunner.executable
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["TERM": "xterm", "NO_COLOR": "1", "INPUTRC": "/dev/null"]) { $1 }
        process.standardInput = side
        process.standardOutput = side
        process.standardError = side
        try process.run()
        try? side.close()
    }

    /// Types something.
    package func type(_ text: String) throws {
        try terminal.write(contentsOf: Data(text.utf8))
    }

    /// Presses Ctrl-C: a signal for the process, as a terminal sends it.
    package func interrupt() { process.interrupt() }

    /// Waits for a text on the screen; everything up to it is then read.
    ///
    /// - Returns: What stood before it.
    @discardableResult
    package func wait(for wanted: String) throws -> String {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            if let found = text.range(of: wanted) {
                let before = String(text[..<found.lowerBound])
                text = String(text[found.upperBound...])
                return before
            }
            var request = pollfd(
                fd: terminal.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard ContinuousClock.now < end, process.isRunning || !text.isEmpty else {
                throw Problem(description: "expected '\(wanted)', found '\(text)'")
            }
            guard poll(&request, 1, 200) > 0 else { continue }
            let data = terminal.availableData
            guard !data.isEmpty else {
                throw Problem(description: "expected '\(wanted)' before the end, found '\(text)'")
            }
            text += String(decoding: data, as: UTF8.self)
        }
    }

    /// Waits for its end.
    ///
    /// - Returns: How the process ended.
    package func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }

    deinit {
        if process.isRunning { process.terminate() }
    }
}
