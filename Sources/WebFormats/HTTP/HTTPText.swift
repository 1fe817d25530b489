/// The code points of HTTP's syntax, and reading along a text of them
/// (MIME Sniffing Standard section 3, Fetch Standard section 2.2).
package struct HTTPText {
    /// The text, code point by code point: a Swift `Character` may be several.
    package let scalars: [Unicode.Scalar]
    /// Where reading stands.
    package var position = 0

    package init(_ text: some StringProtocol) { scalars = Array(text.unicodeScalars) }

    package var isAtEnd: Bool { position >= scalars.count }
    /// The next code point; nothing at the end.
    package var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

    /// "Collect a sequence of code points".
    package mutating func collect(while passes: (Unicode.Scalar) -> Bool) -> String {
        var found = String.UnicodeScalarView()
        while let scalar = next, passes(scalar) {
            found.append(scalar)
            position += 1
        }
        return String(found)
    }

    /// "Collect an HTTP quoted string" (Fetch 2.2), from the quotation mark on.
    ///
    /// - Parameter extractsValue: Whether the quotation marks and backslashes are left out.
    package mutating func collectQuotedString(extractsValue: Bool) -> String {
        let start = position
        var value = String.UnicodeScalarView()
        position += 1
        while true {
            value += collect { $0 != "\"" && $0 != "\\" }.unicodeScalars
            guard let mark = next else { break }
            position += 1
            guard mark == "\\" else { break }
            guard let escaped = next else {
                value.append("\\")
                break
            }
            value.append(escaped)
            position += 1
        }
        guard !extractsValue else { return String(value) }
        var whole = String.UnicodeScalarView()
        whole.append(contentsOf: scalars[start..<position])
        return String(whole)
    }

    /// "HTTP whitespace": LF, CR, tab and space.
    package static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        isTabOrSpace(scalar) || scalar == "\n" || scalar == "\r"
    }

    /// "HTTP tab or space".
    package static func isTabOrSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || scalar == " "
    }

    /// Whether the text has one code point at least and "HTTP token code points" only.
    package static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isTokenByte)
    }

    /// "HTTP token code point".
    package static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// "HTTP quoted-string token code point".
    package static func isQuotedStringToken(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || 0x20...0x7E ~= scalar.value || 0x80...0xFF ~= scalar.value
    }

    /// Without the code points of that sort at both ends.
    package static func trimmed(_ text: String, of isDropped: (Unicode.Scalar) -> Bool) -> String {
        let scalars = text.unicodeScalars.drop(while: isDropped)
        guard let last = scalars.lastIndex(where: { !isDropped($0) }) else { return "" }
        return String(Substring(scalars[...last]))
    }

    /// "Isomorphic decode" (Infra Standard): one code point a byte.
    package static func isomorphicDecode(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
        return String(scalars)
    }
}
