internal import PortalTrace

/// A finding in a JSON report.
struct FindingRecord: Encodable {
    let rule: String
    let severity: Finding.Severity
    let message: String
    let location: SourceLocation?
    /// Where there is no location.
    let file: String?
    let notes: [String]

    init(_ finding: Finding) {
        rule = finding.ruleID.rawValue
        severity = finding.severity
        message = finding.message
        location = finding.location
        file = finding.location == nil ? finding.file : nil
        notes = finding.notes.map(\.message)
    }
}
