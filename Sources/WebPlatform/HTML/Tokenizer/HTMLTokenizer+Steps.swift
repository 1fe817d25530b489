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

    func beginReference() -> Token? {
        returnState = state
        cursor += 1
        scratch.truncate(to: 0)
        scratch.append(0x26)
        state = .characterReference
        return nil
    }
}
