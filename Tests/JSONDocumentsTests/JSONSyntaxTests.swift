import JSONDocuments
import Testing

/// Mistakes in JSON text (RFC 8259) are told with their line and column, style.md part 4.5.
@Suite struct JSONSyntaxTests {
    @Test(arguments: [
        ("", "1:1 the file ends where a JSON value was expected"),
        (" \n ", "2:2 the file ends where a JSON value was expected"),
        ("[", "1:2 the file ends where a JSON value was expected"),
        ("[1", "1:3 the file ends where ',' or ']' was expected"),
        ("{\"a\": 1", "1:8 the file ends where ',' or '}' was expected"),
        ("{\"a\"", "1:5 expected ':' after the name 'a'"),
        ("{\"a\" 1}", "1:6 expected ':' after the name 'a'"),
        ("{", "1:2 expected the name of a member in double quotes"),
        ("{a: 1}", "1:2 expected the name of a member in double quotes"),
        ("{'a': 1}", "1:2 expected the name of a member in double quotes"),
        ("{1: 1}", "1:2 expected the name of a member in double quotes"),
        ("[1 2]", "1:4 expected ',' or ']'"),
        ("{\"a\":1 \"b\":2}", "1:8 expected ',' or '}'"),
        ("[1}", "1:3 expected ',' or ']'"),
        ("[,1]", "1:2 expected a JSON value, found ','"),
        ("{\"a\":}", "1:6 expected a JSON value, found '}'"),
        ("1 2", "1:3 expected the end of the file after the JSON value"),
        ("{}}", "1:3 expected the end of the file after the JSON value"),
    ])
    func `style 4.5, what is missing is said where it is missing`(text: String, error: String) {
        #expect(syntaxError(text) == error)
    }

    @Test(arguments: [
        ("[1,]", "1:3 remove the comma before ']'"),
        ("[1 ,\n ]", "1:4 remove the comma before ']'"),
        ("{\"a\":1,\n}", "1:7 remove the comma before '}'"),
        ("// x\n{}", "1:1 JSON has no comments; remove it"),
        ("/* x */ 1", "1:1 JSON has no comments; remove it"),
        ("[/* x */ 1]", "1:2 JSON has no comments; remove it"),
        ("[1 // x\n]", "1:4 expected ',' or ']'; JSON has no comments"),
        (
            "{\n  // x\n}",
            "2:3 expected the name of a member in double quotes; JSON has no comments"
        ),
        ("{\"a\":1,\n\"b\":2,\n\"a\":3}", "3:1 a second member 'a'; remove one"),
        ("{\"a\":1,\"\\u0061\":3}", "1:8 a second member 'a'; remove one"),
        ("{\"a\":{\"a\":1},\"a\":3}", "1:14 a second member 'a'; remove one"),
    ])
    func `style 4.5, habits of other languages are named`(text: String, error: String) {
        #expect(syntaxError(text) == error)
    }

    @Test(arguments: [
        ("True", "1:1 expected a JSON value, found 'True'"),
        ("[NaN]", "1:2 expected a JSON value, found 'NaN'"),
        ("[undefined]", "1:2 expected a JSON value, found 'undefined'"),
        ("nul", "1:1 expected a JSON value, found 'nul'"),
        ("trueish", "1:1 expected a JSON value, found 'trueish'"),
        ("'a'", "1:1 a text is written in double quotes"),
        ("['abc']", "1:2 a text is written in double quotes"),
        ("''", "1:1 a text is written in double quotes"),
        ("\u{1B}[31m", "1:1 expected a JSON value, found '\\u001b'"),
        ("\u{FEFF}{}", "1:1 expected a JSON value, found '\\ufeff'"),
    ])
    func `style 4.5, words that JSON does not know are quoted`(text: String, error: String) {
        #expect(syntaxError(text) == error)
    }

    @Test(arguments: [
        "01", "-01", "00", "1.", "-", ".5", "1.e5", "1e", "1e+", "+1", "--1", "1.2.3", "1e5.5",
        "-.5", "1e400", "-1e400", "0x10", "1_000", "Infinity", "-Infinity", "-1.E5", "1-2",
        String(repeating: "9", count: 1_000),
    ])
    func `RFC 8259 section 6, what is no number is refused`(text: String) {
        #expect(syntaxError("[\(text)]") != "none")
        #expect(syntaxError("[\n  \(text)]").hasPrefix("2:"))
    }

    @Test(arguments: [
        ("\"abc", "1:1 the text that begins here has no end"),
        ("[\"a\", \"b]", "1:7 the text that begins here has no end"),
        ("\"a\nb\"", "1:3 a text ends on its own line; write a line break as \\n"),
        ("\"a\r\nb\"", "1:3 a text ends on its own line; write a line break as \\n"),
        ("\"a\tb\"", "1:3 a text cannot hold this control character; write it as \\u0009"),
        ("\"\u{0}\"", "1:2 a text cannot hold this control character; write it as \\u0000"),
        ("\"a\\qb\"", "1:4 JSON knows no '\\q'; write \\\\ for a backslash"),
        ("\"\\'\"", "1:3 JSON knows no '\\''; write \\\\ for a backslash"),
        ("\"\\", "1:3 the file ends inside a string"),
        ("\"\\u12\"", "1:3 expected four hexadecimal digits after \\u"),
        ("\"\\u12g4\"", "1:3 expected four hexadecimal digits after \\u"),
        ("\"\\u００４１\"", "1:3 expected four hexadecimal digits after \\u"),
        ("\"\\ud83d\"", "1:1 the text has half a surrogate pair"),
        ("\"\\ude00\\ud83d\"", "1:1 the text has half a surrogate pair"),
        ("\"\\ud83d x \\ude00\"", "1:1 the text has half a surrogate pair"),
    ])
    func `RFC 8259 section 7, texts that are broken`(text: String, error: String) {
        #expect(syntaxError(text) == error)
    }

    // MARK: Places

    @Test func `style 4.5, columns count UTF-16 units, and lines end with LF or CRLF`() {
        #expect(syntaxError("[\"🛰\" x]").hasPrefix("1:7 "))
        #expect(syntaxError("[\"é\" x]").hasPrefix("1:6 "))
        #expect(syntaxError("[\"e\u{301}\" x]").hasPrefix("1:7 "))
        #expect(syntaxError("[1,\r\n 2,\r\n  x]").hasPrefix("3:3 "))
        #expect(syntaxError("[1,\n\n\n\tx]").hasPrefix("4:2 "))
    }

    @Test func `style 4.5, nesting has an end`() {
        func nested(_ count: Int, _ open: String, _ close: String) -> String {
            String(repeating: open, count: count) + String(repeating: close, count: count)
        }
        #expect(syntaxError(nested(100, "[", "]")) == "none")
        #expect(
            syntaxError(nested(101, "[", "]"))
                == "1:101 more than 100 arrays and objects are nested")
        #expect(syntaxError(nested(100_000, "[", "]")).hasPrefix("1:101 more than"))
        let objects = String(repeating: "{\"a\":", count: 100_000)
        #expect(syntaxError(objects) == "1:501 more than 100 arrays and objects are nested")
        // Depth is not a count of brackets.
        #expect(syntaxError("[" + String(repeating: "[],", count: 500) + "1]") == "none")
    }

    @Test func `a file has a limit of values, and what a script or a service made has none`() throws
    {
        let text = Array(#"{"a": [1, 2], "b": 3}"#.utf8)
        #expect(try JSONParser.parse(text, .document, most: 5).members?.count == 2)
        let error = #expect(throws: JSONProblem.self) {
            try JSONParser.parse(text, .document, most: 4)
        }
        #expect(error?.place == TextPlace(line: 1, column: 20))
        #expect(error?.message.hasPrefix("the file has more than 4 values, the most that") == true)
        for source in [JSONParser.Source.script, .reply] {
            #expect(try JSONParser.parse(text, source, most: 4).members?.count == 2)
        }
    }
}
