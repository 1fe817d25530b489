internal import PortalTrace

/// Results that are looked up in the enum that has all of them.
extension ConditionsMustCompare {
    /// "result in MobilePlansActivationError", "MobilePlansActivationError[result] ? … : …": every result is a
    /// member of the enum.
    func members(_ page: PageOutline) -> [Finding] {
        let compare = functionsThatCompare(page)
        let used = uses(page)
        func finding(
            _ node: ValueGraph.NodeID, _ key: ValueGraph.NodeID, _ owner: String,
            _ so: String = "this holds whatever it says"
        ) -> Finding? {
            guard let event = ComparisonsMustBePossible.event(key, page),
                Comparison.isEnum(owner, of: event)
            else { return nil }
            return Finding(
                Self.truthyResult,
                "every \(event.member) is a member of \(owner), so \(so); compare it with "
                    + "\(owner).\(event == .activation ? "success" : "home")",
                at: page.location(node))
        }
        func isGuard(_ node: ValueGraph.NodeID) -> Bool {
            compare.contains(page.graph.nodes[node].function)
        }
        let asked = page.graph.tests.compactMap { test -> Finding? in
            guard case .element(let table, let key) = page.graph.nodes[test.node].origin,
                let owner = page.flow.enumName(table), !isGuard(test.node)
            else { return nil }
            return finding(test.node, key, owner)
        }
        let searched = page.graph.nodes.indices.compactMap { node -> Finding? in
            switch page.graph.nodes[node].origin {
            case .binary("in", let key, let table):
                guard let owner = page.flow.enumName(table), !isGuard(node) else { return nil }
                return finding(node, key, owner)
            case .call(let id):
                let call = page.graph.calls[id]
                guard case .member(let object, let name) = page.graph.nodes[call.callee].origin,
                    let first = call.arguments.first,
                    ["hasOwnProperty", "includes"].contains(page.graph.names[name]),
                    let owner = page.flow.enumName(object) ?? listedEnum(object, page),
                    // What does not compare beside this is no guard.
                    !used.functions.contains(page.graph.nodes[node].function),
                    !used.values.contains(call.node)
                else { return nil }
                return finding(node, first, owner, "it is always found")
            default: return nil
            }
        }
        return (asked + searched).eachOnce()
    }

    /// The enum whose names or values are listed: "Object.values(MobilePlansActivationError)".
    private func listedEnum(_ node: ValueGraph.NodeID, _ page: PageOutline) -> String? {
        guard let origins = page.flow.origins(node, most: 5), origins.count == 1,
            case .call(let id) = page.graph.nodes[origins[0]].origin,
            case .member(let object, let name) = page.graph.nodes[page.graph.calls[id].callee]
                .origin,
            page.flow.builtIn(object) == "Object",
            ["keys", "values"].contains(page.graph.names[name]),
            let first = page.graph.calls[id].arguments.first
        else { return nil }
        return page.flow.enumName(first)
    }

    /// The functions that ask more of a result than whether it is in a list, and the values that something else
    /// is done with than a test.
    private func uses(
        _ page: PageOutline
    ) -> (functions: Set<ValueGraph.FunctionID>, values: Set<ValueGraph.NodeID>) {
        var functions: Set<ValueGraph.FunctionID> = []
        for node in page.graph.nodes {
            guard case .binary(let sign, let left, let right) = node.origin,
                Comparison.signs.contains(sign), page.isTold(left) || page.isTold(right)
            else { continue }
            functions.insert(node.function)
        }
        for choice in page.graph.switches where page.isTold(choice.subject) {
            functions.insert(page.graph.nodes[choice.subject].function)
        }
        let values =
            page.graph.writes.map(\.value) + page.graph.functions.flatMap(\.returns)
        return (functions, Set(values))
    }
}
