internal import JSONDocuments

/// Findings as one JSON document.
public enum FindingJSONReport {
    /// The document, with a line end.
    ///
    /// - Parameter figures: What was looked at, and what is withheld.
    public static func text(
        _ findings: [Finding], _ figures: ValidationFigures = ValidationFigures()
    ) -> String {
        JSONOutput.text(Document(findings, figures))
    }

    private struct Document: Encodable {
        let version = 1
        let findings: [FindingRecord]
        let summary: Summary
        let suppressed: [Suppressed]

        init(_ findings: [Finding], _ figures: ValidationFigures) {
            self.findings = findings.map(FindingRecord.init)
            summary = Summary(findings, figures)
            suppressed = figures.withheld.map(Suppressed.init)
        }
    }

    /// A finding that somebody has decided about.
    private struct Suppressed: Encodable {
        let by: String
        let finding: FindingRecord
        let reason: String?

        init(_ withheld: WithheldFinding) {
            by = withheld.word
            finding = FindingRecord(withheld.finding)
            if case .comment(let reason, _) = withheld.reason {
                self.reason = reason
            } else {
                reason = nil
            }
        }
    }

    private struct Summary: Encodable {
        let errors: Int
        let warnings: Int
        let infos: Int
        let cases: Int
        let scripts: Int
        let suppressed: Int
        let trials: Int

        init(_ findings: [Finding], _ figures: ValidationFigures) {
            cases = figures.cases
            scripts = figures.scripts
            suppressed = figures.withheld.count
            trials = figures.trials
            errors = findings.count { $0.severity == .error }
            warnings = findings.count { $0.severity == .warning }
            infos = findings.count { $0.severity == .info }
        }
    }
}
