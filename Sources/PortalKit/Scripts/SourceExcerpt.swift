package import JSONDocuments
package import PortalTrace

/// The line that a place points at, cut to a length that a person reads, in characters that take
/// one column each.
package struct SourceExcerpt {
    /// The line, counted from 1.
    package let number: Int
    /// Its text, or the part of it around the place.
    package let text: String
    /// How many characters of `text` stand before the place; nil where no column is known.
    package let caret: Int?

    private static let width = 96

    /// Cuts a line.
    ///
    /// - Returns: Nil where the line is not there, or shows nothing.
    package init?(_ location: SourceLocation, in lines: SourceLines) {
        guard let units = lines.line(location.line) else { return nil }
        let column = min(max(1, location.column ?? 1), units.count + 1)
        let start = column > Self.width ? column - Self.width / 2 : 0
        let shown = units.dropFirst(start).prefix(Self.width)
        let text = Self.clean(String(utf16: shown))
        guard !text.allSatisfy({ $0 == " " }) else { return nil }
        number = location.line
        self.text = text
        caret = location.column.map { _ in
            Self.clean(String(utf16: shown.prefix(column - 1 - start))).count
        }
    }

    /// The line with its number, and below it the caret.
    package var lines: [String] {
        let gutter = String(repeating: " ", count: "\(number)".count)
        return ["\(number) | \(text)"]
            + (caret.map { ["\(gutter) | " + String(repeating: " ", count: $0) + "^"] } ?? [])
    }

    /// A source line with one place for each character.
    private static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { SafeText.isMisleading($0) ? " " : $0 }))
    }
}

extension [PortalScript] {
    /// The lines of each script, by its name; of two with one name the first counts.
    package var linesByName: [CodeUnits: SourceLines] {
        Dictionary(map { (CodeUnits($0.name), SourceLines($0.document ?? $0.source)) }) {
            first, _ in first
        }
    }
}
