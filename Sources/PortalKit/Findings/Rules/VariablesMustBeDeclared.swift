internal import PortalTrace

/// An assignment to an undeclared name makes a global (ECMA-262, section 6.2.5.6).
///
/// Lint: a warning for a global that no script declares or sets as a property.
struct VariablesMustBeDeclared: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        guard !run.run.addedGlobals.isEmpty else { return [] }
        var assignments: [String: SourceLocation] = [:]
        var declared: Set<String> = []
        for script in run.scripts { read(script, &assignments, &declared) }
        return run.run.addedGlobals.compactMap { name in
            guard !declared.contains(name), let place = assignments[name] else { return nil }
            return Finding(
                "global-leak", .warning,
                "'\(TraceValue.oneLine(name))' is not declared, so the assignment makes a global; "
                    + "declare it with var", at: place)
        }
    }

    /// Collects the first assignment of each bare name, and every name that is declared somewhere:
    /// in doubt a name counts as declared.
    private func read(
        _ script: PortalScript, _ assignments: inout [String: SourceLocation],
        _ declared: inout Set<String>
    ) {
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var before: JavaScriptToken?
        var last: JavaScriptToken?
        while let token = lexer.next() {
            switch token.kind {
            case .string, .template, .regularExpression: continue
            default: break
            }
            defer {
                before = last
                last = token
            }
            guard let name = last, name.isWord, name.role != .propertyName else { continue }
            if declares(before) { declared.insert(lexer.source.text(name)) }
            guard token.punctuator == .equals else { continue }
            let text = lexer.source.text(name)
            guard assignments[text] == nil else { continue }
            let place = lexer.place(at: name.start)
            assignments[text] = SourceLocation(
                file: script.name, line: place.line, column: place.column)
        }
    }

    /// Whether a name behind this token counts as declared.
    private func declares(_ token: JavaScriptToken?) -> Bool {
        switch (token?.word, token?.punctuator) {
        case (.var, _), (.let, _), (.const, _), (.function, _), (.class, _): true
        case (_, .comma), (_, .openParenthesis), (_, .star): true
        default: false
        }
    }
}
