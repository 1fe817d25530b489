internal import JSONDocuments

/// Expressions that can be evaluated anew.
extension PageOutline {
    /// Functions that change nothing.
    private static let pure: Set<String> = [
        "parse", "getItem", "toLowerCase", "toUpperCase", "trim", "toString", "valueOf", "String",
        "stringify", "slice", "substring", "substr", "replace", "get", "charAt", "concat",
    ]

    /// An expression in the language, if it changes nothing: names, members, and calls of functions that only read.
    func expression(_ node: NodeID, depth: Int = 0) -> String? {
        guard depth < 8 else { return nil }
        switch graph.nodes[node].origin {
        case .name(let name): return graph.names[name]
        case .this: return "this"
        case .string(let text): return JSONValue.string(text).text()
        case .number(let value): return "\(value)"
        case .boolean(let value): return "\(value)"
        case .member(let object, let name):
            // A part of a pattern stands before its object.
            guard graph.nodes[object].offset <= graph.nodes[node].offset,
                let owner = expression(object, depth: depth + 1)
            else { return nil }
            return "\(owner).\(graph.names[name])"
        case .element(let object, let key):
            guard let owner = expression(object, depth: depth + 1),
                let key = expression(key, depth: depth + 1)
            else { return nil }
            return "\(owner)[\(key)]"
        case .call(let id):
            let call = graph.calls[id]
            guard !call.isNew, isPure(call.callee),
                let callee = expression(call.callee, depth: depth + 1)
            else { return nil }
            var arguments: [String] = []
            for argument in call.arguments {
                guard let text = expression(argument, depth: depth + 1) else { return nil }
                arguments.append(text)
            }
            return "\(callee)(\(arguments.joined(separator: ", ")))"
        default: return nil
        }
    }

    private func isPure(_ callee: NodeID) -> Bool {
        switch graph.nodes[callee].origin {
        case .member(_, let name), .name(let name): Self.pure.contains(graph.names[name])
        default: false
        }
    }

    /// Whether a node stands in a script of the page, and not in a text that one evaluates.
    func isOwn(_ node: NodeID) -> Bool {
        let script = graph.nodes[node].script
        return script >= 0 && script < ownCount
    }
}
