/// The standard's I/O queue of bytes (section 3): a chunk, and what was restored in front of it.
struct ByteQueue {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Last in, first out.
    private var restored: [UInt8] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next byte; nothing when the chunk is used up.
    mutating func read() -> UInt8? {
        if let byte = restored.popLast() { return byte }
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    /// "Restore": the byte will be read next. The end of the queue needs no restoring.
    mutating func restore(_ byte: UInt8?) {
        if let byte { restored.append(byte) }
    }

    /// Moves the bytes below 0x80 that come next.
    mutating func moveASCII(to output: inout [UInt16]) {
        guard restored.isEmpty else { return }
        while position < bytes.count, bytes[position] < 0x80 {
            output.append(UInt16(bytes[position]))
            position += 1
        }
    }

    /// Everything that was not read, in order.
    var unread: [UInt8] { restored.reversed() + bytes[position...] }
}
