/// Character references: sections 13.2.5.72 to 13.2.5.80.
extension HTMLTokenizer {
    func referenceStep() -> Token? {
        let unit = cursor.pointee
        switch state {
        case .characterReference:
            if isASCIIAlphanumeric(unit) {
                reference = NamedCharacterReferences()
                referenceMatch = nil
                state = .namedReference
                return nil
            }
            guard unit == 0x23 else { return endReference() }
            scratch.append(unit)
            cursor += 1
            referenceCode = 0
            state = .numericReference
        case .namedReference:
            guard unit != 0, reference.advance(unit) else { return endNamedReference(next: unit) }
            scratch.append(unit)
            cursor += 1
            if let match = reference.match {
                referenceMatch = (match.first, match.second, scratch.count)
            }
        case .numericReference:
            if unit | 0x20 == 0x78 {
                scratch.append(unit)
                cursor += 1
                state = .hexadecimalStart
                return nil
            }
            guard unit &- 0x30 < 10 else { return endReference() }
            state = .decimal
        case .hexadecimalStart:
            guard digit(unit) < 16 else { return endReference() }
            state = .hexadecimal
        case .hexadecimal: return numericStep(unit, base: 16)
        default: return numericStep(unit, base: 10)
        }
        return nil
    }

    private func numericStep(_ unit: UInt16, base: UInt32) -> Token? {
        let value = digit(unit)
        guard value < base else {
            if unit == 0x3B { cursor += 1 }
            return endNumericReference()
        }
        referenceCode = min(referenceCode * base + value, 0x110000)
        cursor += 1
        return nil
    }

    private func digit(_ unit: UInt16) -> UInt32 {
        switch unit {
        case 0x30...0x39: UInt32(unit) - 0x30
        case 0x41...0x46: UInt32(unit) - 0x41 + 10
        case 0x61...0x66: UInt32(unit) - 0x61 + 10
        default: 99
        }
    }

    /// "Numeric character reference end state".
    func endNumericReference() -> Token? {
        var code = referenceCode
        switch code {
        case 0, 0xD800...0xDFFF, 0x110000...: code = 0xFFFD
        case 0x80...0x9F:
            let mapped = Self.windows1252[Int(code) - 0x80]
            if mapped != 0 { code = UInt32(mapped) }
        default: break
        }
        scratch.truncate(to: 0)
        appendScalar(code)
        return endReference()
    }

    /// The longest name was found, or none.
    ///
    /// - Parameter next: The unit that does not belong to it; nothing at the end of the input.
    func endNamedReference(next: UInt16?) -> Token? {
        guard let match = referenceMatch else { return endReference() }
        let following = match.length < scratch.count ? scratch[match.length] : next
        if returnState.isAttributeValue, scratch[match.length - 1] != 0x3B, let following,
            following == 0x3D || isASCIIAlphanumeric(following)
        {
            return endReference()
        }
        literal.truncate(to: 0)
        literal.append(scratch.base + match.length, count: scratch.count - match.length)
        scratch.truncate(to: 0)
        appendScalar(match.first)
        if match.second != 0 { appendScalar(match.second) }
        scratch.append(literal.base, count: literal.count)
        return endReference()
    }

    private func appendScalar(_ code: UInt32) {
        guard code > 0xFFFF else {
            scratch.append(UInt16(truncatingIfNeeded: code))
            return
        }
        scratch.append(UInt16(truncatingIfNeeded: 0xD7C0 + (code >> 10)))
        scratch.append(UInt16(truncatingIfNeeded: 0xDC00 + (code & 0x3FF)))
    }

    /// "Flush code points consumed as a character reference": `scratch` goes where the reference
    /// stands.
    func endReference() -> Token? {
        state = returnState
        guard !returnState.isAttributeValue else {
            side.append(scratch.base, count: scratch.count)
            return nil
        }
        literal.truncate(to: 0)
        literal.append(scratch.base, count: scratch.count)
        return heldText()
    }

    /// What the numbers 0x80 to 0x9F stand for: the characters of windows-1252; 0 for themselves.
    private static let windows1252: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
