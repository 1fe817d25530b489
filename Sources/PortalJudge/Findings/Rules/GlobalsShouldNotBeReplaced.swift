internal import PortalTrace

/// A portal that replaces an injected global talks to itself, not to the app.
///
/// Lint: a warning for every injected global that the page no longer has.
struct GlobalsShouldNotBeReplaced: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.events(.set).compactMap { event in
            guard event.to == .webView, let name = event.assignment?.name, !name.contains(".")
            else { return nil }
            return Finding(
                Self.injectedGlobalReplaced,
                "the script replaced the injected '\(name)'; its calls no longer reach the "
                    + "app. Keep test doubles out of what is shipped",
                at: run.declaration(of: name)?.location, evidence: [event.sequence])
        }
    }

}

extension GlobalsShouldNotBeReplaced {
    static let descriptions = [injectedGlobalReplaced]

    private static let injectedGlobalReplaced = RuleDescription(
        "injected-global-replaced", .warning, .api, "Injected globals are not replaced.",
        because: "Calls of a replaced object do not reach the app.",
        source: "mobile-plans.md, section 3",
        passing: [ExampleParts.cancelled], failing: ["↓var MobilePlans = {};"])
}
