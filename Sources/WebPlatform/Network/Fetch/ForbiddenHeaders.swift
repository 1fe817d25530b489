/// Headers and methods that a page cannot set (Fetch Standard, sections 2.2.1 and 2.2.2).
public enum Forbidden {
    /// "Forbidden request-header".
    public static func isHeader(_ name: String, _ value: String) -> Bool {
        let name = name.asciiLowercased()
        if names.contains(name) || name.hasPrefix("proxy-") || name.hasPrefix("sec-") {
            return true
        }
        guard overrides.contains(name) else { return false }
        return value.split(separator: ",").contains { isMethod($0.trimmingHTTPSpace()) }
    }

    /// "Forbidden method".
    public static func isMethod(_ method: String) -> Bool {
        ["connect", "trace", "track"].contains(method.asciiLowercased())
    }

    private static let overrides: Set<String> = [
        "x-http-method", "x-http-method-override", "x-method-override",
    ]

    private static let names: Set<String> = [
        "accept-charset", "accept-encoding", "access-control-request-headers",
        "access-control-request-method", "access-control-request-private-network", "connection",
        "content-length", "cookie", "cookie2", "date", "dnt", "expect", "host", "keep-alive",
        "origin", "referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "via",
    ]
}
