/// The UTF-8 bytes of a script, as the lexer reads them.
package struct JavaScriptSource: Sendable {
    /// The bytes, and behind them a few zeros, so that looking ahead needs no check for the end.
    package let bytes: [UInt8]
    /// The number of bytes, without the zeros.
    package let count: Int

    private static let padding = 8

    /// Takes a script's text.
    package init(_ text: String) {
        self.init(bytes: text.utf8)
    }

    /// Takes bytes, which need not be valid UTF-8.
    package init(bytes: some Collection<UInt8>) {
        var padded: [UInt8] = []
        padded.reserveCapacity(bytes.count + Self.padding)
        padded.append(contentsOf: bytes)
        count = padded.count
        padded.append(contentsOf: repeatElement(0, count: Self.padding))
        self.bytes = padded
    }

    /// The text of a range of bytes.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<count)], as: UTF8.self)
    }

    /// The text of a token.
    package func text(_ token: JavaScriptToken) -> String {
        text(token.start..<token.end)
    }

    /// Whether a token is spelled so; no text is made for it.
    package func spells(_ token: JavaScriptToken, _ text: String.UTF8View) -> Bool {
        bytes[token.start..<token.end].elementsEqual(text)
    }

    /// The flags of a regular expression, which stand behind its last slash.
    package func flags(of token: JavaScriptToken) -> Range<Int> {
        var start = token.end
        while start > token.start, bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
        return start..<token.end
    }

    /// The body of a regular expression, between its slashes.
    package func body(of token: JavaScriptToken) -> Range<Int> {
        let flags = flags(of: token)
        return token.start + 1..<max(token.start + 1, flags.lowerBound - 1)
    }

    // MARK: - Characters beyond ASCII

    /// The number of bytes of U+2028 or U+2029 at an index, 0 where neither stands.
    func lineSeparator(at index: Int) -> Int {
        bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9 ? 3 : 0
    }

    /// The number of bytes of white space beyond ASCII at an index, 0 where there is none.
    func wideSpace(at index: Int) -> Int {
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xC2, 0xA0, _): 2
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            3
        default: 0
        }
    }

    /// Whether a byte is part of a name; every character beyond ASCII counts as a letter.
    @inline(__always)
    package static func isNamePart(_ byte: UInt8) -> Bool {
        // One bit for each of `$`, digits, letters and `_`.
        let low: UInt64 = 0x03FF_0010_0000_0000
        let high: UInt64 = 0x07FF_FFFE_87FF_FFFE
        if byte >= 0x80 { return true }
        return (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }

    /// Whether a byte is an ASCII digit.
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }
}
