extension JSONValue {
    /// The value as UTF-8 without spaces.
    public func bytes() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The value as text without spaces.
    public func text() -> String { String(decoding: bytes(), as: UTF8.self) }

    /// The value as text without spaces, as `JSON.stringify` writes it: `1.0` becomes `1`.
    public func javaScriptText() -> String {
        var writer = JSONWriter()
        writer.keepsDigits = false
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The value as text with one member a line.
    public func prettyText() -> String {
        var writer = JSONWriter()
        writer.writeIndented(self, indent: 0)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Writes JSON.
public struct JSONWriter {
    /// What was written.
    public private(set) var bytes: [UInt8] = []
    /// Whether numbers are written as they were read.
    var keepsDigits = true

    /// Makes a writer.
    public init() { bytes.reserveCapacity(512) }

    /// Writes a value without spaces.
    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: text("null")
        case .bool(let value): text(value ? "true" : "false")
        case .number(let number): write(number)
        case .string(let string): quoted(string)
        case .array(let elements):
            text("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { text(",") }
                write(element)
            }
            text("]")
        case .object(let members):
            text("{")
            for (index, member) in members.enumerated() {
                if index > 0 { text(",") }
                quoted(member.name)
                text(":")
                write(member.value)
            }
            text("}")
        }
    }

    private mutating func write(_ number: JSONNumber) {
        text(keepsDigits ? number.digits : JSONNumber(number.double)?.digits ?? "null")
    }

    /// Writes a value with one member a line.
    public mutating func writeIndented(_ value: JSONValue, indent: Int) {
        let inner = String(repeating: " ", count: 2 * indent + 2)
        let outer = String(repeating: " ", count: 2 * indent)
        switch value {
        case .array(let elements) where !elements.isEmpty:
            text("[\n")
            for (index, element) in elements.enumerated() {
                text(inner)
                writeIndented(element, indent: indent + 1)
                text(index + 1 < elements.count ? ",\n" : "\n\(outer)")
            }
            text("]")
        case .object(let members) where !members.isEmpty:
            text("{\n")
            for (index, member) in members.enumerated() {
                text(inner)
                quoted(member.name)
                text(": ")
                writeIndented(member.value, indent: indent + 1)
                text(index + 1 < members.count ? ",\n" : "\n\(outer)")
            }
            text("}")
        default: write(value)
        }
    }

    /// Writes text that is JSON already.
    public mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes a string literal, with the escapes of `JSON.stringify` (ECMA-262, QuoteJSONString).
    public mutating func quoted(_ string: String) {
        bytes.append(0x22)
        var string = string
        string.withUTF8 { text in
            // Most texts need no escape: they are copied in one piece.
            if text.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
                bytes.append(contentsOf: text)
            } else {
                for byte in text { escaped(byte) }
            }
        }
        bytes.append(0x22)
    }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case 0x22: text("\\\"")
        case 0x5C: text("\\\\")
        case 0x08: text("\\b")
        case 0x09: text("\\t")
        case 0x0A: text("\\n")
        case 0x0C: text("\\f")
        case 0x0D: text("\\r")
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            text("\\u00")
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
