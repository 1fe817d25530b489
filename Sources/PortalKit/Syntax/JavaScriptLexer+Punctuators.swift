extension JavaScriptLexer {
    /// Reads a punctuator, or what begins like one.
    mutating func punctuation(_ byte: UInt8) -> JavaScriptToken? {
        let bytes = source.bytes
        let start = index
        let second = bytes[start + 1]
        switch byte {
        case UInt8(ascii: "("):
            tracker.openParenthesis(newLine: newLine)
            return bracket(.openParenthesis)
        case UInt8(ascii: ")"):
            tracker.closeParenthesis()
            return bracket(.closeParenthesis)
        case UInt8(ascii: "["):
            tracker.openBracket(at: start, newLine: newLine)
            return bracket(.openBracket)
        case UInt8(ascii: "]"):
            tracker.closeBracket()
            return bracket(.closeBracket)
        case UInt8(ascii: "{"): return bracket(.openBrace, tracker.openBrace(newLine: newLine))
        case UInt8(ascii: "}"):
            if tracker.closesSubstitution() { return template(isStart: false) }
            return bracket(.closeBrace, tracker.closeBrace())
        case UInt8(ascii: "."):
            if JavaScriptSource.isDigit(second) { return number() }
            guard second == byte, bytes[start + 2] == byte else { return sign(.dot, 1) }
            tracker.ellipsis(at: start)
            return bracket(.ellipsis, length: 3)
        case UInt8(ascii: ","): return sign(.comma, 1)
        case UInt8(ascii: ";"): return sign(.semicolon, 1)
        case UInt8(ascii: ":"): return sign(.colon, 1)
        case UInt8(ascii: "~"), UInt8(ascii: "@"): return sign(.other, 1)
        case UInt8(ascii: "#"): return privateName()
        case UInt8(ascii: "/") where tracker.slashBeginsExpression(newLine: newLine):
            return regularExpression()
        case UInt8(ascii: "="):
            if second == UInt8(ascii: ">") { return sign(.arrow, 2) }
            guard second == byte else { return sign(.equals, 1) }
            return sign(.other, bytes[start + 2] == byte ? 3 : 2)
        case UInt8(ascii: "!"):
            guard second == UInt8(ascii: "=") else { return sign(.other, 1) }
            return sign(.other, bytes[start + 2] == UInt8(ascii: "=") ? 3 : 2)
        case UInt8(ascii: "?"): return question()
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            if second == byte { return sign(.step, 2) }
            return arithmetic(1)
        case UInt8(ascii: "*"):
            if second == byte { return arithmetic(2) }
            return second == UInt8(ascii: "=") ? sign(.assignment, 2) : sign(.star, 1)
        case UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "^"): return arithmetic(1)
        case UInt8(ascii: "&"), UInt8(ascii: "|"):
            guard second == byte else { return arithmetic(1) }
            guard bytes[start + 2] == UInt8(ascii: "=") else { return sign(.other, 2) }
            return sign(byte == UInt8(ascii: "&") ? .andAssignment : .orAssignment, 3)
        case UInt8(ascii: "<"), UInt8(ascii: ">"): return shift(byte)
        default: return unknown()
        }
    }

    private mutating func question() -> JavaScriptToken {
        let bytes = source.bytes
        switch bytes[index + 1] {
        case UInt8(ascii: "?"):
            return bytes[index + 2] == UInt8(ascii: "=")
                ? sign(.nullishAssignment, 3) : sign(.nullish, 2)
        case UInt8(ascii: ".") where !JavaScriptSource.isDigit(bytes[index + 2]):
            return sign(.optionalChain, 2)
        default: return sign(.question, 1)
        }
    }

    /// An operator of a length that an equals sign makes an assignment.
    private mutating func arithmetic(_ length: Int) -> JavaScriptToken {
        source.bytes[index + length] == UInt8(ascii: "=")
            ? sign(.assignment, length + 1) : sign(.other, length)
    }

    private mutating func shift(_ byte: UInt8) -> JavaScriptToken {
        let bytes = source.bytes
        guard bytes[index + 1] == byte else {
            return sign(.other, bytes[index + 1] == UInt8(ascii: "=") ? 2 : 1)
        }
        let isLong = byte == UInt8(ascii: ">") && bytes[index + 2] == byte
        return arithmetic(isLong ? 3 : 2)
    }

    private mutating func sign(
        _ punctuator: JavaScriptPunctuator, _ length: Int
    ) -> JavaScriptToken {
        tracker.punctuator(punctuator, newLine: newLine)
        return bracket(punctuator, length: length)
    }

    /// Makes the token of a punctuator that the tracker has taken.
    private mutating func bracket(
        _ punctuator: JavaScriptPunctuator, _ role: JavaScriptToken.Role = .none, length: Int = 1
    ) -> JavaScriptToken {
        let start = index
        index += length
        var token = token(.punctuator, from: start, role: role)
        token.punctuator = punctuator
        return token
    }
}
