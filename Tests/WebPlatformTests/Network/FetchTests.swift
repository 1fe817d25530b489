import PortalTrace
import Testing
import WebFormats

@testable import WebPlatform

/// The Fetch Standard, sections 3 and 4: what reaches a server, and what a page sees.
@Suite struct FetchTests {
    // MARK: - CORS (section 3.3)

    @Test(arguments: [
        ([], FetchRequest.Credentials.omit, false),
        ([("Access-Control-Allow-Origin", "*")], .omit, true),
        ([("Access-Control-Allow-Origin", "https://shop.example")], .omit, true),
        ([("Access-Control-Allow-Origin", "https://other.example")], .omit, false),
        ([("Access-Control-Allow-Origin", "HTTPS://shop.example")], .omit, false),
        ([("Access-Control-Allow-Origin", "*")], .include, false),
        ([("Access-Control-Allow-Origin", "https://shop.example")], .include, false),
        (
            [
                ("Access-Control-Allow-Origin", "https://shop.example"),
                ("Access-Control-Allow-Credentials", "true"),
            ], .include, true
        ),
        (
            [
                ("Access-Control-Allow-Origin", "https://shop.example"),
                ("Access-Control-Allow-Credentials", "TRUE"),
            ], .include, false
        ),
    ])
    func `the CORS check`(
        headers: [(String, String)], credentials: FetchRequest.Credentials, isReadable: Bool
    ) {
        let exchange = Exchange { _ in answer("x", headers) }
        let words = exchange.fetch("https://api.example/") { $0.credentials = credentials }
        #expect(words == (isReadable ? "200 cors  x" : "failed"))
        #expect(exchange.requests.map(\.method) == ["GET"])
    }

    @Test func `a preflight asks for what is not simple, and is remembered (4_8, 4_9)`() {
        let exchange = Exchange { request in
            request.method == "OPTIONS"
                ? answer(
                    status: 204,
                    [
                        ("Access-Control-Allow-Origin", "*"),
                        ("Access-Control-Allow-Methods", "PUT"),
                        ("Access-Control-Allow-Headers", "X-Token, content-type"),
                        ("Access-Control-Max-Age", "10"),
                    ]) : answer("ok", [("Access-Control-Allow-Origin", "*")])
        }
        let change = { (request: inout FetchRequest) in
            request.method = "PUT"
            request.headers = [
                Header("X-Token", "1"), Header("Content-Type", "application/json"),
            ]
            request.body = [1]
        }
        #expect(exchange.fetch("https://api.example/", change) == "200 cors  ok")
        let preflight = exchange.requests[0]
        #expect(preflight.headers.value("Access-Control-Request-Method") == "PUT")
        #expect(
            preflight.headers.value("Access-Control-Request-Headers") == "content-type,x-token")
        #expect(preflight.headers.value("Origin") == "https://shop.example")
        #expect(preflight.body.isEmpty && !preflight.headers.contains("Cookie"))
        #expect(exchange.fetch("https://api.example/", change) == "200 cors  ok")
        #expect(exchange.requests.map(\.method) == ["OPTIONS", "PUT", "PUT"])
        exchange.clock.advance(to: exchange.clock.now + 10_000)
        #expect(exchange.fetch("https://api.example/", change) == "200 cors  ok")
        #expect(exchange.requests.count == 5)
    }

    @Test(arguments: [
        ("PUT", "", [("Access-Control-Allow-Methods", "POST")], false),
        ("PUT", "", [("Access-Control-Allow-Methods", "*")], true),
        ("put", "", [("Access-Control-Allow-Methods", "PUT")], false),
        ("GET", "X-A", [], false),
        ("GET", "X-A", [("Access-Control-Allow-Headers", "x-a")], true),
        ("GET", "X-A", [("Access-Control-Allow-Headers", "*")], true),
        ("GET", "Authorization", [("Access-Control-Allow-Headers", "*")], false),
        ("GET", "Authorization", [("Access-Control-Allow-Headers", "*, authorization")], true),
        ("GET", "X-A", [("Access-Control-Allow-Headers", "x a")], false),
    ])
    func `what a preflight allows (4_8)`(
        method: String, header: String, allowed: [(String, String)], isAllowed: Bool
    ) {
        let exchange = Exchange { _ in
            answer("x", [("Access-Control-Allow-Origin", "*")] + allowed)
        }
        let words = exchange.fetch("https://api.example/") {
            $0.method = method
            if !header.isEmpty { $0.headers.append(header, "1") }
        }
        #expect((words == "200 cors  x") == isAllowed)
        #expect(exchange.requests.count == (isAllowed ? 2 : 1))
    }

    @Test func `only exposed headers are seen (2_2_6)`() {
        let headers = [
            ("Access-Control-Allow-Origin", "*"), ("Content-Type", "text/plain"), ("X-A", "1"),
            ("X-B", "2"), ("Set-Cookie", "a=1"), ("Access-Control-Expose-Headers", "x-a"),
        ]
        let exchange = Exchange { _ in answer("x", headers) }
        #expect(exchange.fetch("https://api.example/") == "200 cors content-type,x-a x")
        #expect(exchange.fetch("https://shop.example/") == "200 basic content-type,x-a,x-b x")
        #expect(
            exchange.fetch("https://api.example/") { $0.mode = .noCORS } == "0 opaque ")
    }

    /// Fetch, section 2.2.2, "extract header list values": what is no list of names is none.
    @Test func `a list with what is no name exposes nothing (2_2_6)`() {
        for list in ["x-a, no no", "x-a,,\"x-a\"", "@,x-a"] {
            let headers = [
                ("Access-Control-Allow-Origin", "*"), ("X-A", "1"),
                ("Access-Control-Expose-Headers", list),
            ]
            let exchange = Exchange { _ in answer("x", headers) }
            #expect(exchange.fetch("https://api.example/") == "200 cors  x", "\(list)")
        }
    }

    @Test func `same-origin and no-cors hold what they say (4_1)`() {
        let exchange = Exchange { _ in answer("x") }
        #expect(exchange.fetch("https://api.example/") { $0.mode = .sameOrigin } == "failed")
        #expect(
            exchange.fetch("https://api.example/") {
                $0.mode = .noCORS
                $0.redirect = .manual
            } == "failed")
        #expect(exchange.requests.isEmpty)
    }

    @Test(arguments: [
        ("same-origin", "https://api.example/", false),
        ("same-origin", "https://shop.example/", true),
        ("same-site", "https://cdn.shop.example/", true),
        ("same-site", "https://api.example/", false),
        ("cross-origin", "https://api.example/", true),
        ("Same-Origin", "https://api.example/", true),
        ("same-origin, same-site", "https://api.example/", true),
    ])
    func `a server keeps its resources from other pages (3_7)`(
        policy: String, url: String, isAllowed: Bool
    ) {
        let exchange = Exchange { _ in answer("x", [("Cross-Origin-Resource-Policy", policy)]) }
        let seen = exchange.fetch(url) { $0.mode = .noCORS }
        #expect((seen != "failed") == isAllowed, "\(seen)")
        // A request with CORS has its own header.
        let open = Exchange { _ in
            answer(
                "x",
                [("Cross-Origin-Resource-Policy", policy), ("Access-Control-Allow-Origin", "*")])
        }
        #expect(open.fetch("https://api.example/") != "failed")
    }

    /// HTTP fetch, step 5, comes before the redirect.
    @Test func `a server keeps its redirects from other pages (4_3)`() {
        let exchange = Exchange { request in
            request.url.pathname == "/old"
                ? answer(
                    status: 302,
                    [
                        ("Location", "https://shop.example/"),
                        ("Cross-Origin-Resource-Policy", "same-origin"),
                    ]) : answer("x")
        }
        #expect(exchange.fetch("https://api.example/old") { $0.mode = .noCORS } == "failed")
        #expect(exchange.requests.count == 1)
    }

    // MARK: - Redirects (section 4.4)

    private func redirecting(_ status: Int, to location: String) -> Exchange {
        Exchange { request in
            request.url.pathname == "/old"
                ? answer(status: status, [("Location", location)])
                : answer(
                    "\(request.method) \(String(decoding: request.body, as: UTF8.self))",
                    [("Access-Control-Allow-Origin", "*")])
        }
    }

    @Test(arguments: [
        (301, "POST", "GET "), (302, "POST", "GET "), (303, "POST", "GET "), (303, "PUT", "GET "),
        (307, "POST", "POST x"), (308, "POST", "POST x"), (301, "PUT", "PUT x"),
    ])
    func `methods and bodies on a redirect`(status: Int, method: String, expected: String) {
        let exchange = redirecting(status, to: "/new")
        let words = exchange.fetch("https://shop.example/old") {
            $0.method = method
            $0.body = Array("x".utf8)
            $0.headers.append("Content-Type", "text/plain")
        }
        #expect(words == "200 basic  \(expected)")
        #expect(
            exchange.requests.last?.headers.contains("Content-Type") == expected.hasSuffix("x"))
    }

    @Test func `a loop ends after 20 redirects`() {
        let exchange = Exchange { _ in answer(status: 302, [("Location", "/old")]) }
        #expect(exchange.fetch("https://shop.example/old") == "failed")
        #expect(exchange.requests.count == 21)
        #expect(exchange.blocked == "more than 20 redirects in a row")
    }

    @Test(arguments: [
        ("ftp://shop.example/", "leads to 'ftp:'"), ("http://[", "is no URL"),
        ("data:text/plain,x", "leads to 'data:'"), ("https://u:p@api.example/", "a user name"),
    ])
    func `redirects that lead nowhere`(location: String, words: String) {
        let exchange = redirecting(302, to: location)
        #expect(exchange.fetch("https://shop.example/old") == "failed")
        #expect(exchange.blocked.contains(words))
    }

    @Test func `the origin and Authorization do not go along to third parties`() {
        let exchange = Exchange { request in
            switch (request.url.hostname, request.method) {
            case ("a.example", _):
                answer(
                    status: request.method == "OPTIONS" ? 204 : 307,
                    [
                        ("Location", "https://b.example/"),
                        ("Access-Control-Allow-Origin", "https://shop.example"),
                        ("Access-Control-Allow-Headers", "authorization"),
                    ])
            default:
                answer(
                    "b",
                    [
                        ("Access-Control-Allow-Origin", "null"),
                        ("Access-Control-Allow-Headers", "authorization"),
                    ])
            }
        }
        let words = exchange.fetch("https://a.example/") {
            $0.headers.append("Authorization", "Bearer x")
        }
        #expect(words == "200 cors  b")
        #expect(exchange.requests.last?.headers.value("Origin") == "null")
        #expect(exchange.requests.last?.headers.contains("Authorization") == false)
    }

    @Test func `manual and error redirects`() {
        let exchange = redirecting(302, to: "/new")
        #expect(
            exchange.fetch("https://shop.example/old") { $0.redirect = .manual }
                == "0 opaqueredirect ")
        #expect(exchange.fetch("https://shop.example/old") { $0.redirect = .error } == "failed")
    }

    // MARK: - What is added (sections 3.2, 4.5, 4.6)

    @Test func `cookies go with credentials alone`() {
        let exchange = Exchange { _ in
            answer(
                "x",
                [
                    ("Set-Cookie", "s=1; Secure; SameSite=None"),
                    ("Access-Control-Allow-Origin", "*"),
                ])
        }
        _ = exchange.fetch("https://shop.example/")
        _ = exchange.fetch("https://shop.example/")
        _ = exchange.fetch("https://shop.example/") { $0.credentials = .omit }
        _ = exchange.fetch("https://api.example/")
        _ = exchange.fetch("https://api.example/") { $0.credentials = .include }
        _ = exchange.fetch("https://api.example/") { $0.credentials = .include }
        #expect(
            exchange.requests.map { $0.headers.value("Cookie") ?? "-" }
                == ["-", "s=1", "-", "-", "-", "s=1"])
    }

    @Test func `the Origin header`() {
        let exchange = Exchange { _ in answer("x", [("Access-Control-Allow-Origin", "*")]) }
        _ = exchange.fetch("https://shop.example/")
        _ = exchange.fetch("https://shop.example/") { $0.method = "POST" }
        _ = exchange.fetch("https://api.example/")
        #expect(
            exchange.requests.map { $0.headers.value("Origin") ?? "-" }
                == ["-", "https://shop.example", "https://shop.example"])
        #expect(exchange.requests[1].headers.value("Content-Length") == "0")
    }

    @Test(arguments: [
        ("", "https://shop.example/", "https://shop.example/plans?a=1"),
        ("", "https://api.example/", "https://shop.example/"),
        ("no-referrer", "https://shop.example/", "-"),
        ("same-origin", "https://api.example/", "-"),
        ("origin", "https://shop.example/", "https://shop.example/"),
        ("unsafe-url", "https://api.example/", "https://shop.example/plans?a=1"),
        ("strict-origin", "http://localhost/", "https://shop.example/"),
        ("no-referrer-when-downgrade", "https://api.example/", "https://shop.example/plans?a=1"),
        ("origin-when-cross-origin", "https://api.example/", "https://shop.example/"),
    ])
    func `referrers by policy (Referrer Policy, 8_3)`(
        policy: String, target: String, expected: String
    ) {
        let exchange = Exchange { _ in answer("x", [("Access-Control-Allow-Origin", "*")]) }
        _ = exchange.fetch(target, page: "https://u:p@shop.example/plans?a=1#f") {
            $0.referrerPolicy = ReferrerPolicy(rawValue: policy) ?? .unsaid
        }
        #expect(exchange.requests.first?.headers.value("Referer") ?? "-" == expected)
    }

    // MARK: - What is not sent

    @Test(arguments: [
        ("http://api.example/", "mixed content"), ("https://shop.example:25/", "bad port"),
        ("ftp://shop.example/", "scheme"), ("file:///etc/passwd", "scheme"),
        ("about:blank", "scheme"), ("data:x", "data"),
    ])
    func `what a browser does not send (4_1)`(url: String, kind: String) {
        let exchange = Exchange { _ in answer("x") }
        #expect(exchange.fetch(url) == "failed")
        #expect(exchange.requests.isEmpty)
        #expect(exchange.recorder.events.last?.result?["blocked"]?.string == kind)
    }

    @Test func `localhost is trusted, and pages of http fetch http (Mixed Content, 4_4)`() {
        let exchange = Exchange { _ in answer("x", [("Access-Control-Allow-Origin", "*")]) }
        #expect(exchange.fetch("http://127.0.0.1/") == "200 cors  x")
        #expect(exchange.fetch("http://a.example/", page: "http://b.example/") == "200 cors  x")
    }

    @Test func `data URLs (4_2)`() {
        let exchange = Exchange { _ in nil }
        #expect(exchange.fetch("data:,a%20b") == "200 basic content-type a b")
        #expect(exchange.fetch("data:;base64,YQ==") == "200 basic content-type a")
    }

    // MARK: - Failures and limits

    @Test(arguments: NetworkFailure.Kind.allCases)
    func `every failure is the same to a page, and has words in the trace`(
        kind: NetworkFailure.Kind
    ) {
        let exchange = Exchange { _ in .failing(NetworkFailure(kind)) }
        #expect(exchange.fetch("https://shop.example/") == "failed")
        let result = exchange.recorder.events.last?.result
        #expect(result?["failure"]?.string == kind.rawValue)
        #expect(result?["words"]?.string?.isEmpty == false)
    }

    @Test func `a reset comes after what had arrived`() {
        let exchange = Exchange { _ in
            var given = answer("half")
            given.failure = NetworkFailure(.reset)
            return given
        }
        #expect(exchange.fetch("https://shop.example/") == "200 basic  half then reset")
    }

    @Test func `a stream without end is cut off`() {
        let exchange = Exchange { _ in
            var given = answer("x")
            given.body[0].delay = 10
            given.isEndless = true
            return given
        }
        #expect(exchange.fetch("https://shop.example/").hasSuffix("then limit"))
        #expect(exchange.clock.now <= 100_000)
    }

    @Test func `a header bomb is refused with words`() {
        let exchange = Exchange { _ in
            answer("x", [("X-Bomb", String(repeating: "a", count: 300_000))])
        }
        #expect(exchange.fetch("https://shop.example/") == "failed")
        #expect(exchange.blocked.contains("a browser takes 262144"))
    }

    @Test func `nobody answers: words, not a hang`() {
        let exchange = Exchange { _ in nil }
        #expect(exchange.fetch("https://shop.example/") == "failed")
        let device = OfflineDevice()
        exchange.session.delegate = device
        #expect(exchange.fetch("https://shop.example/") == "failed")
        #expect(
            exchange.recorder.events.map { $0.result?["failure"]?.string }
                == ["unanswered", "offline"])
    }

    @Test func `secrets are masked in the trace`() {
        let exchange = Exchange { _ in answer("x", [("Set-Cookie", "sid=topsecret; Path=/")]) }
        _ = exchange.fetch("https://shop.example/")
        _ = exchange.fetch("https://u:topsecret@shop.example/") {
            $0.headers = [Header("Authorization", "Bearer topsecret")]
        }
        let text = "\(exchange.recorder.events)"
        #expect(!text.contains("topsecret"))
        #expect(text.contains("Bearer ***") && text.contains("sid=***"))
    }

    // MARK: - Integrity (Subresource Integrity, section 3.3)

    @Test(arguments: [
        ("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", true),
        ("sha256-ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0=", true),
        ("sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn", true),
        (
            "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==",
            true
        ),
        ("sha256-AAAA", false), ("md5-AAAA", true), ("", true), ("sha256-n*o", true),
        ("sha256-!", true),
        // The strongest kind alone counts.
        ("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0= sha512-AAAA", false),
    ])
    func `a body is what integrity says`(integrity: String, isFine: Bool) {
        let exchange = Exchange { _ in answer("abc") }
        let words = exchange.fetch("https://shop.example/") { $0.integrity = integrity }
        #expect(words == (isFine ? "200 basic  abc" : "failed"))
    }

    /// Fetch Standard, section 4.1, step 22: without CORS there is no body to look at.
    @Test(arguments: [
        ("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "failed"),
        ("md5-AAAA", "0 opaque "), ("", "0 opaque "),
    ])
    func `what is of another origin and opaque is no body for integrity`(
        integrity: String, expected: String
    ) {
        let exchange = Exchange { _ in answer("abc") }
        let words = exchange.fetch("https://other.example/") {
            $0.integrity = integrity
            $0.mode = .noCORS
        }
        #expect(words == expected)
    }
}

private final class OfflineDevice: NetworkSessionDelegate {
    let isOnline = false
}
