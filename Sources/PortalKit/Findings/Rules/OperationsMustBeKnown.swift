internal import MobilePlans
internal import PortalTrace

/// An operation can be cancelled with its own context, and while it waits (mobile-plans.md,
/// section 3.3).
///
/// Lint: an error for a context that was lost, warnings for operations that are not there any more
/// or were seen by the user.
struct OperationsMustBeKnown: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        let cancels = run.calls.filter { $0.method.operation == .notifyOperationCancel }
        guard !cancels.isEmpty else { return [] }
        return cancels.compactMap { call in
            let answer = run.events(.device).first { $0.sequence == call.event.sequence + 1 }
            let place = call.event.location
            switch answer?.step {
            case .hasNoSuchOperation:
                return Finding(
                    "cancel-of-unknown-operation", .warning,
                    "\(call.event.name): no operation with that Id is waiting; it was cancelled "
                        + "before, or has begun", at: place)
            case .cannotCancel:
                return Finding(
                    "cancel-too-late", .warning,
                    "\(call.event.name): the user has seen the notification, so the app goes on",
                    at: place)
            default: break
            }
            guard call.reading.operationID == nil,
                call.event.call?.arguments.first ?? .undefined == .undefined,
                let lost = operation(before: call, in: run)
            else { return nil }
            return Finding(
                "operation-context-discarded", .error,
                "\(call.event.name) is called with undefined; keep what \(lost.event.name) returned",
                at: place,
                notes: lost.event.location.map { ["the operation was begun at \($0)"] } ?? [])
        }
    }

    /// The last operation that could have been meant.
    private func operation(
        before call: JudgedRun.Call, in run: JudgedRun
    ) -> JudgedRun.Call? {
        run.calls.last {
            $0.method.operation == .notifyProfileDownload
                && $0.event.sequence < call.event.sequence
        }
    }
}
