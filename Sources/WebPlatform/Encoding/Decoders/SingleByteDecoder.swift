/// The single-byte decoder (section 9.1) and the x-user-defined decoder (section 14.5.1).
struct SingleByteDecoder: HandlerDecoder {
    /// Nothing for x-user-defined, whose code points are reckoned.
    let index: EncodingIndex?

    var passesASCII: Bool { true }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        guard let byte else { return .finished }
        guard byte >= 0x80 else { return .codePoint(UInt32(byte)) }
        guard let index else { return .codePoint(0xF780 + UInt32(byte) - 0x80) }
        return index.codePoint(Int(byte) - 0x80).map(DecoderStep.codePoint) ?? .error
    }
}
