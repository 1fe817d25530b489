/// The Big5 encoder (section 11.1.2).
struct Big5Encoder: LegacyEncoder {
    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32? {
        if codePoint < 0x80 {
            output.append(UInt8(codePoint))
            return nil
        }
        guard let pointer = InverseIndex.big5.pointer(codePoint) else { return codePoint }
        let trailing = pointer % 157
        output.append(UInt8(pointer / 157 + 0x81))
        output.append(UInt8(trailing + (trailing < 0x3F ? 0x40 : 0x62)))
        return nil
    }
}
