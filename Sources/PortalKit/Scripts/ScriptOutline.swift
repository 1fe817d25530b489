public import PortalTrace

/// The declarations at the top level of a script, found without running it.
///
/// A small scan that knows comments, strings, templates and regular expressions well enough not to
/// look into them. It is used to tell where a name was declared, never to judge a script.
public struct ScriptOutline: Equatable, Sendable {
    /// One declared name.
    public struct Declaration: Equatable, Sendable {
        /// What declares it: `function`, `var`, `const`, `let` or `class`.
        public var keyword: String
        /// The name.
        public var name: String
        /// Where the name stands.
        public var location: SourceLocation
    }

    /// The declarations, in order.
    public private(set) var declarations: [Declaration] = []

    private static let keywords: Set<String> = ["function", "var", "const", "let", "class"]

    /// Scans a script.
    public init(_ script: PortalScript) {
        var scanner = ScriptScanner(script.source)
        var depth = 0
        var keyword: String?
        // After `const a = 1,` the next name is declared by the same keyword.
        var list: String?
        var nested = 0
        while let token = scanner.next() {
            switch token.text {
            case "{", "(", "[":
                if token.text == "{" { depth += 1 } else { nested += 1 }
                keyword = nil
            case "}", ")", "]":
                if token.text == "}" { depth -= 1 } else { nested -= 1 }
            case ";": list = nil
            case ",": if depth == 0, nested == 0 { keyword = list }
            case "*": break
            case let word where depth == 0 && nested == 0 && Self.keywords.contains(word):
                keyword = word
                list = word == "function" || word == "class" ? nil : word
            default:
                if let keyword, token.isWord {
                    declarations.append(
                        .init(
                            keyword: keyword, name: token.text,
                            location: SourceLocation(
                                file: script.name, line: token.line, column: token.column)))
                }
                keyword = nil
            }
        }
    }
}
