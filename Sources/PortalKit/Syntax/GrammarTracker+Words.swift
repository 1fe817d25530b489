extension GrammarTracker {
    typealias Role = JavaScriptToken.Role

    /// Takes a name or a keyword.
    ///
    /// - Parameters:
    ///   - word: Which word of the language it is; `other` for one with an escape.
    ///   - start: Where it begins.
    ///   - newLine: Whether a line ends before it.
    mutating func word(_ word: JavaScriptWord, at start: Int, newLine: Bool) -> Role {
        beginExpression()
        switch position {
        case .operand where word == .other, .statementStart where word == .other:
            // By far the most frequent case.
            position = .afterOperand
            return .name
        case .afterDot:
            position = .afterOperand
            return .propertyName
        case .importDot:
            if word == .meta { note(.importMeta, at: moduleStart) }
            position = .afterOperand
            return .propertyName
        case .elementStart, .elementModifier, .elementKey:
            return elementName(word, at: start, newLine: newLine)
        case .afterKey where top.kind == .classBody:
            return elementName(word, at: start, newLine: newLine)
        case .functionHead: return .name
        case .binding where !word.isReserved:
            position = .afterOperand
            afterBinding = true
            return .name
        case .classHead:
            guard word == .extends else { return .name }
            position = .operand
            return .keyword
        case .jump:
            position = .statementStart
            if !newLine { return .name }
        case .importStart, .moduleClause: return clauseWord(word)
        case .exportEnd where word == .from:
            position = .moduleClause
            return .keyword
        default: break
        }
        if top.kind == .specifiers {
            position = .afterOperand
            return .name
        }
        if position == .afterOperand {
            if let role = followingWord(word, newLine: newLine) { return role }
            if position == .elementStart { return elementName(word, at: start, newLine: newLine) }
        }
        if position == .restricted { position = newLine ? .statementStart : .operand }
        if position == .letStart {
            position = .afterOperand
            guard word.isReserved else {
                top.traits.insert(.declaresVariables)
                afterBinding = true
                return .name
            }
            if word == .in || word == .instanceof {
                position = .operand
                return .keyword
            }
        }
        return leadingWord(word, at: start, newLine: newLine)
    }

    /// A word behind an operand: an operator, or else the begin of a statement.
    private mutating func followingWord(_ word: JavaScriptWord, newLine: Bool) -> Role? {
        switch word {
        case .in, .instanceof:
            if wasPrivate >= 0, word == .in { note(.privateIn, at: wasPrivate) }
            position = .operand
            return .keyword
        case .of where top.kind == .forHead && (wasAsync != .word || newLine):
            position = .operand
            return .keyword
        default:
            if wasAsync != .word || newLine { startStatement() }
            return nil
        }
    }

    /// A word inside `import … from` or `export … from`.
    private mutating func clauseWord(_ word: JavaScriptWord) -> Role {
        if position == .importStart, importBeganStatement {
            note(.moduleSyntax, at: moduleStart)
        } else if word == .as, exportsStar {
            note(.exportStarAs, at: moduleStart)
        }
        exportsStar = false
        position = .moduleClause
        return word == .as || word == .from ? .keyword : .name
    }

    /// A word where an operand or a statement can begin.
    private mutating func leadingWord(
        _ word: JavaScriptWord, at start: Int, newLine: Bool
    ) -> Role {
        let beginsStatement =
            switch position {
            case .statementStart, .exportStart, .exportDefault, .exportEnd: true
            default: false
            }
        switch word {
        case .function:
            let isAsync = wasAsync == .word && !newLine
            functionTraits = isAsync ? [.isFunction, .isAsync] : .isFunction
            if isAsync ? asyncBeganStatement : beginsStatement {
                functionTraits.insert(.isDeclaration)
            }
            functionStart = isAsync ? asyncStart : start
            position = .functionHead
        case .class:
            if top.pendingClasses == 0 {
                top.traits.remove(.declaresClass)
                if beginsStatement { top.traits.insert(.declaresClass) }
            }
            if top.pendingClasses < .max { top.pendingClasses += 1 }
            position = .classHead
        case .if, .while, .for, .with, .switch, .catch:
            headWord = word
            headStart = start
            headAwaits = false
            position = .head
        case .else, .do, .try, .finally, .debugger: position = .statementStart
        case .default: position = position == .exportStart ? .exportDefault : .statementStart
        case .return: position = .restricted
        case .break, .continue: position = .jump
        case .case, .throw, .new, .typeof, .void, .delete, .extends, .in, .instanceof:
            position = .operand
        case .var, .const:
            top.traits.insert(.declaresVariables)
            position = .binding
        case .this, .super, .null, .true, .false: position = .afterOperand
        case .import:
            importBeganStatement = beginsStatement && top.kind == .script
            moduleStart = start
            exportsStar = false
            position = .importStart
        case .export:
            if top.kind == .script { note(.moduleSyntax, at: start) }
            moduleStart = start
            exportsStar = false
            position = .exportStart
        default:
            return contextualWord(word, at: start, beginsStatement: beginsStatement, newLine)
        }
        return .keyword
    }

    /// A word that is a keyword only in some places, or a name.
    private mutating func contextualWord(
        _ word: JavaScriptWord, at start: Int, beginsStatement: Bool, _ newLine: Bool
    ) -> Role {
        switch word {
        case .let where beginsStatement || position == .forStart:
            position = .letStart
            return .keyword
        case .yield where context.contains(.isGenerator):
            position = .restricted
            return .keyword
        case .await where position == .head && headWord == .for:
            note(.forAwait, at: start)
            headAwaits = true
            return .keyword
        case .await where isModule || context.contains(.isAsync):
            if !context.contains(.isFunction) { note(.topLevelAwait, at: start) }
            position = .operand
            return .keyword
        case .async where position == .forStart && headAwaits:
            // `for await (async of …)` is no function.
            position = .afterOperand
            return .name
        case .async where wasAsync != .word || newLine:
            async = .word
            asyncStart = start
            asyncBeganStatement = beginsStatement
            position = .afterOperand
            return .name
        default:
            if wasAsync == .word, !newLine { async = .head }
            position = .afterOperand
            return .name
        }
    }
}
