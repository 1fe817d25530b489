import Testing

@testable import JavaScriptSyntax

/// Source maps (ECMA-426): what they say, and what is wrong with them.
@Suite struct SourceMapTests {
    private func map(_ members: String) throws -> SourceMap {
        try SourceMap(Array("{\"version\": 3, \(members)}".utf8))
    }

    private func problem(_ members: String) -> String? {
        do {
            _ = try map(members)
            return nil
        } catch {
            return (error as? SourceMapProblem)?.message ?? "\(error)"
        }
    }

    /// Two lines: 1:1 is a:1:1, 1:5 is a:2:3 and named, 1:9 is nothing, 2:3 is b:1:1.
    private let two = #"""
        "sources": ["a.ts", "b.ts"], "names": ["buy"], "mappings": "AAAA,IACEA,I;ECDF"
        """#

    // MARK: - Section 9: decoding and looking up

    @Test func `9: a place is of the last segment before it in its line`() throws {
        let map = try map(two)
        #expect(map.original(line: 1, column: 1) == .init(source: 0, line: 1, column: 1))
        #expect(map.original(line: 1, column: 4) == .init(source: 0, line: 1, column: 1))
        #expect(map.original(line: 1, column: 5) == .init(source: 0, line: 2, column: 3, name: 0))
        #expect(map.original(line: 1, column: 9) == nil)
        #expect(map.original(line: 2, column: 1) == nil)
        #expect(map.original(line: 2, column: 99) == .init(source: 1, line: 1, column: 1))
        #expect(map.original(line: 3, column: 1) == nil)
        #expect(map.original(line: 0, column: 1) == nil)
    }

    @Test func `9: a line alone has an origin where all of it comes from one line`() throws {
        let map = try map(two)
        #expect(map.original(line: 1, column: nil) == nil)
        #expect(map.original(line: 2, column: nil) == .init(source: 1, line: 1, column: 1))
    }

    @Test func `9: segments out of order are put in order`() throws {
        // Column 9 before column 1.
        let map = try map(#""sources": ["a"], "names": [], "mappings": "QAEA,RAFA""#)
        #expect(map.original(line: 1, column: 1)?.line == 1)
        #expect(map.original(line: 1, column: 9)?.line == 3)
    }

    @Test func `9: large and negative differences are read`() throws {
        // gqjG is 100,000 in the column.
        let map = try map(#""sources": ["a"], "names": [], "mappings": "gqjGAAgqjG,DAAhqjG""#)
        #expect(map.original(line: 1, column: 100_001)?.column == 100_001)
        #expect(map.original(line: 1, column: 100_000)?.column == 1)
        #expect(map.original(line: 1, column: 99_999) == nil)
    }

    @Test(arguments: [
        ("AAAA,A!", "'!' is no digit"), ("AAAg", "the last number has no end"),
        ("AAAg,AAAA", "a number has no end"), ("gggggggggA", "a number is too large"),
        ("AA", "a segment has 2 numbers"), ("AAA", "a segment has 3 numbers"),
        ("AAAAAA", "more than five numbers"), ("DAAA", "a column is below 0"),
        ("ACAA", "source 1 does not exist; the map lists 1"),
        ("AAAAC", "name 1 does not exist; the map lists 1"), ("AADA", "below 0 or too large"),
        ("AAAD", "below 0 or too large"), ("AAAA;;AAAA,ADAA", "line 3, segment 2: source -1"),
    ])
    func `9: wrong numbers are a problem with their place`(
        _ mappings: String, _ words: String
    ) throws {
        let message = try #require(
            problem("\"sources\": [\"a\"], \"names\": [\"n\"], \"mappings\": \"\(mappings)\""))
        #expect(message.contains(words))
        #expect(message.contains("\"mappings\", line "))
    }

    @Test func `a million segments are refused, and as many lines`() throws {
        let segments = Array(repeating: "CAAA", count: 1_000_000).joined(separator: ",")
        let first = try #require(
            problem("\"sources\": [\"a\"], \"names\": [], \"mappings\": \"\(segments)\""))
        #expect(first.contains("a million segments or more"))
        let lines = String(repeating: ";", count: 1_000_001)
        let second = try #require(
            problem("\"sources\": [\"a\"], \"names\": [], \"mappings\": \"\(lines)\""))
        #expect(second.contains("more than a million lines"))
    }

    // MARK: - The members

    @Test func `sourceRoot, sourcesContent and ignoreList go with the sources`() throws {
        let map = try map(
            #"""
            "sourceRoot": "../src", "sources": ["a.ts", null, "c.ts"], "names": [],
            "sourcesContent": ["let a", null], "ignoreList": [2], "mappings": ""
            """#)
        #expect(
            map.sources == [
                .init(name: "../src/a.ts", content: "let a"), .init(name: nil),
                .init(name: "../src/c.ts", isIgnored: true),
            ])
        #expect(map.end == nil)
    }

    @Test func `the older name of ignoreList is read as well`() throws {
        let map = try map(
            #""sources": ["a"], "names": [], "x_google_ignoreList": [0], "mappings": "AAAA""#)
        #expect(map.sources.first?.isIgnored == true)
    }

    @Test func `the line that keeps a map from being a script is passed over`() throws {
        let text = ")]}'\n{\"version\": 3, \"sources\": [\"a\"], \"mappings\": \"AAAA\"}"
        #expect(try SourceMap(Array(text.utf8)).segmentCount == 1)
    }

    @Test(arguments: [
        ("", "the map is no JSON"), ("[]", "expected a map, which is a JSON object"),
        ("{}", "no \"version\""), (#"{"version": 2}"#, "found 2"),
        (#"{"version": 3}"#, "no \"sources\""),
        (#"{"version": 3, "sources": []}"#, "no \"mappings\""),
        (#"{"version": 3, "sources": 7}"#, "a list as \"sources\""),
        (#"{"version": 3, "sources": [7]}"#, "a text as \"sources\""),
        (#"{"version": 3, "sources": [], "mappings": 1}"#, "a text as \"mappings\""),
        (#"{"version": 3, "sources": [], "ignoreList": [1]}"#, "source 1, which does not exist"),
        (#"{"version": 3, "sources": [], "ignoreList": ["a"]}"#, "expected numbers"),
        (#"{"version": 3, "sections": 1}"#, "a list as \"sections\""),
        (#"{"version": 3, "sections": [{}]}"#, "expected an \"offset\""),
        (
            #"{"version": 3, "sections": [{"offset": {"line": 0, "column": 0}, "url": "x"}]}"#,
            "is not fetched"
        ),
    ])
    func `what is no map is told`(_ text: String, _ words: String) {
        #expect {
            _ = try SourceMap(Array(text.utf8))
        } throws: { error in
            (error as? SourceMapProblem)?.message.contains(words) ?? false
        }
    }

    // MARK: - Section 10: index maps

    private func section(_ line: Int, _ column: Int, _ source: String, _ mappings: String) -> String
    {
        """
        {"offset": {"line": \(line), "column": \(column)}, "map": {"version": 3,
         "sources": ["\(source)"], "names": ["n"], "mappings": "\(mappings)"}}
        """
    }

    @Test func `10: sections follow one another, the column counts in their first line`() throws {
        let map = try map(
            "\"sections\": [\(section(0, 0, "a", "AAAA;AACA")), \(section(1, 10, "b", "CAAAA;AACA"))]"
        )
        #expect(map.sources.map(\.name) == ["a", "b"])
        #expect(map.original(line: 1, column: 3) == .init(source: 0, line: 1, column: 1))
        #expect(map.original(line: 2, column: 10) == .init(source: 0, line: 2, column: 1))
        // Between the section's begin and its first segment there is nothing.
        #expect(map.original(line: 2, column: 11) == nil)
        #expect(map.original(line: 2, column: 12) == .init(source: 1, line: 1, column: 1, name: 1))
        #expect(map.original(line: 3, column: 1) == .init(source: 1, line: 2, column: 1))
    }

    @Test func `10: a section ends where the next one begins`() throws {
        let map = try map(
            "\"sections\": [\(section(0, 0, "a", "AAAA,gBACA;AACA")), \(section(0, 4, "b", "AAAA"))]"
        )
        #expect(map.original(line: 1, column: 20)?.source == 1)
        #expect(map.original(line: 2, column: 1) == nil)
    }

    @Test func `10: sections out of order are a problem`() {
        #expect(
            problem("\"sections\": [\(section(1, 0, "a", "")), \(section(0, 0, "b", ""))]")?
                .contains("does not begin behind the section before it") == true)
    }

    // MARK: - The other way round

    @Test func `a line of a source has the first place of each of its stretches`() throws {
        // Line 1 of the source stands at columns 1 and 9, with line 2 between them; line 4 follows.
        let map = try map(
            #""sources": ["a"], "names": [], "mappings": "AAAA,CAAC,GACA,IADA;AAGA""#)
        let first = try #require(map.shipped(source: 0, line: 1))
        #expect(first.line == 1)
        #expect(first.places == [.init(line: 1, column: 1), .init(line: 1, column: 9)])
        // A line without code is the next one that has some.
        let third = try #require(map.shipped(source: 0, line: 3))
        #expect(third.line == 4)
        #expect(third.places == [.init(line: 2, column: 1)])
        #expect(map.shipped(source: 0, line: 5) == nil)
        let column = try #require(map.shipped(source: 0, line: 1, column: 2))
        #expect(column.places.first == .init(line: 1, column: 2))
    }

    // MARK: - Section 11: the comment

    @Test(arguments: [
        ("a();\n//# sourceMappingURL=a.js.map\n", "a.js.map"),
        ("a();\r\n//@ sourceMappingURL=a.js.map", "a.js.map"),
        ("  //# sourceMappingURL=\t a.js.map  \n\n// the end", "a.js.map"),
        ("//# sourceMappingURL=one.map\nb();\n//# sourceMappingURL=two.map", "two.map"),
        (
            "//# sourceMappingURL=data:application/json;base64,e30=\n",
            "data:application/json;base64,e30="
        ),
    ])
    func `11: the last comment on a line of its own names the map`(
        _ source: String, _ url: String
    ) throws {
        let comment = try #require(SourceMapComment(in: source))
        #expect(comment.url == url)
        #expect(Array(source.utf8)[comment.offset...].starts(with: "//".utf8))
    }

    @Test(arguments: [
        "", "a();", "//# sourceMappingURL=a.map\nb();", "a(); //# sourceMappingURL=a.map",
        "var t = `\n//# sourceMappingURL=a.map\n`;", "//# sourceMappingURL=a map",
        "//# sourceMappingURL=", "//# sourceURL=a.js", "var t = '//# sourceMappingURL=a.map'",
    ])
    func `11: other words name none`(_ source: String) {
        #expect(SourceMapComment(in: source) == nil)
    }
}
