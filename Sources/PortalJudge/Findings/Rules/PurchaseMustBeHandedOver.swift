internal import MobilePlans
internal import PortalTrace

/// A portal that describes a purchase also hands it over (mobile-plans.md, section 4).
///
/// Lint: a warning for metadata that was made and filled in a run that notifies the app of nothing.
struct PurchaseMustBeHandedOver: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        guard run.end == .idle || run.end == .keepsPolling,
            run.calls.allSatisfy({ $0.method.operation == .createPurchaseMetaData }),
            let first = run.calls.first,
            run.sets.contains(where: { $0.object == "PurchaseMetaData" })
        else { return [] }
        return [
            Finding(
                Self.nothingHandedOver,
                "a purchase is described, and no notify… call hands it to the app",
                on: first.event)
        ]
    }
}

extension PurchaseMustBeHandedOver {
    static let descriptions = [nothingHandedOver]

    static let nothingHandedOver = RuleDescription(
        "nothing-handed-over", .warning, .api,
        "A portal that describes a purchase also hands it over.",
        because: "The user would wait for a profile that was never ordered.",
        source: "mobile-plans.md, section 4",
        passing: [ExampleParts.cancelled],
        failing: [
            "var purchase = MobilePlans.createPurchaseMetaData↓();\npurchase.planName = \"10 GB\";"
        ])
}
