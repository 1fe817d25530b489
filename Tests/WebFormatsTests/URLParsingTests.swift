import Testing
import WebFormats

/// URL Standard, 4.4 "URL parsing" and 4.5 "URL serializing".
@Suite struct URLParsingTests {
    @Test(arguments: [
        ("https://shop.example.com/plans?id=5#x", "https://shop.example.com/plans?id=5#x"),
        ("HTTPS://SHOP.example:443", "https://shop.example/"),
        ("  http:\\\\a\\b\t/c\n ", "http://a/b/c"),
        ("http:////a", "http://a/"),
        ("http://a@b@c:d@e:1/", "http://a%40b%40c:d@e:1/"),
        ("http://:@h/", "http://h/"),
        ("http://u:@h/", "http://u@h/"),
        ("http://h:00080/", "http://h/"),
        ("http://h/a/./b/%2E%2e/../c/..", "http://h/"),
        ("http://h/^`{}|", "http://h/%5E%60%7B%7D|"),
        ("http://h/?'\"<>`{}^", "http://h/?%27%22%3C%3E`{}^"),
        ("foo://h/?'\"<>`{}^", "foo://h/?'%22%3C%3E`{}^"),
        ("http://h/#'\"<>`{}^", "http://h/#'%22%3C%3E%60{}^"),
        ("http://h/\u{E9}\u{1F600}%zz", "http://h/%C3%A9%F0%9F%98%80%zz"),
        ("foo:", "foo:"), ("foo://", "foo://"), ("foo:/", "foo:/"), ("foo:///", "foo:///"),
        ("foo://h", "foo://h"), ("foo://H:80", "foo://H:80"), ("foo:/a//..//b", "foo:/a//b"),
        ("foo:/.//b", "foo:/.//b"), ("foo:/..//b", "foo:/.//b"),
        ("file:", "file:///"), ("file:a", "file:///a"), ("file:C|/a", "file:///C:/a"),
        ("file://C|/a", "file:///C:/a"), ("file:///C:/../..", "file:///C:/"),
        ("file://localhost/a", "file:///a"), ("file://h/C|", "file://h/C:"),
        ("blob:https://a/b", "blob:https://a/b"),
    ])
    func `an absolute URL is written in one way`(text: String, href: String) {
        #expect(WebURL(text)?.href == href)
    }

    @Test(arguments: [
        "", "a", "//a", "http://", "http:", "http://u@", "http://:80", "foo://:80", "foo://u@",
        "http://h:65536", "http://h:8a", "http://[::1", "http://a b", "http://a%00", "ht tp://a",
        "http://a|b", "foo://a^b", "http://%ff", "file://C|x:/",
    ])
    func `what has no scheme, no host or a bad host or port is refused`(text: String) {
        #expect(WebURL(text) == nil)
    }

    @Test(arguments: [
        ("", "http://u:p@h:81/a/b?q#f", "http://u:p@h:81/a/b?q"),
        ("#x", "http://h/a?q#f", "http://h/a?q#x"),
        ("?x", "http://h/a?q#f", "http://h/a?x"),
        ("c", "http://u@h:81/a/b?q", "http://u@h:81/a/c"),
        ("../../../c", "http://h/a/b/", "http://h/c"),
        ("/c", "http://u@h/a/b", "http://u@h/c"),
        ("//x", "https://u@h/a/b", "https://x/"),
        ("http:c", "http://h/a/b", "http://h/a/c"),
        ("https:c", "http://h/a/b", "https://c/"),
        ("\\\\x", "foo://h/a", "foo://h/\\\\x"),
        ("..//b", "foo:/a", "foo:/.//b"),
        ("b", "foo:/.//a/c", "foo:/.//a/b"),
        ("x", "foo://", "foo:///x"),
        ("#x", "data:a?b#c", "data:a?b#x"),
        ("/a", "file:///C:/b/c", "file:///C:/a"),
        ("/D:/a", "file:///C:/b/c", "file:///D:/a"),
        ("D|", "file://h/C:/b/c", "file://h/D:"),
        ("..", "file:///C:/", "file:///C:/"),
        ("//x/a", "file:///C:/b", "file://x/a"),
        ("?x", "file://h/a?b#c", "file://h/a?x"),
    ])
    func `a relative URL takes from its base what it has not`(
        text: String, base: String, href: String
    ) throws {
        let base = try #require(WebURL(base))
        #expect(WebURL(text, base: base)?.href == href)
    }

    @Test(arguments: ["x", "", "?x", "/x"])
    func `an opaque path is a base for fragments only`(text: String) throws {
        let base = try #require(WebURL("data:a"))
        #expect(WebURL(text, base: base) == nil)
    }

    @Test(arguments: [
        ("data:a  ?x#y", "data:a %20?x#y"), ("data:a  #y", "data:a %20#y"),
        ("data:a b  ", "data:a b"), ("foo: ?", "foo:%20?"),
        ("foo:a\u{1}\u{7F}\"<", "foo:a%01%7F\"<"),
    ])
    func `an opaque path encodes its last space`(text: String, href: String) {
        #expect(WebURL(text)?.href == href)
    }

    @Test func `a lone surrogate is U+FFFD`() {
        #expect(WebURL(utf16: Array("http://h/".utf16) + [0xD800])?.pathname == "/%EF%BF%BD")
        #expect(
            WebURL(utf16: Array("http://h/".utf16) + [0xDC00, 0xD83D, 0xDE00])?.pathname
                == "/%EF%BF%BD%F0%9F%98%80")
        #expect(WebURL(utf8: Array("http://h/".utf8) + [0xE2, 0x82])?.pathname == "/%EF%BF%BD")
    }

    @Test func `components are where Ada's url_components has them`() throws {
        let full = try #require(WebURL("https://user:pass@example.com:1234/foo/bar?baz#quux"))
        #expect(offsets(full) == [6, 12, 17, 29, 1234, 34, 42, 46])
        let others = [
            ("http://h", [5, 7, 7, 8, -1, 8, -1, -1]),
            ("http://u@h", [5, 8, 8, 10, -1, 10, -1, -1]),
            ("http://:p@h", [5, 7, 9, 11, -1, 11, -1, -1]),
            ("foo:a?#", [4, 4, 4, 4, -1, 4, 5, 6]),
            ("foo:/.//a", [4, 4, 4, 4, -1, 6, -1, -1]),
            ("file:///a", [5, 7, 7, 7, -1, 7, -1, -1]),
        ]
        for (text, expected) in others {
            let url = try #require(WebURL(text))
            #expect(offsets(url) == expected, "\(text)")
        }
    }

    @Test func `getters give the components`() throws {
        let url = try #require(WebURL("https://user:pass@example.com:1234/foo/bar?baz#quux"))
        #expect(url.`protocol` == "https:")
        #expect(url.username == "user")
        #expect(url.password == "pass")
        #expect(url.host == "example.com:1234")
        #expect(url.hostname == "example.com")
        #expect(url.portText == "1234")
        #expect(url.pathname == "/foo/bar")
        #expect(url.search == "?baz")
        #expect(url.hash == "#quux")
        #expect(url.hrefWithoutFragment == "https://user:pass@example.com:1234/foo/bar?baz")
        let bare = try #require(WebURL("foo:a?#"))
        #expect(bare.search == "" && bare.hash == "" && bare.host == "" && bare.portText == "")
        #expect(bare.query == [] && bare.href == "foo:a?#")
    }

    private func offsets(_ url: WebURL) -> [Int] {
        let parts = url.components
        return [
            parts.protocolEnd, parts.usernameEnd, parts.hostStart, parts.hostEnd, parts.port,
            parts.pathnameStart, parts.searchStart, parts.hashStart,
        ]
    }
}
