internal import Glibc
internal import PartnerCenter
internal import WebFormats

/// `partner-center serve`: the sandbox on a port of this computer, for other programs. It answers the
/// API and the authority's endpoints, faults included, in real time.
enum SandboxListener {
    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        for option in PartnerCenterCommand.specification.options.map(\.name)
        where option != "--sandbox" && option != "--port" && arguments.has(option) {
            throw .usage("'serve' takes no \(option)", command: arguments.command)
        }
        var port: UInt16 = 0
        if let text = arguments.value("--port") {
            guard let number = UInt16(text), number > 0 else {
                throw .usage(
                    "expected a whole number from 1 to 65535 for --port, found '\(text)'",
                    command: arguments.command)
            }
            port = number
        }
        let state: SandboxState =
            if let path = arguments.value("--sandbox"), !path.isEmpty {
                try PartnerOption.state(path)
            } else {
                .sample
            }
        let listener = try LocalListener(port: port)
        signal(SIGPIPE, SIG_IGN)
        let base = "http://127.0.0.1:\(listener.port)"
        Terminal.print("\(base)\n")
        let server = SandboxServer(state)
        while true { SandboxConnection(try listener.accept(), server, base: base).start() }
    }
}

/// One connection to the sandbox: one request and its answer (RFC 9112).
private final class SandboxConnection: Sendable {
    private let file: Int32
    private let server: SandboxServer
    private let base: String

    /// What a client sends is small.
    private static let most = 1 << 20
    /// How long a client may be silent, in seconds.
    private static let patience = 30

    init(_ file: Int32, _ server: SandboxServer, base: String) {
        self.file = file
        self.server = server
        self.base = base
        var time = timeval(tv_sec: Self.patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(file, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// Answers it on a thread of its own.
    func start() {
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { data in
                guard let data else { return nil }
                let connection = Unmanaged<SandboxConnection>.fromOpaque(data).takeRetainedValue()
                connection.answer()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        guard started == 0 else { return _ = close(file) }
        pthread_detach(thread)
    }

    private func answer() {
        defer { close(file) }
        guard let request = request() else {
            return send(
                HTTPResponse(
                    status: 400, headers: HeaderList([("Content-Type", "text/plain")]),
                    body: Array("expected one request with a Content-Length of at most 1 MB".utf8)))
        }
        let answer = server.respond(to: request, now: ComputerTime().now)
        RealTime.pass(answer.delay)
        // A reply that was lost: the connection ends without one.
        guard let response = answer.response else { return }
        send(response, isEndless: answer.isEndless)
    }

    private func send(_ response: HTTPResponse, isEndless: Bool = false) {
        var head = "HTTP/1.1 \(response.status) \(response.statusText)\r\nConnection: close\r\n"
        for field in response.headers.all { head += "\(field.name): \(field.value)\r\n" }
        if !isEndless { head += "Content-Length: \(response.body.count)\r\n" }
        // Headers are bytes, one for each scalar, as they were read.
        let bytes = (head + "\r\n").latin1
        guard write(bytes + response.body) else { return }
        let space = [UInt8](repeating: UInt8(ascii: " "), count: 64 << 10)
        while isEndless, write(space) {}
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    // MARK: - The request

    private func request() -> HTTPRequest? {
        var bytes: [UInt8] = []
        let blank = Array("\r\n\r\n".utf8)
        var end: Int?
        while end == nil {
            // The blank line may come in two parts.
            let known = max(0, bytes.count - 3)
            guard read(into: &bytes) else { return nil }
            end = bytes.indices.dropFirst(known).dropLast(3).first {
                bytes[$0] == 13 && bytes[$0...].starts(with: blank)
            }
        }
        guard let end else { return nil }
        // Headers are bytes, one for each scalar.
        let head = String(String.UnicodeScalarView(bytes[..<end].map { Unicode.Scalar($0) }))
        var lines = head.unicodeScalars.split(separator: "\n").map { String($0) }[...]
        let words = (lines.popFirst() ?? "").split(separator: " ")
        guard words.count == 3, words[1].hasPrefix("/"), let url = WebURL(base + words[1]) else {
            return nil
        }
        var headers = HeaderList()
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            headers.append(
                String(line[..<colon]), line[line.index(after: colon)...].trimmingHTTPSpace())
        }
        let count = Int(headers["Content-Length"] ?? "0") ?? -1
        guard (0...Self.most).contains(count), !headers.contains("Transfer-Encoding") else {
            return nil
        }
        if headers["Expect"]?.isSameName(as: "100-continue") == true, bytes.count == end + 4 {
            guard write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) else { return nil }
        }
        while bytes.count < end + 4 + count {
            guard read(into: &bytes) else { return nil }
        }
        return HTTPRequest(
            method: String(words[0]), url: url, headers: headers,
            body: Array(bytes[(end + 4)..<(end + 4 + count)]))
    }

    private func read(into bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        var count = -1
        repeat { count = Glibc.read(file, &buffer, buffer.count) } while count < 0 && errno == EINTR
        guard count > 0, bytes.count + count <= Self.most + (64 << 10) else { return false }
        bytes += buffer[..<count]
        return true
    }
}
