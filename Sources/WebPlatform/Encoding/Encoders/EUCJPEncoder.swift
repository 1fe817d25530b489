/// The EUC-JP encoder (section 12.1.2).
struct EUCJPEncoder: LegacyEncoder {
    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32? {
        switch codePoint {
        case 0...0x7F: output.append(UInt8(codePoint))
        case 0xA5: output.append(0x5C)
        case 0x203E: output.append(0x7E)
        case 0xFF61...0xFF9F: output += [0x8E, UInt8(codePoint - 0xFF61 + 0xA1)]
        default:
            let wide = codePoint == 0x2212 ? 0xFF0D : codePoint
            guard let pointer = InverseIndex.jis0208.pointer(wide) else { return codePoint }
            output.append(UInt8(pointer / 94 + 0xA1))
            output.append(UInt8(pointer % 94 + 0xA1))
        }
        return nil
    }
}
