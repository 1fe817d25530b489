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
        ("https://a.example/x?pass%77ord=s3cret", "https://a.example/x"),
        ("https://a.example/x#access_token=s3cret&a=b", "https://a.example/x#access_token=***&a=b"),
        ("https://a.example/verify/\(token)/go", "https://a.example/verify/:token/go"),
        ("https://a.example/cb?code=SplxlOBeZQ&state=x", "https://a.example/cb?state=x"),
        ("https://a.example/cb?code=SUMMER24&plan=x", "https://a.example/cb?code=SUMMER24&plan=x"),
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
        // A mark that combines with a separator, or stands before it, hides nothing.
        ("a=b&\u{301}password=s3cret", "a=b&\u{301}password=***"),
        ("a=\u{600}&password=s3cret", "a=\u{600}&password=***"),
        ("password=\u{338}s3cret", "password=***"),
        (#"{"p\u0061ssword": "s3cret"}"#, #"{"p\u0061ssword": "***"}"#),
        (
            #"{"next": "https:\/\/a.example\/?token=s3cret&a=b"}"#,
            #"{"next": "https:\/\/a.example\/?token=***&a=b"}"#
        ),
        (
            "<a href=\"https://a.example/?sid=s3cret\">x</a>",
            "<a href=\"https://a.example/?sid=***\">x</a>"
        ),
        (
            "<r><x:accessToken>s3cret</x:accessToken><n>1</n></r>",
            "<r><x:accessToken>***</x:accessToken><n>1</n></r>"
        ),
        (
            "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\ns3cret\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"plan\"\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n***\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"plan\"\r\n\r\nx\r\n--b--"
        ),
        (#"{"tokens": ["s3cret", "b"], "n": ["c"]}"#, #"{"tokens": ["***", "***"], "n": ["c"]}"#),
        (
            #"{"data": "{\"client_secret\":\"s3cret\"}", "n": "{\"a\":1}"}"#,
            #"{"data": "{\"client_secret\":\"***\"}", "n": "{\"a\":1}"}"#
        ),
        (
            "grant_type=authorization_code&code=SplxlOBeZQ",
            "grant_type=authorization_code&code=***"
        ),
        (
            "<input type=\"hidden\" name=\"csrf_token\" value=\"s3cret-value\"> <p id=\"key\">x</p>",
            "<input type=\"hidden\" name=\"csrf_token\" value=\"***\"> <p id=\"key\">x</p>"
        ),
        (
            "<meta content='s3cret-value' name='csrf-token'><a token=\"s3cret-value\" accesskey=\"12345678\"/>",
            "<meta content='***' name='csrf-token'><a token=\"***\" accesskey=\"12345678\"/>"
        ),
        (
            "<script>var apiKey = \"abcdefgh12345678\", key = 'abcdefgh12345678';</script>",
            "<script>var apiKey = \"***\", key = 'abcdefgh12345678';</script>"
        ),
        (
            "f({ accessToken: 'abcdefgh12345678', token: 'name', a: \"b\" });",
            "f({ accessToken: '***', token: 'name', a: \"b\" });"
        ),
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

    @Test func `a body that is no UTF-8, and headers that are URLs`() {
        var secrets = Secrets()
        let body = Array(#"{"name": ""#.utf8) + [0xE9] + Array(#"", "token": "s3cret"}"#.utf8)
        let expected = Array(#"{"name": ""#.utf8) + [0xE9] + Array(#"", "token": "***"}"#.utf8)
        #expect(secrets.masked(body: body) == expected)
        #expect(
            secrets.masked(Header("Location", "/done?code=1&access_token=s3cret"))
                == "/done?code=1&access_token=***")
        #expect(
            secrets.masked(Header("Link", "<https://a.example/?key=s3cret>; rel=next"))
                == "<https://a.example/?key=***>; rel=next")
    }

    @Test func `headers, and what was found is said`() {
        var secrets = Secrets()
        #expect(secrets.masked(Header("X-Api-Key", "s3cret")) == "***")
        #expect(secrets.masked(Header("Authorization", "Bearer s3cret")) == "Bearer ***")
        #expect(secrets.masked(Header("Content-Type", "text/plain")) == "text/plain")
        #expect(secrets.found == ["header 'X-Api-Key'", "header 'Authorization'"])
    }
}
