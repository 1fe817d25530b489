/// The EUC-JP decoder (section 12.1.1).
struct EUCJPDecoder: HandlerDecoder {
    private var isJIS0212 = false
    private var leading: UInt8 = 0

    var passesASCII: Bool { leading == 0 }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        guard let byte else {
            guard leading != 0 else { return .finished }
            leading = 0
            return .error
        }
        if leading == 0x8E, 0xA1...0xDF ~= byte {
            leading = 0
            return .codePoint(0xFF61 - 0xA1 + UInt32(byte))
        }
        if leading == 0x8F, 0xA1...0xFE ~= byte {
            isJIS0212 = true
            leading = byte
            return .more
        }
        if leading != 0 { return handleLast(byte, &queue) }
        switch byte {
        case 0...0x7F: return .codePoint(UInt32(byte))
        case 0x8E, 0x8F, 0xA1...0xFE:
            leading = byte
            return .more
        default: return .error
        }
    }

    private mutating func handleLast(_ byte: UInt8, _ queue: inout ByteQueue) -> DecoderStep {
        let lead = leading
        let index = isJIS0212 ? EncodingIndex.jis0212 : .jis0208
        leading = 0
        isJIS0212 = false
        if 0xA1...0xFE ~= lead, 0xA1...0xFE ~= byte {
            let pointer = (Int(lead) - 0xA1) * 94 + Int(byte) - 0xA1
            if let found = index.codePoint(pointer) { return .codePoint(found) }
        }
        if byte < 0x80 { queue.restore(byte) }
        return .error
    }
}
