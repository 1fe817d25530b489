/// Splits a script into tokens, without an engine and without running it.
///
/// It tells a regular expression from a division by following the grammar, so every token is what the
/// engine takes it for. Any bytes are taken: each token costs time in proportion to its length, and
/// nesting costs a few bytes for each open bracket. What has no end, such as a string without its
/// closing quote, ends the tokens; `problem` then says what and where.
///
/// For example:
///
///     var lexer = JavaScriptLexer(JavaScriptSource("a / 2"))
///     while let token = lexer.next() { print(token.kind, token.range) }
package struct JavaScriptLexer {
    /// What ended the tokens before the end of the script.
    package struct Problem: Equatable, Sendable {
        /// What has no end.
        package enum Kind: String, Sendable {
            case string
            case template
            case regularExpression = "regular expression"
            case comment
        }

        /// What has no end.
        package var kind: Kind
        /// Where it begins.
        package var offset: Int

        package init(kind: Kind, offset: Int) {
            self.kind = kind
            self.offset = offset
        }
    }

    /// The script.
    package let source: JavaScriptSource
    /// Whether comments are handed out too, as tokens.
    package let keepsComments: Bool
    /// Why the tokens ended early, if they did.
    package internal(set) var problem: Problem?
    /// Lines and columns; the script is read through once more at the first question.
    package private(set) lazy var places = SourcePlaces(source)

    let words = JavaScriptWordTable.shared
    var tracker: GrammarTracker
    var index = 0
    /// Whether a line ends between the last token and the present place.
    var newLine = true

    /// Makes a lexer at the begin of a script.
    ///
    /// - Parameters:
    ///   - isModule: Whether it is a module: there `await` is a keyword, and `<!--` no comment.
    ///   - keepsComments: Whether comments are handed out too.
    package init(_ source: JavaScriptSource, isModule: Bool = false, keepsComments: Bool = false) {
        self.source = source
        self.keepsComments = keepsComments
        tracker = GrammarTracker(isModule: isModule)
    }

    /// The line and column of a byte.
    package mutating func place(at offset: Int) -> SourcePlaces.Place {
        places.place(at: offset)
    }

    /// The first byte at a line and column, or behind it.
    package mutating func offset(of place: SourcePlaces.Place) -> Int {
        places.offset(of: place)
    }

    /// Reads the next token; nil at the end, and after a problem.
    package mutating func next() -> JavaScriptToken? {
        while true {
            let byte = source.bytes[index]
            switch byte {
            case 0x20, 0x09, 0x0B, 0x0C: index += 1
            case 0x0A, 0x0D:
                index += 1
                newLine = true
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "\\"):
                return word()
            case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(byte)
            case UInt8(ascii: "`"): return template(isStart: true)
            case 0x80...:
                let space = source.wideSpace(at: index)
                let separator = source.lineSeparator(at: index)
                if space + separator == 0 { return word() }
                index += space + separator
                if separator > 0 { newLine = true }
            case 0:
                if index >= source.count { return nil }
                return unknown()
            default:
                switch comment() {
                case .none: return punctuation(byte)
                case .passed: break
                case .token(let token): return token
                case .endless: return nil
                }
            }
        }
    }

    /// Makes a token of what was read since `start`; the next one begins on the same line.
    @inline(__always)
    mutating func token(
        _ kind: JavaScriptToken.Kind, from start: Int, role: JavaScriptToken.Role = .none
    ) -> JavaScriptToken {
        var token = JavaScriptToken(kind: kind, role: role, start: start, end: index)
        if newLine { token.traits = .afterLineEnd }
        newLine = false
        return token
    }

    /// Ends the tokens.
    mutating func fail(_ kind: Problem.Kind, at start: Int) {
        problem = Problem(kind: kind, offset: start)
        index = source.count
    }

    mutating func unknown() -> JavaScriptToken {
        let start = index
        index += 1
        return token(.unknown, from: start)
    }
}
