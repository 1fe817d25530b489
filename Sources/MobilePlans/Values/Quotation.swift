internal import PortalTrace

/// Puts what a portal handed over into messages: short, and safe to print.
enum Quotation {
    /// A message needs to show which text is meant, not all of it.
    private static let limit = 40

    /// Returns a text in single quotes, shortened.
    static func quoted(_ text: String) -> String { quoted(text.unicodeScalars) }

    /// Returns placed scalars in single quotes, shortened.
    static func quoted(_ scalars: some Sequence<PlacedScalar>) -> String {
        quoted(scalars.lazy.map(\.scalar))
    }

    /// Returns one scalar in single quotes, with its code point where it could be mistaken.
    static func quoted(_ place: PlacedScalar) -> String {
        let text = quoted(CollectionOfOne(place))
        guard !("!"..."~" ~= place.scalar) else { return text }
        let digits = String(place.scalar.value, radix: 16, uppercase: true)
        return text + " (U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            + ")"
    }

    /// Returns words as alternatives: "'a', 'b' or 'c'".
    static func alternatives(_ words: [String]) -> String {
        let quotedWords = words.map { quoted($0) }
        guard let last = quotedWords.last, quotedWords.count > 1 else {
            return quotedWords.joined()
        }
        return quotedWords.dropLast().joined(separator: ", ") + " or " + last
    }

    private static func quoted(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var start = String.UnicodeScalarView(scalars.prefix(limit + 1))
        let isShortened = start.count > limit
        if isShortened { start.removeLast() }
        return "'" + TraceValue.oneLine(String(start)) + (isShortened ? "…'" : "'")
    }
}

extension TraceValue {
    /// The kind of value, with the value where it is short enough to say.
    var briefDescription: String {
        switch self {
        case .bool(let value): "the boolean \(value)"
        case .number(let value) where value.isFinite: "the number \(Self.numberText(value))"
        case .number(let value): Self.numberText(value)
        case .string(let text): "the string \(Quotation.quoted(text))"
        case .bigInt(let digits) where digits.utf8.count <= 40: "the BigInt \(digits)n"
        default: kindDescription
        }
    }
}
