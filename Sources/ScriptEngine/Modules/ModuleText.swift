/// The tokens of a module's text, as far as it takes to find its imports: what the engine says of an
/// import that fails has no place.
struct ModuleText {
    enum Token: Equatable {
        case word(String)
        case string(String)
        case sign(UInt8)
    }

    private let bytes: [UInt8]
    private var next = 0
    /// Where the token begins that was read last.
    private(set) var start = 0
    /// Whether a `/` would begin a regular expression.
    private var isOperandNext = true
    /// For each open brace, whether it is one of a template's `${`.
    private var braces: [Bool] = []

    init(_ text: String) { bytes = Array(text.utf8) }

    /// How many braces, templates included, are open.
    var depth: Int { braces.count }

    /// The next token; nil at the end. Templates and regular expressions are a sign each.
    mutating func token() -> Token? {
        skipSpace()
        start = next
        guard next < bytes.count else { return nil }
        let byte = bytes[next]
        next += 1
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            isOperandNext = false
            return .string(stringRest(byte))
        case UInt8(ascii: "`"):
            skipTemplate()
        case UInt8(ascii: "/") where isOperandNext:
            skipRegularExpression()
            isOperandNext = false
        case UInt8(ascii: "{"):
            braces.append(false)
            isOperandNext = true
        case UInt8(ascii: "}"):
            if braces.popLast() == true { skipTemplate() } else { isOperandNext = true }
        case UInt8(ascii: ")"), UInt8(ascii: "]"):
            isOperandNext = false
        case let byte where Self.isWord(byte):
            while next < bytes.count, Self.isWord(bytes[next]) { next += 1 }
            let word = String(decoding: bytes[start..<next], as: UTF8.self)
            isOperandNext = Self.wordsBeforeOperands.contains(word)
            return .word(word)
        default:
            isOperandNext = true
        }
        return .sign(byte)
    }

    /// The line and the column of an offset, from 1, in UTF-16 code units.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var begin = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == 10 {
            line += 1
            begin = index + 1
        }
        let before = String(decoding: bytes[begin..<min(offset, bytes.count)], as: UTF8.self)
        return (line, before.utf16.count + 1)
    }

    private static let wordsBeforeOperands: Set<String> = [
        "return", "typeof", "case", "do", "else", "in", "of", "instanceof", "new", "delete", "void",
        "throw", "await", "yield", "default", "extends",
    ]

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 128...:
            true
        default: false
        }
    }

    private mutating func skipSpace() {
        while next < bytes.count {
            if bytes[next] <= 32 {
                next += 1
            } else if begins("/", "/") {
                while next < bytes.count, bytes[next] != 10 { next += 1 }
            } else if begins("/", "*") {
                next += 2
                while next < bytes.count, !begins("*", "/") { next += 1 }
                next += 2
            } else {
                return
            }
        }
    }

    private func begins(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        next + 1 < bytes.count
            && bytes[next] == UInt8(ascii: first) && bytes[next + 1] == UInt8(ascii: second)
    }

    private mutating func stringRest(_ quote: UInt8) -> String {
        while next < bytes.count, bytes[next] != quote, bytes[next] != 10 {
            next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(next, bytes.count)
        next += 1
        return String(decoding: bytes[(start + 1)..<max(start + 1, end)], as: UTF8.self)
    }

    private mutating func skipTemplate() {
        while next < bytes.count {
            if begins("$", "{") {
                next += 2
                braces.append(true)
                isOperandNext = true
                return
            }
            let byte = bytes[next]
            next += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "`") { break }
        }
        isOperandNext = false
    }

    private mutating func skipRegularExpression() {
        var isInClass = false
        while next < bytes.count, bytes[next] != 10 {
            let byte = bytes[next]
            next += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "[") { isInClass = true }
            if byte == UInt8(ascii: "]") { isInClass = false }
            if byte == UInt8(ascii: "/"), !isInClass { return }
        }
    }
}
