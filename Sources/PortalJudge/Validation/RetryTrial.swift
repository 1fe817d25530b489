internal import MobilePlans
internal import PortalTrace

/// Does again what a user would do again after an activation that failed, to see whether the portal
/// still hears of the second one. No other world of a matrix has two operations.
enum RetryTrial {
    /// What goes wrong the second time.
    ///
    /// - Parameters:
    ///   - way: What leads to the app.
    ///   - known: What was found before.
    static func findings(
        _ scripts: [PortalScript], _ way: RunOptions, known: [Finding], host: PortalHost
    ) -> [Finding] {
        // A real server would be asked everything twice.
        guard !way.actions.isEmpty || !way.calls.isEmpty, way.isRepeatable else { return [] }
        var failing = way
        failing.repeatsLast = true
        failing.listsFunctions = true
        failing.scenario.forcedActivation = nil
        Preset.causing(.unknownError)?.apply(to: &failing.scenario)
        let run = host.run(scripts, failing)
        guard run.abandonment == nil else { return [] }
        let judged = JudgedTrace(run)
        let operations = judged.calls.filter { $0.method.operation.callsBack }
        guard operations.count == 2, let second = operations.last,
            let first = activation(run, after: 0), first.sequence < second.event.sequence,
            first.callback?.outcome.kind.isCalled == true
        else { return [] }
        let seen = Set(known.map(\.identity))
        return run.findings.filter { finding in
            guard let earliest = finding.evidence.min(), finding.severity == .error else {
                return false
            }
            return earliest > second.event.sequence && !seen.contains(finding.identity)
                && (finding.isOfCallback
                    || finding.ruleID == ExceptionsMustBeCaught.uncaughtException.id
                    || finding.ruleID == ExceptionsMustBeCaught.unhandledRejection.id)
        }.ofAnotherRun().map { finding in
            var finding = finding
            finding.notes.append(
                Finding.Note(
                    "happens when the same is done again after a failed activation: the first time "
                        + "the callback was called"))
            return finding
        }
    }

    /// The first event of the activation callback after another one.
    private static func activation(_ run: RunResult, after sequence: Int) -> TraceEvent? {
        run.events(.callback).first {
            $0.sequence > sequence
                && $0.callback?.property.hasSuffix(PortalObject.activationCallbackProperty) == true
        }
    }
}
