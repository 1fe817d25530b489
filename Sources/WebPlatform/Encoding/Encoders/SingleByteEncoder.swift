/// The single-byte encoder (section 9.2) and the x-user-defined encoder (section 14.5.2).
struct SingleByteEncoder: LegacyEncoder {
    /// Nothing for x-user-defined, whose bytes are reckoned.
    private let byteOf: [UInt32: UInt8]?

    init(index: EncodingIndex?) {
        byteOf = index.map { index in
            Dictionary(
                (0..<128).compactMap { pointer in
                    index.codePoint(pointer).map { ($0, UInt8(0x80 + pointer)) }
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32? {
        if codePoint < 0x80 {
            output.append(UInt8(codePoint))
        } else if let byteOf {
            guard let byte = byteOf[codePoint] else { return codePoint }
            output.append(byte)
        } else {
            guard 0xF780...0xF7FF ~= codePoint else { return codePoint }
            output.append(UInt8(codePoint - 0xF780 + 0x80))
        }
        return nil
    }
}
