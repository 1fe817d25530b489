public import WebFormats

/// A host that is asked for real: "api.example.com", "localhost:8080", "*.example.com".
public struct AllowedHost: Equatable, Sendable, CustomStringConvertible {
    /// The name; after "*." every name below counts.
    private let name: String
    /// Nil for the scheme's own port.
    private let port: Int?

    /// As it was written, in lower case.
    public var description: String { port.map { "\(name):\($0)" } ?? name }

    /// Reads a host; nil if it is none.
    public init?(_ text: String) {
        var host = Substring(text.asciiLowercased())
        if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
            guard let number = UInt16(host[host.index(after: colon)...]), number > 0 else {
                return nil
            }
            port = Int(number)
            host = host[..<colon]
        } else {
            port = nil
        }
        let plain = host.hasPrefix("*.") ? host.dropFirst(2) : host
        // What a URL makes of it is a host, and nothing but a host.
        guard !plain.isEmpty, !plain.contains("/"), !plain.contains("@"), !plain.contains("*"),
            let url = WebURL("http://\(plain)/"), url.pathname == "/", url.portText.isEmpty
        else { return nil }
        name = (host.hasPrefix("*.") ? "*." : "") + url.hostname
    }

    /// Whether a URL is on it.
    public func allows(_ url: WebURL) -> Bool {
        guard url.isHTTP, url.portNumber == port || isUsual(port, of: url) else { return false }
        let host = url.hostname
        return name.hasPrefix("*.") ? host.hasSuffix(name.dropFirst(1)) : host == name
    }

    private func isUsual(_ port: Int?, of url: WebURL) -> Bool {
        url.portNumber == nil && port == (url.`protocol` == "https:" ? 443 : 80)
    }
}
