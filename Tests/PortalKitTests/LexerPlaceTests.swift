import PortalKit
import Testing

/// Lines and columns of tokens.
@Suite struct LexerPlaceTests {
    private func places(_ text: String) -> [String] {
        let source = JavaScriptSource(text)
        var lexer = JavaScriptLexer(source)
        var found: [String] = []
        while let token = lexer.next() {
            let place = lexer.place(at: token.start)
            found.append("\(source.text(token)) \(place.line):\(place.column)")
        }
        return found
    }

    @Test(arguments: [
        ("a b", ["a 1:1", "b 1:3"]),
        ("a\nb\n\nc", ["a 1:1", "b 2:1", "c 4:1"]),
        ("a\r\nb\rc", ["a 1:1", "b 2:1", "c 3:1"]),
        ("a\u{2028}b\u{2029} c", ["a 1:1", "b 2:1", "c 3:2"]),
        ("'é' a", ["'é' 1:1", "a 1:5"]),
        ("'😀' a", ["'😀' 1:1", "a 1:6"]),
        ("'\u{2028}' a", ["'\u{2028}' 1:1", "a 2:3"]),
        ("/* \n */ a", ["a 2:5"]),
        ("\u{2027}a", ["\u{2027}a 1:1"]),
    ])
    func `places are counted as the engine counts them`(_ text: String, _ expected: [String]) {
        #expect(places(text) == expected)
    }

    @Test(arguments: [
        "a b\nc\r\nd", String(repeating: "é;", count: 700),
        String(repeating: "ab\n\r\n", count: 500),
        "'\u{2028}' a" + String(repeating: "😀 ", count: 300), "",
    ])
    func `the first byte at a place or behind it is found`(text: String) {
        let source = JavaScriptSource(text)
        let places = SourcePlaces(source)
        let all = (0...source.count).map(places.place)
        for line in 1...(all.last?.line ?? 1) + 1 {
            for column in [1, 2, 3, 150, 300, 1_399, 10_000] {
                let found = places.offset(of: .init(line: line, column: column))
                let first = all.firstIndex { ($0.line, $0.column) >= (line, column) }
                #expect(found == first ?? source.count, "\(line):\(column)")
            }
        }
    }

    @Test func `a long line costs no more than a short one`() {
        let source = JavaScriptSource(String(repeating: "é;", count: 100_000))
        let places = SourcePlaces(source)
        for token in stride(from: 0, to: source.count, by: 999) {
            #expect(places.place(at: token / 3 * 3).column == token / 3 * 2 + 1)
        }
        #expect(places.place(at: source.count) == .init(line: 1, column: 200_001))
    }

    @Test func `line ends on the table's borders are counted once`() {
        for shift in 1020...1028 {
            for end in ["\r\n", "\n", "\r", "\u{2028}"] {
                let text = String(repeating: "x", count: shift) + end + "y"
                let source = JavaScriptSource(text)
                let place = SourcePlaces(source).place(at: source.count - 1)
                #expect(place == .init(line: 2, column: 1))
            }
        }
    }

    @Test func `a place outside is that of the nearest end`() {
        let places = SourcePlaces(JavaScriptSource("a\nb"))
        #expect(places.place(at: -1) == .init(line: 1, column: 1))
        #expect(places.place(at: 99) == .init(line: 2, column: 2))
        #expect(SourcePlaces(JavaScriptSource("")).place(at: 0) == .init(line: 1, column: 1))
    }
}
