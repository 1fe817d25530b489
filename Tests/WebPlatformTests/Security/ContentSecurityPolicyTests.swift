import Testing
import WebFormats

@testable import WebPlatform

/// Content Security Policy 3.
@Suite struct ContentSecurityPolicyTests {
    private let page = WebURL("https://portal.example/plans")

    private func policies(
        _ text: String, level: ContentSecurityPolicy.Level = .three
    ) -> ContentSecurityPolicies {
        ContentSecurityPolicies([Header("Content-Security-Policy", text)], level: level)
    }

    private func allows(
        _ sources: String, _ url: String, from page: String = "https://portal.example/plans",
        isRedirected: Bool = false
    ) throws -> Bool {
        policies("connect-src \(sources)").violations(
            of: .init(.connection), to: try #require(WebURL(url)), from: WebURL(page),
            isRedirected: isRedirected
        ).isEmpty
    }

    @Test(
        "6_7_2_7: what URLs a source matches",
        arguments: [
            ("'self'", "https://portal.example/a", true),
            ("'self'", "https://api.portal.example/a", false),
            ("'self'", "wss://portal.example/a", true),
            ("'self'", "https://portal.example:8443/", false),
            ("'SELF'", "https://portal.example/a", true),
            ("self", "https://portal.example/a", false),
            ("'none'", "https://portal.example/a", false), ("", "https://portal.example/a", false),
            ("*", "https://other.example/", true), ("*", "wss://other.example/", true),
            ("*", "data:,x", false), ("data:", "data:,x", true),
            ("https:", "https://x.example/", true),
            ("http:", "https://x.example/", true), ("https:", "http://x.example/", false),
            ("ws:", "wss://x.example/", true), ("*.example.com", "https://api.example.com/", true),
            ("*.example.com", "https://example.com/", false),
            ("*.example.com", "https://evilexample.com/", false),
            ("example.com", "https://example.com/a/b", true),
            ("example.com", "http://example.com/", false),
            ("http://example.com", "https://example.com/", true),
            ("https://example.com", "http://example.com/", false),
            ("EXAMPLE.com", "https://example.COM/", true),
            ("example.com:8443", "https://example.com:8443/", true),
            ("example.com:8443", "https://example.com/", false),
            ("example.com:*", "https://example.com:9/", true),
            ("example.com:443", "https://example.com/", true),
            ("http://example.com:80", "https://example.com/", true),
            ("example.com/a/", "https://example.com/a/b", true),
            ("example.com/a/", "https://example.com/ab", false),
            ("example.com/a", "https://example.com/a/b", false),
            ("example.com/a", "https://example.com/a?q", true),
            ("example.com/%61", "https://example.com/a", true),
            ("example.com/", "https://example.com/x", true),
            ("exam_ple.com", "https://exam_ple.com/", true),
            ("example.com:x", "https://example.com/", false),
            ("'nonce-abc'", "https://portal.example/", false),
        ])
    func match(source: String, url: String, isAllowed: Bool) throws {
        #expect(try allows(source, url) == isAllowed)
    }

    /// Section 6.7.2.8: a redirect tells nothing of paths.
    @Test func `a path is not looked at after a redirect`() throws {
        #expect(try !allows("example.com/a", "https://example.com/b"))
        #expect(try allows("example.com/a", "https://example.com/b", isRedirected: true))
        #expect(try !allows("example.com/a", "https://other.com/a", isRedirected: true))
    }

    @Test func `a page of http may use what is safer`() throws {
        #expect(try allows("'self'", "https://portal.example/", from: "http://portal.example/"))
        #expect(try allows("api.example", "https://api.example/", from: "http://portal.example/"))
        #expect(try allows("'self'", "ws://portal.example/", from: "http://portal.example/"))
    }

    @Test(
        "6_7_3_3: what inline scripts a list allows",
        arguments: [
            ("'unsafe-inline'", nil, true), ("'self'", nil, false),
            ("'unsafe-inline' 'nonce-a'", nil, false),
            ("'unsafe-inline' 'nonce-a'", "a", true), ("'nonce-a'", "A", false),
            ("'nonce-a'", "", false),
            ("'unsafe-inline' 'strict-dynamic'", nil, false),
            ("'sha256-/u6Ztl4UPx1FX1OFzyj6RtEqWRVT4mHWHr9A1KYW+vk='", nil, false),
            ("'sha256-LSKFgBcSXyZmOPRiLz3dvMzZ0mWHj1tT4FPuvp2lsbo='", nil, false),
        ] as [(String, String?, Bool)])
    func inline(sources: String, nonce: String?, isAllowed: Bool) {
        var request = ContentSecurityPolicies.Request(.script)
        request.nonce = nonce
        request.isByParser = true
        let found = policies("script-src \(sources)").violations(inline: request, Array("f()".utf8))
        #expect(found.isEmpty == isAllowed)
    }

    @Test func `a hash allows the text that it is of, in each way to write it`() throws {
        let hash = ContentSecurityPolicies.hash(of: "f() // ü+/")
        for written in [hash, hash.replacing("+", with: "-").replacing("/", with: "_")] {
            let policies = policies("script-src \(written)")
            #expect(policies.violations(inline: .init(.script), Array("f() // ü+/".utf8)).isEmpty)
            #expect(!policies.violations(inline: .init(.script), Array("f()".utf8)).isEmpty)
            // Section 6.7.3.3, step 3: for attributes it has to be said.
            #expect(!policies.violations(inline: .init(.handler), Array("f() // ü+/".utf8)).isEmpty)
        }
        let wide = policies("script-src 'unsafe-hashes' \(hash)")
        #expect(wide.violations(inline: .init(.handler), Array("f() // ü+/".utf8)).isEmpty)
    }

    /// Section 6.8.3.
    @Test func `a directive that is missing is another one's`() throws {
        let url = try #require(WebURL("https://other.example/"))
        func directive(
            _ text: String, _ asked: ContentSecurityPolicy.Directive,
            _ level: ContentSecurityPolicy.Level = .three
        ) -> String? {
            policies(text, level: level).violations(
                of: .init(asked), to: url, from: page, isRedirected: false
            ).first?.written
        }
        #expect(directive("default-src 'self'; img-src *", .image) == nil)
        #expect(directive("default-src 'self'", .image) == "default-src 'self'")
        #expect(directive("child-src 'none'; default-src *", .frame) == "child-src 'none'")
        #expect(
            directive("script-src-elem 'none'; script-src *", .script) == "script-src-elem 'none'")
        #expect(directive("script-src-elem 'none'; script-src *", .script, .two) == nil)
        #expect(directive("default-src 'none'", .base) == nil)
        #expect(directive("default-src 'none'", .form) == nil)
        #expect(directive("img-src 'none'; img-src *", .image) == "img-src 'none'")
        #expect(directive("  ;; IMG-SRC   'none' ;", .image) == "IMG-SRC 'none'")
    }

    /// Section 6.7.1.1.
    @Test func `scripts go by nonces, digests and who asks for them`() throws {
        let url = try #require(WebURL("https://cdn.example/a.js"))
        func allows(_ sources: String, _ change: (inout ContentSecurityPolicies.Request) -> Void)
            -> Bool
        {
            var request = ContentSecurityPolicies.Request(.script)
            request.isByParser = true
            change(&request)
            return policies("script-src \(sources)").violations(
                of: request, to: url, from: page, isRedirected: false
            ).isEmpty
        }
        #expect(allows("'nonce-x'") { $0.nonce = "x" })
        #expect(!allows("'nonce-x'") { _ in })
        #expect(allows("'sha256-abcd'") { $0.integrity = "sha256-abcd" })
        #expect(!allows("'sha256-abcd'") { $0.integrity = "sha256-abcd sha384-abcd" })
        #expect(!allows("'strict-dynamic' https:") { _ in })
        #expect(allows("'strict-dynamic'") { $0.isByParser = false })
        #expect(allows("https:") { _ in })
    }

    @Test func `policies add up, and one that only reports forbids nothing`() throws {
        let url = try #require(WebURL("https://a.example/"))
        let both = policies("connect-src a.example b.example, connect-src b.example")
        #expect(
            both.violations(of: .init(.connection), to: url, from: page, isRedirected: false).count
                == 1)
        let report = ContentSecurityPolicies(
            [Header("content-security-policy-report-only", "connect-src 'none'")], level: .three)
        let found = report.violations(
            of: .init(.connection), to: url, from: page, isRedirected: false)
        #expect(found.map(\.isReportOnly) == [true])
        #expect(policies("script-src 'self'").violationsOfEvaluation().count == 1)
        #expect(policies("script-src 'unsafe-eval'").violationsOfEvaluation().isEmpty)
        #expect(policies("img-src 'none'").violationsOfEvaluation().isEmpty)
    }

    /// HTML, section 7.6.1, and CSP 3, section 6.4.2.
    @Test(
        arguments: [
            (["X-Frame-Options": "DENY"], "X-Frame-Options"),
            (["X-Frame-Options": "sameorigin"], "X-Frame-Options"),
            (["X-Frame-Options": "nonsense"], nil), (["X-Frame-Options": "ALLOWALL"], nil),
            (["X-Frame-Options": "DENY, SAMEORIGIN"], "X-Frame-Options"), ([:], nil),
            (["Content-Security-Policy": "frame-ancestors 'none'"], "frame-ancestors"),
            (["Content-Security-Policy": "frame-ancestors 'self'"], "frame-ancestors"),
            (
                [
                    "Content-Security-Policy": "frame-ancestors https://portal.example",
                    "X-Frame-Options": "DENY",
                ], nil
            ),
            (["Content-Security-Policy": "default-src 'none'"], nil),
            (["X-Frame-Options": "SAMEORIGIN,"], "X-Frame-Options"),
            (["X-Frame-Options": ""], nil), (["X-Frame-Options": "what, ever"], nil),
            (["Content-Security-Policy-Report-Only": "frame-ancestors 'none'"], nil),
        ] as [([String: String], String?)])
    func frames(headers: [String: String], expected: String?) throws {
        let list = HeaderList(headers.sorted { $0.key < $1.key }.map { Header($0.key, $0.value) })
        let refusal = FramingPolicy.refusal(
            list, of: try #require(WebURL("https://pay.example/card")), in: [try #require(page)],
            level: .three)
        #expect(refusal?.hasPrefix(expected ?? "") == expected.map { _ in true })
        let own = FramingPolicy.refusal(
            list, of: try #require(WebURL("https://portal.example/card")), in: [try #require(page)],
            level: .three)
        let isForAll = headers.values.contains {
            $0 == "DENY" || $0.contains("'none'") && $0.contains("ancestors") || $0.contains(",")
        }
        if !isForAll { #expect(own == nil) }
    }
}
