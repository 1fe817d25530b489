/// What stands in the clauses of `import` and `export` that EdgeHTML 18 does not know, told by the
/// tokens in order.
struct ModuleClauses {
    /// The tokens before, the last one last.
    private var before: (JavaScriptToken?, JavaScriptToken?) = (nil, nil)
    private var isInSpecifiers = false

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
