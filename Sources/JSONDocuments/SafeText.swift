/// Text from outside as messages and terminals may show it.
public enum SafeText {
    /// Text between double quotes, with what a terminal could take for a command escaped.
    public static func quoted(_ text: String) -> String {
        "\"\(escaped(text, alsoQuotes: true))\""
    }

    /// Text on one line, with what a terminal could take for a command escaped.
    public static func oneLine(_ text: String) -> String {
        escaped(text, alsoQuotes: false)
    }

    /// The beginning of a text on one line, for a message about it: a whole one may have megabytes.
    public static func excerpt(_ text: String, most: Int = 60) -> String {
        let scalars = text.unicodeScalars
        guard
            let end = scalars.index(
                scalars.startIndex, offsetBy: most, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return oneLine(text) }
        return oneLine(String(scalars[..<end])) + "…"
    }

    /// Whether a character controls a terminal, or reorders or hides what stands beside it.
    public static func isMisleading(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{180E}",
            "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}", "\u{2060}"..."\u{206F}", "\u{FEFF}",
            "\u{FFF9}"..."\u{FFFB}", "\u{1D173}"..."\u{1D17A}", "\u{E0000}"..."\u{E007F}":
            true
        default: false
        }
    }

    /// `\u` and four hexadecimal digits, for each of a character's code units.
    static func escape(_ scalar: Unicode.Scalar) -> String {
        scalar.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    private static func escaped(_ text: String, alsoQuotes: Bool) -> String {
        let isPlain = text.utf8.allSatisfy {
            (0x20...0x7E).contains($0)
                && !(alsoQuotes && ($0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")))
        }
        if isPlain { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\"" where alsoQuotes: result += "\\\""
            case "\\" where alsoQuotes: result += "\\\\"
            case _ where isMisleading(scalar): result += escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
