internal import PortalTrace

/// A function that is made in a loop and called later sees the loop's variable as it is then, not as it was (ECMA-262, section
/// 14.7.4: `var` has one variable for all turns).
///
/// Lint: an error for a handler that is made in a loop, reads a `var` of it, and leads to the app.
struct LoopVariablesMustBeOwn: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        page.graph.loops.filter { !$0.leaves }.flatMap { findings(in: $0, page) }.eachOnce()
    }

    private func findings(in loop: ValueGraph.Loop, _ page: PageOutline) -> [Finding] {
        let shared = shared(loop, page)
        guard !shared.isEmpty else { return [] }
        return loop.functions.compactMap { function -> Finding? in
            guard page.graph.functions[function].outer == loop.function,
                page.isWrittenForTheApp(page.graph.functions[function].result),
                let read = reads(function, of: shared, in: loop, page),
                isCalledLater(function, page) && page.leadsToApp(function)
                    || isGlobal(function, page)
            else { return nil }
            let name = page.words(read)
            return Finding(
                Self.loopVariableShared,
                "'\(name)' is one variable for all turns of the loop, so this function sees its last value "
                    + "whenever it is called, whatever was clicked; declare it with let",
                at: page.location(read),
                notes: Finding.Note.list(
                    "the loop is", at: page.location(script: script(of: read, page), loop.offset)))
        }
    }

    private func script(of node: ValueGraph.NodeID, _ page: PageOutline) -> Int {
        page.graph.nodes[node].script
    }

    /// The variables of the loop's function that each turn gives another value: counters, and what depends on them.
    private func shared(_ loop: ValueGraph.Loop, _ page: PageOutline) -> Set<Int> {
        let writes = page.graph.writes.filter { write in
            loop.nodes.contains(write.target)
                && page.graph.nodes[write.target].function == loop.function
        }
        func variable(_ write: ValueGraph.Write) -> Int? {
            guard let binding = page.flow.binding(of: write.target) else { return nil }
            let known = page.graph.bindings[binding]
            return known.kind == .variable && known.keyword == "var" || known.kind == .implicit
                ? binding : nil
        }
        var found: Set<Int> = []
        for write in writes {
            // "i++", "i += 2", "var key in list".
            guard let binding = variable(write) else { continue }
            let isCounted: Bool =
                switch page.graph.nodes[write.value].origin {
                case .unknown, .binary: true
                default: false
                }
            if isCounted { found.insert(binding) }
        }
        guard !found.isEmpty else { return [] }
        for write in writes where write.isDeclaration {
            guard let binding = variable(write) else { continue }
            if depends(write.value, on: found, page) { found.insert(binding) }
        }
        return found
    }

    /// Whether a value is one of several that a variable chooses: "plans[i]".
    private func depends(
        _ node: ValueGraph.NodeID, on variables: Set<Int>, _ page: PageOutline
    ) -> Bool {
        page.leaves(node).contains { leaf in
            switch page.graph.nodes[leaf].origin {
            case .name: page.flow.binding(of: leaf).map { variables.contains($0) } ?? false
            case .element(_, let key): depends(key, on: variables, page)
            default: false
            }
        }
    }

    /// Where a function, or one in it, reads a variable that neither of them sets.
    private func reads(
        _ function: ValueGraph.FunctionID, of variables: Set<Int>, in loop: ValueGraph.Loop,
        _ page: PageOutline
    ) -> ValueGraph.NodeID? {
        let inside = loop.nodes.filter { node in
            guard case .name = page.graph.nodes[node].origin,
                page.graph.isInside(page.graph.nodes[node].function, function),
                let binding = page.flow.binding(of: node)
            else { return false }
            return variables.contains(binding)
        }
        let isSet = page.graph.writes.contains { inside.contains($0.target) }
        return isSet ? nil : inside.first
    }

    /// Whether a function becomes one of the window, by a name that is computed: "window[name] = function …".
    private func isGlobal(_ function: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        page.graph.writes.contains { write in
            guard case .function(function) = page.graph.nodes[write.value].origin,
                case .element(let owner, _) = page.graph.nodes[write.target].origin
            else { return false }
            return page.flow.kinds[owner] == .window
        }
    }

    /// Methods and functions that take what is called later.
    private static let takers: Set<String> = [
        "addEventListener", "attachEvent", "setTimeout", "setInterval", "requestAnimationFrame",
        "then", "on", "one", "click", "submit", "change", "listen",
    ]

    /// Whether a function is kept for an event: "button.onclick = function …", "addEventListener('click', function …)".
    private func isCalledLater(_ function: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        func isIt(_ node: ValueGraph.NodeID) -> Bool {
            if case .function(function) = page.graph.nodes[node].origin { return true }
            return false
        }
        let isHandler = page.graph.writes.contains { write in
            guard isIt(write.value),
                case .member(_, let name) = page.graph.nodes[write.target].origin
            else { return false }
            return page.graph.names[name].hasPrefix("on")
        }
        if isHandler { return true }
        return page.graph.calls.contains { call in
            guard call.arguments.contains(where: isIt) else { return false }
            switch page.graph.nodes[call.callee].origin {
            case .member(_, let name), .name(let name):
                return Self.takers.contains(page.graph.names[name])
            default: return false
            }
        }
    }
}

extension LoopVariablesMustBeOwn {
    static let descriptions = [loopVariableShared]

    private static func portal(_ loop: String) -> RuleExample {
        RuleExample(
            """
            var plans = ["S", "M"];
            var buttons = plans.map(function () { return document.createElement("button"); });
            function order(plan) {
                var metadata = MobilePlans.createPurchaseMetaData();
                metadata.planName = plan;
                metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
                MobilePlans.notifyPurchaseWithProfileDownload(metadata, "1$smdp.example.com$MATCHING-ID-1");
            }
            \(loop)
            """)
    }

    private static let loopVariableShared = RuleDescription(
        "loop-variable-shared", .error, .quality,
        "A handler that is made in a loop has a variable of its own.",
        because:
            "A var of a loop is one variable: each button orders what the last turn left in it, or nothing.",
        source: "ECMA-262, section 14.7.4",
        passing: [
            portal(
                "for (let i = 0; i < 2; i++) buttons[i].onclick = function () { order(plans[i]); };"
            ),
            portal(
                "for (var i = 0; i < 2; i++) (function (i) { buttons[i].onclick = function () { order(plans[i]); }; })(i);"
            ),
            portal(
                "for (var i = 0; i < 2; i++) { if (plans[i] === 'M') { buttons[0].onclick = function () { order(plans[i]); }; break; } }"
            ),
            portal("for (var i = 0; i < 2; i++) buttons[i].onclick = order.bind(null, plans[i]);"),
        ],
        failing: [
            portal(
                "for (var i = 0; i < 2; i++) buttons[i].onclick = function () { order(plans[↓i]); };"
            ),
            portal(
                "for (var i = 0; i < 2; i++) { var plan = plans[i]; buttons[i].addEventListener('click', function () { order(↓plan); }); }"
            ),
            portal(
                "for (var key in plans) { buttons[key].onclick = function () { order(plans[↓key]); }; }"
            ),
            portal(
                "var on = { first: order, second: order }; for (var name in on) { window[name] = function (text) { on[↓name](text); }; }"
            ),
        ])
}
