internal import PortalTrace

/// A portal that tries again stops at some time (mobile-plans.md, section 5).
///
/// Lint: a warning for an activation callback that starts the operation again on a condition that
/// depends on nothing but what the callback is told.
struct RetriesMustEnd: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        page.functions(for: .activation).compactMap { function, _ in
            retry(from: function, page)
        }.eachOnce()
    }

    private func retry(from callback: ValueGraph.FunctionID, _ page: PageOutline) -> Finding? {
        let reached = page.reached(from: callback)
        let changed = changed(in: Set(reached), page)
        var seen: Set<ValueGraph.FunctionID> = [callback]
        var queue = [callback]
        while let function = queue.popLast() {
            for call in page.callsIn[function] ?? []
            where page.conditions(call.condition).allSatisfy({ isFixed($0, changed, page) }) {
                if let method = page.flow.apiMethod(call.callee),
                    ["notifyInlineProfileDownload", "notifyProfileDownload"].contains(method)
                {
                    return finding(callback, method, call, page)
                }
                for target in page.targets[call.node] ?? [] where seen.insert(target).inserted {
                    queue.append(target)
                }
            }
        }
        return nil
    }

    private func finding(
        _ callback: ValueGraph.FunctionID, _ method: String, _ call: ValueGraph.Call,
        _ page: PageOutline
    ) -> Finding {
        Finding(
            Self.retryWithoutEnd,
            "\(page.name(of: callback)) starts \(method) again without an end: what fails once mostly "
                + "fails again; count the tries, or let the user start the next one",
            at: page.location(call.node),
            notes: [Finding.Note("the callback is declared", at: page.location(of: callback))])
    }

    /// What is changed on the way: the variables and the properties.
    private func changed(
        in functions: Set<ValueGraph.FunctionID>, _ page: PageOutline
    ) -> (bindings: Set<Int>, properties: Set<Int>) {
        var bindings: Set<Int> = []
        var properties: Set<Int> = []
        for write in page.graph.writes
        where !write.isDeclaration && functions.contains(page.graph.nodes[write.target].function) {
            switch page.graph.nodes[write.target].origin {
            case .name: page.flow.binding(of: write.target).map { _ = bindings.insert($0) }
            case .member(_, let name): properties.insert(name)
            default: break
            }
        }
        return (bindings, properties)
    }

    /// Whether a condition has the same outcome after each failure.
    private func isFixed(
        _ test: ValueGraph.NodeID, _ changed: (bindings: Set<Int>, properties: Set<Int>),
        _ page: PageOutline
    ) -> Bool {
        page.leaves(test).allSatisfy { leaf in
            if page.isTold(leaf) { return true }
            switch page.graph.nodes[leaf].origin {
            case .string, .number, .boolean, .nothing, .regularExpression, .array, .object, .this:
                return true
            case .name:
                guard let binding = page.flow.binding(of: leaf) else { return false }
                return !changed.bindings.contains(binding)
            case .member(_, let name): return !changed.properties.contains(name)
            case .element(_, let key): return page.isTold(key)
            case .call(let id):
                // A list that is searched, or a function that only looks at what it is given.
                let call = page.graph.calls[id]
                guard call.arguments.contains(where: page.isTold) else { return false }
                return (page.targets[call.node] ?? []).allSatisfy { function in
                    !page.graph.writes.contains {
                        !$0.isDeclaration && page.graph.nodes[$0.target].function == function
                    }
                }
            default: return false
            }
        }
    }
}

extension RetriesMustEnd {
    static let descriptions = [retryWithoutEnd]

    private static func portal(_ retry: String) -> RuleExample {
        RuleExample(
            """
            var tries = 0;
            function buy() {
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                MobilePlansInlineProfileDownload.↓notifyInlineProfileDownload(
                    \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
            }
            function onActivated(json) {
                var r = JSON.parse(json);
                \(retry)
            }
            """)
    }

    private static let retryWithoutEnd = RuleDescription(
        "retry-without-end", .warning, .callbacks, "A retry has an end.",
        because: "What fails once mostly fails again, and the user waits for ever.",
        source: "mobile-plans.md, section 5",
        passing: [
            RuleExample(
                portal("if (r.activationResult !== 'success' && tries++ < 3) buy();").source
                    .replacing("↓", with: ""))
        ],
        failing: [portal("if (r.activationResult !== 'success') buy();")])
}
