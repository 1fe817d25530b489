/// Lists whose parts are asked one by one.
extension PageOutline {
    /// What stands in a node that goes through a list: `for (const state of list)`, `list.some(…)`, `list[i]`,
    /// and a member of each, where the list has objects in it. Nil for any other node.
    func listed(_ node: NodeID) -> [NodeID]? {
        guard let origins = flow.origins(node, most: 40) else { return nil }
        if origins.count == 1, case .element(let list, let key) = graph.nodes[origins[0]].origin {
            guard flow.constants(key) == nil, let parts = parts(ofList: list) else { return nil }
            return parts
        }
        guard case .member(let object, let name) = graph.nodes[node].origin,
            let objects = listed(object)
        else { return nil }
        return objects.flatMap { object -> [NodeID] in
            guard let made = flow.origins(object, most: 20), made.count == 1,
                case .object(let id) = graph.nodes[made[0]].origin
            else { return [] }
            return graph.objects[id].properties.filter { $0.name == name }.map(\.value)
        }
    }

    /// What a list that stands in a script has in it: "[…]", "new Set([…])".
    private func parts(ofList node: NodeID, depth: Int = 0) -> [NodeID]? {
        guard depth < 3, let origins = flow.origins(node, most: 20), origins.count == 1 else {
            return nil
        }
        switch graph.nodes[origins[0]].origin {
        case .array(let parts): return parts.isEmpty ? nil : parts
        case .call(let id):
            let call = graph.calls[id]
            guard call.isNew, flow.builtIn(call.callee) == "Set", let list = call.arguments.first
            else { return nil }
            return parts(ofList: list, depth: depth + 1)
        default: return nil
        }
    }
}
