internal import MobilePlans
internal import PortalTrace

/// A portal uses the objects of one edition (mobile-plans.md, section 3).
///
/// Lint: an error at the first use of another namespace; an information at the legacy call, which
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
        if let foreign = foreign(run) { return findings + [foreign] }
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

    /// The first use of what only apps of another edition have, if the portal could not go on there:
    /// to ask whether it is there is no mistake.
    private func foreign(_ run: JudgedTrace) -> Finding? {
        let missing = run.events(.getMissing).filter { Self.isForeign($0.name, run.edition) }
        for failure in run.events(.exception) {
            let name =
                ExceptionsMustBeCaught.undeclaredName(failure).flatMap {
                    Self.isForeign($0, run.edition) ? $0 : nil
                }
                ?? missing.last {
                    $0.sequence < failure.sequence && $0.location?.file == failure.location?.file
                        && $0.location?.line == failure.location?.line
                }?.name
            guard let name, let edition = Edition.written(using: [name]) else { continue }
            return Finding(
                Self.editionsMixed,
                "\(name) is of edition \(edition.rawValue), and this app of "
                    + "\(run.edition.rawValue) has none; an app injects the objects of one edition",
                on: failure)
        }
        return nil
    }

    /// Whether a use is of another edition than the run's.
    static func isForeign(_ name: String, _ edition: Edition) -> Bool {
        switch Edition.written(using: [name]) {
        case .november2018: edition != .november2018 && edition != .all
        case .december2018: edition == .november2018
        case .may2019: edition == .november2018 || edition == .december2018
        case .all, nil: false
        }
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
        "editions-mixed", .error, .api, "A portal uses the objects of one edition.",
        because:
            "An app that injects the DataMart objects does not inject the MobilePlans ones.",
        source: "mobile-plans.md, section 3",
        passing: [ExampleParts.cancelled],
        failing: [
            """
            function buy() {
                MobilePlans.createPurchaseMetaData();
            }
            ↓var purchase = DataMart.createPurchaseMetaData();
            """
        ])
}
