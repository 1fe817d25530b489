internal import PortalTrace

/// A finding in a JSON report.
struct FindingRecord: Encodable {
    let rule: String
    let severity: Finding.Severity
    let message: String
    /// In the shipped script.
    let location: SourceLocation?
    /// Where there is no location.
    let file: String?
    /// In the file that a source map names.
    let original: SourceLocation?
    let notes: [String]

    init(_ finding: Finding) {
        rule = finding.ruleID.rawValue
        severity = finding.severity
        message = finding.message
        location = finding.shipped ?? finding.location
        original = finding.shipped == nil ? nil : finding.location
        file = finding.location == nil ? finding.file : nil
        notes = finding.notes.map(\.message)
    }
}
