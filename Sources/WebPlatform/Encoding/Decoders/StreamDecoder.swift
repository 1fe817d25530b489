/// What a decoder has read of a stream, kept from one chunk to the next.
protocol StreamDecoder: Sendable {
    /// Decodes a chunk ("process a queue", section 4.1).
    ///
    /// - Parameters:
    ///   - isLast: Whether the end of the queue follows the chunk.
    ///   - fatal: Whether an error ends the decoding; else it gives U+FFFD.
    /// - Returns: UTF-16 units.
    /// - Throws: `DecodingFault` with the bytes that were not read yet.
    mutating func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, fatal: Bool
    ) throws(DecodingFault) -> [UInt16]
}

/// An error in fatal mode.
struct DecodingFault: Error {
    /// What stands in the queue after the error.
    var unread: [UInt8]
}

/// What a handler returns (section 4.1, "handler").
enum DecoderStep {
    case finished
    case more
    case error
    case codePoint(UInt32)
    case codePoints(UInt32, UInt32)
}

/// A decoder written as the standard writes it: a handler that is given one byte at a time.
protocol HandlerDecoder: StreamDecoder {
    /// Whether a byte below 0x80 would be returned as it is now, with no change of state.
    var passesASCII: Bool { get }
    /// The handler; no byte is the end of the queue.
    mutating func handle(_ byte: UInt8?, _ queue: inout ByteQueue) -> DecoderStep
}

extension HandlerDecoder {
    mutating func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, fatal: Bool
    ) throws(DecodingFault) -> [UInt16] {
        var queue = ByteQueue(bytes)
        var output: [UInt16] = []
        output.reserveCapacity(bytes.count + 2)
        while true {
            if passesASCII { queue.moveASCII(to: &output) }
            let byte = queue.read()
            if byte == nil, !isLast { return output }
            switch handle(byte, &queue) {
            case .finished:
                return output
            case .more:
                break
            case .error:
                if fatal { throw DecodingFault(unread: queue.unread) }
                output.append(0xFFFD)
            case .codePoint(let codePoint):
                output.append(codePoint: codePoint)
            case .codePoints(let first, let second):
                output.append(codePoint: first)
                output.append(codePoint: second)
            }
        }
    }
}

extension [UInt16] {
    /// Appends a scalar value as one unit or as a surrogate pair.
    mutating func append(codePoint: UInt32) {
        if codePoint < 0x10000 {
            append(UInt16(codePoint))
        } else {
            append(UInt16(0xD7C0 + codePoint >> 10))
            append(UInt16(0xDC00 | codePoint & 0x3FF))
        }
    }
}
