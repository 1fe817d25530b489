/// The ISO-2022-JP encoder (section 12.2.2).
struct ISO2022JPEncoder: LegacyEncoder {
    private enum State { case ascii, roman, jis0208 }

    private var state = State.ascii

    mutating func encode(_ codePoint: UInt32, into output: inout [UInt8]) -> UInt32? {
        if state != .jis0208, [0x0E, 0x0F, 0x1B].contains(codePoint) {
            // Not the code point itself: what is written for it must not be read as an escape.
            return 0xFFFD
        }
        if codePoint < 0x80 {
            let isRoman = state == .roman && codePoint != 0x5C && codePoint != 0x7E
            if !isRoman { enter(.ascii, &output) }
            // On leaving jis0208 the standard runs the handler again, with the check above.
            if [0x0E, 0x0F, 0x1B].contains(codePoint) { return 0xFFFD }
            output.append(UInt8(codePoint))
            return nil
        }
        if codePoint == 0xA5 || codePoint == 0x203E {
            enter(.roman, &output)
            output.append(codePoint == 0xA5 ? 0x5C : 0x7E)
            return nil
        }
        guard let pointer = InverseIndex.jis0208.pointer(Self.wide(codePoint)) else {
            if state == .jis0208 { enter(.ascii, &output) }
            return codePoint
        }
        enter(.jis0208, &output)
        output.append(UInt8(pointer / 94 + 0x21))
        output.append(UInt8(pointer % 94 + 0x21))
        return nil
    }

    mutating func finish(into output: inout [UInt8]) { enter(.ascii, &output) }

    private mutating func enter(_ next: State, _ output: inout [UInt8]) {
        guard state != next else { return }
        state = next
        switch next {
        case .ascii: output += [0x1B, 0x28, 0x42]
        case .roman: output += [0x1B, 0x28, 0x4A]
        case .jis0208: output += [0x1B, 0x24, 0x42]
        }
    }

    private static func wide(_ codePoint: UInt32) -> UInt32 {
        switch codePoint {
        case 0x2212: 0xFF0D
        case 0xFF61...0xFF9F: katakana[Int(codePoint) - 0xFF61]
        default: codePoint
        }
    }

    /// "Index ISO-2022-JP katakana" (section 5): the wide forms of U+FF61 to U+FF9F.
    private static let katakana: [UInt32] = [
        0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
        0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB,
        0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
        0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5,
        0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9,
        0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x309B, 0x309C,
    ]
}
