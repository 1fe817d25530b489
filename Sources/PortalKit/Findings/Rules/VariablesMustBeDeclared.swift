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
        var scanner = ScriptScanner(script.source)
        var before = ""
        var last: ScriptScanner.Token?
        while let token = scanner.next() {
            defer {
                before = last?.text ?? ""
                last = token
            }
            guard let name = last, name.isWord else { continue }
            switch before {
            case "var", "let", "const", "function", "class", ",", "(", "*":
                declared.insert(name.text)
            case ".": continue
            default: break
            }
            guard token.text == "=", assignments[name.text] == nil else { continue }
            // "==" and "=>" are no assignments; the scanner gives one sign at a time.
            var ahead = scanner
            if let next = ahead.next(), next.line == token.line, next.column == token.column + 1,
                next.text == "=" || next.text == ">"
            {
                continue
            }
            assignments[name.text] = SourceLocation(
                file: script.name, line: name.line, column: name.column)
        }
    }
}
