internal import MobilePlans
internal import PortalTrace

/// Callback names must be set before the operation that they are for (mobile-plans.md, section 5).
///
/// Lint: an error for a callback property that is set for the first time after an inline operation
/// began.
struct CallbacksMustBeSetInTime: Rule {
    func findings(in run: RunResult) -> [Finding] {
        var operations: [String: TraceEvent] = [:]
        var set: Set<String> = []
        var findings: [Finding] = []
        for event in run.events {
            let (object, member) = RunResult.parts(of: event.name)
            if event.kind == .call, let method = run.method(event), method.operation.callsBack {
                operations[namespace(object)] = event
            } else if event.kind == .set,
                member == PortalObject.activationCallbackProperty
                    || member == PortalObject.registrationCallbackProperty
            {
                let isFirst = set.insert("\(namespace(object)).\(member)").inserted
                guard isFirst, let operation = operations[namespace(object)] else { continue }
                let place = operation.location.map { " at \($0)" } ?? ""
                findings.append(
                    Finding(
                        "callback-set-too-late", .error,
                        "\(event.name) is set after \(operation.name) was called; the app reads "
                            + "it when the operation starts", at: event.location,
                        notes: ["the operation was started\(place)"]))
            }
        }
        return findings
    }

    private func namespace(_ object: String) -> String {
        object.hasPrefix("DataMart") ? "DataMart" : "MobilePlans"
    }
}
