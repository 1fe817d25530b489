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

    /// The same as a warning in a script that is a library or has one in it: most of that never runs.
    func only(ifItRunsIn script: PortalScript) -> Finding {
        guard severity == .error, script.hasLibrary else { return self }
        var finding = self
        finding.severity = .warning
        finding.notes.append("this is a library or a bundle: it matters if this code runs")
        return finding
    }

    /// Whether it is about the callbacks.
    var isOfCallback: Bool { RuleCatalog.description(of: ruleID)?.family == .callbacks }

    /// Whether it is about what the portal is opened with.
    package var isOfLaunch: Bool { RuleCatalog.description(of: ruleID)?.family == .launch }
}
