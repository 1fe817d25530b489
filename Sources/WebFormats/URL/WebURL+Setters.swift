/// The setters of the URL API (URL Standard, 6.1 "URL class").
///
/// Each leaves the URL as it is where the standard says so; the text is UTF-8
/// (``ScalarValueText`` makes it of UTF-16).
extension WebURL {
    /// Sets the scheme, with or without what follows its colon.
    public mutating func setProtocol(_ text: [UInt8]) {
        let input = URLParser.withoutTabsAndNewlines(text)
        let name = input.prefix(while: URLParser.isSchemeByte).map(\.asciiLowercased)
        guard let first = name.first, isASCIILetter(first),
            name.count == input.count || input[name.count] == UInt8(ascii: ":")
        else { return }
        let kind = URLScheme(name[...])
        if kind.isSpecial != scheme.isSpecial { return }
        if kind == .file, includesCredentials || port >= 0 { return }
        if scheme == .file, hostKind == .empty { return }
        var parts = URLParts(self)
        parts.scheme = name
        if port == kind.defaultPort { parts.port = -1 }
        self = parts.url
    }

    /// Sets the user name.
    public mutating func setUsername(_ text: [UInt8]) {
        guard canHaveCredentialsAndPort else { return }
        var parts = URLParts(self)
        parts.username = PercentEncoding.encode(ScalarValueText.repaired(text), .userinfo)
        self = parts.url
    }

    /// Sets the password.
    public mutating func setPassword(_ text: [UInt8]) {
        guard canHaveCredentialsAndPort else { return }
        var parts = URLParts(self)
        parts.password = PercentEncoding.encode(ScalarValueText.repaired(text), .userinfo)
        self = parts.url
    }

    /// Sets the host, and the port where the text has one.
    public mutating func setHost(_ text: [UInt8]) { setHost(text, allowsPort: true) }

    /// Sets the host; a text with a port changes nothing.
    public mutating func setHostname(_ text: [UInt8]) { setHost(text, allowsPort: false) }

    /// Sets the port to the digits the text begins with; the empty text removes it.
    public mutating func setPort(_ text: [UInt8]) {
        guard canHaveCredentialsAndPort else { return }
        var parts = URLParts(self)
        if text.isEmpty {
            parts.port = -1
        } else {
            let digits = URLParser.withoutTabsAndNewlines(text).prefix(while: isASCIIDigit)
            guard !digits.isEmpty, let port = URLParser.port(digits) else { return }
            parts.port = port == scheme.defaultPort ? -1 : port
        }
        self = parts.url
    }

    /// Sets the path; an opaque path stays.
    public mutating func setPathname(_ text: [UInt8]) {
        if hasOpaquePath { return }
        var parts = URLParts(self)
        parts.path = URLParser.path(ScalarValueText.repaired(text), of: self)
        self = parts.url
    }

    /// Sets the query, with or without `?`; the empty text removes it.
    public mutating func setSearch(_ text: [UInt8]) {
        var parts = URLParts(self)
        parts.query = Self.tail(
            text, mark: UInt8(ascii: "?"), scheme.isSpecial ? .specialQuery : .query)
        self = parts.url
    }

    /// Sets the query to bytes that are encoded already, as URLSearchParams'
    /// "update" does; `nil` removes it.
    ///
    /// - Precondition: The bytes are what ``FormURLEncoded`` wrote.
    public mutating func setEncodedQuery(_ bytes: [UInt8]?) {
        var parts = URLParts(self)
        parts.query = bytes
        self = parts.url
    }

    /// Sets the fragment, with or without `#`; the empty text removes it.
    public mutating func setHash(_ text: [UInt8]) {
        var parts = URLParts(self)
        parts.fragment = Self.tail(text, mark: UInt8(ascii: "#"), .fragment)
        self = parts.url
    }

    /// URL Standard, 4.2: "cannot have a username/password/port", denied.
    private var canHaveCredentialsAndPort: Bool {
        hostKind != .none && hostKind != .empty && scheme != .file
    }

    private static func tail(_ text: [UInt8], mark: UInt8, _ set: PercentEncodeSet) -> [UInt8]? {
        if text.isEmpty { return nil }
        let value = text.first == mark ? Array(text.dropFirst()) : text
        return PercentEncoding.encode(
            URLParser.withoutTabsAndNewlines(ScalarValueText.repaired(value)), set)
    }

    /// Host state, hostname state and file host state, with state override.
    private mutating func setHost(_ text: [UInt8], allowsPort: Bool) {
        if hasOpaquePath { return }
        let input = URLParser.withoutTabsAndNewlines(ScalarValueText.repaired(text))
        let authority = input.prefix { byte in
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): false
            case UInt8(ascii: "\\"): !scheme.isSpecial
            default: true
            }
        }
        var parts = URLParts(self)
        var name = authority
        if scheme != .file {
            let colon = URLParser.portColon(in: authority)
            if let colon {
                guard colon > 0, allowsPort else { return }
                name = authority[..<colon]
                let digits = authority[(colon + 1)...].prefix(while: isASCIIDigit)
                if !digits.isEmpty, let port = URLParser.port(digits) {
                    parts.port = port == scheme.defaultPort ? -1 : port
                }
            }
            if name.isEmpty, scheme.isSpecial || includesCredentials || port >= 0 { return }
        }
        parts.host = []
        parts.hostKind = .empty
        if scheme != .file || !name.isEmpty {
            guard
                let kind = HostParser.parse(name, isOpaque: !scheme.isSpecial, into: &parts.host)
            else { return }
            parts.hostKind = kind
            if scheme == .file, parts.host.elementsEqual("localhost".utf8) {
                parts.host = []
                parts.hostKind = .empty
            }
        }
        self = parts.url
    }
}

extension URLParser {
    /// Path start state with state override: the path that `text` is for `url`.
    static func path(_ text: [UInt8], of url: WebURL) -> [UInt8] {
        var parser = URLParser(verbatim: withoutTabsAndNewlines(text))
        parser.url.scheme = url.scheme
        if parser.end == 0, !url.scheme.isSpecial {
            return url.hostKind == .none ? [UInt8(ascii: "/")] : []
        }
        _ = parser.readSegments(from: parser.isSlash(at: 0) ? 1 : 0, wholeInput: true)
        return parser.url.utf8
    }

    /// Takes text whose leading and trailing spaces count.
    private init(verbatim text: [UInt8]) {
        input = text
        base = nil
        start = 0
        end = text.count
    }
}
