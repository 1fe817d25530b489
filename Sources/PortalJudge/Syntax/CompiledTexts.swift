internal import JSONDocuments
internal import PortalKit

/// Texts in a script that are compiled when it runs: `new RegExp("…")`, `Function("…")`, `eval("…")`,
/// `setTimeout("…")`. Only those that stand there as a whole; a text that is put together is judged by
/// nothing but its run.
struct CompiledTexts {
    /// One text.
    struct Found {
        /// The script that is compiled: of a regular expression its literal.
        var source: String
        /// Where the text begins in the outer script.
        var offset: Int
        /// Whether it is compiled in a `try` block, mostly to find out what the engine can.
        var isGuarded = false
    }

    /// The texts of a script, in order.
    static func all(in source: JavaScriptSource) -> [Found] {
        let isNamed = source.bytes.withUnsafeBufferPointer { bytes in
            names.contains { name in Array(name.utf8).withUnsafeBufferPointer(bytes.holds) }
        }
        guard isNamed else { return [] }
        var lexer = JavaScriptLexer(source)
        var found: [Found] = []
        // The call that is read: its function, its texts so far, and whether all was plain.
        var function = ""
        var texts: [(text: String, offset: Int)] = []
        var last: JavaScriptToken?
        // For each open brace, whether it is in a `try` block.
        var isTrying: [Bool] = []
        func add() {
            for var text in scripts(function, texts) {
                text.isGuarded = isTrying.last == true
                found.append(text)
            }
        }
        while let token = lexer.next() {
            defer { last = token }
            if token.punctuator == .openBrace {
                let begins = last?.word == .try
                isTrying.append(begins || isTrying.last == true)
            } else if token.punctuator == .closeBrace {
                _ = isTrying.popLast()
            }
            if token.punctuator == .openParenthesis, let name = last, name.kind == .identifier {
                function = names.contains(source.text(name.range)) ? source.text(name.range) : ""
                texts = []
                continue
            }
            guard !function.isEmpty else { continue }
            switch token.punctuator {
            case .comma: continue
            case .closeParenthesis:
                add()
                function = ""
            default:
                guard token.kind == .string else {
                    // Behind plain texts there may be a delay; anything else makes it another text.
                    if last?.punctuator == .comma { add() }
                    function = ""
                    continue
                }
                texts.append(
                    (plain(source.text(token.start + 1..<token.end - 1)), token.start))
            }
        }
        return found
    }

    private static let names: Set<String> = [
        "RegExp", "Function", "eval", "setTimeout", "setInterval",
    ]

    private static func scripts(
        _ function: String, _ texts: [(text: String, offset: Int)]
    ) -> [Found] {
        guard let first = texts.first else { return [] }
        switch function {
        case "RegExp":
            guard !first.text.isEmpty else { return [] }
            let flags = texts.count > 1 ? texts[1].text : ""
            guard flags.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return [] }
            let body = first.text.replacing("/", with: "\\/").replacing("\n", with: "\\n")
            return [Found(source: "(/\(body)/\(flags))", offset: first.offset)]
        case "Function":
            guard let body = texts.last else { return [] }
            let parameters = texts.dropLast().map(\.text).joined(separator: ",")
            return [
                Found(source: "(function (\(parameters)) {\n\(body.text)\n})", offset: first.offset)
            ]
        default: return [Found(source: first.text, offset: first.offset)]
        }
    }

    /// The text of a literal without its escapes.
    private static func plain(_ literal: String) -> String {
        var result = ""
        var isEscaped = false
        for character in literal.unicodeScalars {
            guard isEscaped else {
                if character == "\\" {
                    isEscaped = true
                } else {
                    result.unicodeScalars.append(character)
                }
                continue
            }
            isEscaped = false
            switch character {
            case "n": result += "\n"
            case "t": result += "\t"
            case "\n": break
            case "u", "x": result += "\\\(character)"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
