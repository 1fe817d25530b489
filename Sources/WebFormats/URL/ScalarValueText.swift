/// Text as the URL Standard wants it: scalar values, held as UTF-8.
///
/// Infra Standard, 4.6 "Strings": converting to a scalar value string writes
/// each lone surrogate as U+FFFD.
public enum ScalarValueText {
    /// Converts UTF-16 code units, as JavaScript has them, to UTF-8.
    public static func utf8(_ units: UnsafeBufferPointer<UInt16>) -> [UInt8] {
        var bits: UInt16 = 0
        for unit in units { bits |= unit }
        if bits < 0x80 {
            return [UInt8](unsafeUninitializedCapacity: units.count) { buffer, count in
                for index in 0..<units.count {
                    buffer[index] = UInt8(truncatingIfNeeded: units[index])
                }
                count = units.count
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(units.count)
        var index = 0
        while index < units.count {
            let unit = units[index]
            index += 1
            if unit < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: unit))
                continue
            }
            var scalar = UInt32(unit)
            if unit & 0xF800 == 0xD800 {
                if unit & 0x0400 == 0, index < units.count, units[index] & 0xFC00 == 0xDC00 {
                    scalar =
                        0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(units[index]) & 0x3FF
                    index += 1
                } else {
                    scalar = 0xFFFD
                }
            }
            append(scalar, to: &bytes)
        }
        return bytes
    }

    /// Converts UTF-16 code units, as JavaScript has them, to UTF-8.
    public static func utf8(_ units: [UInt16]) -> [UInt8] {
        units.withUnsafeBufferPointer { utf8($0) }
    }

    /// Converts UTF-8 to UTF-16 code units, ill-formed parts to U+FFFD.
    public static func utf16(_ bytes: [UInt8]) -> [UInt16] {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.map(UInt16.init) }
        return Array(String(decoding: bytes, as: UTF8.self).utf16)
    }

    /// Decodes bytes as "UTF-8 decode without BOM" does: what is ill-formed
    /// becomes U+FFFD, once for each maximal part. The result is UTF-8.
    public static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// Appends a code point from U+0080 up.
    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        func continuation(_ shift: UInt32) -> UInt8 { UInt8(scalar >> shift & 0x3F | 0x80) }
        if scalar < 0x800 {
            bytes.append(UInt8(scalar >> 6 | 0xC0))
        } else {
            if scalar < 0x10000 {
                bytes.append(UInt8(scalar >> 12 | 0xE0))
            } else {
                bytes.append(UInt8(scalar >> 18 | 0xF0))
                bytes.append(continuation(12))
            }
            bytes.append(continuation(6))
        }
        bytes.append(continuation(0))
    }
}
