/// Findings as one JSON document.
public enum FindingJSONReport {
    /// The document.
    public static func text(_ findings: [Finding]) -> String {
        JSONOutput.text(Document(findings: findings.map(FindingRecord.init)))
    }

    private struct Document: Encodable {
        var version = 1
        let findings: [FindingRecord]
    }
}
