internal import WebFormats
internal import WebPlatform

/// Checks of launch URLs for those who have no page yet.
package enum PortalURL {
    /// Whether the text is an absolute http or https URL, written as such: what the URL Standard
    /// would mend (spaces, missing slashes) is a mistake in a launch URL.
    package static func isAbsolute(_ text: String) -> Bool {
        let scheme = text.prefix { $0 != ":" }.lowercased()
        guard scheme == "https" || scheme == "http",
            text.dropFirst(scheme.count).hasPrefix("://"),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { return false }
        return WebURL(text) != nil
    }
}
