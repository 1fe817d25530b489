/// The rules' documentation, made from their descriptions.
package enum RuleDocumentation {
    /// All rules by family, one line each.
    package static var list: String {
        let width = RuleCatalog.all.map(\.id.rawValue.count).max() ?? 0
        return families.map { family, rules in
            family.rawValue + "\n"
                + rules.map { rule in
                    "  " + padded(rule.id.rawValue, width) + "  "
                        + padded(rule.severity.rawValue, 7) + "  "
                        + rule.summary + "\n"
                }.joined()
        }.joined(separator: "\n")
    }

    /// One rule with its reason and its examples.
    package static func page(_ rule: RuleDescription) -> String {
        var text = """
            \(rule.id) (\(rule.severity.rawValue))

            \(rule.summary)
            \(rule.rationale)

            Source: \(RuleSource.words(rule.source))

            """
        for example in rule.failing {
            text += "\nThis breaks it, at the arrow:\n\n\(code(example))"
        }
        if let demonstration = RuleDemonstration.all[rule.id] {
            text += "\nThese files break it; the command finds it:\n\n\(demonstration.text)"
        } else if let reason = RuleDemonstration.without[rule.id] {
            text += "\n\(reason)\n"
        }
        // A portal that has nothing to do with it would show nothing.
        for example in rule.passing where !rule.failing.isEmpty {
            let source = RuleExample(
                example.source.replacing("↓", with: ""), edition: example.edition)
            text += "\nThis keeps to it:\n\n\(code(source))"
        }
        return text
    }

    /// Everything as one Markdown document.
    package static var markdown: String {
        var text = """
            # Rules

            Made by `portalhost rules --markdown`; a test compares. Errors fail on a device, warnings may fail or mislead,
            information is worth knowing. `↓` stands before the place of a finding.

            """
        for (family, rules) in families {
            text += "\n## \(family.rawValue)\n"
            for rule in rules {
                text +=
                    "\n### `\(rule.id)`\n\n\(rule.severity.rawValue): \(rule.summary) "
                    + "\(rule.rationale) (\(RuleSource.words(rule.source)))\n"
                for example in rule.failing.prefix(1) {
                    text += "\n```js\n\(example.source)\n```\n"
                }
                if let demonstration = RuleDemonstration.all[rule.id] {
                    text += "\n```\n\(demonstration.text)```\n"
                } else if let reason = RuleDemonstration.without[rule.id] {
                    text += "\n\(reason)\n"
                }
            }
        }
        return text
    }

    private static var families: [(RuleDescription.Family, [RuleDescription])] {
        RuleDescription.Family.allCases.map { family in
            (family, RuleCatalog.all.filter { $0.family == family })
        }.filter { !$0.1.isEmpty }
    }

    private static func code(_ example: RuleExample) -> String {
        example.source.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "    \($0)\n" }.joined()
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
