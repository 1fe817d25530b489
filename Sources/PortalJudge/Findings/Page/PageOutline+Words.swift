internal import JSONDocuments
internal import PortalTrace

/// Expressions and names in words of the script.
extension PageOutline {
    /// An expression in words of the script, short.
    func words(_ node: NodeID, depth: Int = 0) -> String {
        guard depth < 6 else { return "…" }
        let text: String =
            switch graph.nodes[node].origin {
            case .name(let name): graph.names[name]
            case .this: "this"
            case .member(let object, let name):
                isPart(node)
                    ? graph.names[name] : "\(words(object, depth: depth + 1)).\(graph.names[name])"
            case .call(let id): "\(words(graph.calls[id].callee, depth: depth + 1))(…)"
            case .element(let object, _): "\(words(object, depth: depth + 1))[…]"
            case .string(let text): "'\(text)'"
            case .number(let value): ValueFlow.text(.number(value)) ?? ""
            case .boolean(let value): "\(value)"
            case .nothing: "undefined"
            case .await(let value): words(value, depth: depth + 1)
            case .assignment(_, let target, _): words(target, depth: depth + 1)
            default: "…"
            }
        return TraceValue.oneLine(text.shortened(to: 60))
    }

    /// Which elements a method of a library is called on: "$('#plans')".
    func receiver(_ node: NodeID) -> String {
        guard case .call(let id) = graph.nodes[node].origin else { return words(node) }
        return words(graph.calls[id].callee) + "("
            + graph.calls[id].arguments.map { words($0) }.joined(separator: ", ") + ")"
    }

    /// The alternatives of a regular expression that has nothing but words in it: `/^(a|b)$/`.
    ///
    /// - Returns: Nil for any other, and for one that takes letters in any case.
    func plainWords(ofRegularExpression node: NodeID) -> [String]? {
        let place = graph.nodes[node]
        guard scripts.indices.contains(place.script) else { return nil }
        let bytes = scripts[place.script].source.utf8.dropFirst(place.offset).prefix(400)
        guard bytes.first == UInt8(ascii: "/") else { return nil }
        let body = bytes.dropFirst().prefix { $0 != UInt8(ascii: "/") && $0 != 0x0A }
        let flags = bytes.dropFirst(body.count + 2).prefix { (0x61...0x7A).contains($0) }
        guard !flags.contains(UInt8(ascii: "i")) else { return nil }
        var text = String(decoding: body, as: UTF8.self)[...]
        if text.first == "^" { text = text.dropFirst() }
        if text.last == "$" { text = text.dropLast() }
        if text.first == "(", text.last == ")" { text = text.dropFirst().dropLast() }
        if text.hasPrefix("?:") { text = text.dropFirst(2) }
        let words = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let isPlain = words.allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
        }
        return isPlain ? words : nil
    }

    /// Whether a member is taken by a pattern: "{ result } = …".
    private func isPart(_ node: NodeID) -> Bool {
        guard case .member(let object, _) = graph.nodes[node].origin else { return false }
        return graph.nodes[object].offset > graph.nodes[node].offset
    }

    /// The name of a function in words.
    func name(of function: FunctionID) -> String {
        let function = graph.functions[function]
        return function.name.isEmpty
            ? "a function" : "'\(TraceValue.oneLine(function.name.shortened(to: 60)))'"
    }
}
