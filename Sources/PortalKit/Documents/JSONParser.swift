internal import PortalTrace

/// Reads JSON text (RFC 8259) and keeps the place of everything, which Foundation's readers do not:
/// a mistake in a case file is told with its line and column.
///
/// Two members of one name are a mistake here, since one of them would be lost.
struct JSONParser {
    private let file: String
    private let scalars: String.UnicodeScalarView
    private var index: String.UnicodeScalarView.Index
    private var place = TextPlace(line: 1, column: 1)
    private var depth = 0

    private init(_ text: String, file: String) {
        self.file = file
        scalars = text.unicodeScalars
        index = scalars.startIndex
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
        case "{": return PlacedJSON(place: start, value: .object(try members()))
        case "[": return PlacedJSON(place: start, value: .array(try elements()))
        case "\"": return PlacedJSON(place: start, value: .string(try string()))
        case "-", "0"..."9": return PlacedJSON(place: start, value: .number(try number()))
        default: return PlacedJSON(place: start, value: try word())
        }
    }

    private mutating func members() throws(DocumentProblem) -> [PlacedJSON.Member] {
        var members: [PlacedJSON.Member] = []
        try enter("{")
        while next != "}" {
            let start = place
            guard next == "\"" else {
                throw problem("expected the name of a member in double quotes\(comment)")
            }
            let name = try string()
            if members.contains(where: { $0.name == name }) {
                throw problem(
                    "a second member '\(TraceValue.oneLine(name))'; remove one", at: start)
            }
            skipSpace()
            guard take(":") else {
                throw problem("expected ':' after the name '\(TraceValue.oneLine(name))'")
            }
            skipSpace()
            members.append(.init(name: name, place: start, value: try value()))
            guard try goesOn(until: "}") else { break }
        }
        leave()
        return members
    }

    private mutating func elements() throws(DocumentProblem) -> [PlacedJSON] {
        var elements: [PlacedJSON] = []
        try enter("[")
        while next != "]" {
            elements.append(try value())
            guard try goesOn(until: "]") else { break }
        }
        leave()
        return elements
    }

    private mutating func enter(_ bracket: Unicode.Scalar) throws(DocumentProblem) {
        depth += 1
        guard depth <= 100 else { throw problem("more than 100 arrays and objects are nested") }
        _ = take(bracket)
        skipSpace()
    }

    private mutating func leave() {
        depth -= 1
        if next != nil { advance() }
    }

    /// Whether another member or element follows.
    private mutating func goesOn(until end: Unicode.Scalar) throws(DocumentProblem) -> Bool {
        skipSpace()
        if next == end { return false }
        let comma = place
        guard take(",") else {
            throw problem(
                next == nil
                    ? "the file ends where ',' or '\(end)' was expected"
                    : "expected ',' or '\(end)'\(comment)")
        }
        skipSpace()
        if next == end { throw problem("remove the comma before '\(end)'", at: comma) }
        return true
    }

    private mutating func word() throws(DocumentProblem) -> PlacedJSON.Value {
        let start = place
        var word = ""
        while let next, next.properties.isAlphabetic || next == "_" || word.isEmpty {
            word.unicodeScalars.append(next)
            advance()
        }
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case _ where word.hasPrefix("'"):
            throw problem("a text is written in double quotes", at: start)
        case _ where word.hasPrefix("/"):
            throw problem("JSON has no comments; remove it", at: start)
        default:
            throw problem(
                "expected a JSON value, found '\(TraceValue.oneLine(String(word.prefix(40))))'",
                at: start)
        }
    }

    private mutating func number() throws(DocumentProblem) -> Double {
        let start = place
        var text = ""
        while let next, "+-.eE0123456789".unicodeScalars.contains(next), text.utf8.count < 400 {
            text.unicodeScalars.append(next)
            advance()
        }
        let digits = text.drop { $0 == "-" }
        let isPadded =
            digits.hasPrefix("0") && (digits.dropFirst().first?.isNumber ?? false)
        let isBroken =
            digits.last == "." || digits.contains(".e") || digits.contains(".E")
            || digits.hasPrefix(".")
        guard !isPadded, !isBroken, let number = Double(text), number.isFinite else {
            throw problem("'\(text)' is no JSON number", at: start)
        }
        return number
    }

    private mutating func string() throws(DocumentProblem) -> String {
        let start = place
        var units: [UInt16] = []
        advance()
        while true {
            guard let next else { throw problem("the text that begins here has no end", at: start) }
            if next == "\n" || next == "\r" {
                throw problem("a text ends on its own line; write a line break as \\n")
            }
            if next.value < 0x20 {
                let digits = String(0x10000 + next.value, radix: 16).dropFirst()
                throw problem("a text cannot hold this control character; write it as \\u\(digits)")
            }
            advance()
            if next == "\"" { break }
            if next == "\\" {
                units.append(try escape())
            } else {
                units.append(contentsOf: UTF16.encode(next).map { Array($0) } ?? [])
            }
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw problem("the text has half a surrogate pair", at: start)
        }
        return text
    }

    private mutating func escape() throws(DocumentProblem) -> UInt16 {
        let start = place
        guard let next else { throw problem("the file ends inside a text") }
        advance()
        switch next {
        case "\"", "\\", "/": return UInt16(next.value)
        case "b": return 8
        case "f": return 12
        case "n": return 10
        case "r": return 13
        case "t": return 9
        case "u":
            var unit: UInt16 = 0
            for _ in 0..<4 {
                guard let next = self.next, next.isASCII, let digit = Character(next).hexDigitValue
                else {
                    throw problem("expected four hexadecimal digits after \\u", at: start)
                }
                unit = unit << 4 | UInt16(digit)
                advance()
            }
            return unit
        default:
            throw problem(
                "JSON knows no '\\\(TraceValue.oneLine(String(next)))'; write \\\\ for a backslash",
                at: start)
        }
    }

    // MARK: - Characters

    private var next: Unicode.Scalar? {
        index < scalars.endIndex ? scalars[index] : nil
    }

    private var comment: String { next == "/" ? "; JSON has no comments" : "" }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        advance()
        return true
    }

    private mutating func skipSpace() {
        while let next, next == " " || next == "\n" || next == "\r" || next == "\t" { advance() }
    }

    private mutating func advance() {
        let scalar = scalars[index]
        index = scalars.index(after: index)
        if scalar == "\n" {
            place = TextPlace(line: place.line + 1, column: 1)
        } else {
            place.column += scalar.value > 0xFFFF ? 2 : 1
        }
    }

    private func problem(_ message: String, at other: TextPlace? = nil) -> DocumentProblem {
        let place = other ?? place
        return DocumentProblem(
            file: file, line: place.line, column: place.column, path: "", message: message)
    }
}
