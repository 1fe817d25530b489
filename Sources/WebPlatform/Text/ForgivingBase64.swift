/// Base64 as the web has it (Infra, section 7: forgiving-base64).
public enum ForgivingBase64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The value of every letter; 0xFF for what is none.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 128)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// Base64 of bytes, in ASCII.
    public static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.underestimatedCount / 3 * 4 + 4)
        var bits: UInt32 = 0
        var held = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 1
            guard held == 3 else { continue }
            for shift in [18, 12, 6, 0] as [UInt32] {
                text.append(letters[Int(bits >> shift & 63)])
            }
            (bits, held) = (0, 0)
        }
        if held > 0 {
            bits <<= held == 1 ? 16 : 8
            text.append(letters[Int(bits >> 18 & 63)])
            text.append(letters[Int(bits >> 12 & 63)])
            text.append(held == 2 ? letters[Int(bits >> 6 & 63)] : UInt8(ascii: "="))
            text.append(UInt8(ascii: "="))
        }
        return text
    }

    /// The bytes of a text in UTF-16; nil if it is no base64.
    ///
    /// ASCII white space is left out, and padding may be missing.
    public static func decode(_ units: some Sequence<UInt16>) -> [UInt8]? {
        var text: [UInt8] = []
        text.reserveCapacity(units.underestimatedCount)
        for unit in units {
            switch unit {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20: continue
            case 0..<128: text.append(UInt8(unit))
            default: return nil
            }
        }
        if text.count % 4 == 0 {
            for _ in 0..<2 where text.last == UInt8(ascii: "=") { text.removeLast() }
        }
        guard text.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for letter in text {
            let value = values[Int(letter)]
            guard value < 64 else { return nil }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> held))
            }
        }
        return bytes
    }
}
