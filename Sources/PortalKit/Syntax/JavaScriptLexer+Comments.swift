extension JavaScriptLexer {
    enum CommentResult {
        /// There is none at this place.
        case none
        case passed
        case token(JavaScriptToken)
        /// It has no end.
        case endless
    }

    /// Passes over a comment, if one begins here.
    mutating func comment() -> CommentResult {
        let bytes = source.bytes
        let start = index
        switch (bytes[start], bytes[start + 1]) {
        case (UInt8(ascii: "/"), UInt8(ascii: "/")): passLine()
        case (UInt8(ascii: "/"), UInt8(ascii: "*")): return block()
        case (UInt8(ascii: "#"), UInt8(ascii: "!")) where start == 0: passLine()
        case (UInt8(ascii: "<"), UInt8(ascii: "!")):
            guard !tracker.isModule, bytes[start + 2] == UInt8(ascii: "-"),
                bytes[start + 3] == UInt8(ascii: "-")
            else { return .none }
            passLine()
        case (UInt8(ascii: "-"), UInt8(ascii: "-")):
            // Behind code this is a decrement and a comparison.
            guard !tracker.isModule, newLine, bytes[start + 2] == UInt8(ascii: ">") else {
                return .none
            }
            passLine()
        default: return .none
        }
        return handOut(from: start, wasNewLine: newLine)
    }

    private mutating func handOut(from start: Int, wasNewLine: Bool) -> CommentResult {
        guard keepsComments else { return .passed }
        let after = newLine
        newLine = wasNewLine
        let token = token(.comment, from: start)
        newLine = after
        return .token(token)
    }

    /// Goes to the end of the line.
    private mutating func passLine() {
        let bytes = source.bytes
        while index < source.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D { return }
            if byte == 0xE2, source.lineSeparator(at: index) > 0 { return }
            index += 1
        }
    }

    private mutating func block() -> CommentResult {
        let bytes = source.bytes
        let start = index
        let wasNewLine = newLine
        index += 2
        while index < source.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "*") where bytes[index] == UInt8(ascii: "/"):
                index += 1
                return handOut(from: start, wasNewLine: wasNewLine)
            case 0x0A, 0x0D: newLine = true
            case 0xE2 where source.lineSeparator(at: index - 1) > 0: newLine = true
            default: break
            }
        }
        fail(.comment, at: start)
        return .endless
    }
}
