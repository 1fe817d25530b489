internal import Foundation

/// A scripted client of the Debug Adapter Protocol: starts the real `portalhost dap` and talks to it
/// over its standard input and output, as an editor does.
package final class DebugClient {
    /// One message, as `JSONSerialization` reads it.
    package typealias Message = [String: Any]

    /// Why a session cannot go on.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Its working directory.
    package let folder: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var bytes: [UInt8] = []
    private var last = 0
    /// The last answer to a request, with what is around its body.
    package private(set) var lastAnswer: Message = [:]
    /// The events so far, in order.
    package private(set) var events: [Message] = []
    private let timer: any DispatchSourceTimer

    /// Starts an adapter.
    ///
    /// - Parameters:
    ///   - folder: Its working directory.
    ///   - seconds: When it is ended at the latest: a test does not wait for ever.
    package init(
        in folder: String, seconds: Int = 120, environment: [String: String] = [:]
    ) throws {
        self.folder = folder
        process.executableURL = CommandRunner.executable
        process.arguments = ["dap"]
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
            .merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        timer = DispatchSource.makeTimerSource()
        timer.schedule(deadline: .now() + .seconds(seconds))
        let process = process
        timer.setEventHandler { process.terminate() }
        timer.resume()
    }

    deinit {
        timer.cancel()
        if process.isRunning { process.terminate() }
    }

    // MARK: - Messages

    /// Sends bytes as they are.
    package func send(bytes: [UInt8]) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    }

    /// Sends a request, and does not wait for its answer.
    @discardableResult
    package func send(_ command: String, _ arguments: Message = [:]) throws -> Int {
        last += 1
        let body = try JSONSerialization.data(withJSONObject: [
            "seq": last, "type": "request", "command": command, "arguments": arguments,
        ])
        try send(bytes: Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
        return last
    }

    /// Sends a request, and gives its answer's body.
    ///
    /// - Throws: `Failure` with the adapter's words where it refuses.
    @discardableResult
    package func ask(_ command: String, _ arguments: Message = [:]) throws -> Message {
        try answer(to: try send(command, arguments))
    }

    /// The answer to a request that was sent.
    package func answer(to number: Int) throws -> Message {
        while true {
            let message = try receive()
            guard message["type"] as? String == "response",
                message["request_seq"] as? Int == number
            else { continue }
            lastAnswer = message
            guard message["success"] as? Bool == true else {
                throw Failure(description: message["message"] as? String ?? "refused")
            }
            return message["body"] as? Message ?? [:]
        }
    }

    /// Waits for an event of one of some names.
    package func event(_ names: String...) throws -> Message {
        while true {
            let message = try receive()
            if let name = message["event"] as? String, names.contains(name) { return message }
        }
    }

    private func receive() throws -> Message {
        let header = try line()
        guard let length = Int(header.dropFirst("Content-Length: ".count)), try line() == "" else {
            throw Failure(description: "no header: \(header)")
        }
        while bytes.count < length { try read() }
        let body = Data(bytes.prefix(length))
        bytes.removeFirst(length)
        guard let message = try JSONSerialization.jsonObject(with: body) as? Message else {
            throw Failure(description: "no message: \(String(decoding: body, as: UTF8.self))")
        }
        if message["type"] as? String == "event" { events.append(message) }
        return message
    }

    private func line() throws -> String {
        while true {
            if let end = bytes.firstIndex(of: 0x0A) {
                let line = String(decoding: bytes[..<end].filter { $0 != 0x0D }, as: UTF8.self)
                bytes.removeFirst(end + 1)
                return line
            }
            try read()
        }
    }

    private func read() throws {
        let more = output.fileHandleForReading.availableData
        guard !more.isEmpty else { throw Failure(description: "the adapter has ended") }
        bytes += more
    }

    // MARK: - Sessions

    /// Begins a session: the requests of an editor up to `configurationDone`.
    ///
    /// - Parameters:
    ///   - breakpoints: The lines, or whole breakpoints, by file.
    ///   - traits: What the editor says of itself, beside the usual.
    package func start(
        _ launch: Message, breakpoints: [(path: String, list: [Message])] = [],
        filters: [String] = [], functions: [Message] = [], traits: Message = [:]
    ) throws {
        try ask(
            "initialize",
            [
                "adapterID": "portalhost", "linesStartAt1": true, "columnsStartAt1": true,
                "pathFormat": "path",
            ].merging(traits) { $1 })
        let launched = try send("launch", launch)
        _ = try event("initialized")
        for (path, list) in breakpoints {
            try ask("setBreakpoints", ["source": ["path": path], "breakpoints": list])
        }
        if !functions.isEmpty {
            try ask("setFunctionBreakpoints", ["breakpoints": functions])
        }
        try ask("setExceptionBreakpoints", ["filters": filters])
        try ask("configurationDone")
        _ = try answer(to: launched)
    }

    /// Waits for the next stop, and says why and where: "breakpoint f portal.js:3:5"; "terminated" at
    /// the end of the run.
    package func stop() throws -> String {
        let message = try event("stopped", "terminated")
        guard message["event"] as? String == "stopped",
            let body = message["body"] as? Message, let reason = body["reason"] as? String
        else { return "terminated" }
        return "\(reason) \(try frames().first ?? "nowhere")"
    }

    /// Has the script go on, and waits for the next stop.
    package func go(_ command: String = "continue", _ arguments: Message = [:]) throws -> String {
        try ask(command, ["threadId": 1].merging(arguments) { $1 })
        return try stop()
    }

    /// The calls under way: "f portal.js:3:5".
    package func frames() throws -> [String] {
        let body = try ask("stackTrace", ["threadId": 1])
        return (body["stackFrames"] as? [Message] ?? []).map { frame in
            let source = (frame["source"] as? Message)?["name"] as? String
            let place = source.map { " \($0):\(frame["line"] ?? 0):\(frame["column"] ?? 0)" } ?? ""
            return "\(frame["name"] ?? "")\(place)"
        }
    }

    /// The value of an expression in a frame.
    package func value(
        _ expression: String, frame: Int = 1, context: String = "watch"
    ) throws -> String {
        let body = try ask(
            "evaluate", ["expression": expression, "frameId": frame, "context": context])
        return body["result"] as? String ?? ""
    }

    /// The scopes of a frame: their names with the numbers of their variables.
    package func scopes(frame: Int = 1) throws -> [(name: String, reference: Int)] {
        let body = try ask("scopes", ["frameId": frame])
        return (body["scopes"] as? [Message] ?? []).map {
            ($0["name"] as? String ?? "", $0["variablesReference"] as? Int ?? 0)
        }
    }

    /// The variables of something that has some.
    package func variables(_ reference: Int) throws -> [Message] {
        try ask("variables", ["variablesReference": reference])["variables"] as? [Message] ?? []
    }

    /// Waits for the next stop, and gives all of it in lines: why it stands still, the calls under way but
    /// for the host's own, innermost first, and the variables of the innermost function.
    package func picture() throws -> [String] {
        let message = try event("stopped", "terminated")
        guard message["event"] as? String == "stopped",
            let reason = (message["body"] as? Message)?["reason"] as? String
        else { return ["terminated"] }
        let frames = try frames().filter { $0.contains(":") && !$0.contains(" host:") }
        guard let local = try scopes().first(where: { $0.name != "Global" }) else {
            return [reason] + frames
        }
        let variables = try variables(local.reference).map {
            "\($0["name"] ?? "") = \($0["value"] ?? "")"
        }
        return [reason] + frames + ["\(local.name): " + variables.joined(separator: ", ")]
    }

    /// Has the script go on, and gives the next stop in lines.
    package func picture(after command: String) throws -> [String] {
        try ask(command, ["threadId": 1])
        return try picture()
    }

    /// All that was said so far.
    package var said: String {
        events.filter { $0["event"] as? String == "output" }
            .compactMap { ($0["body"] as? Message)?["output"] as? String }.joined()
    }

    /// Leaves, and waits for the process's end.
    @discardableResult
    package func leave() throws -> Int32 {
        try ask("disconnect")
        return end()
    }

    /// Closes the adapter's input without a word, and waits for the process's end.
    @discardableResult
    package func end() -> Int32 {
        // It may be closed already.
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
