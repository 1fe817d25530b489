/// Functions, classes and patterns.
extension ValueGraphReader {
    /// Reads parameters and body of a function, beginning at the parenthesis.
    mutating func functionRest(
        _ kind: ValueGraph.Function.Kind, name: String, at offset: Int, isAsync: Bool,
        isGenerator: Bool, isNamed: Bool = true
    ) -> (node: ValueGraph.NodeID, function: ValueGraph.FunctionID) {
        let begin = begin(
            kind, name: name, at: offset, isAsync: isAsync, isGenerator: isGenerator,
            isNamed: isNamed)
        if isAt(.openParenthesis) {
            let end = closing[index]
            index += 1
            parameters(until: end - 1)
            index = end
        }
        if isAt(.openBrace) { body() }
        finish(begin)
        return (begin.node, begin.function)
    }

    /// Reads an arrow function, beginning at its parameters.
    mutating func arrow(isAsync: Bool) -> ValueGraph.NodeID {
        let begin = begin(
            .arrow, name: valueName, at: offset, isAsync: isAsync, isGenerator: false,
            isNamed: false)
        valueName = ""
        if isAt(.openParenthesis) {
            let end = closing[index]
            index += 1
            parameters(until: end - 1)
            index = end
        } else if let token {
            index += 1
            parameter(token, at: 0)
        }
        _ = take(.arrow)
        if isAt(.openBrace) {
            body()
        } else {
            let value = assignment()
            graph.functions[function].returns.append(value)
            graph.functions[function].statementCount = 1
            graph.flow(value, graph.functions[function].result)
        }
        finish(begin)
        return begin.node
    }

    private struct Begin {
        var node: ValueGraph.NodeID
        var function: ValueGraph.FunctionID
        var outerFunction: ValueGraph.FunctionID
        var outerScope: Int
        var outerCondition: Int
        var isRunByAwaiter: Bool
        var start: Int
    }

    private mutating func begin(
        _ kind: ValueGraph.Function.Kind, name: String, at offset: Int, isAsync: Bool,
        isGenerator: Bool, isNamed: Bool
    ) -> Begin {
        let id = graph.functions.count
        let outer = scope
        let node = node(.function(id), at: offset)
        let result = self.node(.place, at: offset)
        graph.functions.append(
            .init(
                kind: kind, name: name, isNamed: isNamed, isAsync: isAsync,
                isGenerator: isGenerator, script: script - 1, offset: offset, range: 0..<0,
                outerScope: outer, scope: 0, outer: function, result: result,
                ownerClass: ownerClass, condition: condition))
        ownerClass = nil
        let begin = Begin(
            node: node, function: id, outerFunction: function, outerScope: outer,
            outerCondition: condition, isRunByAwaiter: isRunByAwaiter, start: offset)
        function = id
        condition = -1
        openScope(.function)
        graph.functions[id].scope = scope
        graph.functions[id].awaits = isGenerator && isRunByAwaiter
        isRunByAwaiter = false
        return begin
    }

    private mutating func finish(_ begin: Begin) {
        let end = token(at: index - 1)?.end ?? source.count
        graph.functions[begin.function].range = begin.start..<max(begin.start, end)
        function = begin.outerFunction
        scope = begin.outerScope
        condition = begin.outerCondition
        isRunByAwaiter = begin.isRunByAwaiter
    }

    private mutating func body() {
        let end = closing[index]
        index += 1
        if hasStrictDirective() { graph.scopes[scope].isStrict = true }
        var count = 0
        let outer = condition
        while index < end - 1 {
            let before = index
            _ = statement()
            count += 1
            if index == before { index += 1 }
        }
        condition = outer
        graph.functions[function].statementCount = count
        index = max(index, end)
    }

    private mutating func parameters(until end: Int) {
        var place = 0
        while index < end {
            let before = index
            let isRest = take(.ellipsis)
            if let token {
                if isRest, token.kind == .identifier {
                    index += 1
                    let binding = declare(token, .parameter, keyword: "parameter")
                    graph.bindings[binding].rest = (function, place)
                    graph.functions[function].parameters.append(text(token))
                } else if token.kind == .identifier {
                    index += 1
                    parameter(token, at: place)
                } else {
                    graph.functions[function].parameters.append("")
                    pattern(
                        from: graph.argument(place, of: function), .parameter,
                        keyword: "parameter")
                }
            }
            if take(.equals) {
                let value = assignment()
                graph.flow(value, graph.argument(place, of: function))
            }
            place += 1
            _ = take(.comma)
            if index == before { index += 1 }
        }
    }

    private mutating func parameter(_ token: JavaScriptToken, at place: Int) {
        let binding = declare(token, .parameter, keyword: "parameter")
        graph.functions[function].parameters.append(text(token))
        graph.flow(graph.argument(place, of: function), graph.bindings[binding].node)
    }

    // MARK: - Patterns

    /// Reads a pattern that declares names.
    ///
    /// - Parameter from: What its parts are taken from; nil for a variable without a value.
    mutating func pattern(
        from value: ValueGraph.NodeID?, _ kind: ValueGraph.Binding.Kind, keyword: String,
        isDeclaration: Bool = false
    ) {
        parts(from: value, declares: (kind, keyword))
    }

    /// Reads a pattern or another target that is assigned to.
    mutating func assignTarget(from value: ValueGraph.NodeID) {
        parts(from: value, declares: nil)
    }

    private mutating func parts(
        from value: ValueGraph.NodeID?,
        declares: (kind: ValueGraph.Binding.Kind, keyword: String)?
    ) {
        deeper(()) { reader in
            guard let token = reader.token else { return }
            switch token.punctuator {
            case .openBrace: reader.objectPattern(from: value, declares)
            case .openBracket: reader.arrayPattern(from: value, declares)
            default: reader.target(from: value, declares)
            }
        }
    }

    private mutating func target(
        from value: ValueGraph.NodeID?,
        _ declares: (kind: ValueGraph.Binding.Kind, keyword: String)?
    ) {
        guard let token else { return }
        if let declares {
            guard token.isWord else { return }
            index += 1
            let scope =
                switch declares.kind {
                case .variable: variableScope
                case .lexical: declarationScope
                default: self.scope
                }
            let binding = declare(token, declares.kind, keyword: declares.keyword, in: scope)
            guard let value else { return }
            graph.flow(value, graph.bindings[binding].node)
            // A node of its own: the variable is known by its place.
            let target = node(.name(graph.bindings[binding].name), at: token.start)
            graph.writes.append(
                .init(target: target, value: value, isDeclaration: true, condition: condition))
        } else {
            let target = leftSide()
            guard let value else { return }
            write(value, to: target, at: token.start)
        }
    }

    private mutating func objectPattern(
        from value: ValueGraph.NodeID?,
        _ declares: (kind: ValueGraph.Binding.Kind, keyword: String)?
    ) {
        let end = closing[index]
        index += 1
        while index < end - 1 {
            let before = index
            if take(.ellipsis) {
                parts(from: value, declares: declares)
            } else if let key = token {
                var part: ValueGraph.NodeID?
                if key.punctuator == .openBracket {
                    let close = closing[index]
                    index += 1
                    let name = assignment()
                    index = close
                    part = value.map { node(.element($0, name), at: key.start) }
                } else {
                    index += 1
                    let name = propertyNumber(key)
                    part = value.map { node(.member($0, name), at: key.start) }
                }
                if take(.colon) {
                    parts(from: part, declares: declares)
                } else {
                    index = before
                    target(from: part, declares)
                    index = before + 1
                }
                if take(.equals) { fallback(part) }
            }
            _ = take(.comma)
            if index == before { index += 1 }
        }
        index = end
    }

    private mutating func arrayPattern(
        from value: ValueGraph.NodeID?,
        _ declares: (kind: ValueGraph.Binding.Kind, keyword: String)?
    ) {
        let end = closing[index]
        index += 1
        var place = 0
        while index < end - 1 {
            let before = index
            if take(.comma) {
                place += 1
                continue
            }
            _ = take(.ellipsis)
            let key = node(.number(Double(place)), at: offset)
            let part = value.map { node(.element($0, key), at: graph.nodes[$0].offset) }
            parts(from: part, declares: declares)
            if take(.equals) { fallback(part) }
            if index == before { index += 1 }
        }
        index = end
    }

    /// What a part is where it would be undefined.
    private mutating func fallback(_ part: ValueGraph.NodeID?) {
        let value = assignment()
        if let part { graph.flow(value, part) }
    }

    /// The number of a property's name that a token writes.
    mutating func propertyNumber(_ token: JavaScriptToken) -> Int {
        token.kind == .string
            ? graph.number(of: value(of: token).utf8) : graph.number(of: name(token))
    }

    // MARK: - Classes

    /// Reads what comes after the name of a class.
    mutating func classRest(name: String, at offset: Int) -> ValueGraph.NodeID {
        graph.classes.append(.init(name: name, offset: offset, script: script - 1))
        let id = graph.classes.count - 1
        let made = node(.classBody(id), at: offset)
        if take(.extends) {
            _ = leftSide()
            graph.classes[id].hasParent = true
        }
        guard isAt(.openBrace) else { return made }
        let end = closing[index]
        index += 1
        openScope(.classBody, isStrict: true)
        while index < end - 1 {
            let before = index
            classElement(of: id)
            if index == before { index += 1 }
        }
        closeScope()
        index = end
        return made
    }

    private mutating func classElement(of id: Int) {
        if take(.semicolon) { return }
        let element = elementHead()
        guard let key = element.key else {
            if isAt(.openBrace) { _ = block() }
            return
        }
        if isAt(.openParenthesis) {
            let name = graph.names[key]
            let isConstructor = name == "constructor"
            ownerClass = id
            let made = functionRest(
                isConstructor ? .constructor : element.isAccessor ? .accessor : .method, name: name,
                at: element.offset, isAsync: element.isAsync, isGenerator: element.isGenerator)
            if isConstructor {
                graph.classes[id].constructor = made.function
            } else if element.isAccessor {
                graph.flow(graph.functions[made.function].result, graph.property(key))
            } else {
                graph.flow(made.node, graph.property(key))
            }
            return
        }
        if take(.equals) {
            valueName = graph.names[key]
            ownerClass = id
            let value = assignment()
            ownerClass = nil
            valueName = ""
            graph.flow(value, graph.property(key))
        }
        _ = take(.semicolon)
    }

    /// What stands before the value or the parenthesis of a member.
    struct ElementHead {
        var key: Int?
        var computed: ValueGraph.NodeID?
        var offset = 0
        var isAsync = false
        var isGenerator = false
        var isAccessor = false
    }

    mutating func elementHead() -> ElementHead {
        var head = ElementHead()
        head.offset = offset
        while let token, token.isWord || token.punctuator == .star {
            let next = self.token(at: index + 1)
            let isModifier =
                token.punctuator == .star
                || [.async, .get, .set, .static].contains(token.word)
                    && next.map {
                        $0.isWord || $0.kind == .string || $0.kind == .privateName
                            || $0.kind == .number || $0.punctuator == .star
                            || $0.punctuator == .openBracket || $0.punctuator == .openBrace
                    } == true
            guard isModifier else { break }
            if token.punctuator == .star { head.isGenerator = true }
            if token.word == .async { head.isAsync = true }
            if token.word == .get || token.word == .set { head.isAccessor = true }
            index += 1
        }
        guard let key = token, key.punctuator != .openBrace else { return head }
        head.offset = key.start
        if key.punctuator == .openBracket {
            let end = closing[index]
            index += 1
            head.computed = assignment()
            index = end
            head.key = graph.number(of: "[computed]".utf8)
        } else {
            index += 1
            head.key = propertyNumber(key)
        }
        return head
    }
}
