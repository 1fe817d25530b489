/// What the Fetch Standard says of methods (section 2.2.1).
public enum HTTPMethodRules {
    /// "Method": a token.
    public static func isMethod(_ method: String) -> Bool { HTTPText.isToken(method) }

    /// "CORS-safelisted method".
    public static func isCORSSafelisted(_ method: String) -> Bool {
        ["GET", "HEAD", "POST"].contains(method)
    }
}
