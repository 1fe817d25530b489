import Testing
import WebFormats

@testable import WebPlatform

/// RFC 6265bis.
@Suite struct CookieJarTests {
    final class Time { var now = 0.0 }
    let time = Time()
    let jar: CookieJar
    init() throws {
        jar = CookieJar { [time] in time.now }
        url = try #require(WebURL("https://www.shop.example/plans/list"))
    }
    let url: WebURL

    private func sent(
        _ address: String, site: CookieSite = .same, isScript: Bool = false
    ) throws -> String {
        jar.header(for: try #require(WebURL(address)), site: site, isScript: isScript) ?? ""
    }

    @Test(arguments: [
        ("Wed, 09 Jun 2021 10:18:14 GMT", 1_623_233_894_000.0),
        ("Wednesday, 09-Jun-21 10:18:14 GMT", 1_623_233_894_000.0),
        ("Wed Jun  9 10:18:14 2021", 1_623_233_894_000.0),
        ("1 Jan 1970 00:00:00", 0), ("29 Feb 2024 0:0:1x", 1_709_164_801_000.0),
        ("1 jan 69 00:00:00", 3_124_224_000_000.0),
    ])
    func `dates in all their forms (5_6_1)`(text: String, expected: Double) {
        #expect(CookieDate.milliseconds(text) == expected)
    }

    @Test(arguments: [
        "", "9 Jun 2021", "29 Feb 2023 00:00:00", "1 Jan 1600 00:00:00", "1 Jan 2020 24:00:00",
        "32 Jan 2020 00:00:00", "1 Jan 2020 00:60:00", "x Jun y 10:18:14", "1 Jan 20201 00:00:00",
    ])
    func `what is no date (5_6_1)`(text: String) {
        #expect(CookieDate.milliseconds(text) == nil)
    }

    @Test func `a name is optional, and white space is cut (5_6)`() throws {
        for line in ["  a = 1 ; Path=/", "bare; path=/", "=noname; path=/", "q=\"x y\"; path=/"] {
            jar.set(line, from: url, site: .same)
        }
        // "bare" and "=noname" have the same, empty, name.
        #expect(try sent("https://www.shop.example/") == "a=1; noname; q=\"x y\"")
        #expect(jar.set("", from: url, site: .same) != nil)
        #expect(jar.set("a\u{1}=1", from: url, site: .same) != nil)
        #expect(jar.set(String(repeating: "a", count: 4097), from: url, site: .same) != nil)
    }

    @Test func `a domain takes hosts below, no domain takes the host alone (5_1_3, 5_7)`() throws {
        jar.set("all=1; Domain=.Shop.Example; Path=/", from: url, site: .same)
        jar.set("own=1; Path=/", from: url, site: .same)
        #expect(try sent("https://api.shop.example/") == "all=1")
        #expect(try sent("https://www.shop.example/") == "all=1; own=1")
        #expect(try sent("https://badshop.example/") == "")
        #expect(jar.set("x=1; Domain=other.example", from: url, site: .same) != nil)
        #expect(jar.set("x=1; Domain=example", from: url, site: .same) != nil)
        let address = try #require(WebURL("https://10.0.0.1/"))
        #expect(jar.set("x=1; Domain=0.0.1", from: address, site: .same) != nil)
    }

    @Test func `paths match by segments, longer ones go first (5_1_4, 5_8_3)`() throws {
        jar.set("root=1; Path=/", from: url, site: .same)
        jar.set("deep=1; Path=/plans", from: url, site: .same)
        jar.set("usual=1", from: url, site: .same)
        #expect(try sent("https://www.shop.example/plans/x") == "deep=1; usual=1; root=1")
        #expect(try sent("https://www.shop.example/plans2") == "root=1")
    }

    @Test func `Max-Age goes over Expires, and an old cookie ends (5_7)`() throws {
        jar.set("a=1; Max-Age=10; Expires=1 Jan 1960 00:00:00", from: url, site: .same)
        #expect(try sent("https://www.shop.example/plans/") == "a=1")
        time.now = 10_001
        #expect(try sent("https://www.shop.example/plans/") == "")
        jar.set("b=1; Max-Age=99999999999999999999", from: url, site: .same)
        #expect(jar.all.last?.expires == time.now + 400 * 86_400_000)
        jar.set("b=2; Max-Age=-1", from: url, site: .same)
        #expect(jar.all.isEmpty)
    }

    @Test func `Secure cookies need https, both ways (5_7, 5_8)`() throws {
        jar.set("s=1; Secure; Path=/", from: url, site: .same)
        #expect(try sent("http://www.shop.example/") == "")
        #expect(try sent("https://www.shop.example/") == "s=1")
        let plain = try #require(WebURL("http://www.shop.example/"))
        #expect(jar.set("t=1; Secure", from: plain, site: .same)?.contains("Secure") == true)
        #expect(jar.set("s=2", from: plain, site: .same)?.contains("hide") == true)
    }

    @Test func `scripts neither see nor set HttpOnly (5_7, 5_8)`() throws {
        jar.set("h=1; HttpOnly; Path=/", from: url, site: .same)
        #expect(try sent("https://www.shop.example/", isScript: true) == "")
        #expect(jar.set("x=1; HttpOnly", from: url, site: .same, isScript: true) != nil)
        #expect(jar.set("h=2; Path=/", from: url, site: .same, isScript: true) != nil)
    }

    @Test func `SameSite keeps cookies from other sites (5_6_7, 5_8_3)`() throws {
        jar.set("none=1; SameSite=None; Secure; Path=/", from: url, site: .same)
        jar.set("lax=1; SameSite=Lax; Path=/", from: url, site: .same)
        jar.set("unsaid=1; Path=/", from: url, site: .same)
        #expect(try sent("https://www.shop.example/", site: .cross) == "none=1")
        #expect(jar.set("n=1; SameSite=None", from: url, site: .same)?.contains("Secure") == true)
        #expect(jar.set("c=1; Secure", from: url, site: .cross)?.contains("SameSite") == true)
        let old = CookieJar(isOld: true) { 0 }
        old.set("unsaid=1; Path=/", from: url, site: .cross)
        #expect(old.header(for: url, site: .cross) == "unsaid=1")
    }

    @Test func `a window that comes from another site has what is not strict (5_2, 5_8_3)`() throws
    {
        jar.set("strict=1; SameSite=Strict; Path=/", from: url, site: .visit)
        jar.set("lax=1; SameSite=Lax; Path=/", from: url, site: .visit)
        jar.set("unsaid=1; Path=/", from: url, site: .visit)
        #expect(try sent("https://www.shop.example/") == "strict=1; lax=1; unsaid=1")
        #expect(try sent("https://www.shop.example/", site: .visit) == "lax=1; unsaid=1")
        #expect(try sent("https://www.shop.example/", site: .submission) == "unsaid=1")
        time.now = 120_001
        #expect(try sent("https://www.shop.example/", site: .submission) == "")
        #expect(try sent("https://www.shop.example/", site: .visit) == "lax=1; unsaid=1")
    }

    @Test(arguments: [
        ("__Secure-a=1", false), ("__Secure-a=1; Secure", true), ("__Host-a=1; Secure", false),
        ("__Host-a=1; Secure; Path=/", true), ("__HOST-a=1; Path=/", false),
        ("__Host-a=1; Secure; Path=/; Domain=www.shop.example", false), ("=__Host-a=1", false),
    ])
    func `prefixes keep their promises (5_4)`(line: String, isTaken: Bool) {
        #expect((jar.set(line, from: url, site: .same) == nil) == isTaken)
    }

    @Test func `a cookie replaces its like and keeps its place (5_7)`() throws {
        jar.set("a=1; Path=/", from: url, site: .same)
        jar.set("b=1; Path=/", from: url, site: .same)
        jar.set("a=2; Path=/", from: url, site: .same)
        #expect(try sent("https://www.shop.example/") == "a=2; b=1")
    }

    @Test func `a jar does not grow without bound (6_1)`() throws {
        for number in 0..<5_000 { jar.set("c\(number)=1", from: url, site: .same) }
        #expect(jar.all.count == 180)
        for number in 0..<5_000 {
            let other = try #require(WebURL("https://h\(number).example/"))
            jar.set("c=1", from: other, site: .same)
        }
        #expect(jar.all.count <= 3_000)
    }
}
