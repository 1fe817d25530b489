/// Reads the `mappings` of a source map (ECMA-426, section 9): numbers of six-bit digits, each the
/// difference to the one before.
struct SourceMapDecoder {
    /// How many sources and names there are to speak of.
    let sourceCount: Int
    let nameCount: Int
    private var mappings = SourceMapMappings()
    private var column: Int64 = 0
    private var source: Int64 = 0
    private var line: Int64 = 0
    private var sourceColumn: Int64 = 0
    private var name: Int64 = 0

    private init(sourceCount: Int, nameCount: Int) {
        self.sourceCount = sourceCount
        self.nameCount = nameCount
    }

    /// Reads mappings.
    static func decode(
        _ text: String, sourceCount: Int, nameCount: Int
    ) throws(SourceMapProblem) -> SourceMapMappings {
        var decoder = SourceMapDecoder(sourceCount: sourceCount, nameCount: nameCount)
        try decoder.read(Array(text.utf8))
        return decoder.mappings
    }

    private mutating func read(_ bytes: [UInt8]) throws(SourceMapProblem) {
        // A segment takes about six bytes with its comma.
        mappings.reserve(bytes.count / 5)
        var fields: (Int64, Int64, Int64, Int64, Int64) = (0, 0, 0, 0, 0)
        var count = 0
        var value: Int64 = 0
        var shift: Int64 = 0
        for byte in bytes {
            let digit = Self.digits[Int(byte)]
            if digit >= 0 {
                // 32 bits are seven digits; more could only be zeros.
                guard shift <= 30 else { throw problem("a number is too large") }
                value |= Int64(digit & 31) << shift
                if digit & 32 != 0 {
                    shift += 5
                    continue
                }
                let number = value & 1 == 0 ? value >> 1 : -(value >> 1)
                switch count {
                case 0: fields.0 = number
                case 1: fields.1 = number
                case 2: fields.2 = number
                case 3: fields.3 = number
                case 4: fields.4 = number
                default: throw problem("a segment has more than five numbers")
                }
                count += 1
                value = 0
                shift = 0
            } else {
                guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") else {
                    throw problem("'\(Self.shown(byte))' is no digit of Base64")
                }
                guard shift == 0 else { throw problem("a number has no end") }
                try end(count, fields)
                count = 0
                if byte == UInt8(ascii: ";") {
                    try mappings.endLine()
                    column = 0
                }
            }
        }
        guard shift == 0 else { throw problem("the last number has no end") }
        try end(count, fields)
        try mappings.endLine()
    }

    /// Takes the numbers of one segment; none is an empty one, which is allowed.
    @inline(__always)
    private mutating func end(
        _ count: Int, _ fields: (Int64, Int64, Int64, Int64, Int64)
    ) throws(SourceMapProblem) {
        guard count > 0 else { return }
        column += fields.0
        guard column >= 0, column <= Int32.max else {
            throw problem("a column is below 0 or too large")
        }
        guard count > 1 else {
            return try mappings.add(
                .init(column: Int32(column), source: -1, line: 0, sourceColumn: 0, name: -1))
        }
        guard count >= 4 else {
            throw problem("a segment has \(count) numbers; expected 1, 4 or 5")
        }
        source += fields.1
        line += fields.2
        sourceColumn += fields.3
        guard source >= 0, source < sourceCount else {
            throw problem("source \(source) does not exist; the map lists \(sourceCount)")
        }
        guard line >= 0, line < Int32.max, sourceColumn >= 0, sourceColumn < Int32.max else {
            throw problem("a line or column of a source is below 0 or too large")
        }
        if count == 5 {
            name += fields.4
            guard name >= 0, name < nameCount else {
                throw problem("name \(name) does not exist; the map lists \(nameCount)")
            }
        }
        try mappings.add(
            .init(
                column: Int32(column), source: Int32(source), line: Int32(line),
                sourceColumn: Int32(sourceColumn), name: count == 5 ? Int32(name) : -1))
    }

    private func problem(_ words: String) -> SourceMapProblem {
        let inLine = mappings.openCount + 1
        return SourceMapProblem(
            "\"mappings\", line \(mappings.lineCount + 1), segment \(inLine): \(words)")
    }

    private static func shown(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte)
            ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16)
    }

    /// The six bits by byte; -1 where it is no digit.
    private static let digits: [Int8] = {
        var digits = [Int8](repeating: -1, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, byte) in alphabet.utf8.enumerated() { digits[Int(byte)] = Int8(value) }
        return digits
    }()
}
