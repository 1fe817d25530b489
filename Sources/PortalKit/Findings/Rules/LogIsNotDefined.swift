internal import PortalTrace

/// `Log` stands in Microsoft's samples and in no page (mobile-plans.md, section 10).
///
/// Lint: one informational finding for a run that calls the host's `Log`.
struct LogIsNotDefined: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        guard let first = run.events(.console).first(where: { $0.consoleLine?.function == "Log" })
        else { return [] }
        return [
            Finding(
                "log-is-not-defined", .info,
                "'Log' is provided by the host only; on a device the call throws unless the page "
                    + "defines it", at: first.location)
        ]
    }
}
