import PortalKit
import Testing

/// What the lexer makes of a script's characters.
@Suite struct LexerTokenTests {
    /// Every token as `kind text`.
    private func tokens(_ source: String, isModule: Bool = false) -> [String] {
        lexed(source, isModule: isModule).map { "\($0.kind) \($0.text)" }
    }

    @Test func `words and private names`() {
        #expect(
            tokens("if iff _$1 é let instanceof xnstanceof a.if #x")
                == [
                    "keyword if", "identifier iff", "identifier _$1", "identifier é",
                    "identifier let", "keyword instanceof", "identifier xnstanceof",
                    "identifier a", "punctuator .", "keyword if", "privateName #x",
                ])
    }

    @Test func `a word with an escape is no keyword`() {
        #expect(
            tokens("\\u0069f \\u{69}f a\\u0062c #\\u0061")
                == [
                    "identifier \\u0069f", "identifier \\u{69}f", "identifier a\\u0062c",
                    "privateName #\\u0061",
                ])
    }

    @Test(arguments: [
        "0", "1", "12.5", ".5", "1.", "1e3", "1E+3", "1.e-5", "0x1F", "0O17", "0b01", "017",
        "08.5", "1_000", "0xFF_FF", "1e1_0",
    ])
    func `a number is one token`(_ text: String) {
        #expect(tokens(text) == ["number \(text)"])
        #expect(tokens("a=\(text);").count == 4)
    }

    @Test(arguments: ["0n", "12n", "0x1Fn", "0b1n", "1_0n"])
    func `a BigInt is one token`(_ text: String) {
        #expect(tokens(text) == ["bigInt \(text)"])
    }

    @Test(arguments: [
        ("1..a", ["number 1.", "punctuator .", "identifier a"]),
        ("1.5.a", ["number 1.5", "punctuator .", "identifier a"]),
        ("017.a", ["number 017", "punctuator .", "identifier a"]),
        ("1e", ["number 1", "identifier e"]),
        ("a?.5:b", ["identifier a", "punctuator ?", "number .5", "punctuator :", "identifier b"]),
        ("a?.b", ["identifier a", "punctuator ?.", "identifier b"]),
        ("a...b", ["identifier a", "punctuator ...", "identifier b"]),
    ])
    func `dots belong where the language puts them`(_ source: String, _ expected: [String]) {
        #expect(tokens(source) == expected)
    }

    @Test(arguments: [
        "{", "}", "(", ")", "[", "]", ".", "...", ";", ",", "<", ">", "<=", ">=", "==", "!=", "===",
        "!==", "+", "-", "*", "%", "**", "++", "--", "<<", ">>", ">>>", "&", "|", "^", "!", "~",
        "&&",
        "||", "??", "?", "?.", ":", "=", "+=", "-=", "*=", "%=", "**=", "<<=", ">>=", ">>>=", "&=",
        "|=", "^=", "&&=", "||=", "??=", "=>", "@",
    ])
    func `a punctuator is one token`(_ text: String) {
        #expect(tokens("a \(text) a").contains("punctuator \(text)"))
        #expect(tokens("a\(text)a").contains("punctuator \(text)"))
    }

    @Test(arguments: [
        "'a'", "\"a\"", "'\\''", "'\\\\'", "\"'\"", "'\\\n'", "'\\\r\n'", "'\u{2028}'", "'//'",
        "'/*'",
        "'`'", "'${'", "'é'", "''",
    ])
    func `a string is one token`(_ text: String) {
        #expect(tokens("a(\(text))")[2] == "string \(text)")
    }

    @Test(arguments: [
        ("`a`", ["template `a`"]),
        ("`\\``", ["template `\\``"]),
        ("`$`", ["template `$`"]),
        ("`\n{}$\\${'`", ["template `\n{}$\\${'`"]),
        ("`a${b}c`", ["templateHead `a${", "identifier b", "templateTail }c`"]),
        (
            "`${a}${b}`",
            [
                "templateHead `${", "identifier a", "templateMiddle }${", "identifier b",
                "templateTail }`",
            ]
        ),
        (
            "`${{a:`${b}`}}`",
            [
                "templateHead `${", "punctuator {", "identifier a", "punctuator :",
                "templateHead `${", "identifier b", "templateTail }`", "punctuator }",
                "templateTail }`",
            ]
        ),
        (
            "`${async()=>await b}`",
            [
                "templateHead `${", "identifier async", "punctuator (", "punctuator )",
                "punctuator =>", "identifier await", "identifier b", "templateTail }`",
            ]
        ),
    ])
    func `templates hold code`(_ source: String, _ expected: [String]) {
        #expect(tokens(source) == expected)
    }

    @Test(arguments: [
        "a // b\nc", "a /* b */ c", "a /* b\n * / */ c", "#!b\na c", "a <!-- b\nc", "a\n--> b\nc",
        "--> b\na c", "/* b */ --> b\na c", "a /*\n*/ --> b\nc", "a //\u{2028}c", "a\u{FEFF}c",
        "a\u{A0}\u{3000}\u{2003}\u{1680}\u{B}\u{C}\tc", "a // b\rc",
    ])
    func `comments and white space are passed over`(_ source: String) {
        #expect(tokens(source) == ["identifier a", "identifier c"])
    }

    @Test func `a module has no HTML comments`() {
        #expect(tokens("a <!-- b", isModule: true).count == 5)
        #expect(tokens("a\n--> b", isModule: true).count == 4)
        #expect(
            tokens("a-->b") == ["identifier a", "punctuator --", "punctuator >", "identifier b"])
    }

    @Test func `comments are handed out if asked for`() {
        let source = JavaScriptSource("#!x\na // b\n/* c */ d <!-- e")
        var lexer = JavaScriptLexer(source, keepsComments: true)
        var found: [String] = []
        while let token = lexer.next() { found.append("\(token.kind) \(source.text(token))") }
        #expect(
            found == [
                "comment #!x", "identifier a", "comment // b", "comment /* c */", "identifier d",
                "comment <!-- e",
            ])
    }

    @Test func `regular expressions have a body and flags`() {
        let source = JavaScriptSource("x = /[/\\]]\\//giu;")
        var lexer = JavaScriptLexer(source)
        while let token = lexer.next() {
            guard token.kind == .regularExpression else { continue }
            #expect(source.text(source.body(of: token)) == "[/\\]]\\/")
            #expect(source.text(source.flags(of: token)) == "giu")
            return
        }
        Issue.record("there is no regular expression")
    }

    @Test func `line ends before a token are known`() {
        var lexer = JavaScriptLexer(JavaScriptSource("a b\nc /*\n*/ d"))
        var found: [Bool] = []
        while let token = lexer.next() { found.append(token.traits.contains(.afterLineEnd)) }
        #expect(found == [true, false, true, true])
    }

    @Test(arguments: [
        ("a 'b\nc", JavaScriptLexer.Problem.Kind.string, 2), ("'", .string, 0), ("'\\", .string, 0),
        ("a `b${c", nil, 0), ("a `b", .template, 2), ("`${a}b", .template, 4),
        ("`\\", .template, 0),
        ("x = /a", .regularExpression, 4), ("x = /a\n/", .regularExpression, 4),
        ("x = /[/]", .regularExpression, 4), ("x = /\\", .regularExpression, 4),
        ("a /* b", .comment, 2), ("/*", .comment, 0), ("a // b", nil, 0),
    ])
    func `what has no end ends the tokens`(
        _ source: String, _ kind: JavaScriptLexer.Problem.Kind?, _ offset: Int
    ) {
        var lexer = JavaScriptLexer(JavaScriptSource(source))
        while lexer.next() != nil {}
        #expect(lexer.problem == kind.map { .init(kind: $0, offset: offset) })
        #expect(lexer.next() == nil)
    }
}

/// A token with its text.
struct LexedToken: Equatable {
    var kind: JavaScriptToken.Kind
    var role: JavaScriptToken.Role
    var text: String
}

/// All tokens of a script.
func lexed(_ text: String, isModule: Bool = false) -> [LexedToken] {
    let source = JavaScriptSource(text)
    var lexer = JavaScriptLexer(source, isModule: isModule)
    var tokens: [LexedToken] = []
    while let token = lexer.next() {
        tokens.append(.init(kind: token.kind, role: token.role, text: source.text(token)))
    }
    return tokens
}
