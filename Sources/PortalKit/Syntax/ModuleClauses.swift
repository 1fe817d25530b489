/// What stands in the clauses of `import` and `export` that EdgeHTML 18 does not know, told by the
/// tokens in order.
struct ModuleClauses {
    /// The tokens before, the last one last.
    private var before: (JavaScriptToken?, JavaScriptToken?) = (nil, nil)
    private var isInSpecifiers = false

    /// Whether a text has such clauses at all, and so is a module's.
    static func areIn(_ text: String) -> Bool {
        var lexer = JavaScriptLexer(JavaScriptSource(text))
        var depth = 0
        var last: JavaScriptToken?
        var isAfterImport = false
        while let token = lexer.next() {
            // `import(…)` and `import.meta` are expressions.
            if isAfterImport, token.punctuator != .openParenthesis, token.punctuator != .dot {
                return true
            }
            isAfterImport = false
            switch token.punctuator {
            case .openBrace, .openBracket, .openParenthesis: depth += 1
            case .closeBrace, .closeBracket, .closeParenthesis: depth -= 1
            default:
                if depth == 0, last?.punctuator != .dot, last?.punctuator != .optionalChain {
                    if token.word == .export { return true }
                    isAfterImport = token.word == .import
                }
            }
            last = token
        }
        return false
    }

    /// Looks at the next token; says what such syntax begins with it.
    mutating func next(_ token: JavaScriptToken) -> ObsoleteSyntax? {
        defer { before = (before.1, token) }
        if token.role == .specifiers { isInSpecifiers = token.punctuator == .openBrace }
        if token.kind == .string, isInSpecifiers { return .stringModuleName }
        guard token.word == .with, let string = before.1, string.kind == .string,
            let word = before.0, word.word == .from || word.word == .import
        else { return nil }
        return .importAttributes
    }
}
