import JSONDocuments
import Testing

/// Values of JSON text (RFC 8259), and where they stand.
@Suite struct JSONValueTests {
    @Test(
        arguments: [
            ("null", .null), ("true", true), ("false", false), ("0", 0), ("12", 12), ("[]", []),
            ("{}", [:]), (" [ 1 , 2 ] ", [1, 2]),
            ("{\"b\":1,\"a\":{\"c\":[]}}", ["b": 1, "a": ["c": []]]), ("\"\"", ""),
            ("{\"\":1}", ["": 1]), ("\t\r\n 1\r\n", 1),
        ] as [(String, JSONValue)])
    func `RFC 8259, values`(text: String, expected: JSONValue) {
        #expect(value(text) == expected)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", -0.0), ("-1.5", -1.5), ("1E5", 100_000), ("1.5e+3", 1_500),
            ("25e-1", 2.5), ("1e-400", 0), (String(repeating: "9", count: 301), 1e301),
        ] as [(String, Double)])
    func `RFC 8259 section 6, numbers`(text: String, expected: Double) {
        let found = value(text)?.double
        #expect(found == expected)
        #expect(found?.sign == expected.sign)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"),
        (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00x""#, "😀x"), ("\"😀\"", "😀"),
        (#""\u0000""#, "\u{0}"), (#""\ufeff""#, "\u{FEFF}"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
        (#""e\u0301""#, "e\u{301}"),
    ])
    func `RFC 8259 section 7, escapes`(text: String, expected: String) {
        let found = value(text)?.string
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

    // MARK: Keys

    @Test func `names are compared by code units`() throws {
        let json = try JSONParser.parse("{\"\u{E9}\":1,\"e\u{301}\":2}", file: "f")
        #expect(json.members?.map { Array($0.name.utf16) } == [[0xE9], [0x65, 0x301]])
        #expect(json["\u{E9}"]?.plain == 1)
        #expect(json["e\u{301}"]?.plain == 2)
        #expect(JSONValue.string("\u{E9}") != "e\u{301}")
        #expect(CodeUnits("\u{E9}") != CodeUnits("e\u{301}"))
        #expect(Set([CodeUnits("\u{E9}"), CodeUnits("e\u{301}"), CodeUnits("\u{E9}")]).count == 2)
    }

    @Test func `a second member is found among many`() {
        let many = (0..<200).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
        #expect(syntaxError("{\(many)}") == "none")
        for index in [0, 11, 12, 199] {
            #expect(
                syntaxError("{\(many),\"key\(index)\":1}")
                    .hasSuffix("a second member 'key\(index)'; remove one"))
        }
    }

    @Test func `a message shows the beginning of a long name, not all of it`() {
        let name = String(repeating: "n", count: 100_000)
        let shown = String(repeating: "n", count: 60) + "…"
        #expect(
            syntaxError("{\"\(name)\":1,\"\(name)\":2}")
                .hasSuffix("a second member '\(shown)'; remove one"))
        #expect(
            syntaxError("{\"\(name)\" 1}").hasSuffix("expected ':' after the name '\(shown)'"))
    }

    @Test func `a hundred thousand members and elements are read in time that grows with them`()
        throws
    {
        let count = 100_000
        let object = "{" + (0..<count).map { "\"k\($0)\":0" }.joined(separator: ",") + "}"
        let array = "[" + String(repeating: "{},", count: count) + "1]"
        let time = ContinuousClock().measure {
            #expect((try? JSONParser.parse(object, file: "f"))?.members?.count == count)
            #expect((try? JSONParser.parse(array, file: "f"))?.plain.array?.count == count + 1)
        }
        // Far more than linear work takes in a debug build, far less than quadratic work would.
        #expect(time < .seconds(20))
    }

    // MARK: Sources

    @Test func `of two members of one name a script's text and a reply have the last`() throws {
        let text = Array(#"{"a":1,"b":2,"a":3}"#.utf8)
        #expect(try JSONParser.parse(text, .script).plain == ["a": 3, "b": 2])
        #expect(try JSONParser.parse(text, .reply).plain == ["a": 3, "b": 2])
    }

    @Test func `a reply may begin with a byte order mark, a script's text may not`() throws {
        let text = Array("\u{FEFF}{}".utf8)
        #expect(try JSONParser.parse(text, .reply).plain == [:])
        #expect(throws: JSONProblem.self) { try JSONParser.parse(text, .script) }
        let error = #expect(throws: JSONProblem.self) {
            try JSONParser.parse(Array("\u{FEFF}{".utf8), .reply)
        }
        #expect(error?.place == TextPlace(line: 1, column: 2))
    }

    @Test func `half a surrogate pair of a reply is a replacement character`() throws {
        let text = Array(#""\ud83d.""#.utf8)
        #expect(try JSONParser.parse(text, .reply).plain == "\u{FFFD}.")
        #expect(throws: JSONProblem.self) { try JSONParser.parse(text, .script) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let error = #expect(throws: JSONProblem.self) {
            try JSONParser.parse([0x5B, 0x22, 0xFF, 0x22, 0x5D], .reply)
        }
        #expect(error?.message == "the text is not UTF-8")
    }

    // MARK: Writing

    @Test(arguments: [
        ("0.10", "0.1"), ("1.0", "1"), ("-0", "0"), ("1e2", "100"), ("1E-7", "1e-7"),
        ("12345678901234567890", "12345678901234567000"),
    ])
    func `numbers keep their digits, and lose them as JSON stringify writes them`(
        digits: String, short: String
    ) throws {
        let json = try JSONValue(reply: Array("[\(digits)]".utf8))
        #expect(json.text() == "[\(digits)]")
        #expect(json.javaScriptText() == "[\(short)]")
    }

    @Test func `ECMA-262, QuoteJSONString`() {
        let text = "\"\\\u{8}\t\n\u{C}\r\u{0}\u{1F} \u{7F}é\u{2028}😀"
        #expect(
            JSONValue.string(text).text()
                == #""\"\\\b\t\n\f\r\u0000\u001f "# + "\u{7F}é\u{2028}😀\"")
    }

    @Test func `a document of very many mistakes has a hundred and one problems`() {
        let shape = Shape<Int>("empty", "Nothing.", [])
        let text = "{" + (0..<500).map { "\"k\($0)\":0" }.joined(separator: ",") + "}"
        var reading = DocumentReading(file: "f")
        var root = 0
        guard let json = try? JSONParser.parse(text, file: "f") else {
            Issue.record("no JSON")
            return
        }
        shape.read(json, into: &root, &reading)
        #expect(reading.problems.count == 101)
        #expect(
            reading.problems.last?.message
                == "there are more problems after the first 100; they are left out")
    }
}
