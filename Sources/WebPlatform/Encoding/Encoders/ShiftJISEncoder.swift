/// The Shift_JIS encoder (section 12.3.2).
struct ShiftJISEncoder: LegacyEncoder {
    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32? {
        switch codePoint {
        case 0...0x80: output.append(UInt8(codePoint))
        case 0xA5: output.append(0x5C)
        case 0x203E: output.append(0x7E)
        case 0xFF61...0xFF9F: output.append(UInt8(codePoint - 0xFF61 + 0xA1))
        default:
            let wide = codePoint == 0x2212 ? 0xFF0D : codePoint
            guard let pointer = InverseIndex.shiftJIS.pointer(wide) else { return codePoint }
            let (leading, trailing) = (pointer / 188, pointer % 188)
            output.append(UInt8(leading + (leading < 0x1F ? 0x81 : 0xC1)))
            output.append(UInt8(trailing + (trailing < 0x3F ? 0x40 : 0x41)))
        }
        return nil
    }
}
