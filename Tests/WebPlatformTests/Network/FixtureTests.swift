import Testing
import WebFormats

@testable import WebPlatform

/// Which fixture answers.
@Suite struct FixtureTests {
    @Test(arguments: [
        ("https://api.example/v1/plans", "https://api.example/v1/plans", true),
        ("https://api.example/v1/plans", "https://api.example/v1/plans?page=2#x", true),
        ("https://api.example/v1/plans", "https://api.example/v1/plans/", false),
        ("https://api.example/v1/plans", "http://api.example/v1/plans", false),
        ("https://api.example/v1/plans", "https://api.example:8443/v1/plans", false),
        ("api.example/v1/plans", "http://api.example/v1/plans", true),
        ("/v1/plans", "https://any.example:99/v1/plans", true),
        ("/v1/customers/:id", "https://a.example/v1/customers/17", true),
        ("/v1/customers/:id", "https://a.example/v1/customers/", false),
        ("/v1/customers/:id", "https://a.example/v1/customers/17/orders", false),
        ("/v1/*/orders", "https://a.example/v1/17/orders", true),
        ("/v1/a*z/orders", "https://a.example/v1/abcz/orders", true),
        ("/v1/*", "https://a.example/v1/x/y/z", true), ("/v1/*", "https://a.example/v2", false),
        ("https://*.example/", "https://a.b.example/", true),
        ("https://*.example/", "https://example/", false),
        ("https://localhost:*/", "https://localhost:8443/", true),
        ("https://api.example:443/", "https://api.example/", true),
        ("/p?a=1", "https://x.example/p?b=2&a=1", true), ("/p?a=1", "https://x.example/p", false),
        ("/p?a=*", "https://x.example/p?a=anything", true),
        ("/caf%C3%A9", "https://x.example/café", true), ("*", "https://x.example/y", true),
    ])
    func `patterns`(pattern: String, url: String, isTaken: Bool) throws {
        #expect(try FixturePattern(pattern).takes(try #require(WebURL(url))) == isTaken)
    }

    @Test(arguments: [
        ("", "empty"), ("https://a.example/a b", "white space"), ("/a#b", "fragment"),
        ("ftp://a.example/", "expected http, https, ws, wss or *"), ("https:///x", "no host"),
        ("https://a.example:x/", "expected a port"), ("https://u@a.example/", "user name"),
    ])
    func `what is no pattern`(pattern: String, words: String) {
        #expect {
            try FixturePattern(pattern)
        } throws: { error in
            (error as? FixturePattern.Problem)?.words.contains(words) ?? false
        }
    }

    private func winner(_ patterns: [(String?, String)], _ url: String) throws -> String? {
        let fixtures = NetworkFixtures(
            try patterns.map { method, text in
                NetworkFixture(
                    place: text, method: method, pattern: try FixturePattern(text),
                    answers: [.init(NetworkAnswer())])
            })
        let request = HTTPRequest(url: try #require(WebURL(url)))
        return FixtureSource(fixtures).answer(request)?.source
    }

    @Test func `the most demanding fixture answers, whatever the order of the file`() throws {
        let url = "https://api.example/v1/plans/10?x=1"
        let patterns: [(String?, String)] = [
            (nil, "*"), (nil, "/v1/*"), (nil, "https://api.example/*"),
            (nil, "https://api.example/v1/:kind/10"), (nil, "https://api.example/v1/plans/:id"),
            (nil, "https://api.example/v1/plans/10"),
            (nil, "https://api.example/v1/plans/10?x=*"),
            (nil, "https://api.example/v1/plans/10?x=1"),
        ]
        for count in 1...patterns.count {
            let some = Array(patterns.prefix(count))
            #expect(try winner(some, url) == some.last?.1)
            #expect(try winner(some.reversed(), url) == some.last?.1)
        }
    }

    @Test func `sequences, and what comes after them`() throws {
        func statuses(_ after: NetworkFixture.After) throws -> [Int?] {
            var fixture = NetworkFixture(
                place: "f", method: nil, pattern: try FixturePattern("*"),
                answers: [
                    .init(NetworkAnswer(status: 503), times: 2), .init(NetworkAnswer(status: 200)),
                ])
            fixture.after = after
            let source = FixtureSource(NetworkFixtures([fixture]))
            let request = HTTPRequest(url: try #require(WebURL("https://a.example/")))
            return (0..<5).map { _ in source.answer(request)?.status }
        }
        #expect(try statuses(.last) == [503, 503, 200, 200, 200])
        #expect(try statuses(.first) == [503, 503, 200, 503, 503])
        #expect(try statuses(.none) == [503, 503, 200, nil, nil])
    }

    @Test(arguments: [
        ("api.example", "https://api.example/", true), ("api.example", "http://api.example/", true),
        ("api.example", "https://api.example:8443/", false),
        ("api.example", "https://x.api.example/", false),
        ("*.example", "https://x.api.example/", true), ("*.example", "https://example/", false),
        ("localhost:8080", "http://localhost:8080/", true),
        ("localhost:8080", "http://localhost/", false),
        ("API.Example:443", "https://api.example/", true),
        ("[::1]:80", "http://[::1]/", true), ("127.0.0.1", "http://127.1/", true),
    ])
    func `allowed hosts`(host: String, url: String, isAllowed: Bool) throws {
        let allowed = try #require(AllowedHost(host))
        #expect(allowed.allows(try #require(WebURL(url))) == isAllowed)
    }

    @Test(arguments: ["", "*", "a/b", "https://a.example", "a:0", "a:x", "a@b", "a b"])
    func `what is no host`(host: String) {
        #expect(AllowedHost(host) == nil)
    }
}
