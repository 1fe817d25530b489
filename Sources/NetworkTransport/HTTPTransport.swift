internal import CTransport
public import WebFormats

/// One HTTP exchange after another with real servers, through the libcurl of the system.
///
/// Nothing is kept between two exchanges: no cookies, no connections. No redirect is followed, so
/// that what a header holds goes to no other host.
public struct HTTPTransport: Sendable {
    /// Real milliseconds for one exchange.
    public var timeout: Int
    /// The longest body that is read, in bytes.
    public var mostBytes: Int

    /// Whether compressed replies are asked for.
    public var asksForCompression = true

    /// Makes a transport.
    public init(timeout: Int, mostBytes: Int) {
        self.timeout = timeout
        self.mostBytes = mostBytes
    }

    /// What came of an exchange: a reply, a failure, or the first part of a reply and why there is
    /// no more.
    public struct Outcome: Sendable {
        /// The reply, as far as it came.
        public var response: HTTPResponse?
        /// What went wrong.
        public var failure: HTTPTransportFailure?
    }

    /// Sends a request and waits for the reply.
    ///
    /// - Parameter isWanted: Asked ten times a second; false gives the exchange up.
    public func send(
        _ request: HTTPRequest, while isWanted: () -> Bool = { true }
    ) -> Outcome {
        begin(request).outcome(while: isWanted)
    }

    /// Sends a request; the reply comes while something else is done.
    public func begin(_ request: HTTPRequest) -> HTTPExchange {
        let isLoopback =
            WebURL("http://\(request.url.hostname)/")?.isPotentiallyTrustworthy ?? false
        return HTTPExchange(
            portal_transport_start(
                request.method, request.url.hrefWithoutFragment, lines(request), request.body,
                request.body.count, timeout, mostBytes, isLoopback ? 1 : 0))
    }

    /// The header lines in Latin-1: values are bytes, one for each scalar.
    private func lines(_ request: HTTPRequest) -> [CChar] {
        var lines = request.headers.all.filter {
            // The length of a body is the transport's to say.
            request.body.isEmpty || !$0.name.isSameName(as: "Content-Length")
        }
        .map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if !request.headers.contains("Content-Type") { lines.append("Content-Type:") }
        if !asksForCompression { lines.append("Accept-Encoding:") }
        return lines.joined(separator: "\n").unicodeScalars.map {
            CChar(bitPattern: UInt8(truncatingIfNeeded: $0.value))
        } + [0]
    }

    static func outcome(_ given: PortalTransportAnswer) -> Outcome {
        let failure = failure(given)
        guard given.status >= 200, given.status <= 999 else {
            return Outcome(failure: failure ?? .init(.reset, "the answer is no HTTP"))
        }
        var response = HTTPResponse(
            status: Int(given.status),
            body: [UInt8](UnsafeRawBufferPointer(start: given.body, count: given.body_count)))
        let text = UnsafeRawBufferPointer(start: given.headers, count: given.header_count)
        for (index, line) in text.split(separator: 10).enumerated() {
            // Bytes as scalars: Latin-1, which headers are.
            var value = String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
            if value.unicodeScalars.last == "\r" { value.unicodeScalars.removeLast() }
            if index == 0 {
                let parts = value.split(separator: " ", maxSplits: 2)
                response.statusText = parts.count > 2 ? String(parts[2]) : ""
            } else if let colon = value.firstIndex(of: ":") {
                response.headers.append(
                    String(value[..<colon]),
                    value[value.index(after: colon)...].trimmingHTTPSpace())
            }
        }
        return Outcome(response: response, failure: failure)
    }

    private static func failure(_ given: PortalTransportAnswer) -> HTTPTransportFailure? {
        let kinds: [UInt32: HTTPTransportFailure.Kind] = [
            PORTAL_TRANSPORT_MISSING.rawValue: .missing, PORTAL_TRANSPORT_DNS.rawValue: .dns,
            PORTAL_TRANSPORT_REFUSED.rawValue: .refused, PORTAL_TRANSPORT_TLS.rawValue: .tls,
            PORTAL_TRANSPORT_TIMEOUT.rawValue: .timeout, PORTAL_TRANSPORT_LIMIT.rawValue: .limit,
            PORTAL_TRANSPORT_UNPACKED.rawValue: .unpacked,
        ]
        let code = UInt32(given.failure)
        guard code != PORTAL_TRANSPORT_NONE.rawValue else { return nil }
        let words = given.words.map { String(cString: $0) } ?? ""
        return HTTPTransportFailure(kinds[code] ?? .reset, words)
    }
}
