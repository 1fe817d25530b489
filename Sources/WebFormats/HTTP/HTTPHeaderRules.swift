/// What the Fetch Standard says of header names and values (section 2.2.2).
///
/// Values are bytes, as the standard has them; a script's string becomes bytes by isomorphic
/// encoding, which the bridge refuses for code units above 0xFF.
public enum HTTPHeaderRules {
    /// "Header name": a token.
    public static func isName(_ name: String) -> Bool { HTTPText.isToken(name) }

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

    /// "Forbidden request-header": what no script may set.
    ///
    /// - Parameter name: In lower case.
    public static func isForbiddenRequestHeader(_ name: String, _ value: [UInt8]) -> Bool {
        switch name {
        case "accept-charset", "accept-encoding", "access-control-request-headers",
            "access-control-request-method", "connection", "content-length", "cookie", "cookie2",
            "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te",
            "trailer", "transfer-encoding", "upgrade", "via":
            true
        case "x-http-method", "x-http-method-override", "x-method-override":
            decodedAndSplit(value).contains {
                ["connect", "trace", "track"].contains($0.asciiLowercased())
            }
        default: name.hasPrefix("proxy-") || name.hasPrefix("sec-")
        }
    }

    /// "Forbidden response-header name": what a script may not see.
    public static func isForbiddenResponseHeaderName(_ name: String) -> Bool {
        ["set-cookie", "set-cookie2"].contains(name.asciiLowercased())
    }

    /// "Request-body-header name": what goes when a redirect drops the body.
    public static func isRequestBodyHeaderName(_ name: String) -> Bool {
        ["content-encoding", "content-language", "content-location", "content-type"]
            .contains(name.asciiLowercased())
    }
}
