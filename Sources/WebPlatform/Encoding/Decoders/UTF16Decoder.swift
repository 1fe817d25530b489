/// The shared UTF-16 decoder (section 14.2.1).
struct UTF16Decoder: HandlerDecoder {
    let isBigEndian: Bool
    private var leadByte: UInt8?
    private var leadSurrogate: UInt16?

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    var passesASCII: Bool { false }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        guard let byte else {
            guard leadByte != nil || leadSurrogate != nil else { return .finished }
            leadByte = nil
            leadSurrogate = nil
            return .error
        }
        guard let lead = leadByte else {
            leadByte = byte
            return .more
        }
        leadByte = nil
        let unit =
            isBigEndian ? UInt16(lead) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(lead)
        if let high = leadSurrogate {
            leadSurrogate = nil
            if 0xDC00...0xDFFF ~= unit {
                return .codePoint(
                    0x10000 + UInt32(high - 0xD800) << 10 + UInt32(unit - 0xDC00))
            }
            queue.restore(byte)
            queue.restore(lead)
            return .error
        }
        switch unit {
        case 0xD800...0xDBFF:
            leadSurrogate = unit
            return .more
        case 0xDC00...0xDFFF:
            return .error
        default:
            return .codePoint(UInt32(unit))
        }
    }
}
