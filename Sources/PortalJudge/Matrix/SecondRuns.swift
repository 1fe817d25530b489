internal import PortalTrace

/// What a single run cannot show, and a second one does: whether a portal tells success from failure, and a device that
/// is connected from one that is not.
package enum SecondRuns {
    /// What second runs show; where none may be made, that is said.
    package static func findings(
        _ run: RunResult, _ scripts: [PortalScript], _ options: RunOptions, host: PortalHost
    ) -> [Finding] {
        // A real network would be asked everything twice.
        guard options.isRepeatable else {
            let isTold = run.events.contains { $0.callback?.outcome.kind.isCalled ?? false }
            return isTold ? [SecondRunsMustBeMade.finding(at: run.scripts.mainPlace)] : []
        }
        return SuccessCheck.findings(run, scripts, options, host: host)
            + ConnectionCheck.findings(run, scripts, options, host: host)
    }
}
