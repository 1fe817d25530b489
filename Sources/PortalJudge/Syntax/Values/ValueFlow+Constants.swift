internal import MobilePlans

/// Where values come from, and what they are if the script says it.
extension ValueFlow {
    /// A value that stands in the script.
    enum Constant: Hashable {
        case text(String)
        case number(Double)
        case boolean(Bool)
        case nothing
        /// A member of an enum of the app; the value is nil if it has no such member.
        case member(of: String, name: String, value: String?)
        /// An object, an array, a function.
        case thing
    }

    /// The expressions whose values can stand in a node; nil if there are too many.
    func origins(_ node: NodeID, most: Int = 120) -> [NodeID]? {
        var found: [NodeID] = []
        var seen: Set<NodeID> = [node]
        var stack = [node]
        while let node = stack.popLast() {
            var sources = predecessors[node]
            if case .member(let object, let name) = graph.nodes[node].origin,
                !kinds[object].isOnly(.objects), sources.isEmpty,
                kinds[object].isDisjoint(with: [.app, .window]), enumName(object) == nil,
                functions[object].isEmpty || graph.names[name] != "name",
                let place = graph.properties[name]
            {
                sources = predecessors[place]
            }
            guard !sources.isEmpty else {
                found.append(node)
                continue
            }
            for source in sources.reversed() where seen.insert(source).inserted {
                guard seen.count <= most else { return nil }
                stack.append(source)
            }
        }
        return found
    }

    /// The enum of the app that an expression means.
    func enumName(_ node: NodeID) -> String? {
        var node = node
        for _ in 0..<8 {
            if let name = builtIn(node) { return GlobalNames.enums[name] == nil ? nil : name }
            if case .member(let object, let name) = graph.nodes[node].origin,
                kinds[object].contains(.window), GlobalNames.enums[graph.names[name]] != nil
            {
                return graph.names[name]
            }
            var sources = predecessors[node]
            if sources.isEmpty, case .member(_, let name) = graph.nodes[node].origin,
                let place = graph.properties[name]
            {
                sources = predecessors[place]
            }
            guard sources.count == 1 else { return nil }
            node = sources[0]
        }
        return nil
    }

    /// The values that can stand in a node, with the place of each; nil if one is not known.
    func constants(_ node: NodeID) -> [(constant: Constant, node: NodeID)]? {
        guard let origins = origins(node, most: 60) else { return nil }
        var found: [(constant: Constant, node: NodeID)] = []
        for origin in origins {
            guard let constant = constant(origin, depth: 0) else { return nil }
            found.append((constant, origin))
        }
        return found.isEmpty ? nil : found
    }

    /// The only value that can stand in a node; nil if there are several.
    private func single(_ node: NodeID, depth: Int) -> Constant? {
        guard depth < 6, let origins = origins(node, most: 60), origins.count == 1 else {
            return nil
        }
        return constant(origins[0], depth: depth + 1)
    }

    private func constant(_ node: NodeID, depth: Int) -> Constant? {
        switch graph.nodes[node].origin {
        case .string(let text): return .text(text)
        case .number(let value): return .number(value)
        case .boolean(let value): return .boolean(value)
        case .nothing: return .nothing
        case .object, .array, .function, .classBody, .regularExpression: return .thing
        case .member(let object, let name):
            if let owner = enumName(object) {
                return member(graph.names[name], of: owner)
            }
            // "onActivated.name", where no property of the scripts has that name.
            guard graph.names[name] == "name", functions[object].count == 1 else { return nil }
            let function = graph.functions[functions[object][0]]
            switch function.kind {
            case .declaration, .expression, .arrow, .method:
                return function.name.isEmpty ? nil : .text(function.name)
            default: return nil
            }
        case .element(let object, let key):
            guard let owner = enumName(object), case .text(let name)? = single(key, depth: depth)
            else { return nil }
            return member(name, of: owner)
        case .binary("+", let left, let right):
            guard let first = single(left, depth: depth), let second = single(right, depth: depth)
            else { return nil }
            return sum(first, second)
        case .binary("*", let left, let right):
            guard case .number(let first)? = single(left, depth: depth),
                case .number(let second)? = single(right, depth: depth)
            else { return nil }
            return .number(first * second)
        case .template(let texts, let parts):
            var text = texts.first ?? ""
            for (part, rest) in zip(parts, texts.dropFirst()) {
                guard let value = single(part, depth: depth).flatMap(Self.text) else { return nil }
                text += value + rest
            }
            return .text(text)
        default: return nil
        }
    }

    private func member(_ name: String, of owner: String) -> Constant {
        let value = GlobalNames.enums[owner]?.members.first {
            $0.name.utf8.elementsEqual(name.utf8)
        }?.value
        return .member(of: owner, name: name, value: value)
    }

    private func sum(_ left: Constant, _ right: Constant) -> Constant? {
        if case .number(let a) = left, case .number(let b) = right { return .number(a + b) }
        guard let first = Self.text(left), let second = Self.text(right) else { return nil }
        return .text(first + second)
    }

    /// A constant as a text.
    static func text(_ constant: Constant) -> String? {
        switch constant {
        case .text(let text): text
        case .member(_, _, let value): value
        case .number(let value):
            value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        case .boolean(let value): "\(value)"
        case .nothing, .thing: nil
        }
    }
}
