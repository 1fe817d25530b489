public import PortalTrace

/// The declarations at the top level of a script, found without running it.
///
/// It is used to tell where a name was declared, never to judge a script. Names inside patterns are
/// not among them.
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

    /// Scans a script.
    public init(_ script: PortalScript) {
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        // What declares variables, and what declares the one name that follows it.
        var list: JavaScriptWord?
        var single: JavaScriptWord?
        while let token = lexer.next() {
            guard lexer.tracker.top.kind == .script else {
                single = nil
                continue
            }
            if token.role == .keyword {
                switch token.word {
                case .var, .let, .const: list = token.word
                case .function:
                    single = lexer.tracker.functionTraits.contains(.isDeclaration) ? .function : nil
                case .class:
                    single = lexer.tracker.top.traits.contains(.declaresClass) ? .class : nil
                default: single = nil
                }
            } else if token.punctuator != .star {
                let keyword = lexer.tracker.afterBinding ? list : single
                if let keyword, token.role == .name {
                    let place = lexer.place(at: token.start)
                    declarations.append(
                        .init(
                            keyword: keyword.spelling, name: lexer.source.text(token),
                            location: SourceLocation(
                                file: script.name, line: place.line, column: place.column)))
                }
                single = nil
            }
        }
    }
}
