internal import MobilePlans
internal import PortalTrace

/// An operation can be cancelled with its own context, and while it waits (mobile-plans.md,
/// section 3.3).
///
/// Lint: an error for a context that was lost, warnings for operations that are not there any more
/// or were seen by the user.
struct OperationsMustBeKnown: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        let cancels = run.calls.filter { $0.method.operation == .notifyOperationCancel }
        guard !cancels.isEmpty else { return [] }
        return cancels.compactMap { call in
            let answer = run.events(.device).first { $0.sequence == call.event.sequence + 1 }
            switch answer?.step {
            case .hasNoSuchOperation:
                return Finding(
                    Self.cancelOfUnknownOperation,
                    "\(call.event.name): no operation with that Id is waiting; it was cancelled "
                        + "before, or has begun", on: call.event)
            case .cannotCancel:
                return Finding(
                    Self.cancelTooLate,
                    "\(call.event.name): the user has seen the notification, so the app goes on",
                    on: call.event)
            default: break
            }
            guard call.reading.operationID == nil,
                call.event.call?.arguments.first ?? .undefined == .undefined,
                let lost = operation(before: call, in: run)
            else { return nil }
            return Finding(
                Self.operationContextDiscarded,
                "\(call.event.name) is called with undefined; keep what \(lost.event.name) returned",
                on: call.event,
                notes: Finding.Note.list("the operation was begun", at: lost.event.location))
        }
    }

    /// The last operation that could have been meant.
    private func operation(
        before call: JudgedTrace.Call, in run: JudgedTrace
    ) -> JudgedTrace.Call? {
        run.calls.last {
            $0.method.operation == .notifyProfileDownload
                && $0.event.sequence < call.event.sequence
        }
    }
}

extension OperationsMustBeKnown {
    static let descriptions = [operationContextDiscarded, cancelOfUnknownOperation, cancelTooLate]

    private static let operationContextDiscarded = RuleDescription(
        "operation-context-discarded", .error, .api,
        "The context of an operation that is cancelled later is kept.",
        because: "Without it the operation cannot be cancelled any more.",
        source: "mobile-plans.md, section 3.3",
        passing: [
            ExampleParts.later("MobilePlansInlineOperations.notifyOperationCancel(operation);")
        ],
        failing: [
            ExampleParts.later(
                "↓MobilePlansInlineOperations.notifyOperationCancel(window.operations);")
        ])

    private static let cancelOfUnknownOperation = RuleDescription(
        "cancel-of-unknown-operation", .warning, .api,
        "Only an operation that is waiting is cancelled.",
        because: "One that was cancelled, or has begun, is not there any more.",
        source: "mobile-plans.md, section 3.3",
        passing: [
            ExampleParts.later("MobilePlansInlineOperations.notifyOperationCancel(operation);")
        ],
        failing: [
            ExampleParts.later(
                """
                MobilePlansInlineOperations.notifyOperationCancel(operation);
                ↓MobilePlansInlineOperations.notifyOperationCancel(operation);
                """)
        ])

    private static let cancelTooLate = RuleDescription(
        "cancel-too-late", .warning, .api,
        "An operation is cancelled before the user has seen its notification.",
        because: "Afterwards the app does not take it back.",
        source: "mobile-plans.md, section 3.3",
        passing: [
            ExampleParts.later("MobilePlansInlineOperations.notifyOperationCancel(operation);")
        ],
        failing: [
            ExampleParts.later(
                """
                setTimeout(function () {
                    ↓MobilePlansInlineOperations.notifyOperationCancel(operation);
                }, 30 * 60 * 1000 + 1000);
                """)
        ])
}
