/// What the Fetch Standard says of methods (section 2.2.1).
public enum HTTPMethodRules {
    /// "Method": a token.
    public static func isMethod(_ method: String) -> Bool { HTTPText.isToken(method) }

    /// "Forbidden method": `CONNECT`, `TRACE`, `TRACK`, whatever the case.
    public static func isForbidden(_ method: String) -> Bool {
        ["connect", "trace", "track"].contains(HTTPText.lowercased(method))
    }

    /// "CORS-safelisted method".
    public static func isCORSSafelisted(_ method: String) -> Bool {
        ["GET", "HEAD", "POST"].contains(method)
    }

    /// "Normalize": six methods in upper case, others as they are (`patch` stays `patch`).
    public static func normalized(_ method: String) -> String {
        let known = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]
        return known.first { HTTPText.lowercased($0) == HTTPText.lowercased(method) } ?? method
    }
}
