internal import PortalTrace

/// Findings in the Test Anything Protocol, version 14: errors fail, other findings pass with what they
/// say.
public enum FindingTAPReport {
    /// The document.
    ///
    /// - Parameter scripts: The scripts that were judged; one without findings passes.
    public static func text(_ findings: [Finding], scripts: [PortalScript]) -> String {
        var points: [[String]] = findings.map(point)
        for script in scripts where !findings.contains(where: { $0.shownFile == script.name }) {
            points.append(["ok # - \(TAPText.description("\(script.name): no findings"))"])
        }
        let lines = points.enumerated().flatMap { index, lines in
            lines.enumerated().map { line, text in
                line == 0 ? text.replacing("#", with: "\(index + 1)", maxReplacements: 1) : text
            }
        }
        return (["TAP version 14", "1..\(points.count)"] + lines).map { $0 + "\n" }.joined()
    }

    private static func point(_ finding: Finding) -> [String] {
        let word = finding.severity == .error ? "not ok" : "ok"
        let place = finding.location.map { "\($0)" } ?? finding.file ?? "no place"
        var lines = [
            "\(word) # - \(TAPText.description("\(place): \(finding.ruleID)"))", "  ---",
            "  severity: \(finding.severity.rawValue)",
            "  message: \(TraceValue.string(finding.message).literal)",
        ]
        if !finding.notes.isEmpty {
            lines.append("  notes:")
            lines += finding.notes.map { "    - \(TraceValue.string($0.message).literal)" }
        }
        return lines + ["  ..."]
    }
}

/// Texts of the protocol.
enum TAPText {
    /// A description without what the protocol would take for a directive.
    static func description(_ text: String) -> String {
        TraceValue.oneLine(text).map { $0 == "#" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    }
}
