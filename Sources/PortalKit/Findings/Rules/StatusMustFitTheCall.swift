internal import MobilePlans
internal import PortalTrace

/// `moDirectStatus` says the same as the call (mobile-plans.md, sections 3.5 and 7).
///
/// Lint: a warning for a failure that is complete, and for a success that is not.
struct StatusMustFitTheCall: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.calls.compactMap { call in
            guard
                let status = (call.reading.metadata ?? call.reading.payload?.metadata)?
                    .moDirectStatus
            else { return nil }
            let isSuccess =
                call.reading.payload?.success ?? (call.method.operation != .notifyCancelledPurchase)
            guard isSuccess != (status == .complete) else { return nil }
            let what = isSuccess ? "a successful purchase" : "no purchase"
            return Finding(
                "status-contradicts-call", .warning,
                "\(call.event.name) reports \(what), and moDirectStatus is '\(status.rawValue)'",
                at: call.event.location)
        }
    }
}
