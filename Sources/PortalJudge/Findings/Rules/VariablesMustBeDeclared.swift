internal import JSONDocuments
internal import PortalTrace

/// An assignment to an undeclared name makes a global (ECMA-262, section 6.2.5.6).
///
/// Lint: a warning for a global that no script declares or sets as a property.
struct VariablesMustBeDeclared: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        guard !run.addedGlobals.isEmpty else { return [] }
        var assignments: [CodeUnits: SourceLocation] = [:]
        var declared: Set<CodeUnits> = []
        for script in run.scripts { read(script, &assignments, &declared) }
        return run.addedGlobals.compactMap { name in
            guard !declared.contains(name), let place = assignments[name] else { return nil }
            return Finding(
                Self.globalLeak,
                "'\(TraceValue.oneLine(name))' is not declared, so the assignment makes a global; "
                    + "declare it with var", at: place)
        }
    }

    /// Collects the first assignment of each bare name, and every name that is declared somewhere:
    /// in doubt a name counts as declared.
    private func read(
        _ script: PortalScript, _ assignments: inout [CodeUnits: SourceLocation],
        _ declared: inout Set<CodeUnits>
    ) {
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        // The two tokens before, of which the later one may be the name.
        var before: JavaScriptToken?
        var name: JavaScriptToken?
        while let token = lexer.next() {
            defer {
                before = name
                name = token
            }
            guard let name, name.role == .name else { continue }
            let text = lexer.source.text(name)
            if declares(before) { declared.insert(text) }
            guard token.punctuator == .equals, assignments[text] == nil else { continue }
            let place = lexer.place(at: name.start)
            assignments[text] = SourceLocation(
                file: script.name, line: place.line, column: place.column)
        }
    }

    /// Whether the name after a token may be declared by it, or be in a list of such names.
    private func declares(_ token: JavaScriptToken?) -> Bool {
        guard let token else { return false }
        switch token.word {
        case .var, .let, .const, .function, .class: return true
        default: break
        }
        switch token.punctuator {
        case .comma, .openParenthesis, .star, .openBrace, .openBracket, .ellipsis:
            return token.role != .block && token.role != .functionBody
        default: return false
        }
    }
}

extension VariablesMustBeDeclared {
    static let descriptions = [globalLeak]

    private static let globalLeak = RuleDescription(
        "global-leak", .warning, .quality, "Variables are declared.",
        because: "An assignment to an undeclared name makes a global, which another script may "
            + "overwrite; in strict code it throws.", source: "ECMA-262, section 6.2.5.6",
        passing: ["function buy() { var plan = 1; return plan; }\nbuy();"],
        failing: ["function buy() {\n    ↓plan = 1;\n}\nbuy();"])
}
