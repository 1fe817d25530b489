internal import WebFormats

/// One source expression of a directive (Content Security Policy 3, section 2.3.1).
enum PolicySource: Equatable, Sendable {
    case ownOrigin
    case unsafeInline
    case unsafeEval
    case unsafeHashes
    case strictDynamic
    /// Allows nothing: the beginning of what is forbidden is told.
    case reportSample
    /// The bytes of the value: nonces are alike by code units alone.
    case nonce([UInt8])
    /// The strength in bits, and the digest.
    case hash(Int, [UInt8])
    /// Without its colon, in small letters.
    case scheme(String)
    case host(HostSource)

    /// A host of a source expression, and what of a URL there matches.
    struct HostSource: Equatable, Sendable {
        /// In small letters; nil where any that is as safe as the page's does.
        var scheme: String?
        /// In small letters: `*`, `*.example.com`, `example.com`.
        var host: String
        /// A number or `*`; nil for the scheme's own.
        var port: String?
        /// Empty for any.
        var path: String
    }

    /// Reads one; nil for what no browser knows.
    ///
    /// - Parameter level: That of the browser: expressions of later levels are unknown to it.
    init?(_ text: String, level: ContentSecurityPolicy.Level) {
        let word = text.asciiLowercased()
        switch word {
        case "'self'": self = .ownOrigin
        case "'unsafe-inline'": self = .unsafeInline
        case "'unsafe-eval'": self = .unsafeEval
        case "'unsafe-hashes'" where level == .three: self = .unsafeHashes
        case "'strict-dynamic'" where level == .three: self = .strictDynamic
        case "'report-sample'" where level == .three: self = .reportSample
        case _ where word.hasPrefix("'nonce-") && word.hasSuffix("'") && word.utf8.count > 8:
            self = .nonce(Array(text.utf8.dropFirst(7).dropLast()))
        case _ where word.hasPrefix("'sha") && word.hasSuffix("'"):
            guard let hash = Self.hash(text) else { return nil }
            self = hash
        case _ where word.hasPrefix("'"): return nil
        default:
            guard let other = Self.address(text, word) else { return nil }
            self = other
        }
    }

    private static func hash(_ text: String) -> Self? {
        let parts = text.utf8.dropFirst().dropLast().split(
            separator: UInt8(ascii: "-"), maxSplits: 1)
        guard parts.count == 2,
            let bits = Integrity.strength(
                String(decoding: parts[0], as: UTF8.self).asciiLowercased())
        else { return nil }
        let digest = String(decoding: parts[1], as: UTF8.self)
            .replacing("-", with: "+").replacing("_", with: "/")
        return ForgivingBase64.decode(digest.utf8).map { .hash(bits, $0) }
    }

    /// `scheme:`, or `[scheme://]host[:port][/path]`.
    private static func address(_ text: String, _ word: String) -> Self? {
        if word.hasSuffix(":"), isScheme(word.dropLast()) {
            return .scheme(String(word.dropLast()))
        }
        var source = HostSource(scheme: nil, host: "", port: nil, path: "")
        var rest = text[...]
        if let range = text.firstRange(of: "://") {
            let scheme = text[..<range.lowerBound]
            guard isScheme(scheme) else { return nil }
            source.scheme = String(scheme).asciiLowercased()
            rest = text[range.upperBound...]
        }
        if let slash = rest.firstIndex(of: "/") {
            source.path = String(rest[slash...])
            rest = rest[..<slash]
        }
        if let colon = rest.firstIndex(of: ":") {
            let port = rest[rest.index(after: colon)...]
            guard
                port == "*" || !port.isEmpty && port.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            source.port = port == "*" ? "*" : Int(port).map(String.init) ?? String(port)
            rest = rest[..<colon]
        }
        source.host = String(rest).asciiLowercased()
        guard isHost(source.host) else { return nil }
        return .host(source)
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
        }
    }

    private static func isHost(_ text: String) -> Bool {
        let name = text == "*" ? "" : text.hasPrefix("*.") ? String(text.dropFirst(2)) : text
        guard text == "*" || !name.isEmpty else { return false }
        return name.utf8.allSatisfy {
            isLetter($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
        }
    }

    private static func isLetter(_ unit: UInt8) -> Bool { (0x61...0x7A).contains(unit | 0x20) }
}

extension PolicySource {
    /// Whether a URL is meant (section 6.7.2.7); a path is not looked at after a redirect.
    func matches(_ url: WebURL, of page: WebURL?, isRedirected: Bool) -> Bool {
        let scheme = String(url.protocol.dropLast())
        switch self {
        case .ownOrigin:
            guard let page, !page.originIsOpaque,
                url.isHTTP || ["ws:", "wss:"].contains(url.protocol)
            else { return false }
            if page.isSameOrigin(as: url) { return true }
            guard page.hostname == url.hostname,
                Self.port(of: page) == Self.port(of: url)
                    || page.portText.isEmpty && url.portText.isEmpty
            else { return false }
            let own = String(page.protocol.dropLast())
            return scheme == "https" || scheme == "wss" || own == "http" && scheme == "ws"
        case .scheme(let given): return Self.scheme(given, admits: scheme)
        case .host(let source):
            return source.matches(
                url, scheme: scheme, of: page, isRedirected: isRedirected)
        default: return false
        }
    }

    /// "scheme-part matches": the safer one of a pair does as well.
    fileprivate static func scheme(_ given: String, admits scheme: String) -> Bool {
        given == scheme || given == "http" && scheme == "https"
            || given == "ws" && ["wss", "http", "https"].contains(scheme)
            || given == "wss" && scheme == "https"
    }

    fileprivate static func port(of url: WebURL) -> String {
        guard url.portText.isEmpty else { return url.portText }
        return ["https:", "wss:"].contains(url.protocol) ? "443" : "80"
    }
}

extension PolicySource.HostSource {
    fileprivate func matches(
        _ url: WebURL, scheme: String, of page: WebURL?, isRedirected: Bool
    ) -> Bool {
        let own = page.map { String($0.protocol.dropLast()) }
        if host == "*", self.scheme == nil, port == nil, path.isEmpty {
            return ["http", "https", "ws", "wss"].contains(scheme) || scheme == own
        }
        guard !url.hostname.isEmpty else { return false }
        if let given = self.scheme {
            guard PolicySource.scheme(given, admits: scheme) else { return false }
        } else {
            // A host without a scheme means the page's, or a safer one.
            guard let own,
                PolicySource.scheme(own, admits: scheme) || own == "http" && scheme == "ws"
                    || scheme == "wss"
            else { return false }
        }
        let name = url.hostname.asciiLowercased()
        if host != "*" {
            guard
                host.hasPrefix("*.")
                    ? name.utf8.count > host.utf8.count - 1 && name.hasSuffix(host.dropFirst())
                    : host == name
            else { return false }
        }
        return matchesPort(of: url, scheme) && (isRedirected || matchesPath(of: url))
    }

    private func matchesPort(of url: WebURL, _ scheme: String) -> Bool {
        let found = PolicySource.port(of: url)
        guard let port else { return url.portText.isEmpty }
        return port == "*" || port == found || port == "80" && found == "443"
    }

    private func matchesPath(of url: WebURL) -> Bool {
        guard !path.isEmpty, !(path == "/" && url.pathname.isEmpty) else { return true }
        let given = PercentEncoding.decode(path.utf8)
        let found = PercentEncoding.decode(url.pathname.utf8)
        return given.last == UInt8(ascii: "/") ? found.starts(with: given) : given == found
    }
}
