internal import PortalTrace

/// Findings as lines that people, editors and CI systems read:
/// `file:line:col: error: message [rule-id]`.
public struct FindingText: Sendable {
    private let style: TextStyle
    private let scripts: [String: SourceLines]

    /// Makes a printer.
    ///
    /// - Parameter scripts: The page's scripts, for the source lines under errors.
    public init(style: TextStyle, scripts: [PortalScript]) {
        self.style = style
        self.scripts = Dictionary(scripts.map { ($0.name, SourceLines($0.source)) }) { first, _ in
            first
        }
    }

    /// The lines of one finding.
    public func lines(_ finding: Finding) -> [String] {
        let place = finding.location.map(\.description) ?? "<unknown>"
        let severity = style.paint(
            "\(finding.severity.rawValue):", style.role(of: finding.severity))
        var lines = [
            "\(TraceValue.oneLine(place)): \(severity) \(safe(finding.message)) "
                + style.paint("[\(finding.ruleID)]", .faint)
        ]
        if finding.severity == .error { lines += excerpt(finding.location) }
        lines += finding.notes.map { "    note: \(safe($0))" }
        return lines
    }

    /// Words that may hold a portal's own, on one line of a length that a person reads.
    private func safe(_ text: String) -> String {
        let line = TraceValue.oneLine(text)
        return line.utf8.count <= 1_000 ? line : String(line.prefix(1_000)) + "…"
    }

    /// The source line with a caret; a long line is cut around the place.
    private func excerpt(_ location: SourceLocation?) -> [String] {
        guard let location, let file = location.file,
            let units = scripts[file]?.line(location.line)
        else { return [] }
        let width = 96
        let column = min(max(1, location.column ?? 1), units.count + 1)
        let start = column > width ? column - width / 2 : 0
        let shown = units.dropFirst(start).prefix(width)
        let text = clean(String(decoding: shown, as: UTF16.self))
        guard !text.allSatisfy({ $0 == " " }) else { return [] }
        let number = "\(location.line)"
        let gutter = String(repeating: " ", count: number.count)
        var lines = ["    \(style.paint(number, .faint)) | \(text)"]
        if location.column != nil {
            let before = String(
                decoding: units.dropFirst(start).prefix(column - 1 - start), as: UTF16.self)
            lines.append(
                "    \(gutter) | " + String(repeating: " ", count: clean(before).count)
                    + style.paint("^", .error))
        }
        return lines
    }

    /// A source line as a terminal can show it: one place for each character.
    private func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                        || (0x200B...0x200F).contains(scalar.value)
                        || (0x202A...0x202E).contains(scalar.value)
                        || (0x2066...0x2069).contains(scalar.value) ? " " : scalar
                }))
    }
}
