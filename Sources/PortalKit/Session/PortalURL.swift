internal import WebPlatformBridge

/// Checks of launch URLs for those who have no page yet.
public enum PortalURL {
    /// Whether the text is an absolute http or https URL.
    public static func isAbsolute(_ text: String) -> Bool { PageURL(text) != nil }
}
