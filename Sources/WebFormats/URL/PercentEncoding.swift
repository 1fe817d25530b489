/// Percent-encoding and percent-decoding of bytes.
///
/// URL Standard, 1.3 "Percent-encoded bytes".
public enum PercentEncoding {
    /// Writes `bytes` with those of `set` as `%XX`, in upper-case digits.
    public static func encode(_ bytes: some Collection<UInt8>, _ set: PercentEncodeSet) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        append(bytes, set, to: &result)
        return result
    }

    /// Reads `bytes`, with each `%XX` as the byte it means. A `%` without two
    /// digits stands for itself.
    public static func decode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index != bytes.endIndex {
            let byte = bytes[index]
            bytes.formIndex(after: &index)
            if byte == UInt8(ascii: "%"), index != bytes.endIndex {
                let second = bytes.index(after: index)
                if second != bytes.endIndex, let high = hexDigit(bytes[index]),
                    let low = hexDigit(bytes[second])
                {
                    result.append(high << 4 | low)
                    index = bytes.index(after: second)
                    continue
                }
            }
            result.append(byte)
        }
        return result
    }

    @inline(__always)
    static func append(
        _ bytes: some Sequence<UInt8>, _ set: PercentEncodeSet, to result: inout [UInt8]
    ) {
        for byte in bytes {
            if set.contains(byte) { append(byte, to: &result) } else { result.append(byte) }
        }
    }

    package static func append(_ byte: UInt8, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "%"))
        result.append(upperHexDigit(byte >> 4))
        result.append(upperHexDigit(byte & 15))
    }

    package static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func upperHexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
