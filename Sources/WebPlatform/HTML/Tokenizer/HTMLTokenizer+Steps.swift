extension HTMLTokenizer {
    /// One step of the machine; there is a unit at the cursor.
    @inline(__always)
    func step() -> Token? {
        switch state {
        case .data: dataState()
        case .rcdata: rcdataState()
        case .rawText, .scriptData: rawTextState()
        case .plainText: plainTextState()
        case .tagOpen: tagOpenState()
        case .endTagOpen: endTagOpenState()
        case .tagName: tagNameState()
        case .beforeAttributeName: beforeAttributeNameState()
        case .attributeName: attributeNameState()
        case .afterAttributeName: afterAttributeNameState()
        case .beforeAttributeValue: beforeAttributeValueState()
        case .doubleQuotedValue: quotedValueState(0x22)
        case .singleQuotedValue: quotedValueState(0x27)
        case .unquotedValue: unquotedValueState()
        case .afterQuotedValue: afterQuotedValueState()
        case .selfClosingStartTag: selfClosingStartTagState()
        case .rawLessThan, .rawEndTagOpen, .rawEndTagName: rawEndTagStep()
        case .scriptLessThan, .scriptEscapeStart, .scriptEscapeStartDash, .scriptEscaped,
            .scriptEscapedDash, .scriptEscapedDashDash, .scriptEscapedLessThan,
            .scriptDoubleEscapeStart, .scriptDoubleEscaped, .scriptDoubleEscapedDash,
            .scriptDoubleEscapedDashDash, .scriptDoubleEscapedLessThan, .scriptDoubleEscapeEnd:
            scriptStep()
        case .cdataSection, .cdataBracket, .cdataEnd: cdataStep()
        case .bogusComment, .markupDeclarationOpen, .commentStart, .commentStartDash, .comment,
            .commentEndDash, .commentEnd, .commentEndBang:
            commentStep()
        case .doctype, .beforeDoctypeName, .doctypeName, .afterDoctypeName, .doctypeKeyword:
            doctypeStep()
        case .afterPublicKeyword, .beforePublicID, .doubleQuotedPublicID, .singleQuotedPublicID,
            .afterPublicID, .betweenIDs, .afterSystemKeyword, .beforeSystemID,
            .doubleQuotedSystemID, .singleQuotedSystemID, .afterSystemID, .bogusDoctype:
            doctypeIDStep()
        case .characterReference, .namedReference, .numericReference, .hexadecimalStart,
            .hexadecimal, .decimal:
            referenceStep()
        }
    }

    // MARK: Text

    private func dataState() -> Token? {
        let start = cursor
        var at = start
        while at < limit {
            let unit = at.pointee
            if unit == 0x3C || unit == 0x26 || unit == 0 { break }
            at += 1
        }
        cursor = at
        if at > start { return run(from: start) }
        place = place(at: at)
        switch at.pointee {
        case 0x26: return beginReference()
        case 0x3C:
            cursor += 1
            state = .tagOpen
            return nil
        default: return nullText()
        }
    }

    private func rcdataState() -> Token? {
        let start = cursor
        while cursor < limit, cursor.pointee != 0x3C, cursor.pointee != 0x26, cursor.pointee != 0 {
            cursor += 1
        }
        if cursor > start { return run(from: start) }
        place = place(at: cursor)
        switch cursor.pointee {
        case 0x26: return beginReference()
        case 0x3C: return beginRawLessThan(.rawLessThan)
        default: return replacement()
        }
    }

    private func rawTextState() -> Token? {
        let start = cursor
        var at = start
        while at < limit, at.pointee != 0x3C, at.pointee != 0 { at += 1 }
        cursor = at
        if at > start { return run(from: start) }
        place = place(at: at)
        if at.pointee == 0 { return replacement() }
        return beginRawLessThan(state == .scriptData ? .scriptLessThan : .rawLessThan)
    }

    private func plainTextState() -> Token? {
        let start = cursor
        while cursor < limit, cursor.pointee != 0 { cursor += 1 }
        return cursor > start ? run(from: start) : replacement()
    }

    /// A `<` in raw text: what follows may be its end tag.
    private func beginRawLessThan(_ next: State) -> Token? {
        returnState = state
        cursor += 1
        state = next
        return nil
    }

    func nullText() -> Token {
        place = place(at: cursor)
        cursor += 1
        _ = textOf(0)
        isNull = true
        return .characters
    }

    private func beginReference() -> Token? {
        returnState = state
        cursor += 1
        scratch.truncate(to: 0)
        scratch.append(0x26)
        state = .characterReference
        return nil
    }

    // MARK: Tags

    private func tagOpenState() -> Token? {
        let unit = cursor.pointee
        if isASCIILetter(unit) {
            beginTag(isEnd: false)
            state = .tagName
            return tagNameState()
        }
        switch unit {
        case 0x2F:
            cursor += 1
            state = .endTagOpen
        case 0x21:
            cursor += 1
            scratch.truncate(to: 0)
            state = .markupDeclarationOpen
        case 0x3F:
            beginComment()
            state = .bogusComment
        default:
            state = .data
            return textOf(0x3C)
        }
        return nil
    }

    private func endTagOpenState() -> Token? {
        let unit = cursor.pointee
        if isASCIILetter(unit) {
            beginTag(isEnd: true)
            state = .tagName
            return tagNameState()
        }
        if unit == 0x3E {
            cursor += 1
            state = .data
            return nil
        }
        beginComment()
        state = .bogusComment
        return nil
    }

    private func tagNameState() -> Token? {
        var at = cursor
        while at < limit {
            let unit = at.pointee
            if unit <= 0x3E {
                if unit == 0x3E {
                    cursor = at + 1
                    endTagName()
                    return endTag()
                }
                if isASCIISpace(unit) || unit == 0x2F {
                    cursor = at + 1
                    endTagName()
                    state = unit == 0x2F ? .selfClosingStartTag : .beforeAttributeName
                    return nil
                }
            }
            scratch.append(unit == 0 ? 0xFFFD : asciiLowercased(unit))
            at += 1
        }
        cursor = at
        return nil
    }

    private func selfClosingStartTagState() -> Token? {
        guard cursor.pointee == 0x3E else {
            state = .beforeAttributeName
            return nil
        }
        isSelfClosing = true
        cursor += 1
        return endTag()
    }

    // MARK: Attributes

    private func beforeAttributeNameState() -> Token? {
        while cursor < limit, isASCIISpace(cursor.pointee) { cursor += 1 }
        guard cursor < limit else { return nil }
        let unit = cursor.pointee
        if unit == 0x2F || unit == 0x3E {
            state = .afterAttributeName
            return afterAttributeNameState()
        }
        beginAttribute()
        if unit == 0x3D {
            scratch.append(unit)
            cursor += 1
        }
        state = .attributeName
        return cursor < limit ? attributeNameState() : nil
    }

    private func attributeNameState() -> Token? {
        var at = cursor
        while at < limit {
            let unit = at.pointee
            if unit <= 0x3E {
                if unit == 0x3D {
                    cursor = at + 1
                    endAttributeName()
                    state = .beforeAttributeValue
                    return nil
                }
                if isASCIISpace(unit) || unit == 0x2F || unit == 0x3E {
                    cursor = at
                    endAttributeName()
                    state = .afterAttributeName
                    return nil
                }
            }
            scratch.append(unit == 0 ? 0xFFFD : asciiLowercased(unit))
            at += 1
        }
        cursor = at
        return nil
    }

    private func afterAttributeNameState() -> Token? {
        while cursor < limit, isASCIISpace(cursor.pointee) { cursor += 1 }
        guard cursor < limit else { return nil }
        switch cursor.pointee {
        case 0x2F:
            cursor += 1
            state = .selfClosingStartTag
        case 0x3D:
            cursor += 1
            state = .beforeAttributeValue
        case 0x3E:
            cursor += 1
            return endTag()
        default:
            beginAttribute()
            state = .attributeName
        }
        return nil
    }

    private func beforeAttributeValueState() -> Token? {
        while cursor < limit, isASCIISpace(cursor.pointee) { cursor += 1 }
        guard cursor < limit else { return nil }
        switch cursor.pointee {
        case 0x22:
            cursor += 1
            beginValue()
            state = .doubleQuotedValue
        case 0x27:
            cursor += 1
            beginValue()
            state = .singleQuotedValue
        case 0x3E:
            cursor += 1
            return endTag()
        default:
            beginValue()
            state = .unquotedValue
        }
        return nil
    }

    @inline(__always)
    private func quotedValueState(_ quote: UInt16) -> Token? {
        let start = cursor
        var at = start
        while at < limit {
            let unit = at.pointee
            if unit == quote || unit == 0x26 || unit == 0 { break }
            at += 1
        }
        side.append(start, count: at - start)
        cursor = at
        guard at < limit else { return nil }
        if at.pointee == quote {
            endValue()
            cursor += 1
            state = .afterQuotedValue
            return nil
        }
        return specialUnitInValue()
    }

    private func unquotedValueState() -> Token? {
        let start = cursor
        while cursor < limit {
            let unit = cursor.pointee
            if isASCIISpace(unit) || unit == 0x3E || unit == 0x26 || unit == 0 { break }
            cursor += 1
        }
        side.append(start, count: cursor - start)
        guard cursor < limit else { return nil }
        if cursor.pointee == 0x3E {
            endValue()
            cursor += 1
            return endTag()
        }
        if isASCIISpace(cursor.pointee) {
            endValue()
            cursor += 1
            state = .beforeAttributeName
            return nil
        }
        return specialUnitInValue()
    }

    private func specialUnitInValue() -> Token? {
        if cursor.pointee == 0x26 { return beginReference() }
        side.append(0xFFFD)
        cursor += 1
        return nil
    }

    private func afterQuotedValueState() -> Token? {
        let unit = cursor.pointee
        if isASCIISpace(unit) {
            cursor += 1
            state = .beforeAttributeName
            return cursor < limit ? beforeAttributeNameState() : nil
        }
        switch unit {
        case 0x2F:
            cursor += 1
            state = .selfClosingStartTag
        case 0x3E:
            cursor += 1
            return endTag()
        default: state = .beforeAttributeName
        }
        return nil
    }
}
