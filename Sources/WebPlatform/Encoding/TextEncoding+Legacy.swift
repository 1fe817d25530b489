extension TextEncoding {
    /// What an encoder does with a code point its encoding does not have (section 4.1).
    public enum ErrorMode: Sendable {
        /// Throw.
        case fatal
        /// Write `&#` and the number and `;`, as forms do.
        case html
    }

    /// A code point that the encoding does not have, met in error mode "fatal".
    public struct UnmappableCodePoint: Error, Hashable, Sendable, CustomStringConvertible {
        /// The encoding that was asked for.
        public var encoding: WebEncoding
        /// The number of the code point.
        public var codePoint: UInt32

        /// What is wrong and what to do.
        public var description: String {
            """
            \(encoding.name) has no character U+\(String(codePoint, radix: 16, uppercase: true)). \
            Send UTF-8, which has every character.
            """
        }
    }

    /// What "encode or fail" gives, one piece after another (section 6.1).
    public enum Piece: Hashable, Sendable {
        /// Bytes of the encoding.
        case bytes([UInt8])
        /// A code point it does not have: the caller writes what its standard says, as the URL
        /// Standard's `%26%23`, the number and `%3B`.
        case unmappable(UInt32)
    }

    /// "Encode" in the output encoding of `encoding`; a lone surrogate counts as U+FFFD.
    ///
    /// - Throws: `UnmappableCodePoint` in error mode "fatal".
    public static func encode(
        _ units: [UInt16], as encoding: WebEncoding, errorMode: ErrorMode = .html
    ) throws(UnmappableCodePoint) -> [UInt8] {
        var output: [UInt8] = []
        for piece in pieces(units, as: encoding) {
            switch piece {
            case .bytes(let bytes):
                output += bytes
            case .unmappable(let codePoint):
                guard errorMode == .html else {
                    throw UnmappableCodePoint(encoding: encoding, codePoint: codePoint)
                }
                output += Array("&#\(codePoint);".utf8)
            }
        }
        return output
    }

    /// "Encode or fail" to the end, in the output encoding of `encoding`.
    public static func pieces(_ units: [UInt16], as encoding: WebEncoding) -> [Piece] {
        guard var encoder = encoding.makeEncoder() else { return [.bytes(encodeUTF8(units))] }
        var pieces: [Piece] = []
        var bytes: [UInt8] = []
        units.withUnsafeBufferPointer { units in
            var index = 0
            while index < units.count {
                let codePoint = units.codePoint(at: index)
                index += codePoint > 0xFFFF ? 2 : 1
                guard let unmappable = encoder.encode(codePoint, into: &bytes) else { continue }
                if !bytes.isEmpty { pieces.append(.bytes(bytes)) }
                pieces.append(.unmappable(unmappable))
                bytes = []
            }
        }
        encoder.finish(into: &bytes)
        if !bytes.isEmpty { pieces.append(.bytes(bytes)) }
        return pieces
    }
}
