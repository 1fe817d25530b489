/// Elements and what stands in them (XML 1.0, sections 2.4 to 2.8 and 3).
extension XMLTreeParser {
    func document() throws(Failure) {
        if isAt("<?xml"), source.units.count > 5, XMLCharacters.isSpace(source.units[5]) {
            try declaration()
        }
        guard !source.units.isEmpty else { throw failure("the document is empty") }
        while let unit = current {
            if XMLCharacters.isSpace(unit) {
                source.position += 1
            } else if isAt("<!DOCTYPE") {
                guard !hasRoot, !hasDoctype else {
                    throw failure("a document type stands before the root element, once")
                }
                try doctype()
            } else if isAt("<!--") || isAt("<?") {
                try misc()
            } else if hasRoot {
                throw failure("nothing but comments may follow the root element")
            } else if unit == 0x3C {
                hasRoot = true
                try content()
            } else {
                throw failure("text may only stand in the root element")
            }
        }
        guard hasRoot else { throw failure("the document has no root element") }
    }

    /// "content": to the end of the root element, or of a fragment.
    func content() throws(Failure) {
        textStart = text.count
        while true {
            guard let unit = current else {
                if endEntity() { continue }
                try flushText()
                if let element = open.last {
                    throw failure("the element '\(name(of: element))' is not ended")
                }
                return
            }
            switch unit {
            case 0x3C:
                try flushText()
                try markup()
                textStart = text.count
                if open.isEmpty, !isFragment { return }
            case 0x26: try reference()
            default: try characters()
            }
        }
    }

    private func characters() throws(Failure) {
        let start = source.position
        if text.count == textStart { textPlace = start }
        while let unit = current, unit != 0x3C, unit != 0x26 {
            if unit == 0x5D, isAt("]]>") { throw failure("']]>' may not stand in text") }
            try skipCharacter()
        }
        text += source.units[start..<source.position]
    }

    func flushText() throws(Failure) {
        guard text.count > textStart else { return }
        emit(.text, Int32(textStart), Int32(text.count - textStart), place(textPlace))
        textStart = text.count
    }

    private func markup() throws(Failure) {
        if isAt("</") {
            try endTag()
        } else if isAt("<!--") || isAt("<?") {
            try misc()
        } else if isAt("<![CDATA[") {
            try cdata()
        } else if isAt("<!") {
            throw failure("a declaration may not stand in an element")
        } else {
            try startTag()
        }
    }

    func misc() throws(Failure) {
        if isAt("<!--") { try comment() } else { try instruction() }
    }

    private func comment() throws(Failure) {
        let place = place(source.position)
        source.position += 4
        let start = source.position
        while !isAt("--") {
            guard current != nil else { throw failure("a comment is not ended", at: start) }
            try skipCharacter()
        }
        let data = keep(source.units[start..<source.position])
        guard skip("-->") else { throw failure("'--' may not stand in a comment") }
        emit(.comment, data.offset, data.length, place)
    }

    private func instruction() throws(Failure) {
        let begin = source.position
        source.position += 2
        guard let target = ncName() else { throw failure("a processing instruction has a target") }
        guard describe(target).lowercased() != "xml" else {
            throw failure("an XML declaration may only stand at the start", at: begin)
        }
        if !skipSpaces(), !isAt("?>") {
            throw failure("white space follows the target of a processing instruction")
        }
        let start = source.position
        while !isAt("?>") {
            guard current != nil else {
                throw failure("a processing instruction is not ended", at: begin)
            }
            try skipCharacter()
        }
        let name = keep(target)
        let data = keep(source.units[start..<source.position])
        source.position += 2
        emit(.instruction, name.offset, name.length, data.offset, data.length, place(begin))
    }

    private func cdata() throws(Failure) {
        let begin = source.position
        source.position += 9
        let start = source.position
        while !isAt("]]>") {
            guard current != nil else { throw failure("a CDATA section is not ended", at: begin) }
            try skipCharacter()
        }
        let data = keep(source.units[start..<source.position])
        source.position += 3
        emit(.cdata, data.offset, data.length, place(begin))
    }

    // MARK: Tags

    func name(of element: Element) -> String {
        let names = strings.filter { $0.value == element.prefix || $0.value == element.local }
        let prefix = names.first { $0.value == element.prefix }.map { describe($0.key) + ":" }
        let local = names.first { $0.value == element.local }.map { describe($0.key) }
        return (element.prefix == 0 ? "" : prefix ?? "") + (local ?? "")
    }

    private func endTag() throws(Failure) {
        let begin = source.position
        source.position += 2
        let (prefix, local) = try qualifiedName("an end tag has a name")
        skipSpaces()
        try expect(">", "an end tag has nothing but a name")
        guard let element = open.last, element.entityDepth == outer.count else {
            throw failure("the end tag has no start tag", at: begin)
        }
        guard string(prefix) == element.prefix, string(local) == element.local else {
            throw failure(
                "the end tag does not fit the open element '\(name(of: element))'", at: begin)
        }
        closeElement()
    }

    private func closeElement() {
        if let element = open.popLast() { unbind(to: element.bindings) }
        emit(.end)
    }

    struct Attribute {
        var prefix: [UInt16]
        var local: [UInt16]
        var value: [UInt16]
        /// Where the value begins, behind its quotation mark.
        var place: Int32
    }

    private func startTag() throws(Failure) {
        let begin = source.position
        source.position += 1
        let (prefix, local) = try qualifiedName("an element has a name")
        let before = bindings.count
        let attributes = try attributes()
        let isEmpty = skip("/")
        try expect(">", "a start tag ends with '>'")
        guard open.count < limits.depth else {
            throw failure("elements are nested more than \(limits.depth) deep", at: begin)
        }
        try declareNamespaces(attributes)
        let namespace = try namespace(of: prefix, isElement: true)
        let (prefixID, localID) = (string(prefix), string(local))
        let words = try words(of: attributes)
        open.append(
            Element(
                prefix: prefixID, local: localID, place: begin, bindings: before,
                entityDepth: outer.count))
        emit(
            .begin, prefixID, localID, namespace, place(begin), Int32(attributes.count))
        operations += words
        if isEmpty { closeElement() }
    }

    private func attributes() throws(Failure) -> [Attribute] {
        var attributes: [Attribute] = []
        var names: Set<[UInt16]> = []
        while true {
            let hasSpace = skipSpaces()
            guard let unit = current else { throw failure("a start tag is not ended") }
            if unit == 0x3E || unit == 0x2F { return attributes }
            guard hasSpace else { throw failure("white space stands before an attribute") }
            let start = source.position
            let (prefix, local) = try qualifiedName("an attribute has a name")
            guard names.insert(prefix + [0x3A] + local).inserted else {
                throw failure("the attribute '\(describe(local))' is there twice", at: start)
            }
            skipSpaces()
            try expect("=", "the attribute '\(describe(local))' has no value")
            skipSpaces()
            let place = place(source.position + 1)
            attributes.append(
                Attribute(
                    prefix: prefix, local: local, value: try attributeValue(), place: place))
        }
    }

    private func words(of attributes: [Attribute]) throws(Failure) -> [Int32] {
        var words: [Int32] = []
        var seen: Set<[UInt16]> = []
        for attribute in attributes {
            let namespace = try namespace(of: attribute.prefix, isElement: false, attribute.local)
            let local = string(attribute.local)
            if !attribute.prefix.isEmpty,
                !seen.insert(
                    [
                        UInt16(truncatingIfNeeded: namespace),
                        UInt16(truncatingIfNeeded: namespace >> 16),
                    ]
                        + attribute.local
                ).inserted
            {
                throw failure(
                    "two attributes '\(describe(attribute.local))' have one namespace")
            }
            let value = keep(attribute.value)
            words += [
                string(attribute.prefix), local, namespace, value.offset, value.length,
                attribute.place,
            ]
        }
        return words
    }
}
