internal import Glibc
internal import PartnerCenter

/// Sends requests with the computer's `curl` program.
///
/// `URLSession` (see `PartnerCenterNetwork`) cannot be linked into one static file without the
/// development files of libcurl, and would be loaded by every run that needs no network. Everything,
/// the token above all, goes through curl's standard input: a command line can be seen by others.
struct CurlLine: PartnerLine {
    /// Sends a request and waits for the reply. No redirect is followed.
    func send(
        _ request: PartnerRequest, timeout: Int
    ) throws(PartnerTransportFailure) -> PartnerResponse {
        let outcome = try Self.run(Array(Self.configuration(request, timeout).utf8))
        guard outcome.status == 0 else { throw Self.failure(outcome) }
        return try Self.response(outcome.output)
    }

    private static func configuration(_ request: PartnerRequest, _ timeout: Int) -> String {
        var lines = [
            "silent", "show-error", "include", "globoff", "path-as-is", "http1.1",
            "suppress-connect-headers", "proto = \"=http,https\"", "max-redirs = 0",
            "max-time = \"\(Double(timeout) / 1_000)\"",
            "max-filesize = \"\(PartnerLimits.replyBytes)\"",
            "url = \(quoted(request.url))", "request = \(quoted(request.method))",
            "header = \"Expect:\"", "header = \"User-Agent: portalhost/\(toolVersion)\"",
        ]
        for field in request.headers.fields {
            lines.append("header = \(quoted("\(field.name): \(field.value)"))")
        }
        if let body = request.body {
            lines.append("data-binary = \(quoted(String(decoding: body, as: UTF8.self)))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    // MARK: - The program

    private struct Outcome {
        let status: Int32
        let output: [UInt8]
        let error: String
    }

    private static func run(_ input: [UInt8]) throws(PartnerTransportFailure) -> Outcome {
        // curl may end before it has read everything.
        signal(SIGPIPE, SIG_IGN)
        var pipes: [[Int32]] = []
        for _ in 0..<3 {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else {
                throw PartnerTransportFailure(
                    .notConnected, "no pipe: \(String(cString: strerror(errno)))")
            }
            // curl has to see the end of its input: it must not hold the other side itself.
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            pipes.append(ends)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, pipes[0][0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, pipes[1][1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, pipes[2][1], STDERR_FILENO)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // -q: the user's own configuration may follow redirects.
        var arguments: [UnsafeMutablePointer<CChar>?] =
            ["curl", "-q", "--config", "-"].map { (word: String) in strdup(word) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let started = posix_spawnp(&child, "curl", &actions, nil, &arguments, environ)
        for end in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(end) }
        guard started == 0 else {
            for end in [pipes[0][1], pipes[1][0], pipes[2][0]] { close(end) }
            throw PartnerTransportFailure(
                .notConnected, "the program 'curl', which a live service needs, cannot be started")
        }
        var rest = input[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(pipes[0][1], $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        close(pipes[0][1])
        // A little beside the body, for the headers.
        let output = read(pipes[1][0], most: PartnerLimits.replyBytes + (256 << 10))
        let isTooLarge = output.count > PartnerLimits.replyBytes + (256 << 10)
        if isTooLarge { kill(child, SIGTERM) }
        let error = String(decoding: read(pipes[2][0], most: 4_096).prefix(2_000), as: UTF8.self)
        close(pipes[1][0])
        close(pipes[2][0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return Outcome(
            status: isTooLarge ? 63 : status & 0x7F == 0 ? (status >> 8) & 0xFF : -1,
            output: output, error: error)
    }

    /// Reads to the end, or until there is more than is wanted.
    private static func read(_ file: Int32, most: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= most {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// What curl's exit status means ("EXIT CODES" of its manual page).
    private static func failure(_ outcome: Outcome) -> PartnerTransportFailure {
        let kind: PartnerTransportFailure.Kind =
            switch outcome.status {
            case 28: .timedOut
            case 1, 3, 4, 5, 6, 7: .notConnected
            case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: .tls
            case 47: .redirected
            case 63: .tooLarge
            default: .connectionLost
            }
        let words = outcome.error.split(whereSeparator: \.isNewline).first.map(String.init)
        return PartnerTransportFailure(kind, words ?? "curl ended with status \(outcome.status)")
    }

    // MARK: - The reply

    private static func response(
        _ output: [UInt8]
    ) throws(PartnerTransportFailure) -> PartnerResponse {
        var rest = output[...]
        while true {
            guard let end = rest.firstRange(of: [13, 10, 13, 10]) else {
                throw PartnerTransportFailure(.connectionLost, "the reply is no HTTP")
            }
            let head = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
            rest = rest[end.upperBound...]
            let lines = head.split(separator: "\r\n")
            let words = lines.first?.split(separator: " ") ?? []
            guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else {
                throw PartnerTransportFailure(.connectionLost, "the reply is no HTTP")
            }
            // An interim reply comes before the real one.
            if (100..<200).contains(status) { continue }
            var headers = PartnerHeaders()
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { continue }
                headers[String(parts[0])] = String(parts[1].drop(while: \.isWhitespace))
            }
            guard rest.count <= PartnerLimits.replyBytes else {
                throw PartnerTransportFailure(
                    .tooLarge, "the reply is longer than \(PartnerLimits.replyBytes) bytes")
            }
            return PartnerResponse(status: status, headers: headers, body: Array(rest))
        }
    }
}
