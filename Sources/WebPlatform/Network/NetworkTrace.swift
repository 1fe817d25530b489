internal import PortalTrace
internal import WebFormats

/// Exchanges as the trace has them: secrets are masked, and bodies shortened.
enum NetworkTrace {
    private static let mostText = 4_096

    /// The event's name: "POST https://api.example.com/orders".
    static func name(_ method: String, _ url: WebURL) -> String { "\(method) \(address(url))" }

    /// A URL without user and password.
    static func address(_ url: WebURL) -> String {
        guard url.includesCredentials else { return url.href }
        return url.origin + url.pathname + url.search + url.hash
    }

    static func describe(_ request: HTTPRequest, initiator: String) -> TraceValue {
        var members: [TraceValue.Member] = [
            .init("initiator", .string(initiator)), .init("headers", headers(request.headers)),
        ]
        if !request.body.isEmpty {
            members.append(.init("body", body(request.body, request.headers)))
        }
        return .object(members)
    }

    static func describe(_ answer: NetworkAnswer) -> [TraceValue.Member] {
        if let failure = answer.failure, answer.body.isEmpty {
            return describe(failure) + source(of: answer)
        }
        return [
            .init("status", .number(Double(answer.status))),
            .init("headers", headers(answer.headers)),
        ] + source(of: answer)
    }

    private static func source(of answer: NetworkAnswer) -> [TraceValue.Member] {
        answer.source.map { [.init("answeredBy", .string($0))] } ?? []
    }

    static func describe(_ failure: NetworkFailure) -> [TraceValue.Member] {
        [
            .init("failure", .string(failure.kind.rawValue)),
            .init("words", .string(failure.words)),
        ]
    }

    /// The text of a body, or how long it is.
    static func body(_ bytes: [UInt8], _ headers: HeaderList) -> TraceValue {
        let type = headers.value("Content-Type").flatMap { MIMEType(parsing: $0) }?.essence ?? ""
        let isText =
            type.isEmpty || type.hasPrefix("text/") || type.hasSuffix("json")
            || type.hasSuffix("xml") || type.hasSuffix("javascript")
            || type == "application/x-www-form-urlencoded"
        guard isText, let text = String(validating: bytes.prefix(mostText), as: UTF8.self) else {
            return .string("\(bytes.count) bytes")
        }
        return .string(
            bytes.count > mostText ? "\(text)… (\(bytes.count) bytes)" : text)
    }

    /// Headers as an object; those that hold secrets are masked.
    static func headers(_ list: HeaderList) -> TraceValue {
        var names: [String] = []
        var values: [String: [String]] = [:]
        for header in list.all {
            if values[header.name] == nil { names.append(header.name) }
            values[header.name, default: []].append(masked(header))
        }
        return .object(
            names.map { .init($0, .string((values[$0] ?? []).joined(separator: ", "))) })
    }

    /// A header's value without what nobody should find in a report.
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
