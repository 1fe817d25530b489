internal import PortalTrace

/// Every script of a page must be text that parses.
///
/// Lint: an error for a script that does not parse, a warning for one in an unusual encoding.
struct ScriptMustLoad: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.scripts.flatMap { script in
            script.notes.map {
                Finding(
                    $0.ruleID, .warning, $0.message, at: SourceLocation(file: script.name, line: 1))
            }
        }
    }
}

extension ScriptMustLoad {
    static let descriptions = [scriptEncoding]

    static let scriptEncoding = RuleDescription(
        .scriptEncoding, .warning, .page, "Scripts are UTF-8.",
        because: "It is what web servers announce; other encodings are guessed.",
        source: "HTML, section 4.12.1", passing: [ExampleParts.cancelled], failing: [])
}
