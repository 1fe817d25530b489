import PortalTrace
import Testing

/// Text of a portal must not command a terminal, nor look like what it is not.
@Suite struct EscapingTests {
    @Test(
        arguments: [
            ("", ""), ("plan 5 GB", "plan 5 GB"), ("a\nb", #"a\nb"#), ("a\r\nb", #"a\r\nb"#),
            ("a\tb", #"a\tb"#), ("\0", #"\u0000"#), ("\u{1B}[31m", #"\u001b[31m"#),
            ("a\u{7}", #"a\u0007"#), ("é😀日本", "é😀日本"), ("e\u{301}", "e\u{301}"),
            ("a\u{A0}b", "a\u{A0}b"), ("a/b'c`d", "a/b'c`d"),
        ])
    func `one line and quoted text escape the same characters`(text: String, escaped: String) {
        #expect(TraceValue.oneLine(text) == escaped)
        #expect(TraceValue.quoted(text) == "\"\(escaped)\"")
    }

    @Test func `quotes and backslashes are escaped between quotes only`() {
        #expect(TraceValue.quoted(#"a"b\c"#) == #""a\"b\\c""#)
        #expect(TraceValue.oneLine(#"a"b\c"#) == #"a"b\c"#)
        #expect(TraceValue.quoted("\"\n\\é") == #""\"\n\\é""#)
        #expect(TraceValue.oneLine("\"\n\\é") == #""\n\é"#)
    }

    @Test(arguments: [0x00...0x1F, 0x7F...0x9F] as [ClosedRange<UInt32>])
    func `every control character is escaped`(range: ClosedRange<UInt32>) {
        for scalar in range.compactMap(Unicode.Scalar.init) {
            for text in ["\(scalar)", "a\(scalar)b", "é\(scalar)"] {
                let escaped = TraceValue.oneLine(text)
                #expect(!escaped.unicodeScalars.contains(scalar))
                #expect(escaped.contains("\\"))
            }
        }
    }

    /// Zero width, left-to-right and right-to-left marks, embeddings, overrides, isolates.
    @Test(
        arguments: [
            0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE007F,
        ]
            as [ClosedRange<UInt32>])
    func `every character that reorders or hides is escaped`(range: ClosedRange<UInt32>) {
        for value in range {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let escaped = scalar.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
            #expect(TraceValue.oneLine("a\(scalar)b") == "a\(escaped)b")
            #expect(TraceValue.quoted("\(scalar)") == "\"\(escaped)\"")
        }
    }

    @Test func `every printable ASCII character stands as it is`() {
        let text = String(String.UnicodeScalarView((0x20...0x7E).compactMap(Unicode.Scalar.init)))
        #expect(TraceValue.oneLine(text) == text)
    }
}
