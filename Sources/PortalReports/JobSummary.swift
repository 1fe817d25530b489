internal import PortalTrace

/// What a job of a CI service shows on its page, as Markdown.
public enum JobSummary {
    private static let mostRows = 50

    /// The text, without a line end.
    public static func text(title: String, verdict: String, findings: [Finding]) -> String {
        var lines = ["## \(escaped(title))", "", escaped(verdict)]
        if !findings.isEmpty {
            lines += ["", "| | Place | Finding | Rule |", "|---|---|---|---|"]
            lines += findings.prefix(mostRows).map { finding in
                let place = finding.location.map { "\($0)" } ?? finding.file ?? ""
                return "| \(finding.severity.rawValue) | \(escaped(place)) | "
                    + "\(escaped(finding.message)) | \(escaped(finding.ruleID.rawValue)) |"
            }
        }
        if findings.count > mostRows {
            lines += ["", "and \(findings.count - mostRows) more"]
        }
        return lines.joined(separator: "\n")
    }

    /// A text that Markdown and HTML take for nothing else: it may be a portal's.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in TraceValue.oneLine(text).unicodeScalars {
            if "\\`*_{}[]<>()#+!|~@&".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}
