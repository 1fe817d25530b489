/// The EUC-KR encoder (section 13.1.2).
struct EUCKREncoder: LegacyEncoder {
    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32? {
        if codePoint < 0x80 {
            output.append(UInt8(codePoint))
            return nil
        }
        guard let pointer = InverseIndex.eucKR.pointer(codePoint) else { return codePoint }
        output.append(UInt8(pointer / 190 + 0x81))
        output.append(UInt8(pointer % 190 + 0x41))
        return nil
    }
}
