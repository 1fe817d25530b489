/// How a rule shows itself that no script alone breaks: files, and the command that finds it.
package struct RuleDemonstration: Sendable {
    /// The files of a folder: names and texts, with a `↓` before the place of the finding.
    package var files: [(name: String, text: String)]
    /// The command, without the program's name.
    package var command: [String]

    /// The demonstrations, by rule.
    package static let all: [RuleID: RuleDemonstration] = merged(
        RuleRegistry.allRules.map { $0.demonstrations })

    /// Why a rule has neither example nor demonstration.
    package static let without: [RuleID: String] = merged(
        RuleRegistry.allRules.map { $0.undemonstrated })

    private static func merged<Value>(_ parts: [[RuleID: Value]]) -> [RuleID: Value] {
        parts.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }

    /// The files and the command, as a person would type them.
    package var text: String {
        let parts = files.map { file in
            "\(file.name):\n\n"
                + file.text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { "    \($0)\n" }.joined()
        }
        let words = command.map { word in
            word.contains(" ") || word.contains("\"") ? "'\(word)'" : word
        }
        return parts.joined() + "portalhost \(words.joined(separator: " "))\n"
    }
}
