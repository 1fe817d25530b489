import PortalTrace
import Testing

@testable import PortalKit

/// Values of JSON text (RFC 8259), and where they stand.
@Suite struct JSONValueTests {
    @Test(
        arguments: [
            ("null", .null), ("true", true), ("false", false), ("0", 0), ("-0", .number(-0.0)),
            ("12", 12), ("-1.5", -1.5), ("1E5", 100_000), ("1.5e+3", 1_500), ("25e-1", 2.5),
            ("1e-400", 0), ("[]", []), ("{}", [:]), (" [ 1 , 2 ] ", [1, 2]),
            ("{\"b\":1,\"a\":{\"c\":[]}}", ["b": 1, "a": ["c": []]]), ("\"\"", ""),
            ("{\"\":1}", ["": 1]), ("\t\r\n 1\r\n", 1),
        ] as [(String, TraceValue)])
    func `RFC 8259, values`(text: String, expected: TraceValue) {
        #expect(value(text) == expected)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"),
        (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00x""#, "😀x"), ("\"😀\"", "😀"),
        (#""\u0000""#, "\u{0}"), (#""\ufeff""#, "\u{FEFF}"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
        (#""e\u0301""#, "e\u{301}"),
    ])
    func `RFC 8259 section 7, escapes`(text: String, expected: String) {
        let found = value(text).string
        #expect(found.map { Array($0.utf16) } == Array(expected.utf16))
    }

    @Test func `style 4.5, every value and every name knows its place`() throws {
        let json = try JSONParser.parse("{\r\n  \"a\": [1,\n \"x\"],\"b\" :null}", file: "f")
        #expect(json.place == TextPlace(line: 1, column: 1))
        let members = try #require(json.members)
        #expect(members.map(\.place) == [.init(line: 2, column: 3), .init(line: 3, column: 7)])
        #expect(
            members.map(\.value.place) == [.init(line: 2, column: 8), .init(line: 3, column: 12)])
        guard case .array(let elements) = members[0].value.value else {
            Issue.record("no array")
            return
        }
        #expect(elements.map(\.place) == [.init(line: 2, column: 9), .init(line: 3, column: 2)])
    }

    @Test func `style 4.5, values are named shortly in messages`() throws {
        func words(_ text: String) throws -> String {
            try JSONParser.parse(text, file: "f").description
        }
        #expect(try words("\"a\\nb\"") == "'a\\nb'")
        #expect(try words("\"\(String(repeating: "x", count: 61))\"") == "a long string")
        #expect(try words("[1]") == "an array")
        #expect(try words("{}") == "an object")
        #expect(try words("1.50") == "1.5")
        #expect(try words("null") == "null")
    }

    @Test func `style 4.5, a problem is one line`() {
        let problem = DocumentProblem(
            file: "a\nb.json", line: 3, column: 7, path: "x.y", message: "expected z")
        #expect("\(problem)" == "a\\nb.json:3:7: error: x.y: expected z")
        let whole = DocumentProblem(file: "f", line: nil, column: nil, path: "", message: "no")
        #expect("\(whole)" == "f: error: no")
    }

    @Test func `style 4.5, a file may begin with a byte order mark`() throws {
        let files = try Files(["s.json": "\u{FEFF}{ \"prest\": 1 }", "none.json": ""])
        #expect(throws: DocumentProblems.self) { try ScenarioFile.load(files.place("none.json")) }
        do throws(DocumentProblems) {
            _ = try ScenarioFile.load(files.place("s.json"))
            Issue.record("it was accepted")
        } catch {
            #expect(error.all.map(short) == ["1:3 unknown member 'prest'; did you mean 'preset'?"])
        }
    }
}
