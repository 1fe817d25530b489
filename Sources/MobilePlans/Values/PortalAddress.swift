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
        let bytes = url.utf8
        var colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        while let index = colon, !bytes[index...].starts(with: "://".utf8) {
            colon = bytes[bytes.index(after: index)...].firstIndex(of: UInt8(ascii: ":"))
        }
        guard let colon else { return nil }
        scheme = url[..<colon].lowercased()
        let start = bytes.index(colon, offsetBy: 3)
        let ends = "/?#\\".utf8
        let end = bytes[start...].firstIndex(where: ends.contains) ?? bytes.endIndex
        let authority = url[start..<end]
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
