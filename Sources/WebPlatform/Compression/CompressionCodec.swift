internal import CZlib

/// Packs or unpacks bytes, a piece after the other, with the zlib of the system.
public final class CompressionCodec {
    /// What a codec does.
    public enum Direction: Sendable { case pack, unpack }

    /// What came of a piece.
    public struct Output: Sendable {
        /// What it gave.
        public var bytes: [UInt8]
        /// What is wrong with what was to be unpacked, in words; nil if nothing is.
        public var problem: String?

        /// Makes one.
        public init(bytes: [UInt8] = [], problem: String? = nil) {
            self.bytes = bytes
            self.problem = problem
        }
    }

    private let direction: Direction
    private let stream: UnsafeMutablePointer<z_stream>
    private var isDone = false

    /// Begins.
    public init(_ direction: Direction, _ format: CompressionFormat) {
        self.direction = direction
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        let status =
            switch direction {
            case .pack:
                deflateInit2_(
                    stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, format.windowBits, 8,
                    Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
            case .unpack: inflateInit2_(stream, format.windowBits, ZLIB_VERSION, size)
            }
        precondition(status == Z_OK, "zlib does not begin: \(status)")
    }

    deinit {
        switch direction {
        case .pack: deflateEnd(stream)
        case .unpack: inflateEnd(stream)
        }
        stream.deallocate()
    }

    /// Takes a piece. Output may come later, with another piece or at the end.
    public func take(_ bytes: [UInt8]) -> Output { work(bytes, isLast: false) }

    /// Ends what is packed, or says what is missing of what is unpacked.
    public func end() -> Output {
        switch direction {
        case .pack: return work([], isLast: true)
        case .unpack:
            return isDone ? Output() : Output(problem: "it ends before its end")
        }
    }

    private func work(_ bytes: [UInt8], isLast: Bool) -> Output {
        var output = Output()
        guard !isDone else {
            if !bytes.isEmpty { output.problem = Self.tooMuch }
            return output
        }
        var input = bytes
        input.withUnsafeMutableBufferPointer { input in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            defer { stream.pointee.next_in = nil }
            var room = [UInt8](repeating: 0, count: 1 << 16)
            repeat {
                let (status, count) = step(&room, isLast: isLast)
                output.bytes += room[..<count]
                switch status {
                // Z_BUF_ERROR: there is nothing to do, which is no error.
                case Z_OK, Z_BUF_ERROR: break
                case Z_STREAM_END:
                    isDone = true
                    if stream.pointee.avail_in > 0 { output.problem = Self.tooMuch }
                    return
                case Z_NEED_DICT:
                    output.problem = "it needs a dictionary, and there is none"
                    return
                default:
                    output.problem =
                        stream.pointee.msg.map { String(cString: $0) } ?? "error \(status) of zlib"
                    return
                }
            } while stream.pointee.avail_out == 0
        }
        return output
    }

    private func step(_ room: inout [UInt8], isLast: Bool) -> (status: Int32, count: Int) {
        room.withUnsafeMutableBufferPointer { room in
            stream.pointee.next_out = room.baseAddress
            stream.pointee.avail_out = UInt32(room.count)
            let status =
                switch direction {
                case .pack: CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                case .unpack: CZlib.inflate(stream, Z_NO_FLUSH)
                }
            return (status, room.count - Int(stream.pointee.avail_out))
        }
    }

    private static let tooMuch = "more than there is to unpack"
}
