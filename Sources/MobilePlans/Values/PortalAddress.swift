/// The parts of a portal's URL that the app checks (mobile-plans.md, section 2).
public struct PortalAddress: Equatable, Sendable {
    /// In lower case, without the colon.
    public var scheme: String
    /// In lower case.
    public var host: String
    /// What stands after the host's colon; nil if nothing does.
    public var port: String?

    /// Reads a URL; nil if it has no scheme and host.
    public init?(_ url: String) {
        guard let colon = url.range(of: "://") else { return nil }
        scheme = url[..<colon.lowerBound].lowercased()
        let authority = url[colon.upperBound...].prefix { !"/?#\\".contains($0) }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        if place.hasPrefix("[") {
            host = place.prefix { $0 != "]" }.lowercased() + "]"
        } else {
            host = place.prefix { $0 != ":" }.lowercased()
        }
        let rest = place.dropFirst(host.count)
        port = rest.hasPrefix(":") ? String(rest.dropFirst()) : nil
        if scheme.isEmpty || host.isEmpty { return nil }
    }

    /// Why the app takes no calls from a page of this address; nil if it does.
    ///
    /// - Parameter notificationHost: The host of the service configuration; nil is this one.
    public func refusal(notificationHost: String?) -> String? {
        if scheme != "https" { return "the page's scheme is \(scheme), expected https" }
        if let port { return "the page's URL has a port number (\(port)), expected none" }
        if let notificationHost, notificationHost.lowercased() != host {
            return "the page's host is \(host), expected the notification host \(notificationHost)"
        }
        return nil
    }
}

extension StringProtocol {
    /// The first place of a text in this one, without Foundation.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) {
                return start..<index(start, offsetBy: text.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
