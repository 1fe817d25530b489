/// Lists whose parts go to functions one by one, and other things that keep values for later.
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

    /// "$.each(list, function (place, part) …)", "_.find(list, function (part) …)".
    ///
    /// - Returns: Whether it is a library's function.
    mutating func eachOfLibrary(
        _ call: ValueGraph.Call, _ id: Int, _ library: NodeID, _ method: String
    ) -> Bool {
        guard case .name(let name) = graph.nodes[library].origin,
            ["$", "jQuery", "_", "angular", "R"].contains(graph.names[name]),
            call.arguments.count > 1
        else { return false }
        let isPlaceFirst = method == "each" && ["$", "jQuery"].contains(graph.names[name])
        let part = element(of: call.arguments[0], for: id)
        for function in functions[call.arguments[1]] {
            noteCaller(id, of: function)
            connect(part, toArgument: isPlaceFirst ? 1 : 0, of: function)
        }
        return true
    }

    /// What a script puts into a list that it makes empty, and takes out of it again.
    mutating func queued(
        _ call: ValueGraph.Call, _ list: NodeID, _ method: String
    ) -> ValueKinds? {
        guard let origins = origins(list, most: 5), origins.count == 1,
            case .array(let parts) = graph.nodes[origins[0]].origin, parts.isEmpty
        else { return nil }
        let place: NodeID
        if let known = contents[origins[0]] {
            place = known
        } else {
            place = newPlace(at: origins[0])
            contents[origins[0]] = place
        }
        if method == "shift" || method == "pop" {
            connect(place, call.node)
            return []
        }
        for argument in call.arguments { connect(argument, place) }
        return .other
    }

    /// The members "data" of what listeners of messages are given.
    var messages: [NodeID] {
        mutating get {
            if let knownMessages { return knownMessages }
            var listeners: Set<FunctionID> = []
            func note(_ node: NodeID) {
                switch graph.nodes[node].origin {
                case .function(let id): listeners.insert(id)
                case .name:
                    guard let binding = binding(of: node) else { return }
                    listeners.formUnion(graph.bindings[binding].functions.suffix(1))
                default: break
                }
            }
            for call in graph.calls where call.arguments.count > 1 {
                guard case .string("message") = graph.nodes[call.arguments[0]].origin else {
                    continue
                }
                note(call.arguments[1])
            }
            for write in graph.writes {
                switch graph.nodes[write.target].origin {
                case .member(_, let name), .name(let name):
                    if graph.names[name] == "onmessage" { note(write.value) }
                default: break
                }
            }
            let found = graph.nodes.indices.filter { node in
                guard case .member(let owner, let name) = graph.nodes[node].origin,
                    graph.names[name] == "data", case .name = graph.nodes[owner].origin,
                    let binding = binding(of: owner), graph.bindings[binding].kind == .parameter
                else { return false }
                let function = graph.scopes[graph.bindings[binding].scope].function
                return listeners.contains(function)
                    && graph.functions[function].parameters.first
                        == graph.names[graph.bindings[binding].name]
            }
            knownMessages = found
            return found
        }
    }

    /// jQuery's deferred objects: what "resolve" is given comes to "then".
    mutating func deferred(
        _ call: ValueGraph.Call, _ id: Int, _ object: NodeID, _ method: String
    ) -> ValueKinds? {
        if ["Deferred", "defer", "withResolvers"].contains(method) {
            return call.arguments.isEmpty ? [] : nil
        }
        guard let origin = deferred(object) else {
            if method == "resolve", builtIn(object) == "Promise", let first = call.arguments.first {
                connect(first, call.node)
                return []
            }
            return nil
        }
        if method == "promise" {
            connect(origin, call.node)
            return []
        }
        let place: NodeID
        if let known = contents[origin] {
            place = known
        } else {
            place = newPlace(at: origin)
            contents[origin] = place
        }
        guard let first = call.arguments.first else { return [] }
        if method == "resolve" {
            connect(first, place)
        } else {
            for function in functions[first] {
                noteCaller(id, of: function)
                connect(place, toArgument: 0, of: function)
            }
        }
        return []
    }

    /// The call that made a deferred object.
    func deferred(_ node: NodeID) -> NodeID? {
        guard let origins = origins(node, most: 20) else { return nil }
        return origins.first { origin in
            guard case .call(let id) = graph.nodes[origin].origin,
                graph.calls[id].arguments.isEmpty,
                case .member(_, let name) = graph.nodes[graph.calls[id].callee].origin
            else { return false }
            return ["Deferred", "defer", "withResolvers"].contains(graph.names[name])
        }
    }
}
