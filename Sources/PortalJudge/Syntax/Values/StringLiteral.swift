internal import JSONDocuments

/// The text of string literals and of the parts of templates.
enum StringLiteral {
    /// The value of a literal with its quotes.
    static func value(_ bytes: ArraySlice<UInt8>) -> String {
        unescaped(bytes.dropFirst().dropLast())
    }

    /// Text without escapes. Half surrogate pairs become U+FFFD.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "\\")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var units: [UInt16] = []
        var rest = Substring(String(decoding: bytes, as: UTF8.self)).utf16
        while let unit = rest.popFirst() {
            guard unit == 0x5C, let escape = rest.popFirst() else {
                units.append(unit)
                continue
            }
            switch escape {
            case UInt16(ascii: "n"): units.append(0x0A)
            case UInt16(ascii: "r"): units.append(0x0D)
            case UInt16(ascii: "t"): units.append(0x09)
            case UInt16(ascii: "b"): units.append(0x08)
            case UInt16(ascii: "f"): units.append(0x0C)
            case UInt16(ascii: "v"): units.append(0x0B)
            case UInt16(ascii: "0"): units.append(0)
            case UInt16(ascii: "x"): append(hexadecimal(&rest, 2), to: &units)
            case UInt16(ascii: "u"):
                if rest.first == UInt16(ascii: "{") {
                    rest.removeFirst()
                    let digits = rest.prefix { $0 != UInt16(ascii: "}") }.count
                    append(hexadecimal(&rest, min(digits, 6)), to: &units)
                    if rest.first == UInt16(ascii: "}") { rest.removeFirst() }
                } else {
                    append(hexadecimal(&rest, 4), to: &units)
                }
            case 0x0A, 0x2028, 0x2029: break
            case 0x0D: if rest.first == 0x0A { rest.removeFirst() }
            default: units.append(escape)
            }
        }
        return String(utf16: units)
    }

    private static func append(_ value: UInt32?, to units: inout [UInt16]) {
        guard let value else { return }
        if value < 0x10000 {
            units.append(UInt16(value))
        } else if let scalar = Unicode.Scalar(value) {
            units.append(contentsOf: UTF16.encode(scalar).map(Array.init) ?? [])
        }
    }

    private static func hexadecimal(_ rest: inout Substring.UTF16View, _ count: Int) -> UInt32? {
        let digits = String(utf16: Array(rest.prefix(count)))
        guard digits.utf16.count == count, let value = UInt32(digits, radix: 16) else { return nil }
        rest.removeFirst(count)
        return value
    }
}

extension UInt16 {
    fileprivate init(ascii: Unicode.Scalar) {
        self = UInt16(UInt8(ascii: ascii))
    }
}
