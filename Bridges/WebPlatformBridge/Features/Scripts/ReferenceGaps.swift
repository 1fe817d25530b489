internal import JSONDocuments

/// The text of an attribute whose value is written with character references (`&quot;`), with blanks where
/// they are longer than what they stand for: what follows them stands in the columns of the file.
struct ReferenceGaps {
    private let value: [UInt16]
    private let source: ArraySlice<UInt16>
    private var result: [UInt16] = []
    /// How many columns the text is behind its source.
    private var gap = 0
    private var quote: UInt16?

    /// A value, and the source from its first character on.
    private init(_ value: [UInt16], _ source: ArraySlice<UInt16>) {
        self.value = value
        self.source = source
    }

    /// The text with its blanks; the text itself where it stands so in the source, or where blanks might
    /// change what it means.
    static func filled(_ text: String, in source: ArraySlice<UInt16>) -> String {
        let value = Array(text.utf16)
        guard !source.starts(with: value),
            // Regular expressions, comments, templates and escapes are not told from the rest here.
            !value.contains(0x2F), !value.contains(0x60), !value.contains(0x5C)
        else { return text }
        var gaps = Self(value, source)
        return gaps.fill() ? String(utf16: gaps.result) : text
    }

    private mutating func fill() -> Bool {
        var at = source.startIndex
        var index = 0
        while index < value.count {
            guard at < source.endIndex else { return false }
            let unit = value[index]
            if source[at] == 0x26, let length = referenceLength(at), unit != 0x26 || isAmpersand(at)
            {
                gap += length - 1
                at += length
            } else if source[at] == unit {
                at += 1
            } else {
                return false
            }
            result.append(unit)
            index += 1
            note(unit)
        }
        return true
    }

    /// Puts blanks behind a unit where a token ends for certain.
    private mutating func note(_ unit: UInt16) {
        if let open = quote {
            // A line cannot end in a string.
            if unit == open || unit == 0x0A { quote = nil }
        } else if unit == 0x22 || unit == 0x27 {
            quote = unit
        }
        if unit == 0x0A { gap = 0 }
        guard gap > 0, quote == nil, Self.ends.contains(unit) else { return }
        result += Array(repeating: 0x20, count: gap)
        gap = 0
    }

    /// A blank, and the punctuators that are never part of a longer one.
    private static let ends = Set(" ;,(){}[]".utf16)

    private func referenceLength(_ at: Int) -> Int? {
        var end = at + 1
        while end < source.endIndex, end - at < 40, isNamePart(source[end]) { end += 1 }
        guard end < source.endIndex, source[end] == 0x3B, end > at + 1 else { return nil }
        return end + 1 - at
    }

    private func isNamePart(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x23, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// Whether a reference stands for `&` itself.
    private func isAmpersand(_ at: Int) -> Bool {
        ["&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;"].contains {
            source[at...].starts(with: $0.utf16)
        }
    }
}
