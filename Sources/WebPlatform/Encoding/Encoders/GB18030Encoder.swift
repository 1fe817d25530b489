/// The gb18030 encoder (section 10.2.2) and the GBK encoder (section 10.1.2).
struct GB18030Encoder: LegacyEncoder {
    let isGBK: Bool

    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32? {
        if codePoint < 0x80 {
            output.append(UInt8(codePoint))
            return nil
        }
        if codePoint == 0xE5E5 { return codePoint }
        if isGBK, codePoint == 0x20AC {
            output.append(0x80)
            return nil
        }
        if let bytes = Self.bytesOfGB18030In2005[codePoint] {
            output += [UInt8(bytes >> 8), UInt8(bytes & 0xFF)]
            return nil
        }
        if let pointer = InverseIndex.gb18030.pointer(codePoint) {
            let trailing = pointer % 190
            output.append(UInt8(pointer / 190 + 0x81))
            output.append(UInt8(trailing + (trailing < 0x3F ? 0x40 : 0x41)))
            return nil
        }
        if isGBK { return codePoint }
        let pointer = GB18030Ranges.pointer(codePoint)
        output.append(UInt8(pointer / 12_600 + 0x81))
        output.append(UInt8(pointer % 12_600 / 1260 + 0x30))
        output.append(UInt8(pointer % 1260 / 10 + 0x81))
        output.append(UInt8(pointer % 10 + 0x30))
        return nil
    }

    /// The table of the encoder's own: code points that GB18030-2005 wrote with these bytes.
    private static let bytesOfGB18030In2005: [UInt32: UInt16] = [
        0xE78D: 0xA6D9, 0xE78E: 0xA6DA, 0xE78F: 0xA6DB, 0xE790: 0xA6DC, 0xE791: 0xA6DD,
        0xE792: 0xA6DE, 0xE793: 0xA6DF, 0xE794: 0xA6EC, 0xE795: 0xA6ED, 0xE796: 0xA6F3,
        0xE81E: 0xFE59, 0xE826: 0xFE61, 0xE82B: 0xFE66, 0xE82C: 0xFE67, 0xE832: 0xFE6D,
        0xE843: 0xFE7E, 0xE854: 0xFE90, 0xE864: 0xFEA0,
    ]
}
