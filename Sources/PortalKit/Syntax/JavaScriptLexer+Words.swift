extension JavaScriptLexer {
    /// Reads a name or a keyword.
    mutating func word() -> JavaScriptToken {
        let start = index
        var hasEscape = false
        let key = passName(&hasEscape)
        if index == start { return unknown() }
        let count = index - start
        var word = JavaScriptWord.other
        if !hasEscape, JavaScriptWordTable.lengths.contains(count),
            source.bytes[start] >= UInt8(ascii: "a")
        {
            word = words.word(key, count: count)
            if word == .instanceof, source.bytes[start] != UInt8(ascii: "i") { word = .other }
        }
        let role = tracker.word(word, at: start, newLine: newLine)
        var token = token(word.isReserved ? .keyword : .identifier, from: start, role: role)
        token.word = word
        if hasEscape { token.traits.insert(.hasEscape) }
        return token
    }

    /// Reads `#x`.
    mutating func privateName() -> JavaScriptToken {
        let start = index
        index += 1
        var hasEscape = false
        _ = passName(&hasEscape)
        if index == start + 1 {
            index = start
            return unknown()
        }
        let role = tracker.privateName(at: start, newLine: newLine)
        var token = token(.privateName, from: start, role: role)
        if hasEscape { token.traits.insert(.hasEscape) }
        return token
    }

    /// Passes over the characters of a name.
    ///
    /// - Returns: The last eight bytes, the last one lowest.
    @inline(__always)
    mutating func passName(_ hasEscape: inout Bool) -> UInt64 {
        let bytes = source.bytes
        var key: UInt64 = 0
        var at = index
        while true {
            let byte = bytes[at]
            if JavaScriptSource.isNamePart(byte) {
                if byte >= 0xC2, source.wideSpace(at: at) + source.lineSeparator(at: at) > 0 {
                    break
                }
                key = key &<< 8 | UInt64(byte)
                at += 1
            } else if byte == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
                hasEscape = true
                at = escapeEnd(at)
            } else {
                break
            }
        }
        index = at
        return key
    }

    /// The index behind `\u0061` or `\u{61}`.
    private func escapeEnd(_ start: Int) -> Int {
        let bytes = source.bytes
        var at = start + 2
        if bytes[at] == UInt8(ascii: "{") {
            at += 1
            while isHexDigit(bytes[at]) { at += 1 }
            return bytes[at] == UInt8(ascii: "}") ? at + 1 : at
        }
        while at < start + 6, isHexDigit(bytes[at]) { at += 1 }
        return at
    }

    private func isHexDigit(_ byte: UInt8) -> Bool {
        JavaScriptSource.isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6
    }
}
