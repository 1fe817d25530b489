extension HTMLTokenizer {
    /// The input ends: each state hands out what it holds, then the end follows.
    func endOfFile() -> Token {
        switch state {
        case .data, .rcdata, .rawText, .scriptData, .plainText, .cdataSection, .scriptEscaped,
            .scriptEscapedDash, .scriptEscapedDashDash, .scriptDoubleEscaped,
            .scriptDoubleEscapedDash, .scriptDoubleEscapedDashDash, .scriptDoubleEscapedLessThan,
            .scriptEscapeStart, .scriptEscapeStartDash, .scriptDoubleEscapeStart,
            .scriptDoubleEscapeEnd:
            return .endOfFile
        case .tagOpen: return ending(0x3C)
        case .endTagOpen: return ending(0x3C, 0x2F)
        case .rawLessThan, .scriptLessThan, .scriptEscapedLessThan: return ending(0x3C)
        case .rawEndTagOpen: return ending(0x3C, 0x2F)
        case .rawEndTagName:
            literal.truncate(to: 0)
            literal.append(0x3C)
            literal.append(0x2F)
            literal.append(scratch.base, count: scratch.count)
            state = .data
            return heldText()
        case .cdataBracket: return ending(0x5D)
        case .cdataEnd: return ending(0x5D, 0x5D)
        case .tagName, .beforeAttributeName, .attributeName, .afterAttributeName,
            .beforeAttributeValue, .doubleQuotedValue, .singleQuotedValue, .unquotedValue,
            .afterQuotedValue, .selfClosingStartTag:
            state = .data
            return .endOfFile
        case .markupDeclarationOpen:
            beginBogusDeclaration()
            return endComment()
        case .bogusComment, .commentStart, .commentStartDash, .comment, .commentEndDash,
            .commentEnd, .commentEndBang:
            return endComment()
        case .doctype, .beforeDoctypeName, .doctypeName, .afterDoctypeName, .doctypeKeyword,
            .afterPublicKeyword, .beforePublicID, .doubleQuotedPublicID, .singleQuotedPublicID,
            .afterPublicID, .betweenIDs, .afterSystemKeyword, .beforeSystemID,
            .doubleQuotedSystemID, .singleQuotedSystemID, .afterSystemID, .bogusDoctype:
            return endDoctypeAtEnd()
        case .characterReference, .namedReference, .numericReference, .hexadecimalStart,
            .hexadecimal, .decimal:
            return endReferenceAtEnd()
        }
    }

    private func ending(_ units: UInt16...) -> Token {
        literal.truncate(to: 0)
        for unit in units { literal.append(unit) }
        state = .data
        return heldText()
    }

    private func endReferenceAtEnd() -> Token {
        let token =
            switch state {
            case .hexadecimal, .decimal: endNumericReference()
            case .namedReference: endNamedReference(next: nil)
            default: endReference()
            }
        // Inside of an attribute the tag is never finished.
        return token ?? endOfFile()
    }
}
