extension GrammarTracker {
    /// Takes a punctuator other than a bracket or brace.
    mutating func punctuator(_ punctuator: JavaScriptPunctuator, newLine: Bool) {
        beginExpression()
        switch punctuator {
        case .dot:
            position = position == .importStart ? .importDot : .afterDot
        case .optionalChain: position = .afterDot
        case .ellipsis: position = .operand
        case .semicolon: semicolon()
        case .comma: comma()
        case .question:
            if top.ternaries < .max { top.ternaries += 1 }
            position = .operand
        case .colon: colon()
        case .arrow:
            bodyTraits = [.isFunction, .isArrow]
            if wasAsync == .head { bodyTraits.insert(.isAsync) }
            position = .arrowBody
        case .star: star(newLine: newLine)
        case .equals:
            if position == .afterKey || position == .elementModifier, top.kind == .classBody {
                finishField()
                context = .isFunction
            }
            position = .operand
        case .step:
            if position != .afterOperand || newLine { position = .operand }
        default: position = .operand
        }
    }

    /// Takes `...`.
    mutating func ellipsis(at start: Int) {
        beginExpression()
        if top.kind == .object, position == .elementStart { note(.objectSpread, at: start) }
        position = .operand
    }

    private mutating func semicolon() {
        leaveArrows()
        finishField()
        if top.kind == .forHead {
            top.ternaries = 0
            position = .operand
        } else {
            startStatement()
        }
    }

    private mutating func comma() {
        leaveArrows()
        switch top.kind {
        case .object: position = .elementStart
        case _ where position == .importStart || position == .moduleClause: position = .moduleClause
        case _ where top.traits.contains(.declaresVariables): position = .binding
        default: position = .operand
        }
    }

    private mutating func colon() {
        while top.kind == .arrow, top.ternaries == 0 {
            context = top.outer
            pop()
        }
        if top.kind == .object, position == .afterKey || position == .elementModifier {
            position = .operand
        } else if top.ternaries > 0 {
            top.ternaries -= 1
            position = .operand
        } else {
            // A label, `case` or `default`.
            position = holdsStatements ? .statementStart : .operand
        }
    }

    private mutating func star(newLine: Bool) {
        switch position {
        case .functionHead:
            functionTraits.insert(.isGenerator)
            if functionTraits.contains(.isAsync) { note(.asyncGenerator, at: functionStart) }
        case .exportStart:
            exportsStar = true
            position = .moduleClause
        case .importStart:
            if importBeganStatement { note(.moduleSyntax, at: moduleStart) }
            position = .moduleClause
        case .moduleClause: break
        default: if !elementStar(newLine: newLine) { position = .operand }
        }
    }

    /// Takes the first part of a template that goes on after `${…}`, or a whole one.
    mutating func template(isWhole: Bool) {
        beginExpression()
        if isWhole {
            position = .afterOperand
        } else {
            push(.substitution)
            position = .operand
        }
    }

    /// Whether a closing brace at the present place goes on with a template's text.
    mutating func closesSubstitution() -> Bool {
        leaveArrows()
        return top.kind == .substitution
    }

    /// Takes a later part of a template.
    mutating func templatePart(isLast: Bool) {
        begin()
        top.ternaries = 0
        top.pendingClasses = 0
        position = .operand
        if isLast {
            pop()
            position = .afterOperand
        }
    }
}
