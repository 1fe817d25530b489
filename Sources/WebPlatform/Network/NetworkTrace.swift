internal import PortalTrace
internal import WebFormats

/// Exchanges as the trace has them: secrets are masked, and bodies shortened.
enum NetworkTrace {
    private static let mostText = 4_096

    /// A URL without user and password.
    ///
    /// - Parameter opensWebSocket: Whether it is that of a handshake, which is HTTP to the network and not to
    ///   its page.
    static func address(_ url: WebURL, opensWebSocket: Bool = false) -> String {
        let text =
            url.includesCredentials
            ? url.origin + url.pathname + url.search + url.hash : url.href
        return opensWebSocket ? "ws" + text.dropFirst("http".utf8.count) : text
    }

    /// A request that is sent.
    ///
    /// - Parameter isReal: Whether a real server may get it: then everything that looks like a secret is
    ///   masked, not only what surely is one.
    static func exchange(
        _ request: HTTPRequest, initiator: NetworkExchange.Initiator, isReal: Bool = false
    ) -> NetworkExchange {
        var secrets = Secrets()
        let address = address(request.url, opensWebSocket: request.opensWebSocket)
        return NetworkExchange(
            request.method, isReal ? secrets.masked(url: address, isPattern: false) : address,
            initiator: initiator, headers: headers(request.headers, isReal: isReal),
            body: request.body.isEmpty ? nil : body(request.body, request.headers, isReal: isReal))
    }

    /// What an answer says before its body.
    static func outcome(_ answer: NetworkAnswer, isReal: Bool = false) -> NetworkOutcome {
        var outcome = NetworkOutcome()
        outcome.answeredBy = answer.source
        if let failure = answer.failure, answer.body.isEmpty {
            outcome.problem = .failed(failure.kind, failure.words)
        } else {
            outcome.status = answer.status
            outcome.headers = headers(answer.headers, isReal: isReal)
        }
        return outcome
    }

    /// The text of a body, or how long it is.
    static func body(
        _ bytes: [UInt8], _ headers: HeaderList, isReal: Bool = false
    ) -> TraceValue {
        let type = headers.value("Content-Type").flatMap { MIMEType(parsing: $0) }?.essence ?? ""
        let isText =
            type.isEmpty || type.hasPrefix("text/") || type.hasSuffix("json")
            || type.hasSuffix("xml") || type.hasSuffix("javascript")
            || type == "application/x-www-form-urlencoded"
        guard isText, var text = String(validating: bytes.prefix(mostText), as: UTF8.self)
        else {
            return .string("\(bytes.count) bytes")
        }
        if isReal {
            var secrets = Secrets()
            text = secrets.masked(body: text)
        }
        return .string(
            bytes.count > mostText ? "\(text)… (\(bytes.count) bytes)" : text)
    }

    /// Headers as an object; those that hold secrets are masked.
    static func headers(_ list: HeaderList, isReal: Bool = false) -> [TraceValue.Member] {
        var secrets = Secrets()
        var names: [String] = []
        var values: [String: [String]] = [:]
        for header in list.all {
            if values[header.name] == nil { names.append(header.name) }
            values[header.name, default: []].append(
                isReal ? secrets.masked(header) : masked(header))
        }
        return names.map { .init($0, .string((values[$0] ?? []).joined(separator: ", "))) }
    }

    /// A header's value without the secrets in it.
    static func masked(_ header: Header) -> String {
        switch header.name.asciiLowercased() {
        case "authorization", "proxy-authorization":
            let scheme = header.value.prefix { $0 != " " }
            return scheme.utf8.count < header.value.utf8.count ? "\(scheme) ***" : "***"
        case "cookie":
            return header.value.split(separator: ";").map { maskedPair($0) }
                .joined(separator: "; ")
        case "set-cookie":
            let parts = header.value.split(separator: ";", omittingEmptySubsequences: false)
            return ([maskedPair(parts[0])] + parts.dropFirst().map(String.init))
                .joined(separator: ";")
        default: return header.value
        }
    }

    private static func maskedPair(_ pair: Substring) -> String {
        guard let equals = pair.firstIndex(of: "=") else { return "***" }
        return "\(pair[..<equals].trimmingHTTPSpace())=***"
    }
}
