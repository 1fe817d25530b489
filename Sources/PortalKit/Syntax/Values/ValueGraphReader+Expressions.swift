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
            _ = take(.star)
            if let token, !token.traits.contains(.afterLineEnd), !endsExpression(token) {
                _ = assignment(noIn: noIn)
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

    private func endsExpression(_ token: JavaScriptToken) -> Bool {
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
        let second = under(test) { $0.assignment(noIn: noIn) }
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
    private var thisFunction: ValueGraph.FunctionID {
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
        let given = isAt(.openParenthesis) ? arguments() : []
        let made = node(.call(graph.calls.count), at: place(of: callee, offset))
        graph.calls.append(
            .init(
                node: made, callee: callee, arguments: given, isNew: isNew, condition: condition))
        return made
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

    private mutating func spreadable() -> ValueGraph.NodeID {
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

    // MARK: - Primary expressions

    private mutating func primary() -> ValueGraph.NodeID {
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

    private mutating func template() -> ValueGraph.NodeID {
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

/// The value of a number literal.
enum NumberLiteral {
    static func value(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            let radix =
                switch bytes[1] | 0x20 {
                case UInt8(ascii: "x"): 16
                case UInt8(ascii: "b"): 2
                case UInt8(ascii: "o"): 8
                default: 0
                }
            if radix > 0 { return UInt64(text.dropFirst(2), radix: radix).map(Double.init) }
        }
        return Double(text)
    }
}
