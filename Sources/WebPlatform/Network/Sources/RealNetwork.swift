internal import CTransport
internal import PortalTrace

/// Real servers, for the hosts that are allowed.
///
/// The run waits in real time; in virtual time every exchange takes 50 ms, so that a trace does not
/// depend on how fast a server is. Nothing is kept between two exchanges: cookies are the run's own,
/// redirects are followed one by one, and each host on the way has to be allowed.
public final class RealNetwork: NetworkSource {
    private let allowed: [AllowedHost]
    private let recording: NetworkRecording?
    private let timeout: Int
    private let onWait: () -> Void

    /// Makes a source.
    ///
    /// - Parameters:
    ///   - timeout: Real milliseconds for one exchange.
    ///   - onWait: Called now and then while an answer is waited for.
    public init(
        _ allowed: [AllowedHost], recording: NetworkRecording? = nil, timeout: Int = 30_000,
        onWait: @escaping () -> Void = {}
    ) {
        self.allowed = allowed
        self.recording = recording
        self.timeout = timeout
        self.onWait = onWait
    }

    /// What a server says, if its host is allowed; waits for it.
    public func answer(_ request: NetworkRequest) -> NetworkAnswer? {
        guard allowed.contains(where: { $0.allows(request.url) }) else { return nil }
        var answer = exchange(request)
        answer.source = "the real network"
        recording?.add(request, answer)
        return answer
    }

    private func exchange(_ request: NetworkRequest) -> NetworkAnswer {
        var lines = request.headers.all.filter {
            // The length of a body is the transport's to say.
            request.body.isEmpty || !$0.name.isSameHeader(as: "Content-Length")
        }
        .map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if !request.headers.contains("Content-Type") { lines.append("Content-Type:") }
        let isLoopback =
            WebURL("http://\(request.url.hostname)/")?.isPotentiallyTrustworthy ?? false
        // Header values are bytes, one for each scalar.
        let headers =
            lines.joined(separator: "\n").unicodeScalars.map {
                CChar(bitPattern: UInt8(truncatingIfNeeded: $0.value))
            } + [0]
        guard
            let transport = portal_transport_start(
                request.method, request.url.href, headers, request.body,
                request.body.count, timeout, NetworkSession.Limits.bodyBytes, isLoopback ? 1 : 0)
        else {
            // The process has no memory or no threads left; nothing else would go on either.
            return .failing(NetworkFailure(.refused, "the exchange could not be begun"))
        }
        defer { portal_transport_free(transport) }
        repeat { onWait() } while portal_transport_wait(transport, 100) == 0
        return Self.answer(portal_transport_answer(transport), request)
    }

    private static func answer(
        _ given: PortalTransportAnswer, _ request: NetworkRequest
    ) -> NetworkAnswer {
        let failure = failure(given, request)
        var answer = NetworkAnswer(
            status: Int(given.status), delay: NetworkSession.Limits.usualDelay)
        answer.failure = failure
        guard given.status >= 200, given.status <= 599 else {
            return .failing(
                failure ?? NetworkFailure(.reset, "the answer is no HTTP"),
                after: NetworkSession.Limits.usualDelay)
        }
        let text = UnsafeRawBufferPointer(start: given.headers, count: given.header_count)
        for (index, line) in text.split(separator: 10).enumerated() {
            // Bytes as scalars: Latin-1, which headers are.
            var value = String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
            if value.hasSuffix("\r") { value.removeLast() }
            if index == 0 {
                let parts = value.split(separator: " ", maxSplits: 2)
                answer.statusText = parts.count > 2 ? String(parts[2]) : ""
            } else if let colon = value.firstIndex(of: ":") {
                answer.headers.append(
                    String(value[..<colon]),
                    value[value.index(after: colon)...].trimmingHTTPSpace())
            }
        }
        let body = [UInt8](UnsafeRawBufferPointer(start: given.body, count: given.body_count))
        if !body.isEmpty { answer.body = [.init(body)] }
        return answer
    }

    private static func failure(
        _ given: PortalTransportAnswer, _ request: NetworkRequest
    ) -> NetworkFailure? {
        let said = given.words.map { String(cString: $0) } ?? ""
        func failure(_ kind: NetworkFailure.Kind) -> NetworkFailure {
            NetworkFailure(kind, said.isEmpty ? nil : "\(kind.words) (\(said))")
        }
        switch Int(given.failure) {
        case Int(PORTAL_TRANSPORT_NONE.rawValue): return nil
        case Int(PORTAL_TRANSPORT_MISSING.rawValue):
            return NetworkFailure(
                .unanswered,
                "'\(request.url.host)' is allowed, but the library libcurl.so.4 was not found; install "
                    + "it (Debian and Ubuntu: libcurl4)")
        case Int(PORTAL_TRANSPORT_DNS.rawValue): return failure(.dns)
        case Int(PORTAL_TRANSPORT_REFUSED.rawValue): return failure(.refused)
        case Int(PORTAL_TRANSPORT_TLS.rawValue): return failure(.tls)
        case Int(PORTAL_TRANSPORT_TIMEOUT.rawValue): return failure(.timeout)
        case Int(PORTAL_TRANSPORT_LIMIT.rawValue):
            return NetworkFailure(
                .limit,
                "the answer was cut off after \(NetworkSession.Limits.bodyBytes >> 20) MB")
        default: return failure(.reset)
        }
    }
}
