import Foundation
import JSONDocuments
import MobilePlans
import PortalTestSupport
import PortalTrace
import Testing
import WebFormats

@testable import PortalJudge
@testable import PortalKit
@testable import PortalReports
@testable import WebPlatform

/// What portals, servers and scripts write, from a generator with a seed: pieces of each language put
/// together, and whole documents that are damaged. Nothing may crash or take longer than its input
/// allows; what can be written and read again has to come back the same.
@Suite struct ParserFuzzTests {
    static let objects = [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e4\"", "\"\\ud800\"", "1e5", "-0.1", "null",
        "true", " ", "\n",
        "{\"a\":[1,2,{}]}", "\"\u{E4}\u{1F600}\"", "\\n", "\t", "-", "0", "\u{FEFF}", "//", "'",
    ]

    static let values = [
        #"{"name": "Weekend", "price": {"amount": 4.99, "currency": "EUR"}, "tags": ["a", "\u00e4", null, true, -1e3]}"#,
        "[\r\n  {\"id\": 1},\r\n  {\"id\": 2, \"text\": \"line\\nbreak \\ud83d\\ude00\"}\r\n]\r\n",
    ]

    @Test func `JSON: what is read is written and read again the same, and a mistake has a place`()
        throws
    {
        var target = FuzzTarget("JSON", Self.objects, corpus: Self.values, seed: 1)
        var count = 0
        let figures = try target.eachBytes { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            for source in [JSONParser.Source.document, .expectation, .reply, .script] {
                let json: PlacedJSON
                do throws(JSONProblem) {
                    json = try JSONParser.parse(bytes, source)
                } catch {
                    #expect(!error.message.isEmpty, "\(text)")
                    let place = try #require(error.place, "\(error) \(text)")
                    // What is not UTF-8 has no columns that everyone counts alike.
                    guard text.utf8.elementsEqual(bytes) else { continue }
                    #expect(Self.isPlace(place, in: text), "\(error) \(text)")
                    continue
                }
                let written = JSONOutput.text(json.plain)
                let again = try JSONParser.parse(Array(written.utf8), .document)
                count += 1
                // Numbers are written as JavaScript writes them: "1e5" as 100000.
                #expect(JSONOutput.text(again.plain).utf8.elementsEqual(written.utf8), "\(text)")
                if source == .document { try Self.checkPlaces(json, in: text) }
            }
        }
        #expect(count > figures.rounds / 10, "\(count)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    /// Whether there is such a line, and so many columns in it.
    static func isPlace(_ place: TextPlace, in text: String) -> Bool {
        let lines = text.utf16.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard (1...lines.count).contains(place.line) else { return false }
        return (1...lines[place.line - 1].count + 1).contains(place.column)
    }

    /// Whether values begin where it is said.
    private static func checkPlaces(_ json: PlacedJSON, in text: String) throws {
        let units = Array(text.utf16)
        let offset = json.place.offset(in: text)
        #expect(units.indices.contains(offset), "\(text)")
        switch json.value {
        case .object(let members):
            #expect(units[offset] == 0x7B, "\(text)")
            for member in members {
                #expect(units[member.place.offset(in: text)] == 0x22, "\(text)")
                try checkPlaces(member.value, in: text)
            }
        case .array(let elements):
            #expect(units[offset] == 0x5B, "\(text)")
            for element in elements { try checkPlaces(element, in: text) }
        case .string: #expect(units[offset] == 0x22, "\(text)")
        default: break
        }
    }

    @Test func `JSON: a change of one member leaves a document that has it`() throws {
        var target = FuzzTarget(
            "changes of JSON", Self.objects,
            corpus: Self.values + [#"{"a": {"b": [1, 2]}, "c": "d"}"#], seed: 11)
        var numbers = SeededTexts([""], seed: 12)
        var changes = 0
        let figures = try target.each { text in
            guard let json = try? JSONParser.parse(text, file: "a.json"), let members = json.members
            else { return }
            var edit = DocumentEdit(text)
            let names = members.map(\.name) + ["new"]
            let name = names[numbers.below(names.count)]
            if numbers.below(3) == 0 {
                try edit.remove([name])
                #expect(try edit.root()[name] == nil, "\(text)")
            } else {
                let value: JSONValue = ["x": ["y", 1]]
                try edit.set([name], value)
                #expect(try edit.root()[name]?.plain == value, "\(text)")
            }
            changes += 1
            for member in members where !member.name.hasSameCodeUnits(as: name) {
                #expect(try edit.root()[member.name]?.plain == member.value.plain, "\(text)")
            }
        }
        #expect(changes > 20, "\(changes)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `URLs: a parsed URL parses to itself, whatever is set`() {
        var target = FuzzTarget(
            "URLs",
            [
                "https://", "http:", "//", "/", "\\", "a.example", "[::1]", ":8080", "?a=b", "#f",
                "%2e", "%", "..", "@",
                "xn--", "\u{E4}", "0x7f.1", "file:", "data:,x", "\t", "\u{3002}", "\u{AD}", "C|",
                "user:pw", "blob:", " ",
                "1.2.3", "xn--mgba", "\u{338}", "::ffff:1.2.3.4", "\u{37E}",
            ],
            corpus: [
                "https://user:pw@portal.example:8443/a/../b/%7Ec/?q=1&r=%C3%A4#part",
                "http://[2001:db8::1]/x",
                "file:///C:/a/b", "https://b\u{FC}cher.example/\u{1F600}?\u{E4}",
                "data:text/html;base64,PGI+",
            ], seed: 2)
        var numbers = SeededTexts([""], seed: 22)
        let base = WebURL("https://portal.example/a/b?c#d")
        var count = 0
        let figures = target.each { text in
            for parsed in [WebURL(text), WebURL(text, base: base)] {
                guard var url = parsed else { continue }
                count += 1
                #expect(WebURL(url.href)?.href.hasSameCodeUnits(as: url.href) == true, "\(text)")
                #expect(url.href.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(text)")
                let value = Array(text.utf8.prefix(numbers.below(20)))
                switch numbers.below(8) {
                case 0: url.setHost(value)
                case 1: url.setPathname(value)
                case 2: url.setSearch(value)
                case 3: url.setHash(value)
                case 4: url.setPort(value)
                case 5: url.setProtocol(value)
                case 6: url.setUsername(value)
                default: url.setHostname(value)
                }
                #expect(
                    WebURL(url.href)?.href.hasSameCodeUnits(as: url.href) == true,
                    "\(text): \(value) \(url.href)")
            }
        }
        #expect(count > figures.rounds / 10, "\(count)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test
    func
        `activation codes and numbers: what is right is read again the same, a mistake stands in the text`()
    {
        var target = FuzzTarget(
            "activation codes, ICCIDs",
            [
                "LPA:", "1$", "$", "rsp.example.com", "NW-4471", "1", "0", "8988247000100003293",
                "F", "\u{E4}", " ",
                "1.3.6.1", "\u{1F600}", "\u{301}", "\n", "-",
            ],
            corpus: [
                "LPA:1$rsp.example.com$NW-4471-AAAA$1.3.6.1.4.1.31746$1", "1$smdp.plus.example$",
                "89882470001000032931",
                "89049032123451234512345678901235", "490154203237518",
            ], seed: 3)
        var good = 0
        let figures = target.each { text in
            let length = text.utf16.count
            func check<Value>(_ parsed: Parsed<Value>) {
                for problem in parsed.problems {
                    #expect(!problem.message.isEmpty)
                    #expect(
                        problem.position.map { (0...length).contains($0) } ?? true,
                        "\(problem) \(text)")
                }
            }
            let code = ActivationCode.parse(text)
            check(code)
            if code.isValid, let value = code.value {
                good += 1
                let parts = ["1", value.address, value.matchingID, value.objectIdentifier]
                    .compactMap { $0 }
                #expect(
                    ActivationCode.parse(parts.joined(separator: "$")).value == value, "\(text)")
            }
            check(ActivationCode.parse(text, allowingAddressOnly: true))
            let iccid = ICCID.parse(text)
            check(iccid)
            if let value = iccid.value {
                good += 1
                #expect(ICCID.parse(value.digits).value == value, "\(text)")
            }
            check(EID.parse(text))
            check(IMEI.parse(text))
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `scripts: tokens cover the text in order, and rules read it`() throws {
        var target = FuzzTarget(
            "scripts and rules",
            [
                "function f(", ") {", "}", "`${", "`", "/[/]/g", "//x\n", "/*", "*/", "'a'", "\"",
                "=>", "async ",
                "class A { #b; }", "1n", "\u{2028}", "\\u{61}", "a ? b : c", "<!--", "?.", "**=",
                "MobilePlans.", "\u{301}",
                "// portalhost-ignore", "import x from 'y'", "\u{1F600}", "0x", "\r\n", "await ",
                "/=", "...",
            ], corpus: try Self.scripts(), seed: 4, part: 4)
        let figures = target.each { text in
            let length = text.utf8.count
            let source = JavaScriptSource(text)
            var lexer = JavaScriptLexer(source, keepsComments: true)
            var end = 0
            while let token = lexer.next() {
                #expect(token.start >= end && token.end > token.start, "\(text)")
                end = token.end
            }
            #expect(end <= max(length, text.utf16.count), "\(text)")
            let script = PortalScript(name: "p.js", source: text)
            _ = ScriptOutline(script)
            let lines =
                text.utf16.count { $0 == 0x0A || $0 == 0x0D || $0 == 0x2028 || $0 == 0x2029 } + 1
            for finding in RuleRegistry.findings(in: script) {
                guard let location = finding.location else { continue }
                #expect((1...lines).contains(location.line), "\(finding) \(text)")
            }
        }
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    /// Scripts of the portals that are shipped.
    private static func scripts() throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../PortalScripts")
        return try [
            "contoso/scripts/purchase.js", "contoso/scripts/launch.js", "inline-download/portal.js",
        ]
        .compactMap { name in
            let file = folder.appending(path: name)
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            return String(decoding: try Data(contentsOf: file), as: UTF8.self)
        }
    }

    @Test func `HTTP: types, dates, ranges and data URLs are written and read again the same`() {
        var target = FuzzTarget(
            "HTTP",
            [
                "a=b", ";", ",", "Path=/", "Expires=Wed, 09 Jun 2027 10:18:14 GMT", "text/html",
                "charset=", "\"", "=", " ",
                "\u{0}", "\u{E4}", "\\", "bytes=", "0-99", "-", "data:", "base64", "%41",
                "18446744073709551616", "\t", "\u{37E}",
            ],
            corpus: [
                "text/html; charset=\"utf-8\";a=b", "Wed, 25 Jan 2017 23:01:08 GMT", "bytes=0-99",
                "data:text/plain;charset=x;base64,SGVsbG8=", "application/json;q=\"a\\\"b\"",
            ], seed: 5)
        var good = 0
        let figures = target.each { text in
            if let type = MIMEType(parsing: text) {
                good += 1
                #expect(MIMEType(parsing: type.description) == type, "\(text)")
            }
            if let time = HTTPDate.milliseconds(text) {
                good += 1
                #expect(HTTPDate.milliseconds(HTTPDate.text(time)) == time, "\(text)")
            }
            _ = ByteRange(parsing: Array(text.utf8), allowsWhitespace: true)
            _ = DataURL(url: text)
            var headers = HeaderList()
            headers.append("a", text)
            _ = headers.list("A")
            _ = (AllowedHost(text), ImageSize(of: Array(text.utf8)))
        }
        #expect(good > 20, "\(good)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `cookies: what a jar keeps is sent as one line, and told to no other host`() throws {
        var target = FuzzTarget(
            "cookies",
            [
                "a=b", ";", ",", " Path=/", "Path=/x", "Expires=Wed, 09 Jun 2027 10:18:14 GMT",
                "Max-Age=1", "Max-Age=-1",
                "Domain=example", "Domain=.portal.example", "=", " ", "\u{0}", "SameSite=None",
                "Secure", "HttpOnly", "\u{E4}",
                "__Host-a=b", "\r\n", "\u{37E}", "=\u{338}", "99999999999999999999",
            ],
            corpus: [
                "id=1; Path=/; Secure; HttpOnly; SameSite=Lax",
                "a=b; Max-Age=3600; Domain=portal.example",
                "a=\"b c\"; Expires=Tue, 29 Feb 2028 00:00:00 GMT",
            ], seed: 55)
        let url = try #require(WebURL("https://www.portal.example/x/y"))
        let stranger = try #require(WebURL("https://other.example/x/y"))
        var kept = 0
        let figures = target.each { text in
            let jar = CookieJar(now: { 1_700_000_000_000 })
            jar.set("first=1", from: url, site: .same)
            jar.set(text, from: url, site: .same)
            jar.set(text, from: url, site: .same, isScript: true)
            kept += jar.all.count - 1
            let told = jar.header(for: stranger, site: .same)
            #expect(told.map { _ in false } ?? true, "\(text)")
            for cookie in jar.all {
                #expect(
                    !cookie.name.utf8.contains(0x3B) && !cookie.value.utf8.contains(0x3B), "\(text)"
                )
                #expect(
                    !(cookie.name + cookie.value).utf8.contains {
                        $0 < 0x20 && $0 != 0x09 || $0 == 0x7F
                    }, "\(text)")
            }
            if let moment = CookieDate.milliseconds(text) {
                #expect(moment.isFinite)
            }
        }
        #expect(kept > 20, "\(kept)")
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }

    @Test func `secrets: the value of a parameter or member that is one is masked`() {
        var target = FuzzTarget(
            "secrets",
            [
                "&", "=", "token=", "password=", "a=b", "?", "#", "\"token\":", "\"", "{", "}", "[",
                ":", ",", "eyJ", ".", "\\",
                "\u{301}", "\u{338}", "\u{600}", "1", " ", "%3D",
            ],
            corpus: [
                "https://a.example/x?id=1&access_token=abc#d", "a=b&password=hunter2&c=d",
                #"{"user": "a", "token": "abc", "list": [{"apiKey": 12345}]}"#,
            ], seed: 56)
        let figures = target.each { text in
            var secrets = Secrets()
            _ = secrets.masked(body: text)
            _ = secrets.masked(url: text, isPattern: true)
            // Whatever stands before it.
            let before = text.unicodeScalars.filter { !"&<{[ ".unicodeScalars.contains($0) }
            let form = secrets.masked(
                body: "a=\(String(String.UnicodeScalarView(before)))&password=Tr0ub4dor")
            #expect(form.range(of: "Tr0ub4dor") == nil, "\(text)")
            _ = try? FixturePattern(text)
        }
        #expect(figures.isBounded, "\(figures.slowest) s: \(figures.slowestText)")
    }
}
