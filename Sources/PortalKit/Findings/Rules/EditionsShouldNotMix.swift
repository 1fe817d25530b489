internal import MobilePlans
internal import PortalTrace

/// A portal uses the objects of one edition (mobile-plans.md, section 3).
///
/// Lint: a warning at the first call of another namespace; an information at the legacy call, which
/// every edition has.
struct EditionsShouldNotMix: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        var findings: [Finding] = []
        if let legacy = run.calls.first(where: { $0.method.operation == .notifyPurchaseResult }) {
            findings.append(
                Finding(
                    "legacy-call", .info,
                    "\(legacy.event.name) is the legacy call; MobilePlans has one for each purpose",
                    at: legacy.event.location))
        }
        let calls = run.calls.filter { $0.method.operation != .notifyPurchaseResult }
        guard let first = calls.first else { return findings }
        let namespace = namespace(first.event.name)
        if let other = calls.first(where: { self.namespace($0.event.name) != namespace }) {
            let place =
                first.event.location.map { ["\(first.event.name) is called at \($0)"] } ?? []
            findings.append(
                Finding(
                    "editions-mixed", .warning,
                    "\(other.event.name) is of another edition than \(first.event.name); an app "
                        + "injects the objects of one", at: other.event.location, notes: place))
        }
        return findings
    }

    private func namespace(_ name: String) -> Substring {
        name.hasPrefix("DataMart") ? "DataMart" : "MobilePlans"
    }
}
