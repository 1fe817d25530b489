extension JavaScriptLexer {
    // MARK: - Numbers

    /// Reads a number or a BigInt.
    mutating func number() -> JavaScriptToken {
        let bytes = source.bytes
        let start = index
        var hasSeparator = false
        let second = bytes[start + 1]
        if bytes[start] == UInt8(ascii: "0"), "xXoObB".utf8.contains(second) {
            index += 2
            passNumberLetters(&hasSeparator)
            // A letter of these digits is taken with them, and so is the `n`.
            return number(
                isBigInt: index > start + 3 && bytes[index - 1] == UInt8(ascii: "n"),
                hasSeparator, from: start)
        }
        let isOctal = bytes[start] == UInt8(ascii: "0") && JavaScriptSource.isDigit(second)
        passDigits(&hasSeparator)
        if isOctal, !bytes[start..<index].contains(where: { $0 == 0x38 || $0 == 0x39 }) {
            // `017` is complete: a dot behind it asks for a property.
            return number(isBigInt: false, hasSeparator, from: start)
        }
        if bytes[index] == UInt8(ascii: "n") {
            index += 1
            return number(isBigInt: true, hasSeparator, from: start)
        }
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            passDigits(&hasSeparator)
        }
        if bytes[index] | 0x20 == UInt8(ascii: "e") {
            let sign = bytes[index + 1]
            let digit = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? 2 : 1
            if JavaScriptSource.isDigit(bytes[index + digit]) {
                index += digit
                passDigits(&hasSeparator)
            }
        }
        return number(isBigInt: false, hasSeparator, from: start)
    }

    private mutating func number(
        isBigInt: Bool, _ hasSeparator: Bool, from start: Int
    ) -> JavaScriptToken {
        let role = tracker.literal(isName: true, isString: false, at: start, newLine: newLine)
        var token = token(isBigInt ? .bigInt : .number, from: start, role: role)
        if hasSeparator { token.traits.insert(.hasSeparator) }
        return token
    }

    private mutating func passDigits(_ hasSeparator: inout Bool) {
        while true {
            if source.bytes[index] == UInt8(ascii: "_") {
                hasSeparator = true
            } else if !JavaScriptSource.isDigit(source.bytes[index]) {
                return
            }
            index += 1
        }
    }

    private mutating func passNumberLetters(_ hasSeparator: inout Bool) {
        while source.bytes[index] < 0x80, JavaScriptSource.isNamePart(source.bytes[index]) {
            if source.bytes[index] == UInt8(ascii: "_") { hasSeparator = true }
            index += 1
        }
    }

    // MARK: - Texts

    /// Reads a string.
    mutating func string(_ quote: UInt8) -> JavaScriptToken? {
        let bytes = source.bytes
        let start = index
        var hasLineSeparator = false
        var at = start + 1
        while true {
            let byte = bytes[at]
            if byte == quote { break }
            switch byte {
            case UInt8(ascii: "\\"):
                // An escaped CR takes the LF behind it along.
                at += bytes[at + 1] == 0x0D && bytes[at + 2] == 0x0A ? 3 : 2
                continue
            case 0x0A, 0x0D:
                fail(.string, at: start)
                return nil
            case 0 where at >= source.count:
                fail(.string, at: start)
                return nil
            case 0xE2: if source.lineSeparator(at: at) > 0 { hasLineSeparator = true }
            default: break
            }
            at += 1
        }
        index = at + 1
        let role = tracker.literal(isName: true, isString: true, at: start, newLine: newLine)
        var token = token(.string, from: start, role: role)
        if hasLineSeparator { token.traits.insert(.hasLineSeparator) }
        return token
    }

    /// Reads a template from its back quote or from a `}` to the next `${` or its end.
    mutating func template(isStart: Bool) -> JavaScriptToken? {
        let bytes = source.bytes
        let start = index
        var at = start + 1
        while true {
            switch bytes[at] {
            case UInt8(ascii: "`"):
                index = at + 1
                if isStart {
                    tracker.template(isWhole: true)
                } else {
                    tracker.templatePart(isLast: true)
                }
                return token(isStart ? .template : .templateTail, from: start)
            case UInt8(ascii: "$") where bytes[at + 1] == UInt8(ascii: "{"):
                index = at + 2
                if isStart {
                    tracker.template(isWhole: false)
                } else {
                    tracker.templatePart(isLast: false)
                }
                return token(isStart ? .templateHead : .templateMiddle, from: start)
            case UInt8(ascii: "\\"): at += 2
            case 0 where at >= source.count:
                fail(.template, at: start)
                return nil
            default: at += 1
            }
        }
    }

    // MARK: - Regular expressions

    /// Reads a regular expression with its flags.
    mutating func regularExpression() -> JavaScriptToken? {
        let bytes = source.bytes
        let start = index
        var inClass = false
        var at = start + 1
        body: while true {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\\"):
                at += 1
                // What is escaped cannot be a line end.
                if bytes[at] != 0x0A, bytes[at] != 0x0D, bytes[at] < 0x80 { at += 1 }
                continue
            case UInt8(ascii: "["): inClass = true
            case UInt8(ascii: "]"): inClass = false
            case UInt8(ascii: "/"): if !inClass { break body }
            case 0x0A, 0x0D:
                fail(.regularExpression, at: start)
                return nil
            case 0 where at >= source.count:
                fail(.regularExpression, at: start)
                return nil
            case 0xE2 where source.lineSeparator(at: at) > 0:
                fail(.regularExpression, at: start)
                return nil
            default: break
            }
            at += 1
        }
        index = at + 1
        var hasEscape = false
        _ = passName(&hasEscape)
        let role = tracker.literal(isName: false, isString: false, at: start, newLine: newLine)
        return token(.regularExpression, from: start, role: role)
    }
}
