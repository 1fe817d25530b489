internal import PortalTrace

/// Results that are looked up in the enum that has all of them.
extension ConditionsMustCompare {
    /// "result in MobilePlansActivationError", "MobilePlansActivationError[result] ? … : …": every result is a
    /// member of the enum.
    func members(_ page: PageOutline) -> [Finding] {
        let compare = functionsThatCompare(page)
        func finding(_ node: ValueGraph.NodeID, _ key: ValueGraph.NodeID, _ owner: String)
            -> Finding?
        {
            guard let event = ComparisonsMustBePossible.event(key, page),
                Comparison.isEnum(owner, of: event),
                !compare.contains(page.graph.nodes[node].function)
            else { return nil }
            return Finding(
                Self.truthyResult,
                "every \(event.member) is a member of \(owner), so this holds whatever it says; compare it with "
                    + "\(owner).\(event == .activation ? "success" : "home")",
                at: page.location(node))
        }
        let asked = page.graph.tests.compactMap { test -> Finding? in
            guard case .element(let table, let key) = page.graph.nodes[test.node].origin,
                let owner = page.flow.enumName(table)
            else { return nil }
            return finding(test.node, key, owner)
        }
        let searched = page.graph.nodes.indices.compactMap { node -> Finding? in
            switch page.graph.nodes[node].origin {
            case .binary("in", let key, let table):
                guard let owner = page.flow.enumName(table) else { return nil }
                return finding(node, key, owner)
            case .call(let id):
                let call = page.graph.calls[id]
                guard case .member(let object, let name) = page.graph.nodes[call.callee].origin,
                    let first = call.arguments.first,
                    ["hasOwnProperty", "includes"].contains(page.graph.names[name]),
                    let owner = page.flow.enumName(object) ?? listedEnum(object, page)
                else { return nil }
                // What does not compare beside this is no guard.
                guard let event = ComparisonsMustBePossible.event(first, page),
                    Comparison.isEnum(owner, of: event),
                    !comparesOtherwise(page.graph.nodes[node].function, call, page)
                else { return nil }
                return Finding(
                    Self.truthyResult,
                    "every \(event.member) is a member of \(owner), so it is always found; compare it with "
                        + "\(owner).\(event == .activation ? "success" : "home")",
                    at: page.location(node))
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

    /// Whether a function asks more of a result than whether it is in a list.
    private func comparesOtherwise(
        _ function: ValueGraph.FunctionID, _ call: ValueGraph.Call, _ page: PageOutline
    ) -> Bool {
        let isCompared = page.graph.nodes.contains { node in
            guard case .binary(let sign, let left, let right) = node.origin,
                node.function == function
            else { return false }
            return Comparison.signs.contains(sign) && (page.isTold(left) || page.isTold(right))
        }
        return isCompared
            || page.graph.switches.contains {
                page.graph.nodes[$0.subject].function == function && page.isTold($0.subject)
            }
            || page.graph.writes.contains { $0.value == call.node }
            || page.graph.functions[function].returns.contains(call.node)
    }
}
