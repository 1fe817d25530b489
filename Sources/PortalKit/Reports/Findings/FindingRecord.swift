internal import PortalTrace

/// A finding in a JSON report.
struct FindingRecord: Encodable {
    let rule: String
    let severity: Finding.Severity
    let message: String
    let location: SourceLocation?
    let notes: [String]

    init(_ finding: Finding) {
        rule = finding.ruleID.rawValue
        severity = finding.severity
        message = finding.message
        location = finding.location
        notes = finding.notes.map(\.message)
    }
}
