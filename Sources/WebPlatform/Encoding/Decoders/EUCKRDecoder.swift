/// The EUC-KR decoder (section 13.1.1).
struct EUCKRDecoder: HandlerDecoder {
    private var leading: UInt8 = 0

    var passesASCII: Bool { leading == 0 }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        guard let byte else {
            guard leading != 0 else { return .finished }
            leading = 0
            return .error
        }
        if leading != 0 {
            let lead = leading
            leading = 0
            if 0x41...0xFE ~= byte {
                let pointer = (Int(lead) - 0x81) * 190 + Int(byte) - 0x41
                if let found = EncodingIndex.eucKR.codePoint(pointer) { return .codePoint(found) }
            }
            if byte < 0x80 { queue.restore(byte) }
            return .error
        }
        switch byte {
        case 0...0x7F: return .codePoint(UInt32(byte))
        case 0x81...0xFE:
            leading = byte
            return .more
        default: return .error
        }
    }
}
