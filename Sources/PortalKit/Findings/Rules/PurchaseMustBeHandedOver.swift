internal import MobilePlans
internal import PortalTrace

/// A portal that describes a purchase also hands it over (mobile-plans.md, section 4).
///
/// Lint: a warning for metadata that was made and filled in a run that notifies the app of nothing.
struct PurchaseMustBeHandedOver: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        guard run.run.end == .idle,
            run.calls.allSatisfy({ $0.method.operation == .createPurchaseMetaData }),
            let first = run.calls.first,
            run.sets.contains(where: { $0.object == "PurchaseMetaData" })
        else { return [] }
        return [
            Finding(
                "nothing-handed-over", .warning,
                "a purchase is described, and no notify… call hands it to the app",
                at: first.event.location)
        ]
    }
}
