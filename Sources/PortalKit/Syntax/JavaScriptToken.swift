/// One token of a script: what it is and which bytes it takes.
package struct JavaScriptToken: Equatable, Sendable {
    /// What a token is by its spelling.
    package enum Kind: UInt8, Sendable {
        case identifier
        /// A reserved word, wherever it stands: `a.if` has one.
        case keyword
        /// `#x`.
        case privateName
        case punctuator
        case number
        case bigInt
        case string
        /// A template without `${`.
        case template
        /// From the back quote to the first `${`.
        case templateHead
        /// From `}` to the next `${`.
        case templateMiddle
        /// From `}` to the back quote.
        case templateTail
        case regularExpression
        /// Handed out only if asked for.
        case comment
        /// A character that begins no token.
        case unknown
    }

    /// What a token is by where it stands.
    package enum Role: UInt8, Sendable {
        case none
        /// A name of its own: a variable, a label, a parameter.
        case name
        /// A word that acts as a keyword here.
        case keyword
        /// A name after a dot.
        case propertyName
        /// The name of a property or a method in an object or a class, or a word before it.
        case elementName
        /// A brace of a block.
        case block
        /// A brace of an object literal or a pattern.
        case object
        /// A brace of a class.
        case classBody
        /// A brace of a function's body.
        case functionBody
        /// A brace of a class's static block.
        case staticBlock
        /// A brace of `import {…}` or `export {…}`.
        case specifiers
    }

    /// What else is worth knowing without reading the bytes again.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// A line ends between the token before and this one.
        package static let afterLineEnd = Traits(rawValue: 1)
        /// A name with `\u`, which therefore is no keyword.
        package static let hasEscape = Traits(rawValue: 2)
        /// A number with `_`.
        package static let hasSeparator = Traits(rawValue: 4)
        /// A string with U+2028 or U+2029.
        package static let hasLineSeparator = Traits(rawValue: 8)
    }

    /// What it is by its spelling.
    package var kind: Kind
    /// Which word of the language it is, if any.
    package var word = JavaScriptWord.other
    /// Which punctuator it is, if any.
    package var punctuator = JavaScriptPunctuator.other
    /// What it is by where it stands.
    package var role = Role.none
    /// What else is worth knowing.
    package var traits: Traits = []
    /// Index of its first byte.
    package var start: Int
    /// Index behind its last byte.
    package var end: Int

    /// Whether it is a name or a keyword.
    package var isWord: Bool { kind == .identifier || kind == .keyword }

    /// Its bytes.
    package var range: Range<Int> { start..<end }

    /// The same token in a text in which so many bytes come before its own.
    package func moved(by bytes: Int) -> JavaScriptToken {
        var token = self
        token.start += bytes
        token.end += bytes
        return token
    }
}

/// The punctuators; those that the grammar treats alike share a case.
package enum JavaScriptPunctuator: UInt8, Sendable {
    case openBrace, closeBrace, openParenthesis, closeParenthesis, openBracket, closeBracket
    case dot, ellipsis, semicolon, comma, question, colon, arrow, star
    case optionalChain, nullish
    case nullishAssignment, orAssignment, andAssignment
    /// `=` alone.
    case equals
    /// `+=` and the like, other than those above.
    case assignment
    /// `++` and `--`.
    case step
    /// What has an operand behind it: `+`, `!`, `===`, `/`.
    case other
}
