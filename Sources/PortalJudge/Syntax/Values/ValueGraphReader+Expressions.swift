/// Expressions.
extension ValueGraphReader {
    /// Reads an expression with commas; the node is that of the last part.
    mutating func expression(noIn: Bool = false) -> ValueGraph.NodeID {
        var node = assignment(noIn: noIn)
        while take(.comma) {
            graph.statements.append(node)
            node = assignment(noIn: noIn)
        }
        return node
    }

    /// Reads an expression without commas.
    mutating func assignment(noIn: Bool = false) -> ValueGraph.NodeID {
        deeper(0) { $0.assignmentInside(noIn: noIn) }
    }

    private mutating func assignmentInside(noIn: Bool) -> ValueGraph.NodeID {
        guard let first = token else { return node(.unknown, at: offset) }
        if let arrow = arrowFunction(first) { return arrow }
        if first.word == .yield, first.role == .keyword {
            index += 1
            let isDelegated = take(.star)
            if let token, !token.traits.contains(.afterLineEnd), !endsExpression(token) {
                let value = assignment(noIn: noIn)
                if graph.functions[function].awaits, !isDelegated {
                    let made = node(.await(value), at: first.start)
                    graph.flow(value, made)
                    return made
                }
            }
            return node(.unknown, at: first.start)
        }
        // A pattern that is assigned to.
        if first.punctuator == .openBrace || first.punctuator == .openBracket,
            token(at: closing[index])?.punctuator == .equals
        {
            let start = index
            index = closing[index] + 1
            let value = assignment(noIn: noIn)
            let end = index
            index = start
            assignTarget(from: value)
            index = end
            return value
        }
        let outerName = valueName
        let left = conditional(noIn: noIn)
        guard let sign = token else { return left }
        switch sign.punctuator {
        case .equals, .assignment, .nullishAssignment, .orAssignment, .andAssignment: break
        default: return left
        }
        index += 1
        valueName = targetName(left) ?? outerName
        let value = assignment(noIn: noIn)
        valueName = ""
        let made = node(.assignment(text(sign), left, value), at: sign.start)
        graph.flow(value, made)
        if sign.punctuator == .equals { graph.plainTargets.insert(left) }
        if sign.punctuator == .assignment {
            // "x += 1" is neither of both.
            let unknown = node(.unknown, at: sign.start)
            write(unknown, to: left, at: first.start, value)
        } else {
            write(value, to: left, at: first.start)
        }
        return made
    }

    func endsExpression(_ token: JavaScriptToken) -> Bool {
        switch token.punctuator {
        case .closeBrace, .closeBracket, .closeParenthesis, .semicolon, .comma, .colon: true
        default: false
        }
    }

    private func targetName(_ target: ValueGraph.NodeID) -> String? {
        switch graph.nodes[target].origin {
        case .name(let name), .member(_, let name): graph.names[name]
        default: nil
        }
    }

    /// Makes a value flow into a variable or a property.
    mutating func write(
        _ value: ValueGraph.NodeID, to target: ValueGraph.NodeID, at offset: Int,
        _ shown: ValueGraph.NodeID? = nil
    ) {
        graph.writes.append(
            .init(
                target: target, value: shown ?? value, isDeclaration: false, condition: condition))
        switch graph.nodes[target].origin {
        case .name(let name):
            let place = node(.name(name), at: graph.nodes[target].offset)
            graph.references.append(.init(node: place, name: name, scope: scope, isWrite: true))
            graph.flow(value, place)
        case .member(_, let name):
            graph.flow(value, graph.property(name))
        default: break
        }
    }

    private mutating func arrowFunction(_ first: JavaScriptToken) -> ValueGraph.NodeID? {
        let next = token(at: index + 1)
        if first.kind == .identifier, next?.punctuator == .arrow { return arrow(isAsync: false) }
        if first.punctuator == .openParenthesis,
            token(at: closing[index])?.punctuator == .arrow
        {
            return arrow(isAsync: false)
        }
        guard first.word == .async, let next, !next.traits.contains(.afterLineEnd) else {
            return nil
        }
        let isArrow =
            next.kind == .identifier && token(at: index + 2)?.punctuator == .arrow
            || next.punctuator == .openParenthesis
                && token(at: closing[index + 1])?.punctuator == .arrow
        guard isArrow else { return nil }
        index += 1
        return arrow(isAsync: true)
    }

    private mutating func conditional(noIn: Bool) -> ValueGraph.NodeID {
        let test = binary(0, noIn: noIn)
        guard isAt(.question) else { return test }
        let place = offset
        index += 1
        graph.tests.append(.init(node: test, kind: .conditional))
        let first = under(test) { $0.assignment() }
        _ = take(.colon)
        let second = under(test, isNegated: true) { $0.assignment(noIn: noIn) }
        let made = node(.conditional(test, first, second), at: place)
        graph.flow(first, made)
        graph.flow(second, made)
        return made
    }

    private static let precedences: [String: Int] = [
        "??": 1, "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "===": 6, "!==": 6,
        "<": 7, ">": 7, "<=": 7, ">=": 7, "<<": 8, ">>": 8, ">>>": 8, "+": 9, "-": 9, "*": 10,
        "/": 10, "%": 10, "**": 11,
    ]

    private func binaryOperator(noIn: Bool) -> (sign: String, precedence: Int)? {
        guard let token else { return nil }
        if token.word == .instanceof, token.role != .propertyName { return ("instanceof", 7) }
        if token.word == .in, token.role != .propertyName, !noIn { return ("in", 7) }
        guard token.kind == .punctuator else { return nil }
        switch token.punctuator {
        case .other, .nullish, .star:
            let sign = text(token)
            return Self.precedences[sign].map { (sign, $0) }
        default: return nil
        }
    }

    private mutating func binary(_ least: Int, noIn: Bool) -> ValueGraph.NodeID {
        var left = unary()
        while let (sign, precedence) = binaryOperator(noIn: noIn), precedence >= max(least, 1) {
            let place = offset
            index += 1
            let isLogical = precedence <= 2
            if isLogical, sign != "??" { graph.tests.append(.init(node: left, kind: .operand)) }
            let right: ValueGraph.NodeID
            if isLogical {
                right = under(left) { reader in
                    reader.deeper(0) { $0.binary(precedence + 1, noIn: noIn) }
                }
            } else {
                right = deeper(0) { $0.binary(precedence + 1, noIn: noIn) }
            }
            let made = node(.binary(sign, left, right), at: place)
            if isLogical {
                if sign != "&&" { graph.flow(left, made) }
                graph.flow(right, made)
            }
            left = made
        }
        return left
    }

    private mutating func unary() -> ValueGraph.NodeID {
        guard let token else { return node(.unknown, at: offset) }
        let sign: String
        if token.isWord, token.role == .keyword || token.kind == .keyword {
            switch token.word {
            case .typeof, .void, .delete: sign = text(token)
            case .await:
                index += 1
                let value = deeper(0) { $0.unary() }
                let made = node(.await(value), at: token.start)
                graph.flow(value, made)
                return made
            default: return postfix()
            }
        } else if token.kind == .punctuator {
            let spelled = text(token)
            guard ["!", "~", "+", "-", "++", "--"].contains(spelled) else { return postfix() }
            sign = spelled
        } else {
            return postfix()
        }
        index += 1
        let operand = deeper(0) { $0.unary() }
        if sign == "!" { graph.tests.append(.init(node: operand, kind: .not)) }
        if sign == "++" || sign == "--" { step(operand, at: token.start) }
        if sign == "-", case .number(let value) = graph.nodes[operand].origin {
            return node(.number(-value), at: token.start)
        }
        return node(sign == "void" ? .nothing : .unary(sign, operand), at: token.start)
    }

    private mutating func postfix() -> ValueGraph.NodeID {
        let operand = leftSide()
        guard let token, token.punctuator == .step, !token.traits.contains(.afterLineEnd) else {
            return operand
        }
        index += 1
        step(operand, at: token.start)
        return node(.unary(text(token), operand), at: token.start)
    }

    private mutating func step(_ operand: ValueGraph.NodeID, at offset: Int) {
        let unknown = node(.unknown, at: offset)
        write(unknown, to: operand, at: offset)
    }

    // MARK: - Members and calls

    /// Reads a primary expression with its members and calls.
    mutating func leftSide() -> ValueGraph.NodeID {
        var left = isAt(.new) ? new() : primary()
        while let token {
            switch token.punctuator {
            case .dot:
                index += 1
                left = member(of: left)
            case .optionalChain:
                index += 1
                if isAt(.openParenthesis) {
                    left = call(left, at: token.start)
                } else if isAt(.openBracket) {
                    left = element(of: left)
                } else {
                    left = member(of: left)
                }
            case .openBracket: left = element(of: left)
            case .openParenthesis: left = call(left, at: token.start)
            default:
                guard token.kind == .template || token.kind == .templateHead else { return left }
                _ = template()
                left = node(.unknown, at: token.start)
            }
        }
        return left
    }

    private mutating func member(of object: ValueGraph.NodeID) -> ValueGraph.NodeID {
        guard let token, token.isWord || token.kind == .privateName else {
            return node(.unknown, at: offset)
        }
        index += 1
        let name = graph.number(of: self.name(token))
        return member(of: object, name, at: token.start)
    }

    private mutating func member(
        of object: ValueGraph.NodeID, _ name: Int, at offset: Int
    ) -> ValueGraph.NodeID {
        let made = node(.member(object, name), at: offset)
        if case .this = graph.nodes[object].origin {
            graph.functions[thisFunction].members.append(made)
        }
        return made
    }

    /// The function whose `this` is meant here.
    var thisFunction: ValueGraph.FunctionID {
        var id = function
        while graph.functions[id].kind == .arrow { id = graph.functions[id].outer }
        return id
    }

    private mutating func element(of object: ValueGraph.NodeID) -> ValueGraph.NodeID {
        let end = closing[index]
        let place = offset
        index += 1
        let key = expression()
        index = end
        // "a['b']" is "a.b".
        if case .string(let name) = graph.nodes[key].origin {
            return member(of: object, graph.number(of: name.utf8), at: graph.nodes[key].offset)
        }
        return node(.element(object, key), at: place)
    }

    private mutating func call(
        _ callee: ValueGraph.NodeID, at offset: Int, isNew: Bool = false
    ) -> ValueGraph.NodeID {
        let outer = isRunByAwaiter
        isRunByAwaiter = isAwaiter(callee)
        let given = isAt(.openParenthesis) ? arguments() : []
        isRunByAwaiter = outer
        let made = node(.call(graph.calls.count), at: place(of: callee, offset))
        graph.calls.append(
            .init(
                node: made, callee: callee, arguments: given, isNew: isNew, condition: condition))
        return made
    }

    /// Whether it is what compilers make of async functions: generators whose `yield` is an `await`.
    private func isAwaiter(_ callee: ValueGraph.NodeID) -> Bool {
        switch graph.nodes[callee].origin {
        case .name(let name), .member(_, let name):
            ["__awaiter", "co", "_asyncToGenerator", "asyncToGenerator", "coroutine"]
                .contains(graph.names[name])
        default: false
        }
    }

    /// A call is pointed at where what is called ends.
    private func place(of callee: ValueGraph.NodeID, _ offset: Int) -> Int {
        switch graph.nodes[callee].origin {
        case .name, .member: graph.nodes[callee].offset
        default: offset
        }
    }

    private mutating func arguments() -> [ValueGraph.NodeID] {
        let end = closing[index]
        index += 1
        var given: [ValueGraph.NodeID] = []
        while index < end - 1 {
            let before = index
            valueName = ""
            given.append(spreadable())
            _ = take(.comma)
            if index == before { index += 1 }
        }
        index = end
        return given
    }

    mutating func spreadable() -> ValueGraph.NodeID {
        let place = offset
        guard take(.ellipsis) else { return assignment() }
        let value = assignment()
        return node(.spread(value), at: place)
    }

    private mutating func new() -> ValueGraph.NodeID {
        let place = offset
        index += 1
        if take(.dot) {
            index += 1
            return node(.unknown, at: place)
        }
        return deeper(0) { reader in
            var callee = reader.isAt(.new) ? reader.new() : reader.primary()
            while let token = reader.token {
                if token.punctuator == .dot {
                    reader.index += 1
                    callee = reader.member(of: callee)
                } else if token.punctuator == .openBracket {
                    callee = reader.element(of: callee)
                } else {
                    break
                }
            }
            return reader.call(callee, at: place, isNew: true)
        }
    }
}
