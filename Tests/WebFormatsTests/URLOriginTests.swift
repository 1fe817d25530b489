import Testing
import WebFormats

/// URL Standard, 4.7 "Origin", and Secure Contexts.
@Suite struct URLOriginTests {
    @Test(arguments: [
        ("https://u:p@h:443/a", "https://h"), ("ws://h:81/", "ws://h:81"), ("ftp://h", "ftp://h"),
        ("file:///a", "null"), ("foo://h/", "null"), ("data:a", "null"),
        ("blob:https://u@h:81/a#b", "https://h:81"), ("blob:ftp://h/", "null"),
        ("blob:file:///a", "null"), ("blob:blob:https://h/", "null"), ("blob:", "null"),
    ])
    func `the origin of a URL`(text: String, origin: String) throws {
        let url = try #require(WebURL(text))
        #expect(url.origin == origin)
    }

    @Test func `opaque origins are never the same`() throws {
        let https = try #require(WebURL("https://h/a"))
        let blob = try #require(WebURL("blob:https://h:443/b"))
        #expect(https.isSameOrigin(as: blob))
        for text in ["http://h:443/", "https://h:444/", "https://g/"] {
            let other = try #require(WebURL(text))
            #expect(!https.isSameOrigin(as: other), "\(text)")
        }
        let data = try #require(WebURL("data:a"))
        #expect(!data.isSameOrigin(as: data))
    }

    @Test(arguments: [
        ("https://h", true), ("wss://h", true), ("http://h", false), ("ftp://localhost", true),
        ("http://127.9.9.9", true), ("http://128.0.0.1", false), ("http://[::1]", true),
        ("http://[::2]", false), ("http://localhost", true), ("http://a.localhost.", true),
        ("http://alocalhost", false), ("http://127.a", false), ("file:///a", true),
        ("data:a", true), ("about:blank", true), ("about:srcdoc", true), ("about:x", false),
        ("blob:https://h/a", true), ("blob:http://h/a", false), ("foo://localhost", false),
    ])
    func `which URLs are potentially trustworthy`(text: String, isTrustworthy: Bool) throws {
        let url = try #require(WebURL(text))
        #expect(url.isPotentiallyTrustworthy == isTrustworthy)
    }
}
