internal import JSONDocuments
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
        var queue: [(function: ValueGraph.FunctionID, first: ValueGraph.Call?)] = [(callback, nil)]
        while let (function, first) = queue.popLast() {
            for call in page.callsIn[function] ?? []
            where page.conditions(call.condition).allSatisfy({ isFixed($0, changed, page) }) {
                if let method = page.flow.apiMethod(call.callee),
                    ["notifyInlineProfileDownload", "notifyProfileDownload"].contains(method)
                {
                    return finding(callback, method, call, first ?? call, page)
                }
                for target in page.targets[call.node] ?? [] where seen.insert(target).inserted {
                    queue.append((target, first ?? call))
                }
            }
        }
        return nil
    }

    private func finding(
        _ callback: ValueGraph.FunctionID, _ method: String, _ call: ValueGraph.Call,
        _ first: ValueGraph.Call, _ page: PageOutline
    ) -> Finding {
        Finding(
            Self.retryWithoutEnd,
            "\(page.name(of: callback)) starts \(method) again without an end: what fails once mostly "
                + "fails again; count the tries, or let the user start the next one",
            at: page.location(call.node),
            notes: [Finding.Note("the callback is declared", at: page.location(of: callback))]
                + (first.node == call.node
                    ? [] : [Finding.Note("it tries again", at: page.location(first.node))]))
    }

    /// What tries again, and what it changes.
    private struct Changed {
        let functions: Set<ValueGraph.FunctionID>
        let bindings: Set<Int>
        let properties: Set<Int>
    }

    /// What is changed on the way: the variables and the properties.
    private func changed(
        in functions: Set<ValueGraph.FunctionID>, _ page: PageOutline
    ) -> Changed {
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
        return Changed(functions: functions, bindings: bindings, properties: properties)
    }

    /// Whether a limit is compared with what each try sets to the same number: "tries = 1".
    private func isReset(
        _ test: ValueGraph.NodeID, _ changed: Changed, _ page: PageOutline
    ) -> Bool {
        guard case .binary(let sign, let count, let limit) = page.graph.nodes[test].origin,
            sign == "<" || sign == "<=", let most = number(limit, page)
        else { return false }
        let isMeant: (ValueGraph.NodeID) -> Bool
        switch page.graph.nodes[count].origin {
        case .name:
            let binding = page.flow.binding(of: count)
            isMeant = { page.flow.binding(of: $0) == binding }
        case .member(_, let name):
            isMeant = {
                if case .member(_, name) = page.graph.nodes[$0].origin { true } else { false }
            }
        default: return false
        }
        let writes = page.graph.writes.filter {
            !$0.isDeclaration && changed.functions.contains(page.graph.nodes[$0.target].function)
                && isMeant($0.target)
        }
        return !writes.isEmpty
            && writes.allSatisfy { write in
                // "tries += 1" is none.
                guard case .number(let value) = page.graph.nodes[write.value].origin,
                    page.graph.plainTargets.contains(write.target)
                else { return false }
                return sign == "<" ? value < most : value <= most
            }
    }

    /// Whether it is read from a storage under a key that no try stores anything under.
    private func isNeverStored(
        _ call: ValueGraph.Call, _ changed: Changed, _ page: PageOutline, depth: Int = 0
    ) -> Bool {
        if case .member(_, let name) = page.graph.nodes[call.callee].origin,
            page.graph.names[name] == "getItem", let key = text(call.arguments.first, page)
        {
            let stored = page.graph.calls.filter { other in
                guard case .member(_, let name) = page.graph.nodes[other.callee].origin else {
                    return false
                }
                return page.graph.names[name] == "setItem"
                    && changed.functions.contains(page.graph.nodes[other.node].function)
            }
            return stored.allSatisfy { other in
                guard let other = text(other.arguments.first, page) else { return false }
                return !other.hasSameCodeUnits(as: key)
            }
        }
        if let name = page.flow.builtIn(call.callee), Self.conversions.contains(name) {
            let leaves = call.arguments.flatMap { page.leaves($0) }
            return leaves.contains {
                if case .call = page.graph.nodes[$0].origin { true } else { false }
            }
                && leaves.allSatisfy { leaf in
                    switch page.graph.nodes[leaf].origin {
                    case .call(let id):
                        isNeverStored(page.graph.calls[id], changed, page, depth: depth + 1)
                    case .string, .number, .boolean, .nothing: true
                    default: false
                    }
                }
        }
        // A function that only returns it: "Number(localStorage.getItem('tries') || 0)".
        let functions = page.targets[call.node] ?? []
        guard depth < 3, !functions.isEmpty else { return false }
        return functions.allSatisfy { function in
            let inner = (page.callsIn[function] ?? []).filter {
                page.flow.builtIn($0.callee) == nil
            }
            return page.graph.functions[function].statementCount == 1 && !inner.isEmpty
                && inner.allSatisfy { isNeverStored($0, changed, page, depth: depth + 1) }
        }
    }

    private static let conversions: Set<String> = ["Number", "parseInt", "parseFloat", "String"]

    private func text(_ node: ValueGraph.NodeID?, _ page: PageOutline) -> String? {
        guard let node, let values = page.flow.constants(node), values.count == 1,
            case .text(let text) = values[0].constant
        else { return nil }
        return text
    }

    private func number(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Double? {
        guard let values = page.flow.constants(node), values.count == 1,
            case .number(let value) = values[0].constant
        else { return nil }
        return value
    }

    /// Whether a condition has the same outcome after each failure.
    private func isFixed(
        _ test: ValueGraph.NodeID, _ changed: Changed, _ page: PageOutline
    ) -> Bool {
        if case .binary("&&", let left, let right) = page.graph.nodes[test].origin {
            return isFixed(left, changed, page) && isFixed(right, changed, page)
        }
        if isReset(test, changed, page) { return true }
        return page.leaves(test).allSatisfy { leaf in
            if page.isTold(leaf) { return true }
            switch page.graph.nodes[leaf].origin {
            case .string, .number, .boolean, .nothing, .regularExpression, .array, .object, .this:
                return true
            case .name:
                guard let binding = page.flow.binding(of: leaf) else { return false }
                return !changed.bindings.contains(binding)
            case .member(_, let name): return !changed.properties.contains(name)
            case .element(_, let key): return page.isTold(key)
            case .call(let id) where isNeverStored(page.graph.calls[id], changed, page):
                return true
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
        because: "What fails once mostly fails again, and the user waits without an end.",
        source: "mobile-plans.md, section 5",
        passing: [
            RuleExample(
                portal("if (r.activationResult !== 'success' && tries++ < 3) buy();").source
                    .replacing("↓", with: ""))
        ],
        failing: [portal("if (r.activationResult !== 'success') buy();")])
}
