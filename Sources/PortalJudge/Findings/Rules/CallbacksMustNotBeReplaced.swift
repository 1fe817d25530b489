internal import PortalTrace

/// No second script of a page gives a callback's name another function (mobile-plans.md, section 5).
///
/// Lint: an error where the function that counts in the end takes no notice of what it is told and the one
/// before it does, or where both are declared; a warning where one is assigned on purpose.
struct CallbacksMustNotBeReplaced: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        guard run.scripts.count > 1, let page = run.outline else { return [] }
        return page.callbacks.compactMap { callback in
            guard let name = callback.text, let found = LiveFunction(name, in: page, run.ran) else {
                return nil
            }
            return finding(name, found, page)
        }.eachOnce()
    }

    private func finding(
        _ name: String, _ found: LiveFunction, _ page: PageOutline
    ) -> Finding {
        let (first, last) = (found.replaced, found.live)
        let isLost = Self.reads(first.function, page) && !Self.reads(last.function, page)
        let isDeclared = first.isDeclaration && last.isDeclaration
        var finding = Finding(
            Self.callbackReplaced,
            "'\(TraceValue.oneLine(name.shortened(to: 60)))' gets another function here: this script runs "
                + "after the one that defined it, so the first is never called; give one another name",
            at: last.location, notes: [Finding.Note("the first is", at: first.location)])
        if !isLost, !isDeclared { finding.severity = .warning }
        return finding
    }

    /// Whether a function does anything with what it is told.
    static func reads(_ function: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        let reached = Set(page.reached(from: function))
        return page.graph.nodes.contains { reached.contains($0.function) && isTold($0, page) }
    }

    private static func isTold(_ node: ValueGraph.Node, _ page: PageOutline) -> Bool {
        switch node.origin {
        case .call(let id):
            let call = page.graph.calls[id]
            return call.arguments.contains(where: page.isTold)
        case .member(let object, _): return page.isTold(object)
        default: return false
        }
    }
}

extension CallbacksMustNotBeReplaced {
    static let descriptions = [callbackReplaced]

    private static let callbackReplaced = RuleDescription(
        "callback-replaced", .error, .callbacks,
        "No other script of the page has a function of a callback's name.",
        because: "Scripts of a page share their global names: the last definition counts.",
        source: "mobile-plans.md, section 5; ECMA-262",
        passing: [
            RuleExample(
                """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                function onActivated(json) { console.log(json); }
                """)
        ], failing: [])
}

extension CallbacksMustNotBeReplaced {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "callback-replaced": .init(
            files: [
                ("portal.js", DemonstrationParts.wired()),
                ("metrics.js", "function ↓onDone(name) { window.last = name; }"),
            ], command: ["run", "portal.js", "metrics.js", "--call", "buy"])
    ]
}
