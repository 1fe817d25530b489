internal import JavaScriptSyntax

/// What was typed into a console: whether it is complete, and the forms in which the engine may take
/// it.
struct ConsoleText {
    let text: String
    /// Whether it is only the beginning: an open bracket, template or comment.
    let isIncomplete: Bool
    private let source: JavaScriptSource
    private let tokens: [JavaScriptToken]

    /// Longer texts are taken as they are: the engine says whether they are complete.
    static let longest = 4 << 20

    init(_ text: String) {
        self.text = text
        guard text.utf8.count <= Self.longest else {
            (source, tokens, isIncomplete) = (JavaScriptSource(""), [], false)
            return
        }
        var lexer = JavaScriptLexer(JavaScriptSource(text))
        var tokens: [JavaScriptToken] = []
        var depth = 0
        while let token = lexer.next() {
            tokens.append(token)
            depth += Self.change(of: token)
        }
        source = lexer.source
        self.tokens = tokens
        isIncomplete =
            switch lexer.problem?.kind {
            case .template, .comment: true
            case .string, .regularExpression: false
            case nil: depth > 0
            }
    }

    static func change(of token: JavaScriptToken) -> Int {
        switch token.punctuator {
        case .openBrace, .openParenthesis, .openBracket: return 1
        case .closeBrace, .closeParenthesis, .closeBracket: return -1
        default: break
        }
        return switch token.kind {
        case .templateHead: 1
        case .templateTail: -1
        default: 0
        }
    }

    /// Forms of a script, the one that is meant first: braces at the beginning are an object's.
    var plainForms: [String] {
        guard tokens.first?.punctuator == .openBrace,
            tokens.last?.punctuator != .semicolon
        else { return [text] }
        return ["(\(text)\n)", text]
    }

    // MARK: - await

    /// Whether it waits for something outside of any function.
    var awaits: Bool {
        var functions: [Int] = []
        var depth = 0
        for token in tokens {
            if token.role == .functionBody, token.punctuator == .openBrace {
                functions.append(depth)
            }
            depth += Self.change(of: token)
            if functions.last == depth { functions.removeLast() }
            if functions.isEmpty, token.isWord, token.word == .await, token.role != .propertyName,
                token.role != .elementName
            {
                return true
            }
        }
        return false
    }

    /// Bodies of an asynchronous function that gives the last expression's value.
    var asynchronousBodies: [String] {
        let statements = statements
        var forms = ["return (\n\(text)\n);"]
        let lines = statements.dropLast().map(globally)
        if let last = statements.last {
            let written = globally(last)
            let before = hoisted + lines.joined()
            if isExpression(last) {
                forms.append(before + "return (\n\(withoutSemicolon(last))\n);")
            }
            forms.append(before + written)
        }
        return forms + [text]
    }

    /// Functions are the page's, not those of the function that waits.
    private var hoisted: String {
        statements.compactMap { statement in
            var words = statement[...]
            if words.first?.word == .async { words = words.dropFirst() }
            guard words.first?.word == .function,
                let name = words.dropFirst().first(where: { $0.isWord })
            else { return nil }
            return "window.\(source.text(name)) = \(source.text(name)); "
        }.joined()
    }

    private func isExpression(_ statement: [JavaScriptToken]) -> Bool {
        guard let first = statement.first else { return false }
        switch first.word {
        case .var, .let, .const, .if, .for, .while, .do, .switch, .try, .return, .throw, .function,
            .class, .with, .debugger, .import, .export:
            return first.role == .propertyName
        default: return true
        }
    }

    /// A declaration as an assignment, which outlives the function that waits.
    private func globally(_ statement: [JavaScriptToken]) -> String {
        guard let first = statement.first, let last = statement.last else { return "" }
        let whole = source.text(first.start..<last.end)
        guard [.var, .let, .const].contains(first.word) else { return whole + "\n" }
        let end = last.punctuator == .semicolon ? last.start : last.end
        let inner = source.text(first.end..<end)
        let hasValue = statement.contains { $0.punctuator == .equals }
        return ";(\(inner)\(hasValue ? "" : " = undefined"));\n"
    }

    private func withoutSemicolon(_ statement: [JavaScriptToken]) -> String {
        guard let first = statement.first, let last = statement.last else { return "" }
        return source.text(first.start..<(last.punctuator == .semicolon ? last.start : last.end))
    }

    /// The statements outside of all brackets, as far as their ends can be told without the grammar: by
    /// semicolons, and by lines that begin with a word after one that ends a value.
    private var statements: [[JavaScriptToken]] {
        var all: [[JavaScriptToken]] = []
        var present: [JavaScriptToken] = []
        var depth = 0
        for token in tokens {
            if depth == 0, token.traits.contains(.afterLineEnd), let last = present.last,
                Self.endsValue(last), Self.beginsValue(token)
            {
                all.append(present)
                present = []
            }
            present.append(token)
            depth += Self.change(of: token)
            if depth == 0, token.punctuator == .semicolon {
                all.append(present)
                present = []
            }
        }
        return present.isEmpty ? all : all + [present]
    }

    private static func endsValue(_ token: JavaScriptToken) -> Bool {
        switch token.punctuator {
        case .closeBrace, .closeParenthesis, .closeBracket, .step: true
        default:
            token.isWord
                || [.number, .bigInt, .string, .template, .templateTail, .regularExpression]
                    .contains(token.kind)
        }
    }

    private static func beginsValue(_ token: JavaScriptToken) -> Bool {
        token.isWord && ![.in, .of, .instanceof, .else, .catch, .while].contains(token.word)
            || [.number, .bigInt, .string].contains(token.kind)
    }
}
