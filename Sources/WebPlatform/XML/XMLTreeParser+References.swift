/// Character and entity references (XML 1.0, sections 3.3.3, 4.1 and 4.4).
extension XMLTreeParser {
    /// A reference in content: characters go to the text, an entity is read next.
    func reference() throws(Failure) {
        let begin = source.position
        if text.count == textStart { textPlace = begin }
        if isAt("&#") {
            text += try characterReference()
            return
        }
        let name = try entityName()
        if let units = predefined(name) {
            text += units
            return
        }
        try enter(name, at: begin)
    }

    private func entityName() throws(Failure) -> [UInt16] {
        source.position += 1
        let name = try name("'&' begins a reference: write '&amp;'")
        try expect(";", "a reference ends with ';'")
        return name
    }

    private func enter(_ name: [UInt16], at begin: Int) throws(Failure) {
        guard let units = entities[name] else {
            throw failure("the entity '\(describe(name))' is not declared", at: begin)
        }
        try count(units, name)
        outer.append(source)
        source = Source(units: units, entity: name)
    }

    /// Entities in entities are bounded, and none stands in itself.
    private func count(_ units: [UInt16], _ name: [UInt16]) throws(Failure) {
        guard source.entity != name, !outer.contains(where: { $0.entity == name }) else {
            throw failure("the entity '\(describe(name))' stands in itself")
        }
        entityUnits += units.count
        guard outer.count < limits.entityDepth, entityUnits <= limits.entityUnits else {
            throw failure("entities add more than a document may have of them")
        }
    }

    /// Goes back to what referred to an entity; false where none is read, or an element of it is
    /// not ended.
    func endEntity() -> Bool {
        guard let last = outer.last, open.last.map({ $0.entityDepth < outer.count }) ?? true else {
            return false
        }
        source = last
        outer.removeLast()
        return true
    }

    private func characterReference() throws(Failure) -> [UInt16] {
        let begin = source.position
        source.position += 2
        let radix: UInt32 = skip("x") ? 16 : 10
        var code: UInt32 = 0
        var digits = 0
        while let unit = current, let digit = Self.digit(unit), digit < radix {
            code = min(code * radix + digit, 0x110000)
            digits += 1
            source.position += 1
        }
        guard digits > 0, skip(";") else {
            throw failure("a character reference is digits and ';'", at: begin)
        }
        guard XMLCharacters.isCharacter(code), let scalar = Unicode.Scalar(code) else {
            throw failure("a character reference stands for no character of XML", at: begin)
        }
        return Array(String(Character(scalar)).utf16)
    }

    private static func digit(_ unit: UInt16) -> UInt32? {
        switch unit {
        case 0x30...0x39: UInt32(unit) - 0x30
        case 0x41...0x46: UInt32(unit) - 0x41 + 10
        case 0x61...0x66: UInt32(unit) - 0x61 + 10
        default: nil
        }
    }

    /// "Predefined entities" (section 4.6), and those of HTML where the document type is XHTML's.
    private func predefined(_ name: [UInt16]) -> [UInt16]? {
        switch describe(name) {
        case "lt": return [0x3C]
        case "gt": return [0x3E]
        case "amp": return [0x26]
        case "apos": return [0x27]
        case "quot": return [0x22]
        default: break
        }
        guard hasHTMLEntities, entities[name] == nil else { return nil }
        var reference = NamedCharacterReferences()
        for unit in name + [0x3B] {
            guard reference.advance(unit) else { return nil }
        }
        guard let match = reference.match else { return nil }
        let scalars = [match.first, match.second].filter { $0 != 0 }.compactMap(Unicode.Scalar.init)
        return scalars.flatMap { Array(String(Character($0)).utf16) }
    }

    // MARK: Attribute values

    /// "AttValue", normalized: white space is a space, unless a reference stands for it.
    func attributeValue() throws(Failure) -> [UInt16] {
        guard let quote = current, quote == 0x22 || quote == 0x27 else {
            throw failure("the value of an attribute stands in quotes")
        }
        source.position += 1
        var value: [UInt16] = []
        let depth = outer.count
        while true {
            guard let unit = current else {
                guard outer.count > depth else { throw failure("a value is not ended") }
                source = outer.removeLast()
                continue
            }
            if unit == quote, outer.count == depth {
                source.position += 1
                return value
            }
            switch unit {
            case 0x3C: throw failure("'<' may not stand in the value of an attribute")
            case 0x26:
                if isAt("&#") {
                    value += try characterReference()
                } else {
                    let begin = source.position
                    let name = try entityName()
                    if let units = predefined(name) {
                        value += units
                    } else {
                        try enter(name, at: begin)
                    }
                }
            default:
                let start = source.position
                try skipCharacter()
                if XMLCharacters.isSpace(unit) {
                    value.append(0x20)
                } else {
                    value += source.units[start..<source.position]
                }
            }
        }
    }

    /// The value of an entity declaration: character references are replaced, others stay (4.5).
    func entityValue() throws(Failure) -> [UInt16] {
        guard let quote = current, quote == 0x22 || quote == 0x27 else {
            throw failure("the value of an entity stands in quotes")
        }
        source.position += 1
        var value: [UInt16] = []
        while let unit = current, unit != quote {
            if isAt("&#") {
                value += try characterReference()
                continue
            }
            guard unit != 0x25 else { throw failure("a parameter entity may not stand here") }
            let start = source.position
            try skipCharacter()
            value += source.units[start..<source.position]
        }
        guard current == quote else { throw failure("the value of an entity is not ended") }
        source.position += 1
        return value
    }
}
