extension GrammarTracker {
    // MARK: - Braces

    /// Takes `{` and says what it opens.
    mutating func openBrace(newLine: Bool) -> Role {
        begin()
        if position == .restricted, newLine { startStatement() }
        switch position {
        case .functionBody, .arrowBody:
            enterFunction(bodyTraits)
            return .functionBody
        case .classHead: return enterClass()
        case .afterOperand where top.pendingClasses > 0: return enterClass()
        case .exportStart, .importStart, .moduleClause:
            if position == .importStart, importBeganStatement {
                note(.moduleSyntax, at: moduleStart)
            }
            push(.specifiers, position == .exportStart ? .isDeclaration : [])
            position = .operand
            return .specifiers
        case .letStart:
            top.traits.insert(.declaresVariables)
            return enterObject()
        case .operand, .forStart, .binding, .exportDefault, .restricted: return enterObject()
        case .elementModifier where modifier == .static && top.kind == .classBody:
            note(.staticBlock, at: keyStart)
            enterFunction([.isFunction, .isMethod])
            return .staticBlock
        case .head where headWord == .catch: note(.optionalCatch, at: headStart)
        case .afterOperand:
            startStatement()
            if position == .operand { return enterObject() }
        default: break
        }
        push(.block)
        position = .statementStart
        return .block
    }

    private mutating func enterObject() -> Role {
        push(.object)
        position = .elementStart
        return .object
    }

    private mutating func enterClass() -> Role {
        if top.pendingClasses > 0 { top.pendingClasses -= 1 }
        let isDeclaration = top.pendingClasses == 0 && top.traits.contains(.declaresClass)
        push(.classBody, isDeclaration ? .isDeclaration : [])
        position = .elementStart
        return .classBody
    }

    /// Takes `}` and says what it closes; the end of a `${…}` is not taken here.
    mutating func closeBrace() -> Role {
        beginExpression()
        leaveArrows()
        let closed = top
        switch closed.kind {
        case .block:
            pop()
            resume()
            return .block
        case .object:
            pop()
            position = .afterOperand
            return .object
        case .functionBody: return leaveFunction()
        case .classBody:
            finishField()
            context = closed.outer
            pop()
            position = .afterOperand
            if closed.traits.contains(.isDeclaration) { resume() }
            return .classBody
        case .specifiers:
            pop()
            position = closed.traits.contains(.isDeclaration) ? .exportEnd : .moduleClause
            return .specifiers
        default:
            position = .statementStart
            return .none
        }
    }

    private mutating func leaveFunction() -> Role {
        let traits = top.traits
        context = top.outer
        pop()
        if traits.contains(.isArrow) {
            // It ends the bodies that it is the whole of: `async a => b => {}`.
            while top.kind == .arrow, top.ternaries == 0 {
                context = top.outer
                pop()
            }
            resume()
        } else if traits.contains(.isMethod) {
            position = .afterOperand
            if top.kind == .classBody { resume() }
        } else {
            position = .afterOperand
            if traits.contains(.isDeclaration) { resume() }
        }
        return .functionBody
    }

    // MARK: - Parentheses and brackets

    /// Takes `(`.
    mutating func openParenthesis(newLine: Bool) {
        beginExpression()
        switch position {
        case .head where headWord == .for:
            push(.forHead)
            position = .forStart
            return
        case .head: push(.statementHead)
        case .functionHead: enterParameters(functionTraits)
        case .afterKey, .elementModifier, .elementKey:
            if keyIsPrivate, position == .afterKey, top.kind == .classBody {
                note(.privateMethod, at: keyStart)
            }
            enterParameters(elementTraits)
        case .importStart:
            note(.dynamicImport, at: moduleStart)
            push(.parentheses)
        default: push(.parentheses, wasAsync == .word && !newLine ? .isAsync : [])
        }
        position = .operand
    }

    /// Takes `)`.
    mutating func closeParenthesis() {
        beginExpression()
        leaveArrows()
        let closed = top
        switch closed.kind {
        case .statementHead, .forHead:
            pop()
            position = .statementStart
        case .parameters:
            context = closed.outer
            pop()
            bodyTraits = closed.traits.subtracting([.declaresClass, .declaresVariables])
            position = .functionBody
        case .parentheses:
            pop()
            if closed.traits.contains(.isAsync) { async = .head }
            position = .afterOperand
        default: position = .afterOperand
        }
    }

    /// Takes `[`.
    mutating func openBracket(at start: Int, newLine: Bool) {
        beginExpression()
        switch position {
        case .elementStart, .elementModifier, .elementKey:
            openComputedKey(at: start, newLine: newLine)
        case .afterKey where top.kind == .classBody:
            openComputedKey(at: start, newLine: newLine)
        default: push(.brackets)
        }
        position = .operand
    }

    private mutating func openComputedKey(at start: Int, newLine: Bool) {
        _ = elementName(.other, at: start, newLine: newLine)
        push(.computedKey, elementTraits)
        computedKeyStarts.append(start)
    }

    /// Takes `]`.
    mutating func closeBracket() {
        beginExpression()
        leaveArrows()
        let closed = top
        switch closed.kind {
        case .computedKey:
            pop()
            // What stood inside may have had elements of its own.
            elementTraits = closed.traits.subtracting([.declaresClass, .declaresVariables])
            keyStart = computedKeyStarts.popLast() ?? keyStart
            keyIsPrivate = false
            position = .afterKey
        case .brackets:
            pop()
            position = .afterOperand
        default: position = .afterOperand
        }
    }
}
