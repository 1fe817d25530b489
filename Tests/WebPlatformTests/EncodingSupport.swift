import Testing

@testable import WebPlatform

/// The encoding of that label.
func encoding(_ label: String) throws -> WebEncoding {
    try #require(WebEncoding.named(label), "no encoding \(label)")
}

/// Decodes in one go in replacement mode, for comparison with text.
func decoded(_ bytes: [UInt8], as label: String) throws -> String {
    var stream = TextDecodingStream(try encoding(label))
    return String(decoding: try stream.decode(bytes, isLast: true), as: UTF16.self)
}

/// Bytes that are the same on every run, weighted to the ones decoders treat apart.
struct TrickyBytes {
    private var state: UInt32

    init(seed: UInt32) { state = seed }

    static let alphabet: [UInt8] = [
        0x00, 0x0A, 0x0E, 0x0F, 0x1B, 0x1B, 0x20, 0x21, 0x22, 0x24, 0x28, 0x29, 0x30, 0x31, 0x35,
        0x39, 0x3A, 0x40, 0x41, 0x42, 0x49, 0x4A, 0x5C, 0x5F, 0x60, 0x7E, 0x7F, 0x80, 0x81, 0x82,
        0x84, 0x87, 0x88, 0x8E, 0x8F, 0x90, 0x9F, 0xA0, 0xA1, 0xA3, 0xA4, 0xB0, 0xBB, 0xBF, 0xC0,
        0xC1, 0xC2, 0xC6, 0xD8, 0xDC, 0xDF, 0xE0, 0xE2, 0xE3, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5,
        0xFC, 0xFD, 0xFE, 0xFF,
    ]

    /// The next number: xorshift32, which a page can reckon too.
    mutating func next() -> UInt32 {
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return state
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
            let number = next()
            return number & 0xC00 == 0
                ? UInt8(truncatingIfNeeded: number >> 16)
                : Self.alphabet[Int(number >> 16 & 63)]
        }
    }
}

/// FNV-1a over 16-bit units, which a page can reckon too.
func hash(_ units: [UInt16]) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for unit in units { hash = (hash ^ UInt32(unit)) &* 0x0100_0193 }
    return hash
}

/// Lower-case hexadecimal digits, two a byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
        let digits = String(byte, radix: 16)
        return byte < 0x10 ? "0" + digits : digits
    }.joined()
}
