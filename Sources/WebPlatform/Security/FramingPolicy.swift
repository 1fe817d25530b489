public import WebFormats

/// Whether a document lets another one show it in a frame (Content Security Policy 3, section 6.4.2, and HTML,
/// section 7.6.1, the `X-Frame-Options` header).
public enum FramingPolicy {
    /// What of a response keeps its document out of a frame, as it was written; nil where nothing does.
    ///
    /// - Parameters:
    ///   - url: Where the document is from.
    ///   - pages: The page with the frame, and those around it.
    ///   - level: EdgeHTML, of level 2, knows `ALLOW-FROM` as well.
    public static func refusal(
        _ headers: HeaderList, of url: WebURL, in pages: [WebURL],
        level: ContentSecurityPolicy.Level
    ) -> String? {
        let policies = ContentSecurityPolicies(headers, level: level)
        var isSaid = false
        for page in pages {
            let answer = policies.framing(of: url, by: page)
            if let violation = answer.violation {
                return violation.written
            }
            isSaid = answer.isSaid
        }
        // A policy takes the older header's place.
        guard !isSaid else { return nil }
        let words = headers.values("X-Frame-Options")
            .flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .map { String($0).trimmingHTTPSpace() }
        guard let first = words.first?.asciiLowercased() else { return nil }
        let written = "X-Frame-Options: " + words.joined(separator: ", ")
        let isKnown = ["deny", "sameorigin", "allowall"].contains { known in
            words.contains { $0.asciiLowercased() == known }
        }
        // Words that contradict each other forbid it, be one of them nothing.
        if isKnown, words.contains(where: { $0.asciiLowercased() != first }) { return written }
        let origin = "allow-from "
        if first == "deny" { return written }
        if first == "sameorigin" {
            return pages.allSatisfy { $0.isSameOrigin(as: url) } ? nil : written
        }
        guard level == .two, first.hasPrefix(origin) else { return nil }
        let given = WebURL(String(words[0].dropFirst(origin.count)).trimmingHTTPSpace())
        return pages.last.flatMap { given?.isSameOrigin(as: $0) } ?? false ? nil : written
    }
}
