/// Findings as one JSON document.
public enum FindingJSONReport {
    /// The document, with a line end.
    public static func text(_ findings: [Finding]) -> String {
        JSONOutput.text(Document(findings))
    }

    private struct Document: Encodable {
        let version = 1
        let findings: [FindingRecord]
        let summary: Summary

        init(_ findings: [Finding]) {
            self.findings = findings.map(FindingRecord.init)
            summary = Summary(findings)
        }
    }

    private struct Summary: Encodable {
        let errors: Int
        let warnings: Int
        let infos: Int

        init(_ findings: [Finding]) {
            errors = findings.count { $0.severity == .error }
            warnings = findings.count { $0.severity == .warning }
            infos = findings.count { $0.severity == .info }
        }
    }
}
