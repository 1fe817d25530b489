import JSONDocuments
import PortalTrace
import Testing

@testable import PortalKit

/// Patterns of case files: what they match, and what is said where they do not.
@Suite struct PatternTests {
    private func pattern(_ text: String) throws -> Pattern {
        var reading = DocumentReading(file: "f")
        let pattern = Pattern.read(try JSONParser.parse(text, file: "f"), &reading)
        #expect(reading.problems.isEmpty)
        return try #require(pattern)
    }

    private func problems(_ text: String) throws -> [String] {
        var reading = DocumentReading(file: "f")
        let pattern = Pattern.read(try JSONParser.parse(text, file: "f"), &reading)
        #expect(pattern == nil || !reading.problems.isEmpty)
        return reading.problems.map(short)
    }

    @Test(
        arguments: [
            ("1", 1), ("\"a\"", "a"), ("null", .null), ("true", true), ("0", .number(-0.0)),
            ("{}", ["a": 1]), ("{}", [:]), ("{\"a\":1}", ["b": 2, "a": 1]),
            ("{\"a\":{\"b\":1}}", ["a": ["b": 1, "c": 2]]), ("[]", []), ("[1,[2]]", [1, [2]]),
            ("[{\"a\":1}]", [["a": 1, "b": 2]]), ("{\"$any\":true}", .undefined),
            ("{\"a\":{\"$any\":true}}", [:]), ("{\"a\":{\"$type\":\"undefined\"}}", [:]),
            ("{\"$regex\":\"^a+$\"}", "aaa"), ("{\"$regex\":\"b\"}", "abc"),
            ("{\"$oneOf\":[1,\"x\",{\"a\":1}]}", ["a": 1]), ("{\"$oneOf\":[1,\"x\"]}", "x"),
            ("{\"$not\":1}", 2), ("{\"$not\":{\"$type\":\"null\"}}", .undefined),
            ("{\"$not\":{\"$not\":1}}", 1), ("{\"$exactly\":{}}", [:]),
            ("{\"$exactly\":{\"a\":{}}}", ["a": ["b": 1]]),
            (
                "{\"a\":{\"$oneOf\":[{\"$regex\":\"x\"},{\"$not\":{\"$type\":\"string\"}}]}}",
                ["a": 5]
            ),
        ] as [(String, TraceValue)])
    func `what matches`(text: String, value: TraceValue) throws {
        #expect(try pattern(text).difference(from: value) == nil)
    }

    @Test(
        arguments: [
            ("1", "1", "expected 1, found \"1\""),
            ("null", .undefined, "expected null, found undefined"),
            ("{}", [], "expected { … }, found []"), ("{}", .null, "expected { … }, found null"),
            ("{\"a\":1}", [:], "a: expected 1, found undefined"),
            (
                "{\"a\":{\"b\":[1,{\"c\":2}]}}", ["a": ["b": [1, ["c": 3]]]],
                "a.b[1].c: expected 2, found 3"
            ),
            ("[[1]]", [[2]], "[0][0]: expected 1, found 2"),
            ("[1,2]", [1], "expected 2 elements, found 1"),
            ("[1]", [1, 2], "expected 1 element, found 2"), ("[]", [:], "expected [], found {}"),
            ("[1]", [2, 3], "[0]: expected 1, found 2"),
            ("{\"a\":[]}", ["a": [1]], "a: expected 0 elements, found 1"),
            ("{\"$exactly\":{\"a\":1}}", ["a": 1, "b": 2], "unexpected member b"),
            ("{\"x\":{\"$exactly\":{}}}", ["x": ["b": 2]], "x: unexpected member b"),
            ("{\"$exactly\":{}}", 1, "expected {}, found 1"),
            ("{\"$type\":\"string\"}", 1, "expected some string, found 1"),
            ("{\"$type\":\"array\"}", [:], "expected some array, found {}"),
            ("{\"$regex\":\"^a$\"}", "b", "expected a text that matches /^a$/, found \"b\""),
            ("{\"$regex\":\"1\"}", 1, "expected a text that matches /1/, found 1"),
            ("{\"$oneOf\":[1,2]}", 3, "expected 1 or 2, found 3"),
            ("{\"$not\":1}", 1, "expected anything but 1, found 1"),
            ("{\"$not\":{\"$any\":true}}", 1, "expected anything but anything, found 1"),
            (
                "{\"a\":{\"$not\":{\"b\":1}}}", ["a": ["b": 1, "c": 2]],
                "a: expected anything but { b: 1, … }, found { b: 1, c: 2 }"
            ),
            ("{\"a\":{\"expected\":1}}", ["a": ["expected": 2]], "a.expected: expected 1, found 2"),
            ("{\"a\":{\"[x\":1}}", ["a": ["[x": 2]], "a[x: expected 1, found 2"),
            ("{\"a\\nb\":1}", [:], "a\\nb: expected 1, found undefined"),
            (
                "{\"a\\u001b\":{\"b\\n\":1}}", ["a\u{1B}": 1],
                "a\\u001b: expected { b\\n: 1, … }, found 1"
            ),
            ("{\"$regex\":\"a\\nb\"}", 1, "expected a text that matches /a\\nb/, found 1"),
        ] as [(String, TraceValue, String)])
    func `what does not match, and where`(text: String, value: TraceValue, difference: String)
        throws
    {
        #expect(try pattern(text).difference(from: value) == difference)
    }

    @Test func `every kind of value has its word, and only that one`() throws {
        let values: [TraceValue] = [
            .undefined, .null, true, 1, "s", [], [:], .function(name: "f"),
            .symbol(description: "s"), .bigInt("1"), .unreadable("no"),
        ]
        #expect(values.map(Pattern.kind) == Pattern.kinds)
        for kind in Pattern.kinds {
            let pattern = try self.pattern("{\"$type\":\"\(kind)\"}")
            #expect(values.count { pattern.difference(from: $0) == nil } == 1)
        }
        let string = try pattern("{\"$type\":\"string\"}")
        #expect(string.difference(from: .illFormedString([0xD800])) == nil)
        #expect(string.difference(from: .longString(prefix: "a", length: 9)) == nil)
    }

    @Test func `long values are cut in messages`() throws {
        let long = TraceValue.string(String(repeating: "x", count: 10_000))
        let difference = try #require(try pattern("1").difference(from: long))
        #expect(difference.utf8.count < 300)
    }

    @Test(arguments: [
        (
            "{\"$anny\":true}",
            "unknown pattern '$anny'"
        ),
        ("{\"$any\":false}", "$any: expected true, found false"),
        ("{\"$any\":true,\"a\":1}", "$any stands alone in its object"),
        ("{\"$type\":1}", "found 1"), ("{\"$type\":\"text\"}", "found 'text'"),
        ("{\"$type\":\"strng\"}", "did you mean 'string'?"),
        ("{\"$regex\":1}", "$regex: expected a regular expression as a text, found 1"),
        ("{\"$regex\":\"(\"}", "$regex: '(' is no regular expression"),
        ("{\"$oneOf\":[]}", "$oneOf: expected an array of patterns, found an array"),
        ("{\"$oneOf\":1}", "$oneOf: expected an array of patterns, found 1"),
        ("{\"$exactly\":[]}", "$exactly: expected an object, found an array"),
        (
            "{\"a\":[0,{\"$not\":{\"$oneOf\":[{\"$any\":1}]}}]}",
            "a[1].$not.$oneOf[0].$any: expected true, found 1"
        ),
    ])
    func `style 4.5, patterns that are none`(text: String, problem: String) throws {
        let problems = try self.problems(text)
        #expect(problems.count == 1)
        #expect(problems.first?.contains(problem) == true, "\(problems)")
    }
}
