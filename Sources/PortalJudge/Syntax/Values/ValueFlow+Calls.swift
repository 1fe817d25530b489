internal import JSONDocuments

/// What a call does with values.
extension ValueFlow {
    /// Makes arguments flow into the functions that a call can mean, and says what it returns.
    mutating func call(_ id: Int) -> ValueKinds {
        let call = graph.calls[id]
        let callee = call.callee
        define(call)
        if kinds[callee].contains(.parse), !call.isNew, let first = call.arguments.first {
            return kinds[first].parsed
        }
        if kinds[callee].contains(.stringify), let first = call.arguments.first {
            return kinds[first].stringified
        }
        if case .member(let object, let name) = graph.nodes[callee].origin,
            let made = methodCall(call, id, object, graph.names[name])
        {
            return made
        }
        if let name = builtIn(callee), let made = builtInCall(call, id, name) { return made }
        let found = functions[callee]
        for function in found {
            enter(function, call.arguments, id, result: call.isNew ? nil : call.node)
        }
        if let method = apiMethod(callee) {
            return method == "createPurchaseMetaData" || method == "notifyProfileDownload"
                || method == "notifyBalanceAddition" ? .other : .noReply
        }
        return call.isNew ? .other : known(found)
    }

    /// The getters with which bundlers export what a module has: "d(exports, { onDone: () => done })". What one
    /// returns is what a reader of the property has.
    private mutating func define(_ call: ValueGraph.Call) {
        guard call.arguments.count == 2, !call.isNew,
            case .object(let id) = graph.nodes[call.arguments[1]].origin,
            !graph.objects[id].properties.isEmpty
        else { return }
        let getters = graph.objects[id].properties.compactMap { property -> (Int, NodeID)? in
            guard case .function(let getter) = graph.nodes[property.value].origin,
                graph.functions[getter].parameters.isEmpty,
                graph.functions[getter].statementCount == 1,
                graph.functions[getter].returns.count == 1,
                case .name = graph.nodes[graph.functions[getter].returns[0]].origin
            else { return nil }
            return (property.name, graph.functions[getter].result)
        }
        guard getters.count == graph.objects[id].properties.count else { return }
        for (name, result) in getters {
            connect(result, propertyPlace(name))
        }
    }

    /// The method of the app that an expression means, if it is one.
    func apiMethod(_ node: NodeID) -> String? {
        for origin in origins(node, most: 30) ?? [] {
            guard case .member(let object, let name) = graph.nodes[origin].origin,
                GlobalNames.methods.contains(graph.names[name])
            else { continue }
            if !kinds[object].isDisjoint(with: [.app, .appCopy]) { return graph.names[name] }
        }
        return nil
    }

    private mutating func enter(
        _ function: FunctionID, _ arguments: [NodeID], _ call: Int, result: NodeID?
    ) {
        noteCaller(call, of: function)
        for (place, argument) in arguments.enumerated().prefix(8) {
            if case .spread(let inner) = graph.nodes[argument].origin {
                spread(inner, into: function, from: place)
                break
            }
            connect(argument, toArgument: place, of: function)
        }
        if let result { give(function, to: result) }
    }

    /// Makes what a function returns flow to its call. That of a generator gives what runs it, as the
    /// `__awaiter` of compilers does, and not what it returns.
    private mutating func give(_ function: FunctionID, to call: NodeID) {
        guard !graph.functions[function].isGenerator else { return }
        connect(graph.functions[function].result, call)
    }

    /// What a call of some functions gives besides what they return.
    private func known(_ functions: some Collection<FunctionID>) -> ValueKinds {
        functions.isEmpty || functions.contains { graph.functions[$0].isGenerator } ? unknown : []
    }

    private mutating func spread(_ inner: NodeID, into function: FunctionID, from place: Int) {
        if case .arguments(let outer) = graph.nodes[inner].origin {
            for index in 0..<3 {
                connect(argument(index, of: outer), toArgument: place + index, of: function)
            }
        } else if let binding = binding(of: inner), let rest = graph.bindings[binding].rest {
            for index in 0..<3 {
                connect(
                    argument(rest.index + index, of: rest.function), toArgument: place + index,
                    of: function)
            }
        } else if let origins = origins(inner, most: 5), origins.count == 1, origins[0] != inner,
            case .arguments = graph.nodes[origins[0]].origin
        {
            // "var args = arguments; … f.apply(this, args)"
            spread(origins[0], into: function, from: place)
        } else if case .array(let elements) = graph.nodes[inner].origin {
            for (index, element) in elements.enumerated().prefix(4) {
                connect(element, toArgument: place + index, of: function)
            }
        }
    }

    private mutating func methodCall(
        _ call: ValueGraph.Call, _ id: Int, _ object: NodeID, _ name: String
    ) -> ValueKinds? {
        switch name {
        case "trim", "toString", "valueOf", "normalize", "trimEnd", "trimStart":
            let kept = kinds[object].intersection([
                .result, .state, .iccid, .activationText, .registrationText, .lowered, .raised,
            ])
            return kept.isEmpty ? nil : kept
        case "toLowerCase", "toLocaleLowerCase":
            return kinds[object].isOnly(.words) ? .lowered : nil
        case "toUpperCase", "toLocaleUpperCase":
            return kinds[object].isOnly(.words) ? .raised : nil
        case "bind" where !kinds[object].isDisjoint(with: [.parse, .stringify]):
            return kinds[object].intersection([.parse, .stringify])
        case "bind", "proxy":
            return bound(call, id, by: object, name)
        case "call" where kinds[object].contains(.parse) && call.arguments.count > 1:
            return kinds[call.arguments[1]].parsed
        case "call":
            for function in functions[object] {
                enter(function, Array(call.arguments.dropFirst()), id, result: call.node)
            }
            return functions[object].isEmpty ? nil : known(functions[object])
        case "apply":
            for function in functions[object] {
                noteCaller(id, of: function)
                if call.arguments.count > 1 {
                    spread(call.arguments[1], into: function, from: 0)
                }
                give(function, to: call.node)
            }
            return functions[object].isEmpty ? nil : known(functions[object])
        case "then" where deferred(object) != nil:
            return deferred(call, id, object, name)
        case "then":
            guard let first = call.arguments.first else { return nil }
            for function in functions[first] {
                noteCaller(id, of: function)
                connect(object, toArgument: 0, of: function)
                connect(graph.functions[function].result, call.node)
            }
            if kinds[first].contains(.parse) { return kinds[object].parsed }
            return functions[first].isEmpty ? unknown : []
        case "catch", "finally":
            for argument in call.arguments {
                for function in functions[argument] { noteCaller(id, of: function) }
            }
            connect(object, call.node)
            return []
        case "some", "every", "find", "findIndex", "filter", "forEach", "map", "each":
            // What the library's own function does says nothing more.
            if eachOfLibrary(call, id, object, name) { return unknown }
            each(call, id, of: object)
            return nil
        case "push", "unshift", "shift", "pop": return queued(call, object, name)
        case "postMessage":
            if let first = call.arguments.first {
                for message in messages { connect(first, message) }
            }
            return nil
        case "Deferred", "defer", "withResolvers", "resolve", "promise", "done", "always":
            return deferred(call, id, object, name)
        case "emit", "$emit", "trigger", "triggerHandler", "publish", "fire", "broadcast":
            emit(call, id, isOfQuery: name.hasPrefix("trigger"))
            return nil
        default: return staticCall(call, id, object, name)
        }
    }

    /// "f.bind(object)", and what libraries have for it: "$.proxy(f, object)", "$.proxy(object, 'f')", "_.bind(f, object)".
    private mutating func bound(
        _ call: ValueGraph.Call, _ id: Int, by object: NodeID, _ name: String
    ) -> ValueKinds? {
        var (targets, given) = (functions[object], Array(call.arguments.dropFirst()))
        var isOfLibrary = name == "proxy"
        if case .name(let owner) = graph.nodes[object].origin {
            isOfLibrary = isOfLibrary || ["_", "lodash", "angular"].contains(graph.names[owner])
        }
        if isOfLibrary {
            guard call.arguments.count > 1 else { return nil }
            given = Array(call.arguments.dropFirst(2))
            targets = functions[call.arguments[0]]
            if targets.isEmpty { targets = functions[call.arguments[1]] }
            if targets.isEmpty, let key = constants(call.arguments[1])?.first,
                case .text(let member) = key.constant
            {
                let place = propertyPlace(number(of: member))
                watch(place, call.node)
                targets = functions[place]
            }
        }
        for function in targets { offer(bind(function, given, id), at: call.node) }
        // What the library's own function does says nothing more.
        return !targets.isEmpty ? [] : isOfLibrary ? unknown : nil
    }

    /// What is emitted under a name comes to the listeners of that name.
    private mutating func emit(_ call: ValueGraph.Call, _ id: Int, isOfQuery: Bool) {
        guard let first = call.arguments.first, let names = constants(first) else { return }
        var given = Array(call.arguments.dropFirst())
        var lead = 0
        if isOfQuery, let list = given.first, case .array(let parts) = graph.nodes[list].origin {
            // jQuery gives its listeners the event first, then the parts of the list.
            (given, lead) = (parts, 1)
        }
        for name in names {
            guard case .text(let text) = name.constant else { continue }
            for listener in listeners(of: text) {
                watch(listener, call.node)
                for function in functions[listener] {
                    noteCaller(id, of: function)
                    for (place, argument) in given.enumerated().prefix(6) {
                        connect(argument, toArgument: place + lead, of: function)
                    }
                }
            }
        }
    }

    /// The functions that are given to "on('name', …)" and the like.
    mutating func listeners(of name: String) -> [NodeID] {
        if knownListeners == nil {
            var found: [CodeUnits: [NodeID]] = [:]
            for call in graph.calls where call.arguments.count > 1 {
                guard case .member(_, let method) = graph.nodes[call.callee].origin,
                    Self.listening.contains(graph.names[method]),
                    case .string(let text) = graph.nodes[call.arguments[0]].origin,
                    let last = call.arguments.dropFirst().first
                else { continue }
                found[CodeUnits(text), default: []].append(last)
            }
            knownListeners = found
        }
        return knownListeners?[CodeUnits(name)] ?? []
    }

    private static let listening: Set<String> = [
        "on", "$on", "once", "$once", "one", "addListener", "subscribe",
    ]

    /// Functions of `Object`, `Promise` and `Reflect`, and those of libraries that do the same.
    private mutating func staticCall(
        _ call: ValueGraph.Call, _ id: Int, _ object: NodeID, _ name: String
    ) -> ValueKinds? {
        let owner = builtIn(object) ?? ""
        switch (owner, name) {
        case ("Object", "assign"), (_, "extend"), ("_", "assign"), ("_", "merge"),
            ("_", "defaults"):
            guard let target = call.arguments.first else { return nil }
            return assign(call, to: target)
        case ("Object", "freeze"), ("Object", "seal"), ("Promise", "resolve"), ("Promise", "all"):
            guard let first = call.arguments.first else { return nil }
            connect(first, call.node)
            return []
        case (_, "clone"), (_, "cloneDeep"):
            guard let first = call.arguments.first, kinds[first].contains(.app) else { return nil }
            return copied(kinds[first])
        case ("Object", "create"):
            guard let first = call.arguments.first else { return nil }
            return kinds[first].contains(.app) ? .appCopy : unknown
        case ("Object", "defineProperty"), ("Reflect", "defineProperty"), ("Reflect", "set"):
            guard call.arguments.count > 2, let key = constants(call.arguments[1])?.first,
                case .text(let property) = key.constant
            else { return .other }
            var values = [call.arguments[2]]
            if name == "defineProperty", case .object(let literal) = graph.nodes[values[0]].origin {
                values = graph.objects[literal].properties.compactMap {
                    switch graph.names[$0.name] {
                    case "value": return $0.value
                    // What a getter returns is what a reader has.
                    case "get":
                        if case .function(let getter) = graph.nodes[$0.value].origin {
                            return graph.functions[getter].result
                        }
                        return $0.value
                    default: return nil
                    }
                }
            }
            for value in values { assign(value, property, on: call.arguments[0]) }
            return .other
        default: return nil
        }
    }

    /// What a copy is: one of the app's objects is none of them.
    private func copied(_ kinds: ValueKinds) -> ValueKinds {
        guard kinds.contains(.app) else { return kinds }
        return kinds.subtracting(.app).union(.appCopy)
    }

    private mutating func assign(_ call: ValueGraph.Call, to target: NodeID) -> ValueKinds {
        var made = kinds[target].intersection([
            .app, .window, .activationObject, .registrationObject,
        ])
        if !kinds[target].isSubset(of: [.app, .window]), kinds[target].contains(.other) {
            made.insert(.other)
        }
        for source in call.arguments.dropFirst() {
            // The letters of a text are copied, and none of its members.
            made.formUnion(kinds[source].intersection(.objects.union(.texts)))
            if !kinds[source].isDisjoint(with: [.app, .appCopy]), !kinds[target].contains(.app) {
                made.insert(.appCopy)
            }
            for origin in origins(source, most: 20) ?? [] {
                guard case .object(let literal) = graph.nodes[origin].origin else { continue }
                if !graph.objects[literal].properties.isEmpty { made.insert(.other) }
                guard kinds[target].contains(.window) else { continue }
                for property in graph.objects[literal].properties {
                    assign(property.value, graph.names[property.name], on: target)
                }
            }
        }
        return made
    }

    private mutating func assign(_ value: NodeID, _ property: String, on object: NodeID) {
        let number = number(of: property)
        if kinds[object].contains(.window) {
            connect(value, globalPlace(number))
        } else {
            connect(value, propertyPlace(number))
        }
    }

    private mutating func builtInCall(
        _ call: ValueGraph.Call, _ id: Int, _ name: String
    ) -> ValueKinds? {
        guard let first = call.arguments.first else { return nil }
        switch name {
        case "String" where !call.isNew: return kinds[first]
        case "structuredClone": return copied(kinds[first])
        case "setTimeout", "setInterval", "queueMicrotask", "requestAnimationFrame", "setImmediate":
            for function in functions[first] {
                enter(function, Array(call.arguments.dropFirst(2)), id, result: nil)
            }
            return .other
        case "Promise" where call.isNew:
            for function in functions[first] {
                noteCaller(id, of: function)
                let resolver = made(for: id)
                connect(argument(0, of: resolver), call.node)
                offer(resolver, at: argument(0, of: function))
            }
            return []
        default: return nil
        }
    }
}
