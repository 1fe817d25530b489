internal import MobilePlans
internal import PortalTrace

/// Callback names must be set before the operation that they are for (mobile-plans.md, section 5).
///
/// Lint: an error for a callback property that is set for the first time after an inline operation
/// began.
struct CallbacksMustBeSetInTime: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        var operations: [String: TraceEvent] = [:]
        var set: Set<String> = []
        var findings: [Finding] = []
        var calls = run.calls.filter(\.method.operation.callsBack)[...]
        for assignment in run.sets where assignment.isCallback {
            let event = assignment.event
            while let call = calls.first, call.event.sequence < event.sequence {
                operations[namespace(RunResult.parts(of: call.event.name).object)] = call.event
                calls.removeFirst()
            }
            let namespace = namespace(assignment.object)
            // Each visit is a page of its own, in which everything is set anew.
            let visit = run.visit(of: event)
            let isFirst = set.insert("\(visit) \(namespace).\(assignment.member)").inserted
            guard isFirst, let operation = operations[namespace], run.visit(of: operation) == visit
            else { continue }
            let place = operation.location.map { " at \($0)" } ?? ""
            findings.append(
                Finding(
                    "callback-set-too-late", .error,
                    "\(event.name) is set after \(operation.name) was called; the app reads "
                        + "it when the operation starts, so set it before the call",
                    at: event.location,
                    notes: ["the operation was started\(place)"]))
        }
        return findings
    }

    private func namespace(_ object: String) -> String {
        object.hasPrefix("DataMart") ? "DataMart" : "MobilePlans"
    }
}
