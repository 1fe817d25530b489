internal import MobilePlans
internal import PortalTrace

/// Purchase metadata must fit its own call (mobile-plans.md, section 3.5).
///
/// Lint: plan names that contradict the call, and steps that were reached after one that was not.
struct MetadataMustBeConsistent: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.calls.flatMap { call -> [Finding] in
            let reading = call.reading
            let successful = call.method.operation != .notifyCancelledPurchase
            let metadata = reading.metadata ?? reading.payload?.metadata
            let problems =
                metadata?.consistencyProblems(
                    successful: reading.payload?.success ?? successful) ?? []
            return problems.map {
                Finding(
                    RuleID(rawValue: $0.code), Finding.Severity($0.severity),
                    "\(call.event.name): \($0.message)", at: call.event.location,
                    evidence: [call.event.sequence])
            }
        }
    }
}

extension MetadataMustBeConsistent {
    static let descriptions = [metadataPlanNameEmpty, metadataPlanNameNotEmpty, metadataStepOrder]

    private static let metadataPlanNameEmpty = RuleDescription.purchase(
        "metadata-plan-name-empty", .error, "A successful purchase names its plan.",
        because: "An empty name stands for an unsuccessful transaction.",
        bad: #"{ moDirectStatus: "Complete", planName: "" }"#)

    private static let metadataPlanNameNotEmpty = RuleDescription(
        "metadata-plan-name-not-empty", .error, .metadata,
        "An unsuccessful transaction has an empty plan name.",
        because: "A name stands for a plan that was bought.",
        source: "mobile-plans.md, section 3.5",
        passing: [
            #"MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });"#
        ],
        failing: [
            #"↓MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "10 GB" });"#
        ])

    private static let metadataStepOrder = RuleDescription.purchase(
        "metadata-step-order", .info, "No step is reached after one that was not.",
        because:
            "The steps run account, payment, line; None means that the user never got there.",
        bad:
            #"{ userAccount: "None", purchaseInstrument: "New", moDirectStatus: "Complete", planName: "10 GB" }"#
    )
}
