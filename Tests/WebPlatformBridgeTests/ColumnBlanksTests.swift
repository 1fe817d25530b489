import Testing

@testable import WebPlatformBridge

/// Scripts in the middle of a line have the columns of their file, and a page of one line with thousands of scripts is
/// no gigabytes of blanks.
@Suite struct ColumnBlanksTests {
    @Test func `a script stands at its column`() {
        var blanks = ColumnBlanks()
        #expect(blanks.text("a;", atColumn: 1) == "a;")
        #expect(blanks.text("\u{E4};", atColumn: 4) == "   \u{E4};")
        // The head of a handler reaches further than its place.
        #expect(blanks.text("a;", atColumn: -3) == "a;")
    }

    @Test func `a page has so many blanks and no more`() {
        var blanks = ColumnBlanks()
        let column = 24 << 20
        var lengths: [Int] = []
        for _ in 0..<4 { lengths.append(blanks.text("a;", atColumn: column).utf8.count) }
        #expect(lengths == [column + 1, column + 1, 2, 2])
        #expect(blanks.text("a;", atColumn: 3) == "  a;")
    }
}
