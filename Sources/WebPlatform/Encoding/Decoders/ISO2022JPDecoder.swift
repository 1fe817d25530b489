/// The ISO-2022-JP decoder (section 12.2.1).
struct ISO2022JPDecoder: HandlerDecoder {
    private enum State {
        case ascii, roman, katakana, leadingByte, trailingByte, escapeStart, escape
    }

    private var state = State.ascii
    private var outputState = State.ascii
    private var leading: UInt8 = 0
    /// "ISO-2022-JP output": set by an escape sequence, unset by what comes after it.
    private var isFreshlyEscaped = false

    var passesASCII: Bool { false }

    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        switch state {
        case .ascii, .roman, .katakana, .leadingByte: handleCharacter(byte)
        case .trailingByte: handleTrailing(byte)
        case .escapeStart: handleEscapeStart(byte, &queue)
        case .escape: handleEscape(byte, &queue)
        }
    }

    /// The states ASCII, Roman, katakana and leading byte.
    private mutating func handleCharacter(_ byte: UInt8?) -> DecoderStep {
        guard let byte else { return .finished }
        if byte == 0x1B {
            state = .escapeStart
            return .more
        }
        isFreshlyEscaped = false
        switch (state, byte) {
        case (.roman, 0x5C): return .codePoint(0xA5)
        case (.roman, 0x7E): return .codePoint(0x203E)
        case (.ascii, 0...0x7F), (.roman, 0...0x7F):
            return byte == 0x0E || byte == 0x0F ? .error : .codePoint(UInt32(byte))
        case (.katakana, 0x21...0x5F):
            return .codePoint(0xFF61 - 0x21 + UInt32(byte))
        case (.leadingByte, 0x21...0x7E):
            leading = byte
            state = .trailingByte
            return .more
        default: return .error
        }
    }

    private mutating func handleTrailing(_ byte: UInt8?) -> DecoderStep {
        state = byte == 0x1B ? .escapeStart : .leadingByte
        guard let byte, 0x21...0x7E ~= byte else { return .error }
        let pointer = (Int(leading) - 0x21) * 94 + Int(byte) - 0x21
        return EncodingIndex.jis0208.codePoint(pointer).map(DecoderStep.codePoint) ?? .error
    }

    private mutating func handleEscapeStart(_ byte: UInt8?, _ queue: inout ByteQueue)
        -> DecoderStep
    {
        if let byte, byte == 0x24 || byte == 0x28 {
            leading = byte
            state = .escape
            return .more
        }
        queue.restore(byte)
        isFreshlyEscaped = false
        state = outputState
        return .error
    }

    private mutating func handleEscape(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep {
        let lead = leading
        leading = 0
        let next: State? =
            switch (lead, byte) {
            case (0x28, 0x42): .ascii
            case (0x28, 0x4A): .roman
            case (0x28, 0x49): .katakana
            case (0x24, 0x40), (0x24, 0x42): .leadingByte
            default: nil
            }
        if let next {
            state = next
            outputState = next
            defer { isFreshlyEscaped = true }
            return isFreshlyEscaped ? .error : .more
        }
        queue.restore(byte)
        queue.restore(lead)
        isFreshlyEscaped = false
        state = outputState
        return .error
    }
}
