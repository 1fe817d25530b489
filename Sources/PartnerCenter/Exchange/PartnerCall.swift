internal import WebFormats

/// One logical call, before it has ids and a token.
public struct PartnerCall: Equatable, Sendable {
    /// The verb.
    public var method: String
    /// The path below the base, encoded ("/v1/offers/…?country=US").
    public var path: String
    /// The body; nil if there is none.
    public var body: [UInt8]?
    /// An ETag for `If-Match`, without quotes.
    public var ifMatch: String?

    /// Makes a call.
    public init(_ method: String, _ path: String, body: [UInt8]? = nil, ifMatch: String? = nil) {
        self.method = method
        self.path = path.hasPrefix("/") ? path : "/" + path
        self.body = body
        self.ifMatch = ifMatch
    }

    /// The request of the call, without a token.
    func request(
        base: String, _ context: RequestContext, requestID: String, correlationID: String
    ) -> HTTPRequest {
        // The order of the documented sample, with `Authorization` put first once there is a token.
        var headers: [(String, String)] = [
            ("Accept", "application/json"), ("MS-RequestId", requestID),
            ("MS-CorrelationId", correlationID), ("X-Locale", context.locale),
        ]
        if body != nil { headers.append(("Content-Type", "application/json")) }
        if let version = context.contractVersion {
            headers.append(("MS-Contract-Version", version))
        }
        if let name = context.applicationName {
            headers.append(("MS-PartnerCenter-Application", name))
        }
        if body != nil { headers.append(("Expect", "100-continue")) }
        if let ifMatch {
            // The value goes in double quotes (section 6).
            headers.append(("If-Match", ifMatch.hasPrefix("\"") ? ifMatch : "\"\(ifMatch)\""))
        }
        guard let url = WebURL(base + path) else {
            preconditionFailure("an address with a path below it is one")
        }
        return HTTPRequest(
            method: method, url: url,
            headers: HeaderList(headers.map { (name: $0.0, value: Self.headerValue($0.1)) }),
            body: body ?? [])
    }

    /// A header's value without what would begin another line.
    private static func headerValue(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }))
    }
}
