/// What is wrong with a JSON text.
public struct PartnerJSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was expected and what was found.
    public var message: String
    /// Line of the text, from 1; nil where the text is right and a value is not.
    public var line: Int?
    /// Column of the line in bytes, from 1.
    public var column: Int?
    /// The value ("lineItems[0].quantity"); empty for the whole.
    public var path: String

    /// Makes an error.
    public init(_ message: String, line: Int? = nil, column: Int? = nil, path: String = "") {
        self.message = message
        self.line = line
        self.column = column
        self.path = path
    }

    /// The words with the place.
    public var description: String {
        let place = line.map { "line \($0), column \(column ?? 1): " } ?? ""
        return place + (path.isEmpty ? "" : "\(path): ") + message
    }
}

extension PartnerJSON {
    /// Reads a JSON text in UTF-8, with or without a byte order mark.
    ///
    /// - Throws: `PartnerJSONError` with the place of the first mistake.
    public init(_ bytes: [UInt8]) throws(PartnerJSONError) {
        let result: Result<PartnerJSON, PartnerJSONError> = bytes.withUnsafeBufferPointer {
            var parser = JSONTextParser(bytes: $0)
            do throws(PartnerJSONError) {
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }
}

/// Reads JSON (RFC 8259).
private struct JSONTextParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var place = 0

    /// Deepest nesting: a reply has a handful, and the stack has an end.
    private static let mostLevels = 64

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func document() throws(PartnerJSONError) -> PartnerJSON {
        // The service puts a byte order mark before its replies (partner-center.md, section 1.6).
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        let value = try value(level: 0)
        skipSpace()
        guard place == bytes.count else { throw problem("expected the end of the text") }
        return value
    }

    private mutating func value(level: Int) throws(PartnerJSONError) -> PartnerJSON {
        skipSpace()
        guard level <= Self.mostLevels else {
            throw problem("nested deeper than \(Self.mostLevels) levels")
        }
        switch peek {
        case UInt8(ascii: "{"): return .object(try object(level: level))
        case UInt8(ascii: "["): return .array(try array(level: level))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw problem("expected a value, found the end of the text")
        case UInt8(ascii: "-"): return try number()
        case let byte? where (0x30...0x39).contains(byte): return try number()
        default: throw problem("expected a value")
        }
    }

    private mutating func object(level: Int) throws(PartnerJSONError) -> PartnerObject {
        place += 1
        var object = PartnerObject()
        skipSpace()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw problem("expected a member's name") }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw problem("expected ':' after a name") }
            object.members.append(.init(name, try value(level: level + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return object }
            guard take(UInt8(ascii: ",")) else { throw problem("expected ',' or '}'") }
        }
    }

    private mutating func array(level: Int) throws(PartnerJSONError) -> [PartnerJSON] {
        place += 1
        var elements: [PartnerJSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(level: level + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw problem("expected ',' or ']'") }
        }
    }

    private mutating func number() throws(PartnerJSONError) -> PartnerJSON {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let first = place
        guard digits() > 0 else { throw problem("expected a digit") }
        if bytes[first] == UInt8(ascii: "0"), place - first > 1 {
            throw problem("a number does not begin with 0")
        }
        if take(UInt8(ascii: ".")), digits() == 0 { throw problem("expected a digit after '.'") }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw problem("expected a digit in the exponent") }
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func digits() -> Int {
        let start = place
        while let byte = peek, (0x30...0x39).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func string() throws(PartnerJSONError) -> String {
        place += 1
        let start = place
        while let byte = peek, byte != 0x22, byte != 0x5C, byte >= 0x20 { place += 1 }
        if peek == 0x22 {
            place += 1
            return try checked(bytes[start..<(place - 1)])
        }
        // With escapes: in UTF-16, where they have their meaning.
        var units = Array(try checked(bytes[start..<place]).utf16)
        while let byte = peek {
            switch byte {
            case 0x22:
                place += 1
                return String(decoding: units, as: UTF16.self)
            case 0x5C:
                place += 1
                units.append(try escape())
            case 0..<0x20: throw problem("a control character in a text has to be escaped")
            default:
                let from = place
                while let byte = peek, byte != 0x22, byte != 0x5C, byte >= 0x20 { place += 1 }
                units += try checked(bytes[from..<place]).utf16
            }
        }
        throw problem("a text does not end")
    }

    private func checked(
        _ part: Slice<UnsafeBufferPointer<UInt8>>
    ) throws(PartnerJSONError) -> String {
        guard
            let text = String(
                validating: UnsafeBufferPointer(rebasing: part), as: UTF8.self)
        else { throw problem("a text is not UTF-8") }
        return text
    }

    private mutating func escape() throws(PartnerJSONError) -> UInt16 {
        guard let byte = peek else { throw problem("a text does not end") }
        place += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: return UInt16(byte)
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "u"):
            guard place + 4 <= bytes.count,
                let unit = UInt16(
                    String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16),
                bytes[place] != UInt8(ascii: "+")
            else { throw problem("expected four hexadecimal digits after \\u") }
            place += 4
            return unit
        default: throw problem("unknown escape in a text")
        }
    }

    private mutating func word(
        _ word: StaticString, _ value: PartnerJSON
    ) throws(PartnerJSONError) -> PartnerJSON {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] })
        else { throw problem("expected a value") }
        place += count
        return value
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            place += 1
        }
    }

    private func problem(_ message: String) -> PartnerJSONError {
        let before = bytes[..<min(place, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return PartnerJSONError(message, line: line, column: place - start + 1)
    }
}
