/// The UTF-8 decoder (section 8.1.1).
struct UTF8Decoder: StreamDecoder {
    private var codePoint: UInt32 = 0
    private var bytesSeen = 0
    private var bytesNeeded = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    mutating func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, fatal: Bool
    ) throws(DecodingFault) -> [UInt16] {
        var state = self
        var position = 0
        var failed = false
        // No byte gives more than one unit, but for the first, which may end a character or a
        // fault that began in an earlier chunk, and for the end of the queue.
        let result = [UInt16](unsafeUninitializedCapacity: bytes.count + 3) { buffer, count in
            while position < bytes.count {
                if state.bytesNeeded == 0 {
                    bytes.copyASCII(from: &position, to: buffer, at: &count)
                    bytes.copyValid(from: &position, to: buffer, at: &count)
                    if position == bytes.count { return }
                }
                switch state.handle(bytes[position]) {
                case .more:
                    position += 1
                case .codePoint(let codePoint):
                    position += 1
                    buffer.put(codePoint, at: &count)
                case .error(let isByteRead):
                    if isByteRead { position += 1 }
                    if fatal {
                        failed = true
                        return
                    }
                    buffer.put(0xFFFD, at: &count)
                }
            }
            guard isLast, state.bytesNeeded != 0 else { return }
            state = Self()
            if fatal { failed = true } else { buffer.put(0xFFFD, at: &count) }
        }
        self = state
        if failed { throw DecodingFault(unread: Array(bytes[position...])) }
        return result
    }

    private enum Step {
        case more
        case codePoint(UInt32)
        case error(isByteRead: Bool)
    }

    private mutating func handle(_ byte: UInt8) -> Step {
        guard bytesNeeded != 0 else {
            switch byte {
            case 0...0x7F: return .codePoint(UInt32(byte))
            case 0xC2...0xDF: start(needing: 1, with: byte & 0x1F)
            case 0xE0...0xEF:
                if byte == 0xE0 { lower = 0xA0 }
                if byte == 0xED { upper = 0x9F }
                start(needing: 2, with: byte & 0xF)
            case 0xF0...0xF4:
                if byte == 0xF0 { lower = 0x90 }
                if byte == 0xF4 { upper = 0x8F }
                start(needing: 3, with: byte & 0x7)
            default: return .error(isByteRead: true)
            }
            return .more
        }
        guard lower <= byte, byte <= upper else {
            self = Self()
            return .error(isByteRead: false)
        }
        lower = 0x80
        upper = 0xBF
        codePoint = codePoint << 6 | UInt32(byte & 0x3F)
        bytesSeen += 1
        guard bytesSeen == bytesNeeded else { return .more }
        defer { self = Self() }
        return .codePoint(codePoint)
    }

    private mutating func start(needing count: Int, with bits: UInt8) {
        bytesNeeded = count
        codePoint = UInt32(bits)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Copies bytes below 0x80, sixteen at a time.
    fileprivate func copyASCII(
        from position: inout Int, to buffer: UnsafeMutableBufferPointer<UInt16>, at count: inout Int
    ) {
        guard let source = baseAddress, let target = buffer.baseAddress else { return }
        while position + 16 <= self.count {
            let bytes = UnsafeRawPointer(source + position).loadUnaligned(as: SIMD16<UInt8>.self)
            let halves = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
            if (halves.x | halves.y) & 0x8080_8080_8080_8080 != 0 { break }
            UnsafeMutableRawPointer(target + count)
                .storeBytes(of: SIMD16<UInt16>(truncatingIfNeeded: bytes), as: SIMD16<UInt16>.self)
            position += 16
            count += 16
        }
        while position < self.count, source[position] < 0x80 {
            target[count] = UInt16(source[position])
            position += 1
            count += 1
        }
    }

    /// Copies whole characters of two and three bytes whose lead byte sets no bound of its own.
    fileprivate func copyValid(
        from position: inout Int, to buffer: UnsafeMutableBufferPointer<UInt16>, at count: inout Int
    ) {
        guard let source = baseAddress, let target = buffer.baseAddress else { return }
        while position + 2 < self.count {
            let (lead, second) = (source[position], source[position + 1])
            guard second & 0xC0 == 0x80 else { return }
            if 0xC2...0xDF ~= lead {
                target[count] = UInt16(lead & 0x1F) << 6 | UInt16(second & 0x3F)
                position += 2
            } else if 0xE1...0xEF ~= lead, lead != 0xED, source[position + 2] & 0xC0 == 0x80 {
                target[count] =
                    UInt16(lead & 0xF) << 12 | UInt16(second & 0x3F) << 6
                    | UInt16(source[position + 2] & 0x3F)
                position += 3
            } else {
                return
            }
            count += 1
        }
    }
}

extension UnsafeMutableBufferPointer<UInt16> {
    fileprivate func put(_ codePoint: UInt32, at count: inout Int) {
        if codePoint < 0x10000 {
            self[count] = UInt16(codePoint)
            count += 1
        } else {
            self[count] = UInt16(0xD7C0 + codePoint >> 10)
            self[count + 1] = UInt16(0xDC00 | codePoint & 0x3FF)
            count += 2
        }
    }
}
