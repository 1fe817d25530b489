/// The components of a URL on their own, for the setters, which take the href
/// apart, change one, and put it together (URL Standard, 4.5 "URL serializing").
struct URLParts {
    var scheme: [UInt8]
    var username: [UInt8]
    var password: [UInt8]
    var host: [UInt8]
    var hostKind: HostKind
    var port: Int
    var path: [UInt8]
    var hasOpaquePath: Bool
    var query: [UInt8]?
    var fragment: [UInt8]?

    init(_ url: WebURL) {
        scheme = Array(url.schemeBytes)
        username = Array(url.usernameBytes)
        password = Array(url.passwordBytes)
        host = Array(url.hostBytes)
        hostKind = url.hostKind
        port = url.port
        path = Array(url.pathBytes)
        hasOpaquePath = url.hasOpaquePath
        query = url.queryBytes.map(Array.init)
        fragment = url.fragmentBytes.map(Array.init)
    }

    /// The URL that has these components.
    var url: WebURL {
        var url = WebURL()
        url.scheme = URLScheme(scheme[...])
        url.hostKind = hostKind
        url.hasOpaquePath = hasOpaquePath
        url.port = port
        url.utf8 = scheme
        url.utf8.append(UInt8(ascii: ":"))
        url.protocolEnd = url.utf8.count
        if hostKind != .none { url.utf8 += "//".utf8 }
        url.utf8 += username
        url.usernameEnd = url.utf8.count
        if !password.isEmpty {
            url.utf8.append(UInt8(ascii: ":"))
            url.utf8 += password
        }
        url.hostStart = url.utf8.count
        if !username.isEmpty || !password.isEmpty { url.utf8.append(UInt8(ascii: "@")) }
        url.utf8 += host
        url.hostEnd = url.utf8.count
        if port >= 0 { url.utf8 += ":\(port)".utf8 }
        if hostKind == .none, !hasOpaquePath, path.starts(with: "//".utf8) {
            url.utf8 += "/.".utf8
        }
        url.pathStart = url.utf8.count
        url.utf8 += path
        if let query {
            url.searchStart = url.utf8.count
            url.utf8.append(UInt8(ascii: "?"))
            url.utf8 += query
        }
        if let fragment {
            url.hashStart = url.utf8.count
            url.utf8.append(UInt8(ascii: "#"))
            url.utf8 += fragment
        }
        return url
    }
}
