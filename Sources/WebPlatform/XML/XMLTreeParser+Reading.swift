internal import JSONDocuments

/// Reading units and names.
extension XMLTreeParser {
    var current: UInt16? {
        source.position < source.units.count ? source.units[source.position] : nil
    }

    func isAt(_ expected: String) -> Bool {
        var index = source.position
        for unit in expected.utf16 {
            guard index < source.units.count, source.units[index] == unit else { return false }
            index += 1
        }
        return true
    }

    func skip(_ expected: String) -> Bool {
        guard isAt(expected) else { return false }
        source.position += expected.utf16.count
        return true
    }

    func expect(_ expected: String, _ message: String) throws(Failure) {
        guard skip(expected) else { throw failure(message) }
    }

    /// Skips white space; tells whether there was some.
    @discardableResult
    func skipSpaces() -> Bool {
        let start = source.position
        while let unit = current, XMLCharacters.isSpace(unit) { source.position += 1 }
        return source.position > start
    }

    /// The code point at the position, and how many units it has.
    func codePoint() -> (code: UInt32, length: Int)? {
        guard let unit = current else { return nil }
        let next = source.position + 1
        guard unit & 0xFC00 == 0xD800, next < source.units.count,
            source.units[next] & 0xFC00 == 0xDC00
        else { return (UInt32(unit), 1) }
        return (
            0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(source.units[next] & 0x3FF)), 2
        )
    }

    /// Passes one character that XML has.
    func skipCharacter() throws(Failure) {
        guard let (code, length) = codePoint() else { throw failure("the text ends too early") }
        guard XMLCharacters.isCharacter(code) else {
            throw failure("U+\(String(code, radix: 16, uppercase: true)) is no character of XML")
        }
        source.position += length
    }

    /// "NCName": a name without a colon; nothing where none begins.
    func ncName() -> [UInt16]? {
        guard let (first, length) = codePoint(), XMLCharacters.isNameStart(first) else {
            return nil
        }
        let start = source.position
        source.position += length
        while let (code, length) = codePoint(), XMLCharacters.isName(code) {
            source.position += length
        }
        return Array(source.units[start..<source.position])
    }

    /// "Name": colons are letters.
    func name(_ message: String) throws(Failure) -> [UInt16] {
        let start = source.position
        while skip(":") || ncName() != nil {}
        guard source.position > start else { throw failure(message) }
        return Array(source.units[start..<source.position])
    }

    /// "QName" (Namespaces in XML, section 4).
    func qualifiedName(
        _ message: String
    ) throws(Failure) -> (prefix: [UInt16], local: [UInt16]) {
        guard let first = ncName() else { throw failure(message) }
        guard current == 0x3A else { return ([], first) }
        source.position += 1
        guard let local = ncName(), current != 0x3A else {
            throw failure("a name has one colon, between a prefix and a name")
        }
        return (first, local)
    }

    /// A text in quotes, without its quotes.
    func quoted(_ message: String) throws(Failure) -> [UInt16] {
        guard let quote = current, quote == 0x22 || quote == 0x27 else { throw failure(message) }
        source.position += 1
        let start = source.position
        while let unit = current, unit != quote { try skipCharacter() }
        let found = Array(source.units[start..<source.position])
        guard current == quote else { throw failure("a text in quotes is not ended", at: start) }
        source.position += 1
        return found
    }

    func describe(_ units: [UInt16]) -> String { String(utf16: units) }
}
