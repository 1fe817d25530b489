/// The standard's hooks for other standards (section 6) and UTF-8 both ways.
public enum TextEncoding {
    /// "UTF-8 encode" of a JavaScript string; a lone surrogate becomes U+FFFD.
    public static func encodeUTF8(_ units: [UInt16]) -> [UInt8] {
        units.withUnsafeBufferPointer(encodeUTF8)
    }

    /// "UTF-8 encode" of UTF-16 units.
    public static func encodeUTF8(_ units: UnsafeBufferPointer<UInt16>) -> [UInt8] {
        var ascii = 0
        while ascii < units.count, units[ascii] < 0x80 { ascii += 1 }
        let capacity = ascii + (units.count - ascii) * 3
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = encodeInto(units, buffer).written
        }
    }

    /// `TextEncoder.encodeInto` (section 7.4): as many whole code points as there is room for.
    ///
    /// - Returns: How many units were read and how many bytes written.
    public static func encodeInto(
        _ units: UnsafeBufferPointer<UInt16>, _ buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> (read: Int, written: Int) {
        var read = 0
        var written = 0
        while read < units.count, written < buffer.count {
            let unit = units[read]
            if unit < 0x80 {
                buffer[written] = UInt8(truncatingIfNeeded: unit)
                read += 1
                written += 1
                continue
            }
            let codePoint = units.codePoint(at: read)
            let size = codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
            guard written + size <= buffer.count else { break }
            let firstBits: UInt32 = size == 2 ? 0xC0 : size == 3 ? 0xE0 : 0xF0
            for index in 0..<size {
                let bits = codePoint >> UInt32(6 * (size - 1 - index))
                buffer[written + index] = UInt8(
                    index == 0 ? firstBits | bits : 0x80 | bits & 0x3F)
            }
            read += size == 4 ? 2 : 1
            written += size
        }
        return (read, written)
    }

    /// "UTF-8 decode": without a byte order mark, faults as U+FFFD (`Response.text()`).
    public static func decodeUTF8(_ bytes: [UInt8]) -> [UInt16] {
        decode(bytes, as: .utf8, keepingBOM: false)
    }

    /// "UTF-8 decode without BOM": a byte order mark stays in the text.
    public static func decodeUTF8WithoutBOM(_ bytes: [UInt8]) -> [UInt16] {
        decode(bytes, as: .utf8, keepingBOM: true)
    }

    /// "Decode" (`XMLHttpRequest`, scripts): a byte order mark wins over the encoding given.
    public static func decode(_ bytes: [UInt8], fallback: WebEncoding) -> [UInt16] {
        decode(bytes, as: sniffBOM(bytes) ?? fallback, keepingBOM: false)
    }

    /// "BOM sniff": the encoding of the byte order mark the bytes start with.
    public static func sniffBOM(_ bytes: some Sequence<UInt8>) -> WebEncoding? {
        let start = Array(bytes.prefix(3))
        if start == [0xEF, 0xBB, 0xBF] { return .utf8 }
        if start.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        if start.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        return nil
    }

    private static func decode(_ bytes: [UInt8], as encoding: WebEncoding, keepingBOM: Bool)
        -> [UInt16]
    {
        var stream = TextDecodingStream(encoding, fatal: false, ignoreBOM: keepingBOM)
        do {
            return try stream.decode(bytes, isLast: true)
        } catch {
            fatalError("A decoder in replacement mode threw: \(error)")
        }
    }
}

extension UnsafeBufferPointer<UInt16> {
    /// The code point that starts there; U+FFFD for a lone surrogate.
    func codePoint(at index: Int) -> UInt32 {
        let unit = UInt32(self[index])
        guard 0xD800...0xDFFF ~= unit else { return unit }
        guard unit < 0xDC00, index + 1 < count, 0xDC00...0xDFFF ~= self[index + 1] else {
            return 0xFFFD
        }
        return 0x10000 + (unit - 0xD800) << 10 + UInt32(self[index + 1] - 0xDC00)
    }
}
