internal import JSONDocuments

/// The last fence before a terminal: the maker of a text has escaped what is not ours in it, and where
/// that was forgotten nothing moves a cursor, beeps, or hides or reorders what stands beside it.
enum TerminalText {
    /// What this program begins colours with, and ends them.
    private static let colours = ["1", "2", "31;1", "33;1", "36", "32", "0"].map {
        Array("\u{1B}[\($0)m".utf8)
    }

    /// The text with escapes for everything that controls a terminal but line ends, tabs and our colours.
    static func fenced(_ text: String) -> String {
        guard text.utf8.contains(where: isSuspect) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "\u{1B}", let length = colour(at: rest) {
                result.append(contentsOf: rest.prefix(length))
                rest = rest.dropFirst(length)
                continue
            }
            if SafeText.isMisleading(scalar), scalar != "\n", scalar != "\t" {
                result.append(contentsOf: SafeText.oneLine(String(scalar)).unicodeScalars)
            } else {
                result.append(scalar)
            }
            rest = rest.dropFirst()
        }
        return String(result)
    }

    /// Whether a byte can be a part of something that controls a terminal: most texts have none.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case 0x00..<0x20, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3: true
        default: false
        }
    }

    /// How long the colour is that begins here.
    private static func colour(at text: Substring.UnicodeScalarView) -> Int? {
        let bytes = text.prefix(8).map { UInt8(truncatingIfNeeded: $0.value) }
        return colours.first { bytes.starts(with: $0) }?.count
    }
}
