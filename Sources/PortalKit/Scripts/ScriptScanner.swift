/// Splits a script into words and punctuation, passing over comments, strings, templates and
/// regular expressions.
struct ScriptScanner {
    struct Token {
        var text: String
        var isWord: Bool
        var line: Int
        var column: Int
    }

    private let units: [UInt16]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var templateNesting = 0
    private static let deepestTemplate = 100
    /// Whether a slash here would divide; otherwise it begins a regular expression.
    private var afterValue = false

    /// Words after which a slash begins a regular expression, though they look like values.
    private static let operators: Set<String> = [
        "return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new",
        "instanceof", "yield", "await",
    ]

    init(_ source: String) {
        units = Array(source.utf16)
    }

    mutating func next() -> Token? {
        while index < units.count {
            let unit = units[index]
            switch unit {
            case Self.newline: advanceLine()
            case Self.space, Self.tab, Self.carriageReturn: index += 1
            case Self.slash:
                if let token = slash() { return token }
            case Self.doubleQuote, Self.singleQuote, Self.backtick:
                skipQuoted(unit)
                afterValue = true
            case _ where Self.isWordUnit(unit): return word()
            default: return punctuation()
            }
        }
        return nil
    }

    private mutating func word() -> Token {
        let start = index
        while index < units.count, Self.isWordUnit(units[index]) { index += 1 }
        let text = String(decoding: units[start..<index], as: UTF16.self)
        afterValue = !Self.operators.contains(text)
        let isNumber = (Self.zero...Self.nine).contains(units[start])
        return Token(text: text, isWord: !isNumber, line: line, column: start - lineStart + 1)
    }

    private mutating func punctuation() -> Token {
        let start = index
        index += 1
        let text = String(decoding: units[start..<index], as: UTF16.self)
        afterValue = text == ")" || text == "]" || text == "}"
        return Token(text: text, isWord: false, line: line, column: start - lineStart + 1)
    }

    /// A comment, a regular expression, or a division, which is the only one to give a token.
    private mutating func slash() -> Token? {
        let following = index + 1 < units.count ? units[index + 1] : 0
        if following == Self.slash {
            while index < units.count, units[index] != Self.newline { index += 1 }
            return nil
        }
        if following == Self.star {
            index += 2
            while index < units.count {
                if units[index] == Self.star, index + 1 < units.count,
                    units[index + 1] == Self.slash
                {
                    index += 2
                    return nil
                }
                if units[index] == Self.newline { advanceLine() } else { index += 1 }
            }
            return nil
        }
        if afterValue { return punctuation() }
        skipRegularExpression()
        afterValue = true
        return nil
    }

    private mutating func skipRegularExpression() {
        index += 1
        var inClass = false
        while index < units.count, units[index] != Self.newline {
            let unit = units[index]
            index += 1
            if unit == Self.backslash {
                index += 1
            } else if unit == Self.openBracket {
                inClass = true
            } else if unit == Self.closeBracket {
                inClass = false
            } else if unit == Self.slash, !inClass {
                return
            }
        }
    }

    private mutating func skipQuoted(_ quote: UInt16) {
        index += 1
        while index < units.count {
            let unit = units[index]
            if unit == quote {
                index += 1
                return
            }
            if quote == Self.backtick, unit == Self.dollar, index + 1 < units.count,
                units[index + 1] == Self.openBrace
            {
                index += 2
                skipTemplateExpression()
            } else if unit == Self.newline {
                // Only a template goes on in the next line.
                guard quote == Self.backtick else { return }
                advanceLine()
            } else if unit == Self.backslash {
                index += 1
                if index < units.count, units[index] == Self.newline {
                    advanceLine()
                } else {
                    index += 1
                }
            } else {
                index += 1
            }
        }
    }

    /// Passes over what stands between `${` and its `}`, which can hold texts and braces again.
    private mutating func skipTemplateExpression() {
        templateNesting += 1
        defer { templateNesting -= 1 }
        guard templateNesting < Self.deepestTemplate else {
            // No such script is written by a person; what comes after it is not looked at.
            index = units.count
            return
        }
        var depth = 1
        while depth > 0, index < units.count {
            switch units[index] {
            case Self.openBrace:
                depth += 1
                index += 1
            case Self.closeBrace:
                depth -= 1
                index += 1
            case Self.newline: advanceLine()
            case Self.doubleQuote, Self.singleQuote, Self.backtick: skipQuoted(units[index])
            default: index += 1
            }
        }
    }

    private mutating func advanceLine() {
        index += 1
        line += 1
        lineStart = index
    }

    private static let newline = UInt16(UInt8(ascii: "\n"))
    private static let carriageReturn = UInt16(UInt8(ascii: "\r"))
    private static let space = UInt16(UInt8(ascii: " "))
    private static let tab = UInt16(UInt8(ascii: "\t"))
    private static let slash = UInt16(UInt8(ascii: "/"))
    private static let star = UInt16(UInt8(ascii: "*"))
    private static let backslash = UInt16(UInt8(ascii: "\\"))
    private static let doubleQuote = UInt16(UInt8(ascii: "\""))
    private static let singleQuote = UInt16(UInt8(ascii: "'"))
    private static let backtick = UInt16(UInt8(ascii: "`"))
    private static let openBracket = UInt16(UInt8(ascii: "["))
    private static let closeBracket = UInt16(UInt8(ascii: "]"))
    private static let dollar = UInt16(UInt8(ascii: "$"))
    private static let openBrace = UInt16(UInt8(ascii: "{"))
    private static let closeBrace = UInt16(UInt8(ascii: "}"))
    private static let zero = UInt16(UInt8(ascii: "0"))
    private static let nine = UInt16(UInt8(ascii: "9"))

    private static func isWordUnit(_ unit: UInt16) -> Bool {
        switch unit {
        case 36, 48...57, 65...90, 95, 97...122: true
        default: unit >= 0x80 && unit != 0x2028 && unit != 0x2029 && unit != 0xA0
        }
    }
}
