internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// Callback names must be set before the operation that they are for (mobile-plans.md, section 5).
///
/// Lint: an error for a callback property that is set for the first time after an inline operation
/// began.
struct CallbacksMustBeSetInTime: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var operations: [PortalObject.Namespace: TraceEvent] = [:]
        var set: Set<CodeUnits> = []
        var findings: [Finding] = []
        var calls = run.calls.filter(\.method.operation.callsBack)[...]
        for assignment in run.sets where assignment.isCallback {
            let event = assignment.event
            while let call = calls.first, call.event.sequence < event.sequence {
                PortalObject.Namespace(of: call.event.name).map { operations[$0] = call.event }
                calls.removeFirst()
            }
            guard let namespace = PortalObject.Namespace(of: assignment.object) else { continue }
            // Each visit is a page of its own, in which everything is set anew.
            let visit = run.visit(of: event)
            let isFirst = set.insert("\(visit) \(namespace).\(assignment.member)" as String)
            guard isFirst, let operation = operations[namespace], run.visit(of: operation) == visit
            else { continue }
            findings.append(
                Finding(
                    Self.callbackSetTooLate,
                    "\(event.name) is set after \(operation.name) was called; the app reads "
                        + "it when the operation starts, so set it before the call",
                    on: event,
                    notes: [Finding.Note("the operation was started", at: operation.location)]))
        }
        return findings
    }
}

extension CallbacksMustBeSetInTime {
    static let descriptions = [callbackSetTooLate]

    private static let callbackSetTooLate = RuleDescription.callback(
        "callback-set-too-late", "Callbacks are set before the operation begins.",
        because: "The app reads the names when the operation begins.",
        failing: [
            RuleExample(
                """
                MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistered";
                MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                    \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                ↓MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                function onActivated(json) {}
                function onRegistered(json) {}
                """)
        ])
}
