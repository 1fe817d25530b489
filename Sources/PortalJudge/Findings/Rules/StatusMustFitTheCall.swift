internal import MobilePlans
internal import PortalTrace

/// `moDirectStatus` says the same as the call (mobile-plans.md, sections 3.5 and 7).
///
/// Lint: a warning for a failure that is complete, and for a success that is not.
struct StatusMustFitTheCall: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
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
                Self.statusContradictsCall,
                "\(call.event.name) reports \(what), and moDirectStatus is '\(status.rawValue)'",
                on: call.event)
        }
    }
}

extension StatusMustFitTheCall {
    static let descriptions = [statusContradictsCall]

    private static let statusContradictsCall = RuleDescription(
        "status-contradicts-call", .warning, .metadata,
        "moDirectStatus says the same as the call.",
        because:
            "A cancelled purchase that is reported as complete is counted as a sale, and the "
            + "other way round.", source: "mobile-plans.md, sections 3.5 and 7",
        passing: [ExampleParts.delayed(ExampleParts.metadata, "0")],
        failing: [
            #"↓MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Complete", planName: "" });"#,
            ExampleParts.delayed(
                #"{ moDirectStatus: "PurchaseFailed", planName: "10 GB" }"#, "0"),
            ExampleParts.result(ExampleParts.payload(status: "BillingError")),
        ])
}
