internal import PortalKit
internal import PortalTrace

/// What a report on what ran shows of a finding, on its way from one process to another.
struct CountedFinding: Codable {
    private var rule: String
    private var severity: Finding.Severity
    private var message: String
    private var location: SourceLocation?

    init(_ finding: Finding) {
        rule = finding.ruleID.rawValue
        severity = finding.severity
        message = finding.message
        location = finding.location
    }

    /// The finding.
    var finding: Finding {
        Finding(RuleID(rawValue: rule), severity, message, at: location)
    }
}
