/// Which headers cross-origin requests and responses may carry (Fetch Standard section 2.2.2).
public enum CORSHeaderRules {
    /// "CORS-safelisted request-header": what needs no preflight.
    public static func isSafelistedRequestHeader(_ name: String, _ value: [UInt8]) -> Bool {
        guard value.count <= 128 else { return false }
        switch name.asciiLowercased() {
        case "accept":
            return !value.contains(where: isUnsafeByte)
        case "accept-language", "content-language":
            return value.allSatisfy(isLanguageByte)
        case "content-type":
            guard !value.contains(where: isUnsafeByte), let type = MIMEType(parsing: value) else {
                return false
            }
            return [
                "application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
            ].contains(type.essence)
        case "range":
            return ByteRange(parsing: value, allowsWhitespace: false)?.first != nil
        default:
            return false
        }
    }

    /// "CORS-unsafe request-header names": lower case, sorted, each once. What a preflight asks for.
    public static func unsafeRequestHeaderNames(
        _ headers: [(name: String, value: [UInt8])]
    ) -> [String] {
        var unsafe: Set<String> = []
        var potentiallyUnsafe: Set<String> = []
        var size = 0
        for header in headers {
            let name = header.name.asciiLowercased()
            if isSafelistedRequestHeader(name, header.value) {
                potentiallyUnsafe.insert(name)
                size += header.value.count
            } else {
                unsafe.insert(name)
            }
        }
        if size > 1024 { unsafe.formUnion(potentiallyUnsafe) }
        return unsafe.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// "CORS non-wildcard request-header name": `*` does not allow it.
    public static func isNonWildcardRequestHeaderName(_ name: String) -> Bool {
        name.asciiLowercased() == "authorization"
    }

    /// "CORS-safelisted response-header name".
    ///
    /// - Parameter exposed: What `Access-Control-Expose-Headers` names.
    public static func isSafelistedResponseHeaderName(_ name: String, exposed: [String]) -> Bool {
        let name = name.asciiLowercased()
        let always = [
            "cache-control", "content-language", "content-length", "content-type", "expires",
            "last-modified", "pragma",
        ]
        return always.contains(name)
            || exposed.contains { $0.asciiLowercased() == name }
                && !HTTPHeaderRules.isForbiddenResponseHeaderName(name)
    }

    /// "CORS-unsafe request-header byte".
    private static func isUnsafeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09: false
        case 0..<0x20, 0x7F: true
        default: "\"():<>?@[\\]{}".utf8.contains(byte)
        }
    }

    private static func isLanguageByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: " *,-.;=".utf8.contains(byte)
        }
    }
}
