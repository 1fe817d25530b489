/// Finds a named character reference one code unit after the other (HTML, section 13.2.5.73).
///
/// The names lie in the order of their bytes, so those that begin with the units read so far are a
/// range, which each further unit narrows.
struct NamedCharacterReferences {
    private var low = 0
    private var high: Int
    private var length = 0

    init() { high = Self.table.count }

    /// Goes on by one unit.
    ///
    /// - Returns: Whether some name begins like this; where none does nothing has changed.
    mutating func advance(_ unit: UInt16) -> Bool {
        guard unit < 0x80 else { return false }
        let byte = UInt8(truncatingIfNeeded: unit)
        let first = bound(byte)
        guard first < high, Self.table.byte(first, length) == byte else { return false }
        let last = bound(byte + 1)
        (low, high, length) = (first, last, length + 1)
        return true
    }

    /// The text of the name that ends here.
    var match: (first: UInt32, second: UInt32)? { Self.table.value(low, nameLength: length) }

    /// The first name of the range whose unit at `length` is not below `byte`.
    private func bound(_ byte: UInt8) -> Int {
        var (from, to) = (low, high)
        while from < to {
            let middle = (from + to) / 2
            if Self.table.byte(middle, length) < byte { from = middle + 1 } else { to = middle }
        }
        return from
    }

    private static let table = Table(source)
}

extension NamedCharacterReferences {
    /// Where each name begins in the source, which is memory of the program that stays.
    private struct Table: Sendable {
        private let source: StaticString
        private let starts: [Int32]

        var count: Int { starts.count }

        init(_ source: StaticString) {
            self.source = source
            var starts: [Int32] = []
            starts.reserveCapacity(2_400)
            var isBetween = true
            for index in 0..<source.utf8CodeUnitCount {
                let isSpace = source.utf8Start[index] <= 0x20
                if isBetween, !isSpace { starts.append(Int32(index)) }
                isBetween = isSpace
            }
            self.starts = starts
        }

        /// A byte of a name; zero past its end.
        func byte(_ index: Int, _ offset: Int) -> UInt8 {
            let byte = source.utf8Start[Int(starts[index]) + offset]
            return byte == UInt8(ascii: "=") ? 0 : byte
        }

        /// The code points, where the name has exactly that length; the second is 0 where there is
        /// only one.
        func value(_ index: Int, nameLength: Int) -> (first: UInt32, second: UInt32)? {
            var at = Int(starts[index]) + nameLength
            guard source.utf8Start[at] == UInt8(ascii: "=") else { return nil }
            at += 1
            var values: (first: UInt32, second: UInt32) = (0, 0)
            while at < source.utf8CodeUnitCount {
                let byte = source.utf8Start[at]
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    values.first = values.first << 4 | UInt32(byte - UInt8(ascii: "0"))
                case UInt8(ascii: "A")...UInt8(ascii: "F"):
                    values.first = values.first << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
                case UInt8(ascii: ","): values = (0, values.first)
                default: return ordered(values)
                }
                at += 1
            }
            return ordered(values)
        }

        private func ordered(_ values: (first: UInt32, second: UInt32)) -> (UInt32, UInt32) {
            values.second == 0 ? (values.first, 0) : (values.second, values.first)
        }
    }
}
