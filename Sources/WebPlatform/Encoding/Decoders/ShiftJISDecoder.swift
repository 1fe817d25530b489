/// The Shift_JIS decoder (section 12.3.1).
struct ShiftJISDecoder: HandlerDecoder {
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
        case 0...0x80: return .codePoint(UInt32(byte))
        case 0xA1...0xDF: return .codePoint(0xFF61 - 0xA1 + UInt32(byte))
        case 0x81...0x9F, 0xE0...0xFC:
            leading = byte
            return .more
        default: return .error
        }
    }

    private mutating func handleSecond(_ byte: UInt8, _ queue: inout ByteQueue) -> DecoderStep {
        let lead = Int(leading)
        leading = 0
        if 0x40...0x7E ~= byte || 0x80...0xFC ~= byte {
            let offset = byte < 0x7F ? 0x40 : 0x41
            let pointer = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + Int(byte) - offset
            // "EUDC": end-user-defined characters, for compatibility with legacy content.
            if 8836...10_715 ~= pointer { return .codePoint(UInt32(0xE000 - 8836 + pointer)) }
            if let found = EncodingIndex.jis0208.codePoint(pointer) { return .codePoint(found) }
        }
        if byte < 0x80 { queue.restore(byte) }
        return .error
    }
}
