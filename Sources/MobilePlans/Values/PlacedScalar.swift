/// A Unicode scalar and the place where it stands in its text.
///
/// Texts are read by scalar, since a combining mark after a `$` would hide it from a reader of
/// characters.
struct PlacedScalar {
    var scalar: Unicode.Scalar
    /// Offset in UTF-16 code units from the beginning of the text.
    var offset: Int

    /// Offset of what follows.
    var end: Int { offset + UTF16.width(scalar) }
}

extension String {
    /// The scalars with their places.
    var placedScalars: [PlacedScalar] {
        var offset = 0
        return unicodeScalars.map { scalar in
            defer { offset += UTF16.width(scalar) }
            return PlacedScalar(scalar: scalar, offset: offset)
        }
    }

    /// Makes the text of some placed scalars.
    init(placed: some Sequence<PlacedScalar>) {
        // In bytes: appending a sequence of scalars costs ten times as much.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(placed.underestimatedCount)
        for place in placed {
            if place.scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: place.scalar.value))
            } else {
                bytes.append(contentsOf: String(place.scalar).utf8)
            }
        }
        self.init(decoding: bytes, as: UTF8.self)
    }
}

extension Unicode.Scalar {
    /// Whether this is one of the digits 0 to 9, and not one of another script.
    var isDigit: Bool { "0"..."9" ~= self }
    /// Whether this is one of the letters a to z.
    var isLowerCaseLetter: Bool { "a"..."z" ~= self }
    /// Whether this is one of the letters A to Z.
    var isUpperCaseLetter: Bool { "A"..."Z" ~= self }
    /// Whether this is white space to JavaScript, which counts the byte order mark.
    var isWhiteSpace: Bool {
        // Most text is ASCII, where the property's table need not be asked.
        value < 0x80
            ? value == 0x20 || (0x09...0x0D).contains(value)
            : properties.isWhitespace || self == "\u{FEFF}"
    }
}
