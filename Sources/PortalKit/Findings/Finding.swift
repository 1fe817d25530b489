public import PortalTrace

/// A judgement on what a portal did: data, not text. Printing is a reporter's work.
public struct Finding: Equatable, Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable, CaseIterable, Codable {
        /// It fails on a device.
        case error
        /// It may fail, or misleads.
        case warning
        /// Worth knowing.
        case info
    }

    /// Which rule says so; kebab case, never changes.
    public var ruleID: String
    /// How bad it is.
    public var severity: Severity
    /// What is wrong and what was expected, as one clause.
    public var message: String
    /// The place in the portal's script.
    public var location: SourceLocation?
    /// What else helps, one line each.
    public var notes: [String]

    /// Makes a finding.
    public init(
        _ ruleID: String, _ severity: Severity, _ message: String, at location: SourceLocation?,
        notes: [String] = []
    ) {
        self.ruleID = ruleID
        self.severity = severity
        self.message = message
        self.location = location
        self.notes = notes
    }

    /// The finding as an event of a trace.
    func event(sequence: Int, time: Int) -> TraceEvent {
        TraceEvent(
            sequence: sequence, time: time,
            .finding(.init(ruleID, severity.judged, message, notes: notes)), location: location)
    }

    /// Order of reports: file, line, column, rule; findings without a place come last.
    static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        func key(_ finding: Finding) -> (String, Int, Int, String) {
            guard let place = finding.location else { return ("\u{10FFFF}", 0, 0, finding.ruleID) }
            return (place.file ?? "\u{10FFFE}", place.line, place.column ?? 0, finding.ruleID)
        }
        return key(left) < key(right)
    }
}

extension Finding.Severity {
    /// The same in a trace.
    var judged: TraceEvent.Judgement.Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}
