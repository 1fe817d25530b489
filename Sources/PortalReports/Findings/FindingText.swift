internal import JSONDocuments
internal import PortalTrace

/// Findings as lines that people, editors and CI systems read:
/// `file:line:col: error: message [rule-id]`.
public struct FindingText: Sendable {
    private let style: TextStyle
    private let scripts: [CodeUnits: SourceLines]
    private let first: String?

    /// Makes a printer.
    ///
    /// - Parameter scripts: The page's scripts, for the source lines under errors.
    public init(style: TextStyle, scripts: [PortalScript]) {
        self.style = style
        self.scripts = scripts.linesByName
        first = scripts.mainFile
    }

    /// The lines of one finding.
    public func lines(_ finding: Finding) -> [String] {
        let place = place(finding)
        let severity = style.paint(
            "\(finding.severity.rawValue):", style.role(of: finding.severity))
        var lines = [
            "\(TraceValue.oneLine(place)): \(severity) \(safe(finding.message)) "
                + style.paint("[\(finding.ruleID)]", .faint)
        ]
        if finding.severity != .info { lines += excerpt(finding.location) }
        lines += finding.notes.map { "    note: \(safe($0.message))" }
        return lines
    }

    /// Where it is, in a form that editors open; what a portal is opened with has no place.
    private func place(_ finding: Finding) -> String {
        if let location = finding.location { return "\(location)" }
        return finding.isOfLaunch ? "launch URL" : finding.file ?? first ?? "<unknown>"
    }

    /// Words that may hold a portal's own, on one line of a length that a person reads.
    private func safe(_ text: String) -> String {
        let line = TraceValue.oneLine(text)
        return line.utf8.count <= 1_000 ? line : String(line.prefix(1_000)) + "…"
    }

    /// The source line with a caret.
    private func excerpt(_ location: SourceLocation?) -> [String] {
        guard let location, let file = location.file, let lines = scripts[file],
            let excerpt = SourceExcerpt(location, in: lines)
        else { return [] }
        let number = "\(excerpt.number)"
        let gutter = String(repeating: " ", count: number.count)
        var result = ["    \(style.paint(number, .faint)) | \(excerpt.text)"]
        if let caret = excerpt.caret {
            result.append(
                "    \(gutter) | " + String(repeating: " ", count: caret)
                    + style.paint("^", .error))
        }
        return result
    }
}
