/// What expressions are made of: literals, names, functions, arrays and objects.
extension ValueGraphReader {
    mutating func primary() -> ValueGraph.NodeID {
        guard let token else { return node(.unknown, at: offset) }
        switch token.kind {
        case .string:
            index += 1
            return node(.string(value(of: token)), at: token.start)
        case .number:
            index += 1
            let digits = text(token).replacing("_", with: "")
            return node(
                NumberLiteral.value(digits).map { .number($0) } ?? .unknown, at: token.start)
        case .template, .templateHead: return template()
        case .regularExpression:
            index += 1
            return node(.regularExpression, at: token.start)
        case .identifier, .keyword: return word(token)
        case .punctuator:
            switch token.punctuator {
            case .openParenthesis:
                let end = closing[index]
                index += 1
                let inner = expression()
                index = end
                return inner
            case .openBracket: return array()
            case .openBrace: return object()
            default:
                if !endsExpression(token) { index += 1 }
                return node(.unknown, at: token.start)
            }
        default:
            index += 1
            return node(.unknown, at: token.start)
        }
    }

    private mutating func word(_ token: JavaScriptToken) -> ValueGraph.NodeID {
        let isKeyword = token.kind == .keyword || token.role == .keyword
        switch token.word {
        case .true, .false:
            index += 1
            return node(.boolean(token.word == .true), at: token.start)
        case .null:
            index += 1
            return node(.nothing, at: token.start)
        case .this:
            index += 1
            return node(.this, at: token.start)
        case .function: return functionExpression(isAsync: false)
        case .async where self.token(at: index + 1)?.word == .function:
            index += 1
            return functionExpression(isAsync: true)
        case .class:
            index += 1
            var name = valueName
            valueName = ""
            let start = offset
            if let own = self.token, own.kind == .identifier {
                name = text(own)
                index += 1
            }
            return classRest(name: name, at: start)
        case .other, .as, .async, .await, .from, .get, .let, .meta, .of, .set, .static, .yield:
            index += 1
            let name = text(token)
            if name == "undefined" { return node(.nothing, at: token.start) }
            if name == "arguments" { return node(.arguments(argumentsFunction), at: token.start) }
            return reference(token, isWrite: false)
        default:
            // A word that can be no operand ends the expression.
            if isKeyword, [.super, .import].contains(token.word) { index += 1 }
            return node(.unknown, at: token.start)
        }
    }

    /// The function whose arguments `arguments` means here.
    private var argumentsFunction: ValueGraph.FunctionID { thisFunction }

    private mutating func functionExpression(isAsync: Bool) -> ValueGraph.NodeID {
        let start = offset
        index += 1
        let isGenerator = take(.star)
        guard let own = token, own.isWord else {
            let name = valueName
            valueName = ""
            return functionRest(
                .expression, name: name, at: start, isAsync: isAsync, isGenerator: isGenerator,
                isNamed: false
            ).node
        }
        index += 1
        valueName = ""
        // Its own name is known inside of it only.
        openScope(.functionName)
        let binding = declare(own, .functionName, keyword: "function")
        let made = functionRest(
            .expression, name: text(own), at: own.start, isAsync: isAsync, isGenerator: isGenerator)
        graph.flow(made.node, graph.bindings[binding].node)
        closeScope()
        return made.node
    }

    mutating func template() -> ValueGraph.NodeID {
        guard let head = token else { return node(.unknown, at: offset) }
        let bytes = source.bytes
        index += 1
        if head.kind == .template {
            return node(
                .string(
                    StringLiteral.unescaped(
                        bytes[head.start + 1..<max(head.start + 1, head.end - 1)])),
                at: head.start)
        }
        var texts = [
            StringLiteral.unescaped(bytes[head.start + 1..<max(head.start + 1, head.end - 2)])
        ]
        var parts: [ValueGraph.NodeID] = []
        while token != nil {
            parts.append(expression())
            guard let next = token, next.kind == .templateMiddle || next.kind == .templateTail
            else { break }
            let isEnd = next.kind == .templateTail
            let end = max(next.start + 1, next.end - (isEnd ? 1 : 2))
            texts.append(StringLiteral.unescaped(bytes[next.start + 1..<end]))
            index += 1
            if isEnd { break }
        }
        return node(.template(texts, parts), at: head.start)
    }

    private mutating func array() -> ValueGraph.NodeID {
        let end = closing[index]
        let place = offset
        index += 1
        var elements: [ValueGraph.NodeID] = []
        while index < end - 1 {
            let before = index
            if take(.comma) { continue }
            valueName = ""
            elements.append(spreadable())
            _ = take(.comma)
            if index == before { index += 1 }
        }
        index = end
        return node(.array(elements), at: place)
    }

    private mutating func object() -> ValueGraph.NodeID {
        let end = closing[index]
        let place = offset
        index += 1
        let id = graph.objects.count
        graph.objects.append(.init(owner: valueName))
        valueName = ""
        while index < end - 1 {
            let before = index
            property(of: id)
            _ = take(.comma)
            if index == before { index += 1 }
        }
        index = end
        return node(.object(id), at: place)
    }

    private mutating func property(of id: Int) {
        if take(.ellipsis) {
            graph.objects[id].spreads.append(assignment())
            return
        }
        let start = index
        let head = elementHead()
        guard let key = head.key else { return }
        let value: ValueGraph.NodeID
        if isAt(.openParenthesis) {
            let made = functionRest(
                head.isAccessor ? .accessor : .method, name: graph.names[key], at: head.offset,
                isAsync: head.isAsync, isGenerator: head.isGenerator)
            value = head.isAccessor ? graph.functions[made.function].result : made.node
        } else if take(.colon) {
            valueName = graph.names[key]
            value = assignment()
            valueName = ""
        } else {
            // Shorthand.
            index = start
            guard let token, token.isWord else { return }
            index += 1
            value = reference(token, isWrite: false)
            if take(.equals) { _ = assignment() }
        }
        guard head.computed == nil else {
            graph.objects[id].hasComputedNames = true
            if let name = head.computed {
                graph.objects[id].computed.append((name, value))
            }
            return
        }
        graph.objects[id].properties.append(
            .init(name: key, offset: head.offset, value: value))
        graph.flow(value, graph.property(key))
    }
}
