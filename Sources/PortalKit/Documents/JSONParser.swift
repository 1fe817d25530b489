internal import PortalTrace

/// Reads JSON text (RFC 8259) and keeps the place of everything, which Foundation's readers do not:
/// a mistake in a case file is told with its line and column.
///
/// Two members of one name are a mistake here, since one of them would be lost.
struct JSONParser {
    private let file: String
    /// The text in UTF-8.
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    private var line = 1
    /// Where the column was worked out last, in this line: a byte and its column.
    private var known = (index: 0, column: 1)

    private init(_ text: String, file: String) {
        self.file = file
        bytes = Array(text.utf8)
    }

    /// Reads a document.
    static func parse(_ text: String, file: String) throws(DocumentProblem) -> PlacedJSON {
        var parser = JSONParser(text, file: file)
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.next == nil else {
            throw parser.problem("expected the end of the file after the JSON value")
        }
        return value
    }

    // MARK: - Values

    private mutating func value() throws(DocumentProblem) -> PlacedJSON {
        let start = place
        guard let next else { throw problem("the file ends where a JSON value was expected") }
        switch next {
        case UInt8(ascii: "{"): return PlacedJSON(place: start, value: .object(try members()))
        case UInt8(ascii: "["): return PlacedJSON(place: start, value: .array(try elements()))
        case UInt8(ascii: "\""): return PlacedJSON(place: start, value: .string(try string()))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return PlacedJSON(place: start, value: .number(try number()))
        default: return PlacedJSON(place: start, value: try word())
        }
    }

    private mutating func members() throws(DocumentProblem) -> [PlacedJSON.Member] {
        var members: [PlacedJSON.Member] = []
        try enter()
        while next != UInt8(ascii: "}") {
            let start = place
            guard next == UInt8(ascii: "\"") else {
                throw problem("expected the name of a member in double quotes\(comment)")
            }
            let name = try string()
            if members.contains(where: { $0.name == name }) {
                throw problem(
                    "a second member '\(TraceValue.oneLine(name))'; remove one", at: start)
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else {
                throw problem("expected ':' after the name '\(TraceValue.oneLine(name))'")
            }
            skipSpace()
            members.append(.init(name: name, place: start, value: try value()))
            guard try goesOn(until: UInt8(ascii: "}")) else { break }
        }
        leave()
        return members
    }

    private mutating func elements() throws(DocumentProblem) -> [PlacedJSON] {
        var elements: [PlacedJSON] = []
        try enter()
        while next != UInt8(ascii: "]") {
            elements.append(try value())
            guard try goesOn(until: UInt8(ascii: "]")) else { break }
        }
        leave()
        return elements
    }

    private mutating func enter() throws(DocumentProblem) {
        depth += 1
        guard depth <= 100 else { throw problem("more than 100 arrays and objects are nested") }
        index += 1
        skipSpace()
    }

    private mutating func leave() {
        depth -= 1
        if next != nil { index += 1 }
    }

    /// Whether another member or element follows.
    private mutating func goesOn(until end: UInt8) throws(DocumentProblem) -> Bool {
        skipSpace()
        if next == end { return false }
        let comma = place
        guard take(UInt8(ascii: ",")) else {
            throw problem(
                next == nil
                    ? "the file ends where ',' or '\(Character(Unicode.Scalar(end)))' was expected"
                    : "expected ',' or '\(Character(Unicode.Scalar(end)))'\(comment)")
        }
        skipSpace()
        if next == end {
            throw problem("remove the comma before '\(Character(Unicode.Scalar(end)))'", at: comma)
        }
        return true
    }

    private mutating func word() throws(DocumentProblem) -> PlacedJSON.Value {
        let start = place
        for (word, value) in [
            ("true", PlacedJSON.Value.bool(true)), ("false", .bool(false)), ("null", .null),
        ] where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            if let next, Self.isWordPart(next) { break }
            return value
        }
        switch bytes[index] {
        case UInt8(ascii: "'"): throw problem("a text is written in double quotes", at: start)
        case UInt8(ascii: "/"): throw problem("JSON has no comments; remove it", at: start)
        default: break
        }
        // What stands there, for the message: up to the next sign that JSON knows.
        let rest = String(decoding: bytes[startOfWord...].prefix(160), as: UTF8.self)
        let signs: Set<Unicode.Scalar> = [
            " ", "\n", "\r", "\t", ",", ":", "{", "}", "[", "]", "\"",
        ]
        let word = rest.unicodeScalars.prefix { !signs.contains($0) }.prefix(40)
        let found = word.isEmpty ? String(rest.unicodeScalars.prefix(1)) : String(word)
        throw problem("expected a JSON value, found '\(TraceValue.oneLine(found))'", at: start)
    }

    /// Where the letters begin that end at the index.
    private var startOfWord: Int {
        var start = index
        while start > 0, Self.isWordPart(bytes[start - 1]) { start -= 1 }
        return start
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: byte >= 0x80
        }
    }

    private mutating func number() throws(DocumentProblem) -> Double {
        let start = place
        let first = index
        while let next, "+-.eE0123456789".utf8.contains(next) { index += 1 }
        let text = String(decoding: bytes[first..<index], as: UTF8.self)
        let digits = text.drop { $0 == "-" }
        let isPadded =
            digits.hasPrefix("0") && (digits.dropFirst().first?.isNumber ?? false)
        let isBroken =
            digits.last == "." || digits.contains(".e") || digits.contains(".E")
            || digits.hasPrefix(".")
        guard !isPadded, !isBroken, let number = Double(text), number.isFinite else {
            throw problem("'\(text.prefix(60))' is no JSON number", at: start)
        }
        return number
    }

    private mutating func string() throws(DocumentProblem) -> String {
        let start = place
        index += 1
        let first = index
        while let next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"), next >= 0x20 {
            index += 1
        }
        if next == UInt8(ascii: "\"") {
            // Most texts have no escapes.
            index += 1
            return String(decoding: bytes[first..<index - 1], as: UTF8.self)
        }
        var units = Array(String(decoding: bytes[first..<index], as: UTF8.self).utf16)
        while true {
            guard let next else { throw problem("the text that begins here has no end", at: start) }
            if next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
                throw problem("a text ends on its own line; write a line break as \\n")
            }
            if next < 0x20 {
                let digits = String(0x10000 + Int(next), radix: 16).dropFirst()
                throw problem(
                    "a text cannot hold this control character; write it as \\u\(digits)")
            }
            if next == UInt8(ascii: "\"") {
                index += 1
                break
            }
            if next == UInt8(ascii: "\\") {
                index += 1
                units.append(try escape())
                continue
            }
            let first = index
            while let next = self.next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"),
                next >= 0x20
            { index += 1 }
            units += String(decoding: bytes[first..<index], as: UTF8.self).utf16
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw problem("the text has half a surrogate pair", at: start)
        }
        return text
    }

    private mutating func escape() throws(DocumentProblem) -> UInt16 {
        let start = place
        guard let next else { throw problem("the file ends inside a text") }
        index += 1
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(next)
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "u"):
            var unit: UInt16 = 0
            for _ in 0..<4 {
                guard let byte = self.next,
                    let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
                else { throw problem("expected four hexadecimal digits after \\u", at: start) }
                unit = unit << 4 | UInt16(digit)
                index += 1
            }
            return unit
        default:
            let found = String(decoding: bytes[(index - 1)...].prefix(4), as: UTF8.self).prefix(1)
            throw problem(
                "JSON knows no '\\\(TraceValue.oneLine(String(found)))'; "
                    + "write \\\\ for a backslash", at: start)
        }
    }

    // MARK: - Bytes

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private var comment: String {
        next == UInt8(ascii: "/") ? "; JSON has no comments" : ""
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    /// White space is the only thing that has line ends in it.
    private mutating func skipSpace() {
        while let next {
            switch next {
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                known = (index, 1)
            case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
            default: return
            }
        }
    }

    /// The line and the column of the next byte, the column in UTF-16 code units.
    private var place: TextPlace {
        mutating get {
            for byte in bytes[known.index..<index] where byte & 0xC0 != 0x80 {
                known.column += byte >= 0xF0 ? 2 : 1
            }
            known.index = index
            return TextPlace(line: line, column: known.column)
        }
    }

    private mutating func problem(
        _ message: String, at other: TextPlace? = nil
    ) -> DocumentProblem {
        let place = other ?? place
        return DocumentProblem(
            file: file, line: place.line, column: place.column, path: "", message: message)
    }
}
