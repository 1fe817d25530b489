internal import MobilePlans
internal import PortalTrace

/// A portal uses the objects of one edition (mobile-plans.md, section 3).
///
/// Lint: a warning at the first call of another namespace; an information at the legacy call, which
/// every edition has.
struct EditionsShouldNotMix: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var findings: [Finding] = []
        if let legacy = run.calls.first(where: { $0.method.operation == .notifyPurchaseResult }) {
            findings.append(
                Finding(
                    Self.legacyCall,
                    "\(legacy.event.name) is the legacy call; \(Self.successor(in: run.edition)) has "
                        + "one for each purpose",
                    on: legacy.event))
        }
        let calls = run.calls.filter { $0.method.operation != .notifyPurchaseResult }
        guard let first = calls.first else { return findings }
        let namespace = PortalObject.Namespace(of: first.event.name)
        if let other = calls.first(where: {
            PortalObject.Namespace(of: $0.event.name) != namespace
        }) {
            let place = Finding.Note.list(
                "\(first.event.name) is called", at: first.event.location)
            findings.append(
                Finding(
                    Self.editionsMixed,
                    "\(other.event.name) is of another edition than \(first.event.name); an app "
                        + "injects the objects of one", on: other.event, notes: place))
        }
        return findings
    }

    /// The object that has the newer calls: 2018-11 has no other than DataMart.
    private static func successor(in edition: Edition) -> String {
        edition == .november2018 ? "DataMart" : "MobilePlans"
    }
}

extension EditionsShouldNotMix {
    static let descriptions = [legacyCall, editionsMixed]

    private static let legacyCall = RuleDescription(
        "legacy-call", .info, .api, "DataMart.notifyPurchaseResult is the legacy call.",
        because: "It is still supported; the newer calls say what the app is to do.",
        source: "mobile-plans.md, sections 3 and 7",
        passing: [ExampleParts.cancelled],
        failing: [ExampleParts.result(ExampleParts.payload())])

    private static let editionsMixed = RuleDescription(
        "editions-mixed", .warning, .api, "A portal uses the objects of one edition.",
        because:
            "An app that injects the DataMart objects does not inject the MobilePlans ones.",
        source: "mobile-plans.md, section 3",
        passing: [ExampleParts.cancelled],
        failing: [
            """
            var purchase = DataMart.createPurchaseMetaData();
            purchase.moDirectStatus = DataMartMoDirectStatus.cancelled;
            purchase.planName = "";
            ↓MobilePlans.notifyCancelledPurchase(purchase);
            """
        ])
}
