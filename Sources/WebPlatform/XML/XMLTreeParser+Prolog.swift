/// The XML declaration and the document type (XML 1.0, section 2.8).
extension XMLTreeParser {
    func declaration() throws(Failure) {
        source.position += 5
        var last = -1
        while true {
            let hasSpace = skipSpaces()
            if skip("?>") {
                guard last >= 0 else { throw failure("an XML declaration has a version") }
                return
            }
            let start = source.position
            let name = describe(try name("an XML declaration is not ended"))
            guard hasSpace, let index = Self.declared.firstIndex(of: name), index > last,
                last >= 0 || index == 0
            else {
                throw failure(
                    "an XML declaration has a version, an encoding and 'standalone'", at: start)
            }
            last = index
            skipSpaces()
            try expect("=", "'\(name)' has a value")
            skipSpaces()
            let value = describe(try quoted("the value of '\(name)' stands in quotes"))
            guard Self.isValid(value, of: name) else {
                throw failure("'\(value)' is no \(name) of XML", at: start)
            }
        }
    }

    private static let declared = ["version", "encoding", "standalone"]

    private static func isValid(_ value: String, of name: String) -> Bool {
        switch name {
        case "version":
            value.hasPrefix("1.") && value.count > 2
                && value.dropFirst(2).allSatisfy { $0.isASCII && $0.isNumber }
        case "standalone": value == "yes" || value == "no"
        default:
            value.first.map { $0.isASCII && $0.isLetter } ?? false
                && value.allSatisfy {
                    $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
                }
        }
    }

    func doctype() throws(Failure) {
        let begin = source.position
        source.position += 9
        guard skipSpaces() else { throw failure("white space follows '<!DOCTYPE'") }
        let name = try name("a document type has a name")
        skipSpaces()
        var (publicID, systemID): ([UInt16], [UInt16]) = ([], [])
        if skip("PUBLIC") {
            skipSpaces()
            publicID = try quoted("a public identifier stands in quotes")
            skipSpaces()
            systemID = try quoted("a system identifier stands in quotes")
        } else if skip("SYSTEM") {
            skipSpaces()
            systemID = try quoted("a system identifier stands in quotes")
        }
        skipSpaces()
        hasHTMLEntities = Self.withHTMLEntities.contains(describe(publicID))
        if skip("[") { try internalSubset() }
        skipSpaces()
        try expect(">", "a document type is not ended")
        hasDoctype = true
        let spans = [name, publicID, systemID].map { keep($0) }
        emit(
            .doctype, spans[0].offset, spans[0].length, spans[1].offset, spans[1].length,
            spans[2].offset, spans[2].length, place(begin))
    }

    /// HTML, section 14.2: public identifiers whose documents know HTML's entities.
    private static let withHTMLEntities: Set<String> = [
        "-//W3C//DTD XHTML 1.0 Transitional//EN", "-//W3C//DTD XHTML 1.1//EN",
        "-//W3C//DTD XHTML 1.0 Strict//EN", "-//W3C//DTD XHTML 1.0 Frameset//EN",
        "-//W3C//DTD XHTML Basic 1.0//EN", "-//W3C//DTD XHTML 1.1 plus MathML 2.0//EN",
        "-//W3C//DTD XHTML 1.1 plus MathML 2.0 plus SVG 1.1//EN", "-//W3C//DTD MathML 2.0//EN",
        "-//WAPFORUM//DTD XHTML Mobile 1.0//EN", "-//WAPFORUM//DTD XHTML Mobile 1.1//EN",
        "-//WAPFORUM//DTD XHTML Mobile 1.2//EN",
    ]

    /// Only general entities count; of other declarations it is enough to find their end.
    private func internalSubset() throws(Failure) {
        while true {
            skipSpaces()
            if skip("]") { return }
            if isAt("<!--") || isAt("<?") {
                let (known, units) = (operations.count, text.count)
                try misc()
                operations.removeLast(operations.count - known)
                text.removeLast(text.count - units)
            } else if skip("<!ENTITY") {
                try entityDeclaration()
            } else if isAt("<!ELEMENT") || isAt("<!ATTLIST") || isAt("<!NOTATION") {
                try skipDeclaration()
            } else if skip("%") {
                _ = try name("a parameter entity has a name")
                try expect(";", "a reference ends with ';'")
            } else {
                throw failure("the document type holds something that is no declaration")
            }
        }
    }

    private func entityDeclaration() throws(Failure) {
        guard skipSpaces() else { throw failure("white space follows '<!ENTITY'") }
        let isParameter = skip("%")
        if isParameter { skipSpaces() }
        let name = try name("an entity has a name")
        guard skipSpaces() else { throw failure("white space follows the name of an entity") }
        guard current == 0x22 || current == 0x27 else {
            // External: never loaded, so never known.
            try skipDeclaration()
            return
        }
        let value = try entityValue()
        skipSpaces()
        try expect(">", "the declaration of an entity is not ended")
        // "If the same entity is declared more than once, the first declaration is binding".
        if !isParameter, entities[name] == nil { entities[name] = value }
    }

    private func skipDeclaration() throws(Failure) {
        let begin = source.position
        while let unit = current, unit != 0x3E {
            if unit == 0x22 || unit == 0x27 {
                _ = try quoted("")
            } else {
                try skipCharacter()
            }
        }
        guard skip(">") else { throw failure("a declaration is not ended", at: begin) }
    }
}
