internal import PortalTrace

/// The WebView of a device cannot parse today's syntax (mobile-plans.md, section 11).
///
/// Lint: an error for each kind of such syntax in a script, at its first use.
struct SyntaxMustBeKnown: ScriptRule {
    func findings(in script: PortalScript) -> [Finding] {
        var findings: [Finding] = []
        var indices: [ObsoleteSyntax: Int] = [:]
        var counts: [ObsoleteSyntax: Int] = [:]
        for report in ObsoleteSyntaxScan(script).reports {
            counts[report.syntax, default: 0] += 1
            if indices[report.syntax] != nil { continue }
            indices[report.syntax] = findings.count
            findings.append(
                Finding(
                    report.syntax.rawValue, .error,
                    "the WebView of the app (EdgeHTML 18) cannot parse \(report.syntax.name), so "
                        + "nothing of this script runs there; \(report.syntax.advice)",
                    at: script.location(report.place),
                    notes: ["Edge has it since version \(report.syntax.firstEdge)"]))
        }
        for (syntax, index) in indices {
            guard let count = counts[syntax], count > 1 else { continue }
            findings[index].notes.append("used \(count) times in this script")
        }
        return findings
    }
}
