/// Statements and declarations.
extension ValueGraphReader {
    /// Reads statements up to a closing brace or the end. What comes after an `if` that leaves is
    /// read under its condition.
    ///
    /// - Returns: Whether the last of them leaves what it is in.
    @discardableResult
    mutating func statements(until end: Int) -> Bool {
        let outer = condition
        defer { condition = outer }
        var leaves = false
        while index < end, !isAt(.closeBrace) {
            let before = index
            leaves = statement()
            if index == before { index += 1 }
        }
        return leaves
    }

    /// - Returns: Whether it leaves the block that it is in.
    mutating func statement() -> Bool {
        deeper(false) { $0.statementInside() }
    }

    private mutating func statementInside() -> Bool {
        guard let token else { return false }
        switch token.punctuator {
        case .semicolon:
            index += 1
            return false
        case .openBrace:
            return block()
        default: break
        }
        // "async" is a word like any other, but before "function" in the same line.
        if token.word == .async, let next = self.token(at: index + 1), next.word == .function,
            !next.traits.contains(.afterLineEnd)
        {
            index += 1
            functionDeclaration(isAsync: true)
            return false
        }
        guard token.isWord, token.role == .keyword || token.kind == .keyword else {
            return expressionStatement()
        }
        switch token.word {
        case .var, .const: return variables()
        case .let: return variables()
        case .function:
            functionDeclaration(isAsync: false)
            return false
        case .class:
            classDeclaration()
            return false
        case .if: return ifStatement()
        case .for:
            loop { $0.forStatement() }
            return false
        case .while:
            loop { $0.whileStatement() }
            return false
        case .do:
            loop { reader in
                reader.index += 1
                _ = reader.statement()
                if reader.take(.while) { reader.head(.loop) }
                _ = reader.take(.semicolon)
            }
            return false
        case .switch: return switchStatement()
        case .try: return tryStatement()
        case .return:
            returnStatement()
            return true
        case .throw:
            index += 1
            _ = expression()
            _ = take(.semicolon)
            return true
        case .break, .continue:
            index += 1
            if let token = self.token, token.kind == .identifier,
                !token.traits.contains(.afterLineEnd)
            {
                index += 1
            }
            _ = take(.semicolon)
            return true
        case .with:
            index += 1
            if take(.openParenthesis) {
                _ = expression()
                _ = take(.closeParenthesis)
            }
            return statement()
        case .import
        where self.token(at: index + 1)?.punctuator != .openParenthesis
            && self.token(at: index + 1)?.punctuator != .dot:
            importDeclaration()
            return false
        case .export:
            exportDeclaration()
            return false
        case .case, .default, .else, .catch, .finally:
            index += 1
            return false
        default: return expressionStatement()
        }
    }

    private mutating func expressionStatement() -> Bool {
        // "label: statement"
        if token?.kind == .identifier, token(at: index + 1)?.punctuator == .colon {
            index += 2
            return statement()
        }
        let node = expression()
        graph.statements.append(node)
        _ = take(.semicolon)
        return false
    }

    mutating func block() -> Bool {
        let end = closing[index]
        index += 1
        openScope(.block)
        let leaves = statements(until: end - 1)
        closeScope()
        index = max(index, end)
        return leaves
    }

    /// Reads a condition in parentheses.
    @discardableResult
    private mutating func head(_ kind: ValueGraph.Test.Kind) -> ValueGraph.NodeID {
        guard isAt(.openParenthesis) else { return node(.unknown, at: offset) }
        let end = closing[index]
        index += 1
        let test = expression()
        graph.tests.append(.init(node: test, kind: kind))
        index = end
        return test
    }

    private mutating func ifStatement() -> Bool {
        index += 1
        let test = head(.branch)
        let outer = condition
        let first = under(test) { $0.statement() }
        var second = false
        if take(.else) { second = under(test, isNegated: true) { $0.statement() } }
        condition = outer
        // From here on the test had the other outcome.
        if first != second { enter(test, isNegated: first) }
        return first && second
    }

    /// Reads a loop, and keeps what it is made of.
    private mutating func loop(_ read: (inout ValueGraphReader) -> Void) {
        let (start, first) = (offset, index)
        let (nodes, functions) = (graph.nodes.count, graph.functions.count)
        read(&self)
        var inner = first
        var leaves = false
        while inner < min(index, tokens.count) {
            let token = tokens[inner]
            if token.role == .keyword || token.kind == .keyword,
                token.word == .break || token.word == .return
            {
                // Those of functions in it leave the functions only.
                let isOwn = !graph.functions[functions...].contains {
                    $0.range.contains(token.start)
                }
                leaves = leaves || isOwn
            }
            inner += 1
        }
        graph.loops.append(
            .init(
                function: function, offset: start, nodes: nodes..<graph.nodes.count,
                functions: functions..<graph.functions.count, leaves: leaves))
    }

    private mutating func whileStatement() {
        index += 1
        let test = head(.loop)
        under(test) { _ = $0.statement() }
    }

    private mutating func forStatement() {
        index += 1
        _ = take(.await)
        guard isAt(.openParenthesis) else { return }
        let end = closing[index]
        index += 1
        openScope(.block)
        var test: ValueGraph.NodeID?
        loopValue = nil
        if let word = token?.word, word == .var || word == .let || word == .const,
            token?.kind == .keyword || token?.role == .keyword
        {
            variables(inFor: true)
        } else if !isAt(.semicolon) {
            let before = index
            _ = expression(noIn: true)
            // "for (x of …)": what x is cannot be known.
            if isAt(.of) || isAt(.in) {
                index = before
                let unknown = node(.unknown, at: offset)
                assignTarget(from: unknown)
                loopValue = unknown
            }
        }
        if isAt(.of) || isAt(.in) {
            let isOf = isAt(.of)
            let value = loopValue
            index += 1
            let list = expression()
            // What a list has in it, one after another.
            if isOf, let value {
                let key = node(.unknown, at: offset)
                graph.nodes[value].origin = .element(list, key)
            }
        } else {
            _ = take(.semicolon)
            if !isAt(.semicolon) {
                let node = expression()
                graph.tests.append(.init(node: node, kind: .loop))
                test = node
            }
            _ = take(.semicolon)
            if index < end - 1 { graph.statements.append(expression()) }
        }
        index = end
        if let test {
            under(test) { _ = $0.statement() }
        } else {
            _ = statement()
        }
        closeScope()
    }

    private mutating func switchStatement() -> Bool {
        index += 1
        guard isAt(.openParenthesis) else { return false }
        var end = closing[index]
        index += 1
        let subject = expression()
        index = end
        guard isAt(.openBrace) else { return false }
        end = closing[index]
        index += 1
        openScope(.block)
        var choice = ValueGraph.Switch(subject: subject)
        let outer = condition
        while index < end - 1 {
            let before = index
            if isAt(.case) || isAt(.default), token(at: index + 1)?.punctuator != .dot {
                condition = outer
                clause(of: &choice)
            } else {
                act(in: &choice)
            }
            if index == before { index += 1 }
        }
        condition = outer
        closeScope()
        // Behind the last one is nothing.
        if let last = choice.clauses.indices.last { choice.clauses[last].fallsThrough = false }
        graph.switches.append(choice)
        index = max(index, end)
        return false
    }

    /// Reads "case value:" or "default:".
    private mutating func clause(of choice: inout ValueGraph.Switch) {
        let start = offset
        let isJoined = choice.clauses.last.map { !$0.acts && $0.fallsThrough } ?? false
        if let last = choice.clauses.indices.last, saysThatItFallsThrough() {
            choice.clauses[last].fallsThrough = false
        }
        if !isJoined { choice.clauses.append(.init(offset: start)) }
        let number = choice.clauses.count - 1
        choice.clauses[number].fallsThrough = true
        if take(.case) {
            let value = expression()
            choice.clauses[number].labels.append(value)
            _ = take(.colon)
            enter(node(.binary("case", choice.subject, value), at: offset))
        } else {
            index += 1
            _ = take(.colon)
            choice.clauses[number].isDefault = true
            enter(choice.subject)
        }
    }

    /// Reads a statement of a clause.
    private mutating func act(in choice: inout ValueGraph.Switch) {
        let first = token
        let leaves = statement()
        guard let number = choice.clauses.indices.last else { return }
        let isJump = first?.word == .break || first?.word == .continue
        if !isJump, first?.punctuator != .semicolon { choice.clauses[number].acts = true }
        // Whether each way through a switch inside leaves this one is not known.
        choice.clauses[number].fallsThrough = !leaves && first?.word != .switch
    }

    /// Whether a comment before the present place says that a clause is meant to go on: "// falls through".
    private func saysThatItFallsThrough() -> Bool {
        guard index > 0 else { return false }
        return source.text(tokens[index - 1].end..<offset).lowercased().contains("fall")
    }

    private mutating func tryStatement() -> Bool {
        index += 1
        var leaves = isAt(.openBrace) ? block() : false
        if take(.catch) {
            openScope(.block)
            if isAt(.openParenthesis) {
                let end = closing[index]
                index += 1
                let thrown = node(.unknown, at: offset)
                pattern(from: thrown, .caught, keyword: "catch")
                index = end
            }
            if isAt(.openBrace) { leaves = block() && leaves }
            closeScope()
        }
        if take(.finally), isAt(.openBrace) { leaves = block() || leaves }
        return leaves
    }

    private mutating func returnStatement() {
        index += 1
        guard let token, token.punctuator != .semicolon, token.punctuator != .closeBrace,
            !token.traits.contains(.afterLineEnd)
        else {
            _ = take(.semicolon)
            return
        }
        let value = expression()
        graph.functions[function].returns.append(value)
        graph.flow(value, graph.functions[function].result)
        _ = take(.semicolon)
    }

    // MARK: - Declarations

    /// `var`, `let` and `const`.
    @discardableResult
    private mutating func variables(inFor: Bool = false) -> Bool {
        guard let keyword = token else { return false }
        index += 1
        let kind: ValueGraph.Binding.Kind = keyword.word == .var ? .variable : .lexical
        repeat {
            let start = index
            // The value comes after what it is given to.
            var behind = index + 1
            if isAt(.openBrace) || isAt(.openBracket) { behind = closing[index] }
            guard token(at: behind)?.punctuator == .equals else {
                let isLoop =
                    inFor && (token(at: behind)?.word == .of || token(at: behind)?.word == .in)
                let none = node(isLoop ? .unknown : .nothing, at: offset)
                if isLoop { loopValue = none }
                pattern(from: isLoop ? none : nil, kind, keyword: text(keyword))
                if index == start { index += 1 }
                continue
            }
            let isName = token?.kind == .identifier
            let name = isName ? token.map(text) ?? "" : ""
            index = behind + 1
            valueName = name
            let value = assignment(noIn: inFor)
            valueName = ""
            let end = index
            index = start
            pattern(from: value, kind, keyword: text(keyword), isDeclaration: true)
            index = end
        } while take(.comma)
        if !inFor { _ = take(.semicolon) }
        return false
    }

    mutating func functionDeclaration(isAsync: Bool) {
        index += 1
        let isGenerator = take(.star)
        guard let name = token, name.isWord else { return }
        index += 1
        let isBlock = ![.global, .module, .function].contains(graph.scopes[scope].kind)
        let binding = declare(name, .function, keyword: "function", in: declarationScope)
        let made = functionRest(
            .declaration, name: text(name), at: name.start, isAsync: isAsync,
            isGenerator: isGenerator)
        graph.bindings[binding].functions.append(made.function)
        graph.flow(made.node, graph.bindings[binding].node)
        if isBlock, !graph.scopes[scope].isStrict {
            // Sloppy scripts see it outside as well, once the block has run.
            let outside = declare(name, .variable, keyword: "function", in: variableScope)
            graph.flow(made.node, graph.bindings[outside].node)
        }
    }

    mutating func classDeclaration() {
        index += 1
        guard let name = token, name.kind == .identifier else { return }
        let binding = declare(name, .classDeclaration, keyword: "class", in: declarationScope)
        index += 1
        let made = classRest(name: text(name), at: name.start)
        graph.flow(made, graph.bindings[binding].node)
    }

    // MARK: - Modules

    private mutating func importDeclaration() {
        index += 1
        while let token, token.punctuator != .semicolon, token.kind != .string {
            if token.kind == .identifier, token.word != .from, token.word != .as,
                self.token(at: index + 1)?.word != .as
            {
                let imported = node(.unknown, at: token.start)
                let binding = declare(token, .imported, keyword: "import", in: scope)
                graph.flow(imported, graph.bindings[binding].node)
            }
            index += 1
        }
        if token?.kind == .string { index += 1 }
        _ = take(.semicolon)
    }

    private mutating func exportDeclaration() {
        index += 1
        if isAt(.default) {
            index += 1
            if isAt(.function), token(at: index + 1)?.punctuator == .openParenthesis {
                graph.statements.append(expression())
                return
            }
            if isAt(.function) || isAt(.class) || isAt(.async) {
                _ = statement()
                return
            }
            graph.statements.append(expression())
            _ = take(.semicolon)
        } else if isAt(.openBrace) || isAt(.star) {
            while let token, token.punctuator != .semicolon,
                !(token.traits.contains(.afterLineEnd) && token.role == .keyword
                    && token.word != .from && token.word != .as)
            {
                index += 1
            }
        }
    }
}
