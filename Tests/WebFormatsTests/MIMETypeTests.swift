import Testing
import WebFormats

@Suite("MIME Sniffing 4 and Fetch 2.2.2: MIME types")
struct MIMETypeTests {
    @Test(arguments: [
        ("text/html;charset=gbk", "text/html;charset=gbk"),
        ("TEXT/HTML;CHARSET=GBK", "text/html;charset=GBK"),
        (" \t\r\ntext/html \r\n", "text/html"),
        ("text/html;charset=gbk(", "text/html;charset=\"gbk(\""),
        ("text/html;x=(;charset=gbk", "text/html;x=\"(\";charset=gbk"),
        ("text/html;charset=gbk;charset=windows-1255", "text/html;charset=gbk"),
        ("text/html;charset =gbk", "text/html"),
        ("text/html ;charset=gbk", "text/html;charset=gbk"),
        ("text/html; charset=gbk", "text/html;charset=gbk"),
        ("text/html;charset= gbk", "text/html;charset=\" gbk\""),
        ("text/html;charset=gbk ", "text/html;charset=gbk"), ("text/html;charset", "text/html"),
        ("text/html;;;;charset=gbk", "text/html;charset=gbk"),
        ("text/html;charset=;charset=GBK", "text/html;charset=GBK"),
        ("text/html;charset=\"\"", "text/html;charset=\"\""),
        ("text/html;charset=\"gbk", "text/html;charset=gbk"),
        ("text/html;charset=\"\\ g\\b\\k\"", "text/html;charset=\" gbk\""),
        ("text/html;charset=\"gbk\"x", "text/html;charset=gbk"),
        ("text/html;charset=\"gbk\\", "text/html;charset=\"gbk\\\\\""),
        ("text/html;test=\u{FF};charset=gbk", "text/html;test=\"\u{FF}\";charset=gbk"),
        ("text/html;test=\u{100};charset=gbk", "text/html;charset=gbk"),
        ("x/x;bonus=x;=y", "x/x;bonus=x"),
        ("text/html;a=\"\u{1}\"", "text/html"), ("!#$%&'*+-.^_`|~/!", "!#$%&'*+-.^_`|~/!"),
    ])
    func `A MIME type that is read is written back (4.4, 4.5)`(text: String, expected: String) {
        #expect(MIMEType(parsing: text)?.description == expected)
    }

    @Test(arguments: [
        "", "\t", "/", "text", "text/", "/html", "text/html/x", "text /html", "text/ html",
        "te(xt/html", "text/ht(ml", "text\u{100}/html", ";charset=x", "text;x=/html",
        "\u{B}text/html",
    ])
    func `What has no type or no subtype is no MIME type`(text: String) {
        #expect(MIMEType(parsing: text) == nil)
    }

    @Test func `The groups of 4.6`() throws {
        let type = { try #require(MIMEType(parsing: $0 as String)) }
        #expect(try type("application/problem+json").isJSON && type("text/json").isJSON)
        #expect(try !type("application/jsonp").isJSON)
        #expect(
            try type("text/JavaScript1.5").isJavaScript && !type("text/javascript1.6").isJavaScript)
    }

    @Test(arguments: [
        ("text/plain;charset=gbk, text/html", "text/html"),
        ("text/html;charset=gbk;a=b, text/html;x=y", "text/html;x=y;charset=gbk"),
        ("text/html;charset=gbk;a=b, text/html", "text/html;charset=gbk"),
        ("text/html;charset=gbk, x/x, text/html;x=y", "text/html;x=y"),
        ("text/html, */*", "text/html"), ("text/html;\", \"", "text/html"),
        ("text/html;a=\"x, y/z\"", "text/html;a=\"x, y/z\""),
        ("cannot, text/html;charset=", "text/html"),
    ])
    func `Extract a MIME type takes the last that can be read`(value: String, expected: String) {
        #expect(HTTPHeaderRules.mimeType(contentType: Array(value.utf8))?.description == expected)
    }

    @Test func `Extract a MIME type fails without any`() {
        #expect(HTTPHeaderRules.mimeType(contentType: nil) == nil)
        #expect(HTTPHeaderRules.mimeType(contentType: []) == nil)
        #expect(HTTPHeaderRules.mimeType(contentType: Array("*/*, x".utf8)) == nil)
    }

    @Test func `Text of a megabyte is read in one pass`() {
        let many =
            "a/b" + String(repeating: ";x", count: 500_000) + ";c=\""
            + String(repeating: "\\", count: 500_000)
        #expect(MIMEType(parsing: many)?.parameters.count == 1)
    }
}

@Suite("Infra 7 and Fetch 6: forgiving-base64 and data: URLs")
struct DataURLTests {
    @Test func `Forgiving-base64 decode`() {
        for (text, expected) in [
            ("", ""), ("YQ", "a"), ("YQ==", "a"), ("YR==", "a"), ("YWI", "ab"), ("YWI=", "ab"),
            ("YWJj", "abc"), (" Y\tW\nJ\u{C}j\r", "abc"), ("YQ= =", "a"),
        ] {
            #expect(ForgivingBase64.decode(Array(text.utf8)) == Array(expected.utf8), "\(text)")
        }
        for text in ["a", "YQ=", "YQ===", "=", "==", "YW=j", "YWJj=", "Y-_q", "YQ\u{B}==", "YWJjé"]
        {
            #expect(ForgivingBase64.decode(Array(text.utf8)) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("data:,X", "text/plain;charset=US-ASCII", "X"),
        ("data:,X#Y", "text/plain;charset=US-ASCII", "X"),
        ("data:text/html,a,b", "text/html", "a,b"),
        ("data:;charset=utf-8,%58%5", "text/plain;charset=utf-8", "X%5"),
        ("data:nonsense,X", "text/plain;charset=US-ASCII", "X"),
        ("data:a/b;base64,WA==", "a/b", "X"),
        ("data:a/b; BASE64,WA", "a/b", "X"), ("data:a/b;base64 ,WA", "a/b", "X"),
        ("data:;base64,WA", "text/plain;charset=US-ASCII", "X"),
        ("data:base64,WA", "text/plain;charset=US-ASCII", "WA"),
        ("data:a/b;base64;c=d,WA", "a/b;c=d", "WA"),
        ("data:a/b;base64,W%41%3D%3d", "a/b", "X"), ("data: a/b ,", "a/b", ""),
        ("data:a/b;charset=x;base64,WA", "a/b;charset=x", "X"),
    ])
    func `A data URL has a type and bytes`(url: String, type: String, body: String) throws {
        let data = try #require(DataURL(url: url))
        #expect(data.mimeType.description == type)
        #expect(data.body == Array(body.utf8))
    }

    @Test func `A data URL without a comma or with wrong base64 fails`() {
        for url in [
            "data:", "data:text/html", "data:a#,b", "data:;base64,a", "data:;base64,W%", "http:,x",
        ] {
            #expect(DataURL(url: url) == nil, "\(url)")
        }
    }
}
