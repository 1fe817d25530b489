extension WebURL {
    /// Where the components of the href begin, in bytes, which are UTF-16
    /// units too because the href is ASCII; with the meaning of Ada's
    /// `url_components`.
    ///
    ///     https://user:pass@example.com:1234/foo/bar?baz#quux
    ///           |     |    |          | ^^^^|       |   |
    ///           |     |    |          | |   |       |   hashStart
    ///           |     |    |          | |   |       searchStart
    ///           |     |    |          | |   pathnameStart
    ///           |     |    |          | port (a number)
    ///           |     |    |          hostEnd
    ///           |     |    hostStart
    ///           |     usernameEnd
    ///           protocolEnd
    ///
    /// `hostStart` is at the `@` where there is one. Without a host
    /// `usernameEnd`, `hostStart` and `hostEnd` equal `protocolEnd`, and
    /// `pathnameStart` is behind the `/.` of `web+a:/.//b`. `port`,
    /// `searchStart` and `hashStart` are -1 where there is none.
    public var components:
        (
            protocolEnd: Int, usernameEnd: Int, hostStart: Int, hostEnd: Int, port: Int,
            pathnameStart: Int, searchStart: Int, hashStart: Int
        )
    {
        (protocolEnd, usernameEnd, hostStart, hostEnd, port, pathStart, searchStart, hashStart)
    }

    var searchEnd: Int { hashStart < 0 ? utf8.count : hashStart }
    var pathEnd: Int { searchStart < 0 ? searchEnd : searchStart }
    /// Where the authority ends, or the scheme where there is no host.
    var authorityEnd: Int { hostKind == .none ? protocolEnd : (port < 0 ? hostEnd : pathStart) }

    var schemeBytes: ArraySlice<UInt8> { utf8[..<(protocolEnd - 1)] }
    var usernameBytes: ArraySlice<UInt8> {
        hostKind == .none ? [] : utf8[(protocolEnd + 2)..<usernameEnd]
    }
    var passwordBytes: ArraySlice<UInt8> {
        usernameEnd < hostStart ? utf8[(usernameEnd + 1)..<hostStart] : []
    }
    package var includesCredentials: Bool {
        hostStart < hostEnd && utf8[hostStart] == UInt8(ascii: "@")
    }
    var hostBytes: ArraySlice<UInt8> {
        utf8[(includesCredentials ? hostStart + 1 : hostStart)..<hostEnd]
    }
    var pathBytes: ArraySlice<UInt8> { utf8[pathStart..<pathEnd] }
    /// The query without `?`; `nil` where there is none.
    var queryBytes: ArraySlice<UInt8>? {
        searchStart < 0 ? nil : utf8[(searchStart + 1)..<searchEnd]
    }
    /// The fragment without `#`; `nil` where there is none.
    var fragmentBytes: ArraySlice<UInt8>? {
        hashStart < 0 ? nil : utf8[(hashStart + 1)...]
    }

    /// The scheme with its colon.
    public var `protocol`: String { text(utf8[..<protocolEnd]) }
    /// The user name, percent-encoded.
    public var username: String { text(usernameBytes) }
    /// The password, percent-encoded.
    public var password: String { text(passwordBytes) }
    /// The host and, where it is not the scheme's default, the port.
    public var host: String {
        port < 0 ? hostname : hostname + ":" + String(port)
    }
    /// The host, without port.
    public var hostname: String { text(hostBytes) }
    /// The port as decimal text; empty where there is none.
    public var portText: String { port < 0 ? "" : String(port) }
    /// The port; `nil` where there is none, or it is the scheme's default.
    public var portNumber: Int? { port < 0 ? nil : port }
    /// The path.
    public var pathname: String { text(pathBytes) }
    /// The query with its `?`; empty where there is none, or it is empty.
    public var search: String {
        searchStart < 0 || searchStart + 1 == searchEnd ? "" : text(utf8[searchStart..<searchEnd])
    }
    /// The fragment with its `#`; empty where there is none, or it is empty.
    public var hash: String {
        hashStart < 0 || hashStart + 1 == utf8.count ? "" : text(utf8[hashStart...])
    }
    /// The whole URL.
    public var href: String { String(decoding: utf8, as: UTF8.self) }
    /// The whole URL without fragment.
    public var hrefWithoutFragment: String { text(utf8[..<searchEnd]) }
    /// The query without `?`; `nil` where there is none.
    public var query: [UInt8]? { queryBytes.map(Array.init) }
    /// Whether the scheme is ftp, file, http, https, ws or wss.
    public var isSpecial: Bool { scheme.isSpecial }

    private func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
