/// The replacement decoder (section 14.1.1): one error for any bytes at all.
struct ReplacementDecoder: HandlerDecoder {
    private var hasReturnedError = false

    var passesASCII: Bool { false }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        guard byte != nil, !hasReturnedError else { return .finished }
        hasReturnedError = true
        return .error
    }
}
