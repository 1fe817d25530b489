extension GrammarTracker {
    /// Takes a name, a string or a number where the name of a property or a member can stand.
    mutating func elementName(
        _ word: JavaScriptWord, at start: Int, newLine: Bool, isPrivate: Bool = false
    ) -> Role {
        if position == .afterKey {
            // Two names of a class in a row: the first was a field.
            finishField()
            position = .elementStart
        }
        if position == .elementModifier {
            if modifier == .async, newLine {
                finishField()
                position = .elementStart
            } else if modifier == .static, word == .async || word == .get || word == .set {
                modifier = word
                keyStart = start
                return .elementName
            } else {
                if modifier == .async { elementTraits.insert(.isAsync) }
                position = .elementKey
            }
        }
        keyStart = start
        keyIsPrivate = isPrivate
        if position == .elementStart {
            elementTraits = [.isFunction, .isMethod]
            switch word {
            case .static where top.kind != .classBody: break
            case .async, .get, .set, .static:
                modifier = word
                position = .elementModifier
                return .elementName
            default: break
            }
        }
        position = .afterKey
        return .elementName
    }

    /// Takes the `*` before a method's name.
    ///
    /// - Returns: Whether it is that.
    mutating func elementStar(newLine: Bool) -> Bool {
        switch position {
        case .elementStart: elementTraits = [.isFunction, .isMethod]
        case .elementModifier where modifier == .async && !newLine:
            note(.asyncGenerator, at: keyStart)
            elementTraits.insert(.isAsync)
        case .elementModifier where modifier == .static: break
        case .elementModifier:
            finishField()
            elementTraits = [.isFunction, .isMethod]
        case .afterKey where top.kind == .classBody:
            finishField()
            elementTraits = [.isFunction, .isMethod]
        default: return false
        }
        elementTraits.insert(.isGenerator)
        position = .elementKey
        return true
    }

    /// Says that the name just read was that of a field.
    mutating func finishField() {
        guard top.kind == .classBody, position == .afterKey || position == .elementModifier else {
            return
        }
        note(keyIsPrivate ? .privateField : .classField, at: keyStart)
    }

    /// Takes a literal other than a template.
    ///
    /// - Parameters:
    ///   - isName: Whether it can name a property: a string or a number.
    mutating func literal(isName: Bool, isString: Bool, at start: Int, newLine: Bool) -> Role {
        beginExpression()
        switch position {
        case .operand, .statementStart: break
        case .afterOperand:
            startStatement()
            if isName, position == .elementStart {
                return elementName(.other, at: start, newLine: newLine)
            }
        case .elementStart, .elementModifier, .elementKey:
            if isName { return elementName(.other, at: start, newLine: newLine) }
        case .afterKey where top.kind == .classBody:
            if isName { return elementName(.other, at: start, newLine: newLine) }
        case .importStart, .moduleClause:
            if position == .importStart, importBeganStatement {
                note(.moduleSyntax, at: moduleStart)
            }
            if isString {
                position = .statementStart
                return .none
            }
        default: break
        }
        position = .afterOperand
        return .none
    }

    /// Takes `#x`.
    mutating func privateName(at start: Int, newLine: Bool) -> Role {
        beginExpression()
        switch position {
        case .afterDot:
            position = .afterOperand
            return .propertyName
        case .elementStart, .elementModifier, .elementKey:
            return elementName(.other, at: start, newLine: newLine, isPrivate: true)
        case .afterKey where top.kind == .classBody:
            return elementName(.other, at: start, newLine: newLine, isPrivate: true)
        case .afterOperand:
            startStatement()
            if position == .elementStart {
                return elementName(.other, at: start, newLine: newLine, isPrivate: true)
            }
        default: break
        }
        privateStart = start
        position = .afterOperand
        return .none
    }
}
