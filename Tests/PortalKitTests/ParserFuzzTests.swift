import Foundation
import JSONDocuments
import MobilePlans
import PortalTestSupport
import PortalTrace
import Testing
import WebFormats

@testable import PortalJudge
@testable import PortalKit
@testable import WebPlatform

/// Every parser gets texts that nobody would write: pieces of its own language, put together and damaged
/// by a generator with a seed. None may crash or take longer than its input allows; what can be written
/// and read again has to come back the same.
///
/// `PORTALHOST_FUZZ_ROUNDS` says how many texts each gets (2,000 without it).
@Suite struct ParserFuzzTests {
    static let rounds = SeededTexts.rounds

    private func each(_ corpus: [String], seed: UInt64, _ body: (String) throws -> Void) rethrows {
        var texts = SeededTexts(corpus, seed: seed)
        for _ in 0..<Self.rounds { try body(texts.next()) }
    }

    @Test func `JSON: what is read is written and read again the same`() throws {
        var count = 0
        try each(
            [
                "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e4\"", "\"\\ud800\"", "1e5", "-0.1",
                "null",
                "true", " ", "\n", "{\"a\":[1,2,{}]}",
            ], seed: 1
        ) { text in
            for source in [JSONParser.Source.document, .reply, .script] {
                guard let json = try? JSONParser.parse(Array(text.utf8), source) else { continue }
                let written = JSONOutput.text(json.plain)
                let again = try JSONParser.parse(Array(written.utf8), .document)
                // Numbers are written as JavaScript writes them: "1e5" as 100000.
                if text.contains(/[0-9][eE]/) {
                    #expect(
                        JSONOutput.text(again.plain).utf8.elementsEqual(written.utf8), "\(text)")
                } else {
                    count += 1
                    #expect(again.plain == json.plain, "\(text)")
                }
            }
        }
        #expect(count > 20)
    }

    @Test func `URLs: a parsed URL parses to itself`() {
        each(
            [
                "https://", "http:", "//", "/", "\\", "a.example", "[::1]", ":8080", "?a=b", "#f",
                "%2e",
                "%", "..", "@", "xn--", "\u{E4}", "0x7f.1", "file:", "data:,x", "\t",
            ], seed: 2
        ) { text in
            guard let url = WebURL(text) else { return }
            #expect(WebURL(url.href)?.href.hasSameCodeUnits(as: url.href) == true, "\(text)")
        }
    }

    @Test func `activation codes and numbers`() {
        each(
            [
                "LPA:", "1$", "$", "rsp.example.com", "NW-4471", "1", "0", "8988247000100003293",
                "F", "\u{E4}",
                " ", "1.3.6.1",
            ], seed: 3
        ) { text in
            _ = ActivationCode.parse(text)
            _ = (ICCID.parse(text), EID.parse(text), IMEI.parse(text))
        }
    }

    @Test func `scripts: tokens cover the text in order, and rules read it`() {
        each(
            [
                "function f(", ") {", "}", "`${", "`", "/[/]/g", "//x\n", "/*", "*/", "'a'", "\"",
                "=>", "async ",
                "class A { #b; }", "1n", "\u{2028}", "\\u{61}", "a ? b : c", "<!--", "?.", "**=",
            ], seed: 4
        ) { text in
            var lexer = JavaScriptLexer(JavaScriptSource(text), keepsComments: true)
            var end = 0
            while let token = lexer.next() {
                #expect(token.start >= end && token.end > token.start, "\(text)")
                end = token.end
            }
            let script = PortalScript(name: "p.js", source: text)
            _ = ScriptOutline(script)
            _ = RuleRegistry.findings(in: script)
        }
    }

    @Test func `HTTP: types, cookies, dates, headers`() {
        each(
            [
                "a=b", ";", ",", "Path=/", "Expires=Wed, 09 Jun 2027 10:18:14 GMT", "Max-Age=1",
                "text/html",
                "charset=", "\"", "=", " ", "\u{0}", "SameSite=None", "Secure", "\u{E4}",
            ], seed: 5
        ) { text in
            _ = MIMEType(parsing: text)
            _ = (SetCookieLine(text), CookieDate.milliseconds(text))
            var secrets = Secrets()
            _ = secrets.masked(body: text)
            _ = secrets.masked(url: text, isPattern: true)
            _ = try? FixturePattern(text)
        }
    }

    @Test func `HTML: a parser comes to its end, with and without scripts that write`() {
        each(
            [
                "<div>", "</div>", "<table>", "<tr>", "<p", " a='", "'", ">", "<!--", "-->",
                "<script>",
                "</script>", "<svg>", "<math>", "<template>", "&amp", "&#x", "<!DOCTYPE html>",
                "<select>",
                "<a>", "\u{0}", "<b><i>", "</p>", "<plaintext>",
            ], seed: 8
        ) { text in
            let parser = HTMLParser()
            _ = parser.feed(Array(text.utf16))
            parser.end()
            var runs = 0
            reading: while runs < 1_000 {
                runs += 1
                switch parser.run() {
                case .script:
                    parser.enterScript()
                    parser.leaveScript()
                case .more: break
                case .needsInput, .done, .limit: break reading
                }
                _ = parser.takeOutput()
            }
            #expect(runs < 1_000, "\(text)")
        }
    }

    @Test func `traces: a damaged one is refused in words or read`() {
        each(
            [
                #"{"record":"header","#, #""version":1,"#, #"{"record":"event","#,
                #""kind":"call""#, "}", "\n",
                #"{"$type":"number","value":"NaN"}"#, "[", "]", "0", #""time":1"#,
            ], seed: 6
        ) { text in
            _ = try? WrittenRun.read(Data(text.utf8), file: "t.jsonl")
        }
    }

    @Test func `documents: cases, scenarios and fixtures`() {
        each(
            [
                "{", "}", #""name": "a""#, ",", #""steps": ["#, "]", #"{"call": "f"}"#,
                #""fixtures": ["#,
                #"{"url": "/a", "json": 1}"#, #""device": {"#, #""expect": {"console": ["a"]}"#,
                "null",
                "-1", "1e99",
            ], seed: 7
        ) { text in
            _ = try? NetworkFile.read(text, file: "network.json")
            _ = try? StorageFile.read(text, file: "storage.json")
            _ = try? UserAction(command: text)
        }
    }
}
