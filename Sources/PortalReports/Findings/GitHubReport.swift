internal import JSONDocuments
internal import PortalTrace

/// Findings as workflow commands, which GitHub shows as annotations at the lines of a change.
public enum GitHubReport {
    /// The commands, one a line.
    public static func text(_ findings: [Finding]) -> String {
        findings.map { command($0) + "\n" }.joined()
    }

    private static func command(_ finding: Finding) -> String {
        let word =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .info: "notice"
            }
        var properties: [String] = []
        if let location = finding.location, let file = location.file {
            properties = ["file=\(property(file))", "line=\(location.line)"]
            if let column = location.column { properties.append("col=\(column)") }
        } else if let file = finding.file {
            properties = ["file=\(property(file))"]
        }
        properties.append("title=\(property(finding.ruleID.rawValue))")
        let text = ([finding.message] + finding.notes.map { "note: \($0.message)" })
            .joined(separator: "\n")
        return "::\(word) \(properties.joined(separator: ","))::\(data(text))"
    }

    /// The text of a command.
    private static func data(_ text: String) -> String { escaped(text, [:]) }

    /// The value of a property.
    private static func property(_ text: String) -> String {
        escaped(text, [":": "%3A", ",": "%2C"])
    }

    /// Goes by scalars: a mark that combines with a separator would hide it in a character.
    private static func escaped(_ text: String, _ more: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default:
                if let escape = more[scalar] {
                    result += escape
                } else if SafeText.isMisleading(scalar) {
                    result += SafeText.oneLine(String(scalar))
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
