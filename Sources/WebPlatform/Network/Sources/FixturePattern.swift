internal import JSONDocuments
public import WebFormats

/// The URLs that a fixture answers.
///
/// | pattern | what it takes |
/// |---|---|
/// | `https://api.example.com/v1/plans` | this URL, with any query |
/// | `https://api.example.com/v1/plans?page=2` | with this parameter, and maybe others |
/// | `api.example.com/v1/plans` | http and https |
/// | `/v1/plans` | this path on every host |
/// | `/v1/customers/:id` | one segment in the place of `:id` |
/// | `/v1/*/orders` | anything within a segment |
/// | `/v1/*` | everything below `/v1/` |
/// | `https://*.example.com/` | every host below, on the scheme's own port |
/// | `https://localhost:*/` | every port |
public struct FixturePattern: Sendable, CustomStringConvertible {
    /// As it was written.
    public let description: String
    private var scheme: String?
    /// Nil is every host.
    private var host: String?
    /// Nil is every port, empty the scheme's own.
    private var port: String?
    private var segments: [Segment] = []
    private var query: [(name: String, value: String)] = []

    private enum Segment: Equatable {
        case literal(String)
        case parameter
        case wildcard(String)
        /// This segment and all that follow.
        case rest
    }

    /// What is wrong with a pattern, in words.
    public struct Problem: Error, Equatable, Sendable {
        /// As one clause.
        public let words: String
    }

    /// Reads a pattern.
    public init(_ text: String) throws(Problem) {
        description = text
        guard !text.isEmpty else {
            throw Problem(words: "expected a URL pattern, found an empty text")
        }
        if let space = text.first(where: {
            $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 }
        }) {
            throw Problem(
                words: "a URL pattern has no white space"
                    + (space == " " ? "; write %20 for a space" : ""))
        }
        guard !text.contains("#") else {
            throw Problem(words: "a URL pattern has no fragment: '#…' is not sent to servers")
        }
        var rest = Substring(text)
        if let mark = rest.firstRange(of: "://") {
            let name = rest[..<mark.lowerBound].asciiLowercased()
            switch name {
            case "*": scheme = nil
            case "http", "ws": scheme = "http:"
            case "https", "wss": scheme = "https:"
            default:
                throw Problem(words: "expected http, https, ws, wss or *, found '\(name)'")
            }
            rest = rest[mark.upperBound...]
            guard !rest.isEmpty, !rest.hasPrefix("/") else {
                throw Problem(words: "the URL pattern has no host; '*' is every host")
            }
        }
        if let mark = rest.firstIndex(of: "?") {
            readQuery(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if !rest.hasPrefix("/") {
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            try readHost(rest[..<end])
            rest = rest[end...]
        }
        readPath(rest.isEmpty ? (description.hasSuffix("*") ? "/*" : "/") : rest)
    }

    private mutating func readHost(_ text: Substring) throws(Problem) {
        guard !text.contains("@") else {
            throw Problem(words: "a URL pattern has no user name; match the header Authorization")
        }
        var name = text
        if !text.hasSuffix("]"), let colon = text.lastIndex(of: ":") {
            let number = text[text.index(after: colon)...]
            name = text[..<colon]
            guard number == "*" || UInt16(number) != nil else {
                throw Problem(words: "expected a port from 0 to 65535 or *, found '\(number)'")
            }
            port = number == "*" ? nil : String(number)
            if scheme == "https:" && port == "443" || scheme == "http:" && port == "80" {
                port = ""
            }
        } else {
            port = text == "*" ? nil : ""
        }
        host = name == "*" ? nil : name.asciiLowercased()
    }

    private mutating func readQuery(_ text: Substring) {
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query.append((Self.decoded(pair[0]), pair.count > 1 ? Self.decoded(pair[1]) : ""))
        }
    }

    private mutating func readPath(_ path: Substring) {
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part == "**" || (part == "*" && index == parts.count - 1) {
                segments.append(.rest)
            } else if part.hasPrefix(":"), part.count > 1 {
                segments.append(.parameter)
            } else if part.contains("*") {
                segments.append(.wildcard(Self.decoded(part)))
            } else {
                segments.append(.literal(Self.decoded(part)))
            }
        }
    }

    // MARK: - Matching

    /// Whether it takes a URL.
    public func takes(_ url: WebURL) -> Bool {
        if let scheme, scheme != url.`protocol` { return false }
        if let host, !Self.glob(Array(host.utf8), Array(url.hostname.utf8)) { return false }
        if let port, port != url.portText { return false }
        return takesPath(url.pathname) && takesQuery(url)
    }

    private func takesPath(_ path: String) -> Bool {
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            if segment == .rest { return parts.count >= index }
            guard index < parts.count else { return false }
            let part = Self.decoded(parts[index])
            switch segment {
            case .literal(let text): if text != part { return false }
            case .parameter: if part.isEmpty { return false }
            case .wildcard(let text):
                if !Self.glob(Array(text.utf8), Array(part.utf8)) { return false }
            case .rest: break
            }
        }
        return parts.count == segments.count
    }

    private func takesQuery(_ url: WebURL) -> Bool {
        guard !query.isEmpty else { return true }
        let given = FormURLEncoded.parse(url.query ?? []).map {
            (String(decoding: $0.name, as: UTF8.self), $0.value)
        }
        return query.allSatisfy { name, value in
            given.contains { $0.0 == name && Self.glob(Array(value.utf8), $0.1) }
        }
    }

    /// Whether a text is what a pattern with `*` says.
    private static func glob(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        var (p, t) = (0, 0)
        var star: (p: Int, t: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                p += 1
                t += 1
            } else if let last = star {
                star = (last.p, last.t + 1)
                p = last.p + 1
                t = last.t + 1
            } else {
                return false
            }
        }
        while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
        return p == pattern.count
    }

    private static func decoded(_ text: Substring) -> String {
        String(decoding: PercentEncoding.decode(text.utf8), as: UTF8.self)
    }

    // MARK: - Order

    /// How much it demands: compared as lists, a larger one goes first. Scheme and host first, then
    /// the path from left to right, then the query.
    var rank: [Int] {
        var rank = [
            host.map { $0.contains("*") ? 1 : 2 } ?? 0, scheme == nil ? 0 : 1, port == nil ? 0 : 1,
        ]
        for segment in segments {
            switch segment {
            case .literal: rank.append(4)
            case .wildcard: rank.append(3)
            case .parameter: rank.append(2)
            case .rest: rank.append(0)
            }
        }
        // A path that ends is more than one that goes on.
        if segments.last != .rest { rank.append(1) }
        rank += [Int](repeating: 0, count: max(0, 64 - rank.count))
        rank.append(query.count)
        rank.append(query.count { !$0.value.contains("*") })
        return rank
    }

    /// The same for patterns that take the same URLs, whatever their parameters are called.
    var key: String {
        let path = segments.map { segment in
            switch segment {
            case .literal(let text): "=" + text
            case .wildcard(let text): "~" + text
            case .parameter: ":"
            case .rest: "*"
            }
        }
        let pairs = query.map { "\($0.name)=\($0.value)" }.sortedByCodeUnits()
        return "\(scheme ?? "*") \(host ?? "*") \(port ?? "*") \(path) \(pairs)"
    }
}
