internal import JSONDocuments
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
                at: run.declaration(of: name)?.location ?? Self.place(of: name, run),
                evidence: [event.sequence])
        }
    }
    /// Where a script assigns the global, or the property of window that it is.
    private static func place(of name: String, _ run: JudgedTrace) -> SourceLocation? {
        guard let page = run.outline else { return nil }
        let write = page.graph.writes.first { write in
            switch page.graph.nodes[write.target].origin {
            case .name(let number): return page.graph.names[number] == name
            case .member(let object, let number):
                return page.graph.names[number] == name
                    && page.flow.kinds[object].contains(.window)
            default: return false
            }
        }
        return write.flatMap { page.location($0.target) }
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
