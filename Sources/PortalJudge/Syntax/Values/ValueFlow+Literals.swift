/// What texts, objects and names of globals are by themselves.
extension ValueFlow {
    func isEmptyText(_ node: NodeID) -> Bool {
        if case .string("") = graph.nodes[node].origin { true } else { false }
    }

    func literal(_ object: ValueGraph.ObjectLiteral) -> ValueKinds {
        var made: ValueKinds = object.properties.isEmpty && object.computed.isEmpty ? [] : .other
        for spread in object.spreads {
            // The letters of a text are copied, and none of its members.
            made.formUnion(kinds[spread].intersection(.objects.union(.texts)))
            if !kinds[spread].isDisjoint(with: [.app, .appCopy]) { made.insert(.appCopy) }
        }
        return made
    }

    func name(_ node: NodeID) -> ValueKinds {
        guard let name = builtIn(node) else { return [] }
        switch name {
        case "window", "self", "globalThis", "top", "parent", "frames": return .window
        default: return GlobalNames.objects.contains(name) ? .app : .other
        }
    }
}
