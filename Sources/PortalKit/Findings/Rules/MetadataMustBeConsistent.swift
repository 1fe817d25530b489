internal import MobilePlans
internal import PortalTrace

/// Purchase metadata must fit its own call (mobile-plans.md, section 3.5).
///
/// Lint: plan names that contradict the call, and steps that were reached after one that was not.
struct MetadataMustBeConsistent: Rule {
    func findings(in run: RunResult) -> [Finding] {
        run.events(.call).flatMap { event -> [Finding] in
            guard let method = run.method(event) else { return [] }
            let reading = PortalCall(
                name: event.name, operation: method.operation, arguments: event.arguments
            ).reading()
            let successful = method.operation != .notifyCancelledPurchase
            let metadata = reading.metadata ?? reading.payload?.metadata
            let problems =
                metadata?.consistencyProblems(
                    successful: reading.payload?.success ?? successful) ?? []
            return problems.map {
                Finding(
                    $0.code, $0.severity == .error ? .error : .warning,
                    "\(event.name): \($0.message)", at: event.location)
            }
        }
    }
}
