import Testing
import WebFormats

/// URL Standard, 6.1 "URL class": the setters.
@Suite struct URLSetterTests {
    @Test(arguments: [
        ("http://h:443/", "https", "https://h/"), ("http://h/", "FTP:x", "ftp://h/"),
        ("http://h/", "foo", "http://h/"), ("foo://h/", "http", "foo://h/"),
        ("http://u@h/", "file", "http://u@h/"), ("http://h:1/", "file", "http://h:1/"),
        ("http://h/", "file", "file://h/"), ("file:///a", "http", "file:///a"),
        ("file://h/a", "http", "http://h/a"), ("foo:a", "b+.-1", "b+.-1:a"),
        ("foo:a", "1b", "foo:a"), ("foo:a", "b c", "foo:a"), ("foo:a", "", "foo:a"),
        ("foo:a", "b\tc\n", "bc:a"),
    ])
    func `the scheme changes within its kind`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setProtocol(Array(value.utf8)) }
    }

    @Test(arguments: [
        ("http://h/", "a:b@\t", "http://a%3Ab%40%09@h/"), ("http://u:p@h/", "", "http://:p@h/"),
        ("file://h/", "u", "file://h/"), ("foo://", "u", "foo://"), ("foo:a", "u", "foo:a"),
    ])
    func `a user name needs a host`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setUsername(Array(value.utf8)) }
    }

    @Test func `a password comes and goes`() throws {
        try expect("http://h/", "http://:a%3Ab@h/") { $0.setPassword(Array("a:b".utf8)) }
        try expect("http://:p@h/", "http://h/") { $0.setPassword([]) }
    }

    @Test(arguments: [
        ("http://h:1/", "x", "http://x:1/"), ("http://h:1/", "x:80", "http://x/"),
        ("http://h:1/", "x:", "http://x:1/"), ("http://h:1/", "x:2a", "http://x:2/"),
        ("http://h:1/", "x:65536", "http://x:1/"), ("http://h/", "x/y?z", "http://x/"),
        ("http://h/", "x\\y", "http://x/"), ("http://h/", "", "http://h/"),
        ("http://h/", ":1", "http://h/"), ("http://h/", "a@b", "http://h/"),
        ("http://h/", "[::1]:2", "http://[::1]:2/"), ("foo://h/", "", "foo:///"),
        ("foo://u@h/", "", "foo://u@h/"), ("foo:/.//p", "h", "foo://h//p"),
        ("foo:a", "h", "foo:a"), ("file://h/a", "", "file:///a"),
        ("file:///a", "localhost", "file:///a"), ("file:///a", "x:1", "file:///a"),
    ])
    func `a host may bring a port`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setHost(Array(value.utf8)) }
    }

    @Test(arguments: [
        ("http://h:1/", "x", "http://x:1/"), ("http://h:1/", "x:2", "http://h:1/"),
        ("http://h/", "1.2", "http://1.0.0.2/"), ("file://h/", "x:2", "file://h/"),
    ])
    func `a host name may not`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setHostname(Array(value.utf8)) }
    }

    @Test(arguments: [
        ("http://h/", "81", "http://h:81/"), ("http://h:81/", "80", "http://h/"),
        ("http://h:81/", "", "http://h/"), ("http://h/", "8\t2a", "http://h:82/"),
        ("http://h:81/", "a", "http://h:81/"), ("http://h:81/", "65536", "http://h:81/"),
        ("http://h:81/", "\t", "http://h:81/"), ("file://h/", "81", "file://h/"),
    ])
    func `a port is the digits in front`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setPort(Array(value.utf8)) }
    }

    @Test(arguments: [
        ("http://h/a?q#f", "b/../c?d#e", "http://h/c%3Fd%23e?q#f"), ("http://h/a", "", "http://h/"),
        ("foo://h/a", "", "foo://h"), ("foo:/a", "", "foo:/"), ("foo:/a", "//b", "foo:/.//b"),
        ("foo:/.//b", "b", "foo:/b"), ("foo:a", "b", "foo:a"),
        ("http://h/", " a ", "http://h/%20a%20"),
        ("file:///a", "C|/b", "file:///C:/b"), ("http://h/", "\\a\t\\b", "http://h/a/b"),
    ])
    func `a path is read as a path`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setPathname(Array(value.utf8)) }
    }

    @Test(arguments: [
        ("http://h/?a#f", "?b#'", "http://h/?b%23%27#f"), ("http://h/?a#f", "", "http://h/#f"),
        ("http://h/", "?", "http://h/?"), ("foo:a", "'\t", "foo:a?'"),
        ("http://h/", "??", "http://h/??"),
    ])
    func `a query may have its mark`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setSearch(Array(value.utf8)) }
    }

    @Test(arguments: [
        ("http://h/#f", "#a `", "http://h/#a%20%60"), ("http://h/#f", "", "http://h/"),
        ("foo:a", "#", "foo:a#"), ("foo:a", "a\n#", "foo:a#a#"),
    ])
    func `a fragment may have its mark`(start: String, value: String, href: String) throws {
        try expect(start, href) { $0.setHash(Array(value.utf8)) }
    }

    @Test func `an opaque path keeps its encoded space when the query goes`() throws {
        try expect("data:space    ?test#test", "data:space   %20#test") { $0.setSearch([]) }
        try expect("data:space    ?test", "data:space   %20") { $0.setEncodedQuery(nil) }
    }

    private func expect(_ start: String, _ href: String, _ change: (inout WebURL) -> Void) throws {
        var url = try #require(WebURL(start))
        change(&url)
        #expect(url.href == href)
        // The record behind the href is the one that parsing the href gives.
        let again = try #require(WebURL(url.href))
        #expect(again.components == url.components)
    }
}

private typealias Components = (
    protocolEnd: Int, usernameEnd: Int, hostStart: Int, hostEnd: Int, port: Int,
    pathnameStart: Int, searchStart: Int, hashStart: Int
)

private func == (left: Components, right: Components) -> Bool {
    (left.0, left.1, left.2, left.3) == (right.0, right.1, right.2, right.3)
        && (left.4, left.5, left.6, left.7) == (right.4, right.5, right.6, right.7)
}
