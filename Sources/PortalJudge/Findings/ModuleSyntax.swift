internal import PortalTrace

/// Says what a syntax error means where a script is a module: the engine's words do not.
enum ModuleSyntax {
    /// What is wrong with a script that does not parse, if it is a module or waits like one.
    ///
    /// - Parameters:
    ///   - message: The engine's words.
    ///   - line: The line of the error, from 1.
    static func problem(_ message: String, _ script: PortalScript, line: Int) -> String? {
        if message.hasPrefix("import.meta") {
            return words("'import.meta'", line)
        }
        // A classic script ends at its first 'import' or 'export'; anything else is wrong in a module, too.
        let isOfModule =
            !message.hasPrefix("Importing binding")
            && (message.contains("import") || message.contains("export"))
        let isUnexpected = message.hasPrefix("Unexpected")
        guard isOfModule || isUnexpected else { return nil }
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        let start = lexer.offset(of: .init(line: line, column: 1))
        let end = lexer.offset(of: .init(line: line + 1, column: 1))
        var depth = 0
        var before: JavaScriptToken?
        var mark: (word: JavaScriptWord, start: Int)?
        while let token = lexer.next() {
            if token.start >= end { break }
            defer { before = token }
            if let (word, start) = mark {
                // "import(" and "import." stand in classic scripts as well.
                let isCall =
                    word == .import
                    && (token.punctuator == .openParenthesis || token.punctuator == .dot)
                mark = nil
                if !isCall {
                    let place = lexer.place(at: start)
                    return words("'\(word == .import ? "import" : "export")'", place.line)
                }
            }
            switch token.punctuator {
            case .openBrace, .openBracket, .openParenthesis: depth += 1
            case .closeBrace, .closeBracket, .closeParenthesis: depth -= 1
            default: break
            }
            if isUnexpected, token.start >= start, before?.word == .await,
                !(before?.traits.contains(.hasEscape) ?? true)
            {
                return "'await' stands outside of an async function; put what waits into "
                    + "'async function start() { … }', and call start()"
            }
            guard isOfModule, depth == 0, token.kind == .keyword,
                token.word == .import || token.word == .export,
                before?.punctuator != .dot
            else { continue }
            mark = (token.word, token.start)
        }
        return nil
    }

    private static func words(_ word: String, _ line: Int) -> String {
        "this script is a module: it has \(word) in line \(line); scripts of a page are loaded one "
            + "after the other and share their functions: bundle the module into one script (form "
            + "'iife'), and put the functions that the app calls on 'window'"
    }
}
