import JSONDocuments
import Testing

/// Texts made of UTF-16 code units: the same as the standard library makes, which is slow at it.
@Suite struct UTF16Tests {
    @Test(
        arguments: [
            [], [0x41], [0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0xFFFF], [0xD83D, 0xDE00],
            // Lone halves, at the ends and beside pairs.
            [0xD83D], [0xDE00], [0x41, 0xD83D], [0xDE00, 0x41], [0xD83D, 0xD83D, 0xDE00],
            [0xD83D, 0xDE00, 0xDE00], [0xDE00, 0xD83D], [0xD83D, 0x41, 0xDE00], [0xDBFF, 0xDFFF],
            [0xD800, 0xDC00],
        ] as [[UInt16]])
    func `a text is what the standard library makes of its units`(units: [UInt16]) {
        let text = String(utf16: units)
        #expect(Array(text.utf8) == Array(String(decoding: units, as: UTF16.self).utf8))
        #expect(Array(String(utf16: units[...]).utf8) == Array(text.utf8))
        #expect(Array(String(utf16: AnyCollection(units)).utf8) == Array(text.utf8))
    }

    @Test func `units in any order make the same text`() {
        let kinds: [UInt16] = [0x41, 0xE9, 0x20AC, 0xD83D, 0xDE00]
        for number in 0..<3_125 {
            let units = [1, 5, 25, 125, 625].map { kinds[number / $0 % 5] }
            guard
                String(utf16: units).utf8.elementsEqual(
                    String(decoding: units, as: UTF16.self).utf8)
            else {
                Issue.record("\(units) is read as \(Array(String(utf16: units).utf16))")
                return
            }
        }
    }
}
