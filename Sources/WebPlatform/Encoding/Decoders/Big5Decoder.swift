/// The Big5 decoder (section 11.1.1).
struct Big5Decoder: HandlerDecoder {
    private var leading: UInt8 = 0

    var passesASCII: Bool { leading == 0 }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        guard let byte else {
            guard leading != 0 else { return .finished }
            leading = 0
            return .error
        }
        if leading != 0 { return handleSecond(byte, &queue) }
        switch byte {
        case 0...0x7F: return .codePoint(UInt32(byte))
        case 0x81...0xFE:
            leading = byte
            return .more
        default: return .error
        }
    }

    private mutating func handleSecond(_ byte: UInt8, _ queue: inout ByteQueue) -> DecoderStep {
        let lead = leading
        leading = 0
        if 0x40...0x7E ~= byte || 0xA1...0xFE ~= byte {
            let pointer = (Int(lead) - 0x81) * 157 + Int(byte) - (byte < 0x7F ? 0x40 : 0x62)
            switch pointer {
            case 1133: return .codePoints(0xCA, 0x304)
            case 1135: return .codePoints(0xCA, 0x30C)
            case 1164: return .codePoints(0xEA, 0x304)
            case 1166: return .codePoints(0xEA, 0x30C)
            default:
                if let found = EncodingIndex.big5.codePoint(pointer) { return .codePoint(found) }
            }
        }
        if byte < 0x80 { queue.restore(byte) }
        return .error
    }
}
