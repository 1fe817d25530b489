/// "Forgiving-base64" of the Infra Standard (section 7), as `atob`, `btoa` and `data:` URLs use it.
public enum ForgivingBase64 {
    /// "Forgiving-base64 decode".
    ///
    /// - Parameter text: UTF-8 or any bytes with the same ASCII; ASCII white space is left out.
    /// - Returns: Nothing on failure.
    public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var data = text.filter { ![0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }
        if data.count % 4 == 0 {
            for _ in 0..<2 where data.last == 0x3D { data.removeLast() }
        }
        guard data.count % 4 != 1 else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(data.count / 4 * 3 + 2)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in data {
            let value = values[Int(byte)]
            guard value < 64 else { return nil }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits == 24 {
                output.append(UInt8(truncatingIfNeeded: buffer >> 16))
                output.append(UInt8(truncatingIfNeeded: buffer >> 8))
                output.append(UInt8(truncatingIfNeeded: buffer))
                (buffer, bits) = (0, 0)
            }
        }
        // What is left over are 12 bits, the last four of no account, or 18, the last two.
        if bits == 12 { output.append(UInt8(truncatingIfNeeded: buffer >> 4)) }
        if bits == 18 {
            output.append(UInt8(truncatingIfNeeded: buffer >> 10))
            output.append(UInt8(truncatingIfNeeded: buffer >> 2))
        }
        return output
    }

    /// "Forgiving-base64 encode": RFC 4648 section 4, with padding.
    public static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let number =
                group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for index in 0..<4 {
                let isPadding = index > group.count
                output.append(
                    isPadding ? 0x3D : alphabet[Int(number >> UInt32(18 - 6 * index) & 63)])
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The six bits by byte; 64 where the byte is none of the alphabet.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
        return values
    }()
}
