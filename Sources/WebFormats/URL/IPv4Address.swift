/// IPv4 addresses as URLs write them (URL Standard, 3.5 and 3.6).
enum IPv4Address {
    /// The "ends in a number checker", on a lower-case domain.
    static func endsInNumber(_ domain: ArraySlice<UInt8>) -> Bool {
        var rest = domain
        if rest.last == UInt8(ascii: ".") { rest.removeLast() }
        let dot = rest.lastIndex(of: UInt8(ascii: "."))
        let label = dot.map { rest[($0 + 1)...] } ?? rest
        guard let first = label.first, isASCIIDigit(first) else { return false }
        return label.allSatisfy(isASCIIDigit) || number(label) != nil
    }

    /// The IPv4 parser.
    static func parse(_ domain: ArraySlice<UInt8>) -> UInt32? {
        var parts = domain.split(
            separator: UInt8(ascii: "."), maxSplits: 5, omittingEmptySubsequences: false)
        if let last = parts.last, last.isEmpty, parts.count > 1 { parts.removeLast() }
        guard parts.count <= 4 else { return nil }
        var address: UInt64 = 0
        for (index, part) in parts.enumerated() {
            guard let value = number(part) else { return nil }
            if index == parts.count - 1 {
                let bits = UInt64(8 * (4 - index))
                guard value < 1 << bits else { return nil }
                address = address << bits | value
            } else {
                guard value <= 255 else { return nil }
                address = address << 8 | value
            }
        }
        return UInt32(address)
    }

    /// The IPv4 serializer.
    static func append(_ address: UInt32, to output: inout [UInt8]) {
        for shift in stride(from: UInt32(24), through: 0, by: -8) {
            output += String(address >> shift & 255).utf8
            if shift > 0 { output.append(UInt8(ascii: ".")) }
        }
    }

    /// The IPv4 number parser; what is 2^32 and up is some such number.
    private static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
        guard let first = text.first else { return nil }
        var digits = text
        var radix: UInt64 = 10
        if first == UInt8(ascii: "0"), text.count >= 2 {
            digits.removeFirst()
            radix = 8
            if let letter = digits.first, letter | 0x20 == UInt8(ascii: "x") {
                digits.removeFirst()
                radix = 16
            }
        }
        var value: UInt64 = 0
        for byte in digits {
            guard let digit = PercentEncoding.hexDigit(byte), digit < radix else { return nil }
            value = min(value * radix + UInt64(digit), 1 << 32)
        }
        return value
    }
}
