/// What compilers make of generators.
extension ValueFlow {
    /// Functions that a compiler made of generators: "regeneratorRuntime.mark(f)", where f returns what "wrap(…)" does.
    mutating func noteCompiledGenerators() {
        let marks = graph.calls.filter { call in
            guard !call.isNew, case .member(_, let name) = graph.nodes[call.callee].origin else {
                return false
            }
            return graph.names[name] == "mark"
        }
        guard !marks.isEmpty else { return }
        let given = Set(graph.calls.flatMap(\.arguments))
        for call in marks {
            guard let first = call.arguments.first else { continue }
            for function in functions[first] where returnsWrapped(function) {
                // "asyncToGenerator(mark(f))" runs it.
                noteGenerator(function, isRun: given.contains(call.node))
            }
        }
    }

    /// Whether a function returns what a compiler's "wrap(…)" makes.
    private func returnsWrapped(_ function: FunctionID) -> Bool {
        graph.functions[function].returns.contains { node in
            guard case .call(let id) = graph.nodes[node].origin,
                case .member(_, let name) = graph.nodes[graph.calls[id].callee].origin
            else { return false }
            return graph.names[name] == "wrap"
        }
    }
}
