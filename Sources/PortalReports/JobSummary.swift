internal import PortalTrace

/// What a job of a CI service shows on its page, as Markdown.
package enum JobSummary {
    private static let mostRows = 50

    /// The text, without a line end.
    package static func text(title: String, verdict: String, findings: [Finding]) -> String {
        var lines = ["## \(MarkdownText.escaped(title))", "", MarkdownText.escaped(verdict)]
        if !findings.isEmpty {
            lines += ["", "| | Place | Finding | Rule |", "|---|---|---|---|"]
            lines += findings.prefix(mostRows).map { finding in
                let place = finding.location.map { "\($0)" } ?? finding.file ?? ""
                return "| \(finding.severity.rawValue) | \(MarkdownText.escaped(place)) | "
                    + "\(MarkdownText.escaped(finding.message)) | \(MarkdownText.escaped(finding.ruleID.rawValue)) |"
            }
        }
        if findings.count > mostRows {
            lines += ["", "and \(findings.count - mostRows) more"]
        }
        return lines.joined(separator: "\n")
    }
}
