/// What the Fetch Standard says of header names and values (section 2.2.2).
///
/// Values are bytes, as the standard has them; a script's string becomes bytes by isomorphic
/// encoding, which the bridge refuses for code units above 0xFF.
public enum HTTPHeaderRules {
    /// "Header name": a token.
    public static func isName(_ name: String) -> Bool { HTTPText.isToken(name) }

    /// "Header value": no white space at either end, no NUL, LF or CR inside.
    public static func isValue(_ value: [UInt8]) -> Bool {
        !value.contains { [0x00, 0x0A, 0x0D].contains($0) } && normalized(value) == value
    }

    /// "Normalize a header value": without HTTP white space at both ends.
    public static func normalized(_ value: [UInt8]) -> [UInt8] {
        let isWhitespace = { (byte: UInt8) in [0x09, 0x0A, 0x0D, 0x20].contains(byte) }
        let start = value.drop(while: isWhitespace)
        guard let last = start.lastIndex(where: { !isWhitespace($0) }) else { return [] }
        return Array(start[...last])
    }

    /// "Get, decode, and split" of a value, after the values of one name were combined.
    public static func decodedAndSplit(_ value: [UInt8]) -> [String] {
        var text = HTTPText(HTTPText.isomorphicDecode(value))
        var values: [String] = []
        var current = ""
        while true {
            current += text.collect { $0 != "\"" && $0 != "," }
            if text.next == "\"" {
                current += text.collectQuotedString(extractsValue: false)
                if !text.isAtEnd { continue }
            }
            values.append(HTTPText.trimmed(current, of: HTTPText.isTabOrSpace))
            current = ""
            if text.isAtEnd { return values }
            text.position += 1
        }
    }

    /// "Extract a MIME type" from the combined value of `Content-Type`.
    ///
    /// - Returns: Nothing on failure: the header is missing (nil) or says nothing that can be read.
    public static func mimeType(contentType value: [UInt8]?) -> MIMEType? {
        guard let value else { return nil }
        var charset: String?
        var essence: String?
        var result: MIMEType?
        for text in decodedAndSplit(value) {
            guard let found = MIMEType(parsing: text), found.essence != "*/*" else { continue }
            result = found
            if found.essence != essence {
                charset = found["charset"]
                essence = found.essence
            } else if let charset, found["charset"] == nil {
                result?.set("charset", charset)
            }
        }
        return result
    }

    /// "Forbidden request-header": what a script may not set.
    public static func isForbiddenRequestHeader(_ name: String, _ value: [UInt8]) -> Bool {
        let name = HTTPText.lowercased(name)
        if forbiddenRequestHeaderNames.contains(name) { return true }
        if name.hasPrefix("proxy-") || name.hasPrefix("sec-") { return true }
        guard ["x-http-method", "x-http-method-override", "x-method-override"].contains(name) else {
            return false
        }
        return decodedAndSplit(value).contains(where: HTTPMethodRules.isForbidden)
    }

    /// "Forbidden response-header name": what a script may not see.
    public static func isForbiddenResponseHeaderName(_ name: String) -> Bool {
        ["set-cookie", "set-cookie2"].contains(HTTPText.lowercased(name))
    }

    /// "Request-body-header name": what goes when a redirect drops the body.
    public static func isRequestBodyHeaderName(_ name: String) -> Bool {
        ["content-encoding", "content-language", "content-location", "content-type"]
            .contains(HTTPText.lowercased(name))
    }

    private static let forbiddenRequestHeaderNames: Set = [
        "accept-charset", "accept-encoding", "access-control-request-headers",
        "access-control-request-method", "connection", "content-length", "cookie", "cookie2",
        "date",
        "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te", "trailer",
        "transfer-encoding", "upgrade", "via",
    ]
}
