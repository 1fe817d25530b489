internal import MobilePlans
internal import PortalTrace

/// Purchase metadata must fit its own call (mobile-plans.md, section 3.5).
///
/// Lint: plan names that contradict the call, and steps that were reached after one that was not.
struct MetadataMustBeConsistent: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.calls.flatMap { call -> [Finding] in
            let reading = call.reading
            let successful = call.method.operation != .notifyCancelledPurchase
            let metadata = reading.metadata ?? reading.payload?.metadata
            let problems =
                metadata?.consistencyProblems(
                    successful: reading.payload?.success ?? successful) ?? []
            return problems.map {
                Finding(
                    $0.code, $0.severity == .error ? .error : .warning,
                    "\(call.event.name): \($0.message)", at: call.event.location)
            }
        }
    }
}
