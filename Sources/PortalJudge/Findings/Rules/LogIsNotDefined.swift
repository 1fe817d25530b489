internal import PortalTrace

/// `Log` stands in Microsoft's samples and in no page (mobile-plans.md, section 10).
///
/// Lint: one informational finding for a run that calls the host's `Log`.
struct LogIsNotDefined: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        guard let first = run.events(.console).first(where: { $0.consoleLine?.function == "Log" })
        else { return [] }
        return [
            Finding(
                Self.logIsNotDefined,
                "'Log' is provided by the host only; on a device the call throws unless the page "
                    + "defines it", on: first)
        ]
    }
}

extension LogIsNotDefined {
    static let descriptions = [logIsNotDefined]

    private static let logIsNotDefined = RuleDescription(
        "log-is-not-defined", .info, .api, "Log is the page's own function.",
        because: "The samples call it, and no page of the app defines it.",
        source: "mobile-plans.md, section 10",
        passing: ["console.log(\"bought\");"], failing: ["↓Log(\"bought\");"])
}
