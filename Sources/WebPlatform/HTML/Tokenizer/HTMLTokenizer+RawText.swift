internal import WebFormats

/// Raw text and scripts: sections 13.2.5.9 to 13.2.5.31, and CDATA sections (13.2.5.69 to 71).
extension HTMLTokenizer {
    /// "RCDATA/RAWTEXT/script data (escaped) less-than sign", "end tag open" and "end tag name".
    func rawEndTagStep() -> Token? {
        let unit = cursor.pointee
        switch state {
        case .rawLessThan:
            if unit == 0x2F {
                cursor += 1
                state = .rawEndTagOpen
                return nil
            }
            return backToRaw(0x3C)
        case .rawEndTagOpen:
            guard isASCIILetter(unit) else { return backToRaw(0x3C, 0x2F) }
            scratch.truncate(to: 0)
            state = .rawEndTagName
            return nil
        default: return rawEndTagName(unit)
        }
    }

    private func rawEndTagName(_ unit: UInt16) -> Token? {
        if isASCIILetter(unit) {
            let expected = names.text(lastStartTag)
            if scratch.count < expected.count, expected[scratch.count] == asciiLowercased(unit) {
                scratch.append(unit)
                cursor += 1
                return nil
            }
            return heldEndTag()
        }
        guard isASCIISpace(unit) || unit == 0x2F || unit == 0x3E, isAppropriateEndTag else {
            return heldEndTag()
        }
        let tag = lastStartTag
        beginTag(isEnd: true)
        name = tag
        cursor += 1
        switch unit {
        case 0x2F: state = .selfClosingStartTag
        case 0x3E: return endTag()
        default: state = .beforeAttributeName
        }
        return nil
    }

    /// "An appropriate end tag token": its name is that of the last start tag. The units read so far
    /// are the first of that name.
    private var isAppropriateEndTag: Bool {
        scratch.count == names.text(lastStartTag).count && scratch.count > 0
    }

    private func heldEndTag() -> Token {
        literal.truncate(to: 0)
        literal.append(0x3C)
        literal.append(0x2F)
        literal.append(scratch.base, count: scratch.count)
        state = returnState
        return heldText()
    }

    private func backToRaw(_ units: UInt16...) -> Token {
        literal.truncate(to: 0)
        for unit in units { literal.append(unit) }
        state = returnState
        return heldText()
    }

    /// The states of a script that is inside of `<!--`.
    func scriptStep() -> Token? {
        let unit = cursor.pointee
        switch state {
        case .scriptLessThan:
            if unit == 0x2F {
                cursor += 1
                state = .rawEndTagOpen
                return nil
            }
            guard unit == 0x21 else { return backToRaw(0x3C) }
            cursor += 1
            state = .scriptEscapeStart
            return textOf(0x3C, 0x21)
        case .scriptEscapeStart: return escapeStart(unit, next: .scriptEscapeStartDash)
        case .scriptEscapeStartDash: return escapeStart(unit, next: .scriptEscapedDashDash)
        case .scriptEscaped, .scriptEscapedDash, .scriptEscapedDashDash: return escaped(unit)
        case .scriptEscapedLessThan: return escapedLessThan(unit)
        case .scriptDoubleEscapeStart:
            return doubleEscapeName(unit, ifScript: .scriptDoubleEscaped, else: .scriptEscaped)
        case .scriptDoubleEscapeEnd:
            return doubleEscapeName(unit, ifScript: .scriptEscaped, else: .scriptDoubleEscaped)
        case .scriptDoubleEscapedLessThan:
            guard unit == 0x2F else {
                state = .scriptDoubleEscaped
                return nil
            }
            place = place(at: cursor)
            cursor += 1
            scratch.truncate(to: 0)
            state = .scriptDoubleEscapeEnd
            return textOf(0x2F)
        default: return doubleEscaped(unit)
        }
    }

    private func escapeStart(_ unit: UInt16, next: State) -> Token? {
        guard unit == 0x2D else {
            state = .scriptData
            return nil
        }
        state = next
        return unitAsText()
    }

    /// The unit at the cursor, as it stands.
    private func unitAsText() -> Token {
        let start = cursor
        cursor += 1
        return run(from: start)
    }

    private func escaped(_ unit: UInt16) -> Token? {
        switch unit {
        case 0x2D:
            state = state == .scriptEscaped ? .scriptEscapedDash : .scriptEscapedDashDash
            return unitAsText()
        case 0x3C:
            place = place(at: cursor)
            cursor += 1
            state = .scriptEscapedLessThan
            return nil
        case 0x3E where state == .scriptEscapedDashDash:
            state = .scriptData
            return unitAsText()
        case 0:
            state = .scriptEscaped
            return replacement()
        default:
            state = .scriptEscaped
            return runOfScript()
        }
    }

    private func runOfScript() -> Token {
        let start = cursor
        while cursor < limit, cursor.pointee != 0x2D, cursor.pointee != 0x3C, cursor.pointee != 0 {
            cursor += 1
        }
        return run(from: start)
    }

    private func escapedLessThan(_ unit: UInt16) -> Token? {
        if unit == 0x2F {
            cursor += 1
            returnState = .scriptEscaped
            state = .rawEndTagOpen
            return nil
        }
        guard isASCIILetter(unit) else {
            state = .scriptEscaped
            return textOf(0x3C)
        }
        scratch.truncate(to: 0)
        state = .scriptDoubleEscapeStart
        return textOf(0x3C)
    }

    private static let scriptName = Array("script".utf16)

    private func doubleEscapeName(
        _ unit: UInt16, ifScript: State, else other: State
    ) -> Token? {
        if isASCIILetter(unit) {
            if scratch.count <= Self.scriptName.count { scratch.append(asciiLowercased(unit)) }
            return unitAsText()
        }
        guard isASCIISpace(unit) || unit == 0x2F || unit == 0x3E else {
            state = other
            return nil
        }
        let isScript =
            scratch.count == Self.scriptName.count
            && Self.scriptName.indices.allSatisfy { scratch[$0] == Self.scriptName[$0] }
        state = isScript ? ifScript : other
        return unitAsText()
    }

    private func doubleEscaped(_ unit: UInt16) -> Token? {
        switch unit {
        case 0x2D:
            state =
                state == .scriptDoubleEscaped
                ? .scriptDoubleEscapedDash : .scriptDoubleEscapedDashDash
            return unitAsText()
        case 0x3C:
            state = .scriptDoubleEscapedLessThan
            return unitAsText()
        case 0x3E where state == .scriptDoubleEscapedDashDash:
            state = .scriptData
            return unitAsText()
        case 0:
            state = .scriptDoubleEscaped
            return replacement()
        default:
            state = .scriptDoubleEscaped
            return runOfScript()
        }
    }

    func cdataStep() -> Token? {
        let unit = cursor.pointee
        switch state {
        case .cdataSection:
            if unit == 0x5D {
                place = place(at: cursor)
                cursor += 1
                state = .cdataBracket
                return nil
            }
            if unit == 0 { return nullText() }
            let start = cursor
            while cursor < limit, cursor.pointee != 0x5D, cursor.pointee != 0 { cursor += 1 }
            return run(from: start)
        case .cdataBracket:
            if unit == 0x5D {
                cursor += 1
                state = .cdataEnd
                return nil
            }
            state = .cdataSection
            return textOf(0x5D)
        default:
            if unit == 0x3E {
                cursor += 1
                state = .data
                return nil
            }
            if unit == 0x5D {
                cursor += 1
                return textOf(0x5D)
            }
            state = .cdataSection
            return textOf(0x5D, 0x5D)
        }
    }
}
