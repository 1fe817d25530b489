/// An absolute http(s) URL in the parts that `location` shows.
public struct PageURL: Equatable, Sendable {
    /// With its colon: "https:".
    public var scheme: String
    /// Without the port.
    public var hostname: String
    /// Digits, or empty for the scheme's own port.
    public var port: String
    /// With its slash.
    public var path: String
    /// With its question mark, or empty.
    public var query: String
    /// With its number sign, or empty.
    public var fragment: String

    /// Host name with the port, where one is given.
    public var host: String { port.isEmpty ? hostname : "\(hostname):\(port)" }
    /// Scheme and host.
    public var origin: String { "\(scheme)//\(host)" }
    /// The whole URL.
    public var href: String { origin + path + query + fragment }

    /// Reads an absolute URL; nil if it is not http or https with a host.
    public init?(_ text: String) {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
            return nil
        }
        var rest = Substring(text)
        let lowered = text.lowercased()
        if lowered.hasPrefix("https://") {
            scheme = "https:"
        } else if lowered.hasPrefix("http://") {
            scheme = "http:"
        } else {
            return nil
        }
        rest = rest.dropFirst(scheme.count + 2)
        fragment = Self.cut(&rest, from: "#")
        query = Self.cut(&rest, from: "?")
        let tail = Self.cut(&rest, from: "/")
        path = tail.isEmpty ? "/" : tail
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty else { return nil }
        hostname = name.lowercased()
        port = parts.count > 1 ? String(parts[1]) : ""
        guard port.isEmpty || UInt16(port) != nil else { return nil }
        if port == (scheme == "https:" ? "443" : "80") { port = "" }
    }

    private static func cut(_ rest: inout Substring, from mark: Character) -> String {
        guard let index = rest.firstIndex(of: mark) else { return "" }
        let tail = String(rest[index...])
        rest = rest[..<index]
        return tail == "#" || tail == "?" ? "" : tail
    }
}
