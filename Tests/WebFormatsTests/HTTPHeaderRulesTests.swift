import Testing
import WebFormats

@Suite("Fetch 2.2: methods and headers")
struct HTTPHeaderRulesTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `Methods (2.2.1)`() {
        #expect(
            HTTPMethodRules.isMethod("X-y!") && !HTTPMethodRules.isMethod("")
                && !HTTPMethodRules.isMethod("a b"))
        #expect(
            HTTPMethodRules.isCORSSafelisted("POST") && !HTTPMethodRules.isCORSSafelisted("PUT"))
    }

    @Test func `Names`() {
        #expect(HTTPHeaderRules.isName("X-Token") && HTTPHeaderRules.isName("!#$%&'*+-.^_`|~0"))
        for name in ["", "a b", "a:b", "é", "a\n", "(", "\u{7F}"] {
            #expect(!HTTPHeaderRules.isName(name))
        }
    }

    @Test(arguments: [
        ("nosniff,", ["nosniff", ""]), ("", [""]), (",nosniff", ["", "nosniff"]),
        ("text/html;\", x/x", ["text/html;\", x/x"]),
        ("text/html;\"\\\", x\", y", ["text/html;\"\\\", x\"", "y"]),
        ("x/x,,\t y ", ["x/x", "", "y"]), ("\"a\"b\"c,d\",e", ["\"a\"b\"c,d\"", "e"]),
        ("\"a\"", ["\"a\""]),
        ("a\u{B},b", ["a\u{B}", "b"]),
    ])
    func `Decode and split heeds quotation marks`(value: String, expected: [String]) {
        #expect(HTTPHeaderRules.decodedAndSplit(bytes(value)) == expected)
    }

    @Test func `Names of headers with rules of their own`() {
        #expect(HTTPHeaderRules.isForbiddenResponseHeaderName("Set-Cookie2"))
        #expect(HTTPHeaderRules.isRequestBodyHeaderName("Content-Location"))
    }

    @Test(arguments: [
        ("cookie", "", true), ("sec-a", "", true), ("proxy-x", "", true), ("section", "", false),
        ("x-method-override", "put, \"a,trace\", TRACK", true), ("x-method-override", "put", false),
        ("x-token", "TRACE", false),
    ])
    func `Forbidden request headers`(name: String, value: String, isForbidden: Bool) {
        #expect(
            HTTPHeaderRules.isForbiddenRequestHeader(name, bytes(value)) == isForbidden)
    }

    @Test(arguments: [
        ("Accept", "text/*", true), ("accept", "a(b", false), ("accept", "a\tb", true),
        ("accept", "a\u{7F}", false),
        ("Accept-Language", "en-GB;q=0.5, *", true), ("accept-language", "en_GB", false),
        ("Content-Type", "Text/Plain;charset=utf-8", true),
        ("content-type", "application/json", false),
        ("content-type", "text/plain; a=\"b\"", false), ("content-type", "plain", false),
        ("Range", "bytes=0-", true), ("range", "bytes=1-2", true), ("range", "bytes=-2", false),
        ("range", "bytes= 1-2", false),
        ("x-token", "1", false), ("Save-Data", "on", false),
    ])
    func `CORS-safelisted request headers`(name: String, value: String, isSafe: Bool) {
        #expect(CORSHeaderRules.isSafelistedRequestHeader(name, bytes(value)) == isSafe)
    }

    @Test func `A value of 128 bytes is safe, 129 are not, and 1024 of all`() {
        let long = [UInt8](repeating: 0x61, count: 128)
        #expect(CORSHeaderRules.isSafelistedRequestHeader("accept", long))
        #expect(!CORSHeaderRules.isSafelistedRequestHeader("accept", long + [0x61]))
        let eight = [(name: String, value: [UInt8])](repeating: ("Accept", long), count: 8)
        #expect(
            CORSHeaderRules.unsafeRequestHeaderNames(
                eight + [("X-B", []), ("X-A", []), ("x-b", [])]) == ["x-a", "x-b"])
        #expect(
            CORSHeaderRules.unsafeRequestHeaderNames(eight + [("Accept-Language", [0x61])]) == [
                "accept", "accept-language",
            ])
    }

    @Test func `Other lists of names`() {
        #expect(CORSHeaderRules.isNonWildcardRequestHeaderName("AUTHORIZATION"))
        #expect(CORSHeaderRules.isSafelistedResponseHeaderName("Content-Length", exposed: []))
        #expect(!CORSHeaderRules.isSafelistedResponseHeaderName("ETag", exposed: []))
        #expect(CORSHeaderRules.isSafelistedResponseHeaderName("ETag", exposed: ["etag"]))
        #expect(
            !CORSHeaderRules.isSafelistedResponseHeaderName("Set-Cookie", exposed: ["Set-Cookie"]))
    }

    @Test func `Parse a single range header value`() {
        func range(_ text: String, _ allowsWhitespace: Bool = false) -> [UInt64?]? {
            ByteRange(parsing: bytes(text), allowsWhitespace: allowsWhitespace).map {
                [$0.first, $0.last]
            }
        }
        #expect(
            range("bytes=0-99") == [0, 99] && range("bytes=5-") == [5, nil]
                && range("bytes=-5") == [nil, 5])
        #expect(range("bytes \t= 1 - 2", true) == [1, 2] && range("bytes=1 -2") == nil)
        #expect(
            range("bytes=7-7") == [7, 7] && range("bytes=8-7") == nil && range("bytes=-") == nil)
        #expect(
            range("bytes=1-2,3-4") == nil && range("Bytes=1-2") == nil && range("bytes") == nil
                && range("") == nil)
        #expect(
            range("bytes=1-99999999999999999999999") == [1, .max]
                && range("bytes=1-2 ", true) == nil)
    }
}
