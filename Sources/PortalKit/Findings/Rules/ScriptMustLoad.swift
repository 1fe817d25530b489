internal import PortalTrace

/// Every script of a page must be text that parses.
///
/// Lint: an error for a script that does not parse, a warning for one in an unusual encoding.
struct ScriptMustLoad: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.scripts.flatMap { script in
            script.notes.map {
                Finding(
                    $0.ruleID, .warning, $0.message, at: SourceLocation(file: script.name, line: 1))
            }
        }
    }
}
