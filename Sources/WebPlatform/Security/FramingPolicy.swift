public import WebFormats

/// Whether a document lets another one show it in a frame (Content Security Policy 3, section 6.4.2, and HTML,
/// section 7.6.1, the `X-Frame-Options` header).
public enum FramingPolicy {
    /// What forbids it.
    public struct Refusal: Sendable {
        /// `frame-ancestors` or `X-Frame-Options`.
        public let name: String
        /// What the response says.
        public let written: String
    }

    /// Why a document is not shown; nil where it is.
    ///
    /// - Parameters:
    ///   - url: Where the document is from.
    ///   - pages: The page with the frame, and those around it.
    ///   - level: EdgeHTML, of level 2, knows `ALLOW-FROM` as well.
    public static func refusal(
        _ headers: HeaderList, of url: WebURL, in pages: [WebURL],
        level: ContentSecurityPolicy.Level
    ) -> Refusal? {
        let policies = ContentSecurityPolicies(headers, level: level)
        var isSaid = false
        for page in pages {
            let answer = policies.framing(of: url, by: page)
            if let violation = answer.violation {
                return Refusal(name: "frame-ancestors", written: violation.written)
            }
            isSaid = answer.isSaid
        }
        // A policy takes the older header's place.
        guard !isSaid else { return nil }
        let words = headers.values("X-Frame-Options")
            .flatMap { $0.split(separator: ",") }
            .map { String($0).trimmingHTTPSpace() }
            .filter { !$0.isEmpty }
        let kinds = Set(words.map { $0.asciiLowercased() })
        guard let first = words.first else { return nil }
        let written = words.joined(separator: ", ")
        let known: Set<String> = ["deny", "sameorigin", "allowall"]
        if kinds.count > 1, !kinds.isDisjoint(with: known) {
            return Refusal(name: "X-Frame-Options", written: written)
        }
        switch first.asciiLowercased() {
        case "deny": return Refusal(name: "X-Frame-Options", written: written)
        case "sameorigin" where !pages.allSatisfy({ $0.isSameOrigin(as: url) }):
            return Refusal(name: "X-Frame-Options", written: written)
        case let word where level == .two && word.hasPrefix("allow-from "):
            let given = WebURL(String(first.dropFirst(11)).trimmingHTTPSpace())
            return pages.last.flatMap { given?.isSameOrigin(as: $0) } ?? false
                ? nil : Refusal(name: "X-Frame-Options", written: written)
        default: return nil
        }
    }
}
