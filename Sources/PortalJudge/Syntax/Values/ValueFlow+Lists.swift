/// Lists whose parts go to functions one by one.
extension ValueFlow {
    /// What a list has in it comes to the function that is asked of each.
    mutating func each(_ call: ValueGraph.Call, _ id: Int, of list: NodeID) {
        guard let first = call.arguments.first, !functions[first].isEmpty,
            let origins = origins(list, most: 20),
            origins.contains(where: {
                if case .array = graph.nodes[$0].origin { true } else { false }
            })
        else { return }
        let part = element(of: list, for: id)
        for function in functions[first] { connect(part, toArgument: 0, of: function) }
    }
}
