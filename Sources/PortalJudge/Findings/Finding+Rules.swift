internal import PortalTrace

extension Finding {
    /// Makes a finding of a rule.
    init(
        _ rule: RuleDescription, _ message: String, at location: SourceLocation?,
        notes: [Note] = [], evidence: [Int] = []
    ) {
        self.init(
            rule.id, rule.severity, message, at: location, notes: notes, evidence: evidence)
    }

    /// Makes a finding of a rule that stands at an event.
    init(
        _ rule: RuleDescription, _ message: String, on event: TraceEvent, notes: [Note] = []
    ) {
        self.init(
            rule, message, at: event.location, notes: notes, evidence: [event.sequence])
    }

    /// Whether it is about the callbacks.
    var isOfCallback: Bool { RuleCatalog.description(of: ruleID)?.family == .callbacks }

    /// Whether it is about what the portal is opened with.
    package var isOfLaunch: Bool { RuleCatalog.description(of: ruleID)?.family == .launch }
}
