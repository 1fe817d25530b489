internal import WebFormats

/// Doctypes: sections 13.2.5.53 to 13.2.5.68.
extension HTMLTokenizer {
    func doctypeStep() -> Token? {
        let unit = cursor.pointee
        switch state {
        case .doctype:
            beginDoctype()
            if isASCIISpace(unit) { cursor += 1 }
            state = .beforeDoctypeName
            return nil
        case .beforeDoctypeName:
            if isASCIISpace(unit) {
                cursor += 1
                return nil
            }
            if unit == 0x3E { return closedTooEarly() }
            state = .doctypeName
            return nil
        case .doctypeName: return doctypeName(unit)
        case .afterDoctypeName:
            if isASCIISpace(unit) {
                cursor += 1
                return nil
            }
            if unit == 0x3E { return closed() }
            scratch.truncate(to: 0)
            state = .doctypeKeyword
            return nil
        default: return doctypeKeyword(unit)
        }
    }

    private func doctypeName(_ unit: UInt16) -> Token? {
        if isASCIISpace(unit) || unit == 0x3E {
            data.length = Int32(side.count) - data.offset
            if unit == 0x3E { return closed() }
            cursor += 1
            state = .afterDoctypeName
            return nil
        }
        side.append(unit == 0 ? 0xFFFD : asciiLowercased(unit))
        cursor += 1
        return nil
    }

    private static let publicKeyword = Array("public".utf16)
    private static let systemKeyword = Array("system".utf16)

    private func doctypeKeyword(_ unit: UInt16) -> Token? {
        let length = scratch.count
        let first = length == 0 ? asciiLowercased(unit) : scratch[0]
        let expected = first == 0x70 ? Self.publicKeyword : Self.systemKeyword
        guard expected[length] == asciiLowercased(unit) else { return bogus() }
        scratch.append(asciiLowercased(unit))
        cursor += 1
        if length + 1 == expected.count {
            state = first == 0x70 ? .afterPublicKeyword : .afterSystemKeyword
        }
        return nil
    }

    /// The identifiers. The states "after keyword" and "before identifier" differ in errors only.
    func doctypeIDStep() -> Token? {
        let unit = cursor.pointee
        switch state {
        case .doubleQuotedPublicID, .singleQuotedPublicID, .doubleQuotedSystemID,
            .singleQuotedSystemID:
            return quotedID(unit)
        case .bogusDoctype:
            cursor += 1
            return unit == 0x3E ? endDoctype() : nil
        default: break
        }
        if isASCIISpace(unit) {
            cursor += 1
            if state == .afterPublicID { state = .betweenIDs }
            return nil
        }
        switch state {
        case .afterPublicKeyword, .beforePublicID:
            switch unit {
            case 0x22: beginPublicID(.doubleQuotedPublicID)
            case 0x27: beginPublicID(.singleQuotedPublicID)
            case 0x3E: return closedTooEarly()
            default: return bogus()
            }
        case .afterPublicID, .betweenIDs:
            switch unit {
            case 0x22: beginSystemID(.doubleQuotedSystemID)
            case 0x27: beginSystemID(.singleQuotedSystemID)
            case 0x3E: return closed()
            default: return bogus()
            }
        case .afterSystemKeyword, .beforeSystemID:
            switch unit {
            case 0x22: beginSystemID(.doubleQuotedSystemID)
            case 0x27: beginSystemID(.singleQuotedSystemID)
            case 0x3E: return closedTooEarly()
            default: return bogus()
            }
        default:
            // After the system identifier: what follows is an error, but no quirk.
            if unit == 0x3E { return closed() }
            state = .bogusDoctype
        }
        return nil
    }

    private func quotedID(_ unit: UInt16) -> Token? {
        let isPublic = state == .doubleQuotedPublicID || state == .singleQuotedPublicID
        let isDouble = state == .doubleQuotedPublicID || state == .doubleQuotedSystemID
        switch unit {
        case isDouble ? 0x22 : 0x27:
            endID(isPublic: isPublic)
            cursor += 1
            state = isPublic ? .afterPublicID : .afterSystemID
        case 0x3E:
            endID(isPublic: isPublic)
            return closedTooEarly()
        case 0:
            side.append(0xFFFD)
            cursor += 1
        default:
            side.append(unit)
            cursor += 1
        }
        return nil
    }

    private func beginPublicID(_ next: State) {
        publicID = HTMLSpan(offset: Int32(side.count), length: 0)
        cursor += 1
        state = next
    }

    private func beginSystemID(_ next: State) {
        systemID = HTMLSpan(offset: Int32(side.count), length: 0)
        cursor += 1
        state = next
    }

    private func endID(isPublic: Bool) {
        let end = Int32(side.count)
        if isPublic {
            publicID = publicID.map { HTMLSpan(offset: $0.offset, length: end - $0.offset) }
        } else {
            systemID = systemID.map { HTMLSpan(offset: $0.offset, length: end - $0.offset) }
        }
    }

    private func closed() -> Token {
        cursor += 1
        return endDoctype()
    }

    private func closedTooEarly() -> Token {
        forcesQuirks = true
        return closed()
    }

    private func bogus() -> Token? {
        forcesQuirks = true
        state = .bogusDoctype
        return nil
    }

    /// The input ends inside of a doctype.
    func endDoctypeAtEnd() -> Token {
        switch state {
        case .doctype: beginDoctype()
        case .doctypeName: data.length = Int32(side.count) - data.offset
        case .doubleQuotedPublicID, .singleQuotedPublicID: endID(isPublic: true)
        case .doubleQuotedSystemID, .singleQuotedSystemID: endID(isPublic: false)
        default: break
        }
        if state != .bogusDoctype { forcesQuirks = true }
        return endDoctype()
    }
}
