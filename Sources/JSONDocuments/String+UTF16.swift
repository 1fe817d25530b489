extension String {
    /// Makes a text of UTF-16 code units, with U+FFFD in the place of every lone surrogate.
    ///
    /// The same as `String(decoding:as:)`, which asks a generic iterator for every unit and is many times as slow
    /// with the texts of whole scripts.
    public init(utf16 units: some Collection<UInt16>) {
        let text = units.withContiguousStorageIfAvailable(String.decoded)
        self = text ?? Array(units).withUnsafeBufferPointer(String.decoded)
    }

    private static func decoded(_ units: UnsafeBufferPointer<UInt16>) -> String {
        let count = countOfUTF8(units)
        return String(unsafeUninitializedCapacity: count) { bytes in
            if count == units.count {
                // All of it is ASCII.
                for index in units.indices {
                    bytes[index] = UInt8(truncatingIfNeeded: units[index])
                }
            } else {
                write(units, to: bytes)
            }
            return count
        }
    }

    private static func countOfUTF8(_ units: UnsafeBufferPointer<UInt16>) -> Int {
        var count = units.count
        for index in units.indices {
            let unit = units[index]
            guard unit >= 0x80 else { continue }
            // A pair is four bytes: two for each unit. A lone surrogate becomes U+FFFD, three bytes.
            count += unit < 0x800 || isPaired(index, in: units) ? 1 : 2
        }
        return count
    }

    /// Whether a unit is half of a surrogate pair.
    private static func isPaired(_ index: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
        switch units[index] {
        case 0xD800..<0xDC00:
            return index + 1 < units.count && units[index + 1] & 0xFC00 == 0xDC00
        case 0xDC00..<0xE000:
            return index > 0 && units[index - 1] & 0xFC00 == 0xD800
        default: return false
        }
    }

    private static func write(
        _ units: UnsafeBufferPointer<UInt16>, to bytes: UnsafeMutableBufferPointer<UInt8>
    ) {
        var end = 0
        func put(_ byte: UInt32) {
            bytes[end] = UInt8(truncatingIfNeeded: byte)
            end += 1
        }
        var index = 0
        while index < units.count {
            let unit = UInt32(units[index])
            if unit < 0x80 {
                put(unit)
            } else if unit < 0x800 {
                put(0xC0 | unit >> 6)
                put(0x80 | unit & 0x3F)
            } else if isPaired(index, in: units) {
                index += 1
                let scalar = 0x10000 + (unit & 0x3FF) << 10 + UInt32(units[index]) & 0x3FF
                put(0xF0 | scalar >> 18)
                put(0x80 | scalar >> 12 & 0x3F)
                put(0x80 | scalar >> 6 & 0x3F)
                put(0x80 | scalar & 0x3F)
            } else {
                let scalar = unit & 0xF800 == 0xD800 ? 0xFFFD : unit
                put(0xE0 | scalar >> 12)
                put(0x80 | scalar >> 6 & 0x3F)
                put(0x80 | scalar & 0x3F)
            }
            index += 1
        }
    }
}
