/// The gb18030 decoder (section 10.2.1), which is GBK's as well.
struct GB18030Decoder: HandlerDecoder {
    private var first: UInt8 = 0
    private var second: UInt8 = 0
    private var third: UInt8 = 0

    var passesASCII: Bool { first == 0 }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        guard let byte else {
            guard first != 0 else { return .finished }
            self = Self()
            return .error
        }
        if third != 0 { return handleFourth(byte, &queue) }
        if second != 0 {
            if 0x81...0xFE ~= byte {
                third = byte
                return .more
            }
            queue.restore(byte)
            queue.restore(second)
            self = Self()
            return .error
        }
        if first != 0 { return handleSecond(byte, &queue) }
        switch byte {
        case 0...0x7F: return .codePoint(UInt32(byte))
        case 0x80: return .codePoint(0x20AC)
        case 0x81...0xFE:
            first = byte
            return .more
        default: return .error
        }
    }

    private mutating func handleSecond(_ byte: UInt8, _ queue: inout ByteQueue) -> DecoderStep {
        if 0x30...0x39 ~= byte {
            second = byte
            return .more
        }
        let leading = first
        first = 0
        if 0x40...0x7E ~= byte || 0x80...0xFE ~= byte {
            let offset = byte < 0x7F ? 0x40 : 0x41
            let pointer = (Int(leading) - 0x81) * 190 + Int(byte) - offset
            if let found = EncodingIndex.gb18030.codePoint(pointer) { return .codePoint(found) }
        }
        if byte < 0x80 { queue.restore(byte) }
        return .error
    }

    private mutating func handleFourth(_ byte: UInt8, _ queue: inout ByteQueue) -> DecoderStep {
        defer { self = Self() }
        guard 0x30...0x39 ~= byte else {
            queue.restore(byte)
            queue.restore(third)
            queue.restore(second)
            return .error
        }
        let pointer =
            (Int(first) - 0x81) * 12_600 + (Int(second) - 0x30) * 1260 + (Int(third) - 0x81) * 10
            + Int(byte) - 0x30
        return GB18030Ranges.codePoint(pointer).map(DecoderStep.codePoint) ?? .error
    }
}
