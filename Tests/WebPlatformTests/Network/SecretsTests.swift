import Testing
import WebFormats

@testable import WebPlatform

/// What looks like a secret is written nowhere, wherever it stands.
@Suite struct SecretsTests {
    private static let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl"

    @Test(arguments: [
        ("https://a.example/x?access_token=s3cret&page=2", "https://a.example/x?page=2"),
        ("https://a.example/x?API_KEY=s3cret", "https://a.example/x"),
        ("https://a.example/x?state=\(token)#f", "https://a.example/x#f"),
        ("https://a.example/x?plan=weekend", "https://a.example/x?plan=weekend"),
    ])
    func `a URL's parameters`(url: String, expected: String) {
        var secrets = Secrets()
        #expect(secrets.masked(url: url, isPattern: true) == expected)
        #expect(secrets.found.isEmpty == (url == expected))
    }

    @Test(arguments: [
        (#"{"password": "s3cret", "plan": "x"}"#, #"{"password": "***", "plan": "x"}"#),
        (#"{"a": [{"refresh-token" : "a\"b"}]}"#, #"{"a": [{"refresh-token" : "***"}]}"#),
        (#"{"pin": 1234, "n": 1234}"#, #"{"pin": "***", "n": 1234}"#),
        (#"{"clientSecret": "cut off"#, #"{"clientSecret": "***"#),
        ("user=me&password=s3cret", "user=me&password=***"),
        (#"["\#(token)"]"#, #"["***"]"#), ("said \(token) once", "said *** once"),
        (
            #"{"plan": "token", "iccid": "8988247000100003293"}"#,
            #"{"plan": "token", "iccid": "8988247000100003293"}"#
        ),
    ])
    func `a body's values`(body: String, expected: String) {
        var secrets = Secrets()
        #expect(secrets.masked(body: body) == expected)
    }

    @Test func `headers, and what was found is said`() {
        var secrets = Secrets()
        #expect(secrets.masked(Header("X-Api-Key", "s3cret")) == "***")
        #expect(secrets.masked(Header("Authorization", "Bearer s3cret")) == "Bearer ***")
        #expect(secrets.masked(Header("Content-Type", "text/plain")) == "text/plain")
        #expect(secrets.found == ["header 'X-Api-Key'", "header 'Authorization'"])
    }
}
