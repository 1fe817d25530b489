internal import WebFormats

/// Comments: sections 13.2.5.41 to 13.2.5.52. The states after `<` inside of a comment only report
/// errors, so they are not here.
extension HTMLTokenizer {
    func commentStep() -> Token? {
        let unit = cursor.pointee
        switch state {
        case .markupDeclarationOpen: return markupDeclarationOpen(unit)
        case .bogusComment: return bogusComment()
        case .commentStart: return commentStart(unit, dash: .commentStartDash)
        case .commentStartDash:
            if unit == 0x2D || unit == 0x3E { return commentStart(unit, dash: .commentEnd) }
            side.append(0x2D)
            state = .comment
            return nil
        case .comment: return comment()
        case .commentEndDash:
            if unit == 0x2D {
                cursor += 1
                state = .commentEnd
                return nil
            }
            side.append(0x2D)
            state = .comment
            return nil
        case .commentEnd: return commentEnd(unit)
        default: return commentEndBang(unit)
        }
    }

    private func commentStart(_ unit: UInt16, dash: State) -> Token? {
        switch unit {
        case 0x2D:
            cursor += 1
            state = dash
            return nil
        case 0x3E:
            cursor += 1
            return endComment()
        default:
            state = .comment
            return nil
        }
    }

    private func comment() -> Token? {
        let start = cursor
        while cursor < limit, cursor.pointee != 0x2D, cursor.pointee != 0 { cursor += 1 }
        side.append(start, count: cursor - start)
        guard cursor < limit else { return nil }
        if cursor.pointee == 0 {
            side.append(0xFFFD)
        } else {
            state = .commentEndDash
        }
        cursor += 1
        return nil
    }

    private func commentEnd(_ unit: UInt16) -> Token? {
        switch unit {
        case 0x3E:
            cursor += 1
            return endComment()
        case 0x21:
            cursor += 1
            state = .commentEndBang
        case 0x2D:
            cursor += 1
            side.append(0x2D)
        default:
            side.append(0x2D)
            side.append(0x2D)
            state = .comment
        }
        return nil
    }

    private func commentEndBang(_ unit: UInt16) -> Token? {
        if unit == 0x3E {
            cursor += 1
            return endComment()
        }
        side.append(0x2D)
        side.append(0x2D)
        side.append(0x21)
        if unit == 0x2D {
            cursor += 1
            state = .commentEndDash
        } else {
            state = .comment
        }
        return nil
    }

    private func bogusComment() -> Token? {
        let start = cursor
        while cursor < limit, cursor.pointee != 0x3E, cursor.pointee != 0 { cursor += 1 }
        side.append(start, count: cursor - start)
        guard cursor < limit else { return nil }
        if cursor.pointee == 0 {
            side.append(0xFFFD)
            cursor += 1
            return nil
        }
        cursor += 1
        return endComment()
    }

    private static let dashes = Array("--".utf16)
    private static let doctype = Array("doctype".utf16)
    private static let cdata = Array("[CDATA[".utf16)

    /// What follows `<!` is read unit by unit, because it may come in pieces.
    private func markupDeclarationOpen(_ unit: UInt16) -> Token? {
        let length = scratch.count
        let first = length == 0 ? unit : scratch[0]
        let (expected, isCaseSensitive) =
            switch first {
            case 0x2D: (Self.dashes, true)
            case 0x5B: (Self.cdata, true)
            default: (Self.doctype, false)
            }
        guard expected[length] == (isCaseSensitive ? unit : asciiLowercased(unit)) else {
            beginBogusDeclaration()
            return nil
        }
        scratch.append(unit)
        cursor += 1
        guard length + 1 == expected.count else { return nil }
        switch first {
        case 0x2D:
            beginComment()
            state = .commentStart
        case 0x5B:
            if allowsCDATA { state = .cdataSection } else { beginBogusDeclaration() }
        default: state = .doctype
        }
        return nil
    }

    /// A bogus comment, which begins with what was read of the declaration.
    func beginBogusDeclaration() {
        beginComment()
        side.append(scratch.base, count: scratch.count)
        state = .bogusComment
    }
}
