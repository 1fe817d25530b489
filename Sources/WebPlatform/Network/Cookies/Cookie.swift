internal import WebFormats

/// A stored cookie (RFC 6265bis, section 5.7).
public struct Cookie: Equatable, Sendable {
    /// Who may send it along with requests of another site.
    public enum SameSite: String, Sendable {
        case none, lax, strict
        /// Nothing was said: as lax.
        case unsaid
    }

    /// Its name; can be empty.
    public var name: String
    /// Its value.
    public var value: String
    /// The host, or the domain and everything below it.
    public var domain: String
    /// The path and everything below it.
    public var path: String
    /// When it ends, in milliseconds since 1970; nil if with the session.
    public var expires: Double?
    /// Whether only the very host gets it.
    public var isHostOnly: Bool
    /// Whether it is sent over https alone.
    public var isSecure: Bool
    /// Whether scripts do not see it.
    public var isHTTPOnly: Bool
    /// Whether other sites' requests carry it.
    public var sameSite: SameSite
    /// The order in which cookies were made.
    var created: Int
    /// When it was set, in milliseconds since 1970.
    var made: Double

    /// `name=value`, or the value alone where there is no name.
    var pair: String { name.isEmpty ? value : "\(name)=\(value)" }
}

/// A `Set-Cookie` line taken apart (RFC 6265bis, section 5.6).
struct SetCookieLine: Equatable {
    var name = ""
    var value = ""
    var domain: String?
    var path: String?
    var expires: Double?
    var maxAge: Int?
    var isSecure = false
    var isHTTPOnly = false
    var sameSite = Cookie.SameSite.unsaid

    /// Reads a line; nil if it is to be ignored.
    init?(_ line: String) {
        // Control characters but the tab make the line void.
        guard !line.utf8.contains(where: { ($0 < 0x20 && $0 != 9) || $0 == 0x7F }) else {
            return nil
        }
        var parts = line.split(separator: ";", omittingEmptySubsequences: false)[...]
        let (name, value) = Self.split(parts.removeFirst())
        if let value {
            self.name = name
            self.value = value
        } else {
            self.value = name
        }
        guard !(self.name.isEmpty && self.value.isEmpty),
            self.name.utf8.count + self.value.utf8.count <= 4096
        else { return nil }
        for part in parts {
            let (name, value) = Self.split(part)
            guard (value ?? "").utf8.count <= 1024 else { continue }
            read(name.asciiLowercased(), value ?? "")
        }
    }

    private static func split(_ part: Substring) -> (String, String?) {
        guard let equals = part.firstIndex(of: "=") else { return (part.trimmingHTTPSpace(), nil) }
        return (
            part[..<equals].trimmingHTTPSpace(),
            part[part.index(after: equals)...].trimmingHTTPSpace()
        )
    }

    private mutating func read(_ name: String, _ value: String) {
        switch name {
        case "expires": expires = CookieDate.milliseconds(value) ?? expires
        case "max-age":
            let digits = value.hasPrefix("-") ? value.dropFirst() : value[...]
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
                return
            }
            maxAge = Int(value) ?? (value.hasPrefix("-") ? Int.min : Int.max)
        case "domain":
            guard !value.isEmpty else {
                domain = nil
                return
            }
            domain = (value.hasPrefix(".") ? String(value.dropFirst()) : value).asciiLowercased()
        case "path": path = value.hasPrefix("/") ? value : nil
        case "secure": isSecure = true
        case "httponly": isHTTPOnly = true
        case "samesite": sameSite = Cookie.SameSite(rawValue: value.asciiLowercased()) ?? .unsaid
        default: break
        }
    }
}
