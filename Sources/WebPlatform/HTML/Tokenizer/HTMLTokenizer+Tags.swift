internal import WebFormats

/// Tags and attributes: sections 13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40.
extension HTMLTokenizer {
    func tagOpenState() -> Token? {
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

    func endTagOpenState() -> Token? {
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

    func tagNameState() -> Token? {
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

    func selfClosingStartTagState() -> Token? {
        guard cursor.pointee == 0x3E else {
            state = .beforeAttributeName
            return nil
        }
        isSelfClosing = true
        cursor += 1
        return endTag()
    }

    // MARK: Attributes

    func beforeAttributeNameState() -> Token? {
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

    func attributeNameState() -> Token? {
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

    func afterAttributeNameState() -> Token? {
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

    func beforeAttributeValueState() -> Token? {
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
    func quotedValueState(_ quote: UInt16) -> Token? {
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

    func unquotedValueState() -> Token? {
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

    func afterQuotedValueState() -> Token? {
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
