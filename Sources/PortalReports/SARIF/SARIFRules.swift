/// The rules of a SARIF document: those that its findings name, as they are described.
struct SARIFRules {
    private(set) var descriptors: [SARIFLog.Rule] = []
    /// Where each rule stands among `descriptors`.
    private(set) var index: [RuleID: Int] = [:]

    init(_ rules: [RuleDescription], _ findings: [Finding]) {
        let used = Set(findings.map(\.ruleID))
        for rule in rules where used.contains(rule.id) && index[rule.id] == nil {
            index[rule.id] = descriptors.count
            descriptors.append(Self.descriptor(rule))
        }
        for id in Set(findings.map(\.ruleID)).sorted() where index[id] == nil {
            index[id] = descriptors.count
            descriptors.append(.init(id: id.rawValue))
        }
    }

    private static func descriptor(_ rule: RuleDescription) -> SARIFLog.Rule {
        .init(
            id: rule.id.rawValue,
            defaultConfiguration: .init(level: rule.severity.sarifLevel),
            fullDescription: .init(text: "\(rule.summary) \(rule.rationale)"),
            help: .init(markdown: markdown(rule), text: text(rule)),
            helpUri: RuleSource.links(rule.source).first,
            properties: .init(tags: [rule.family.rawValue]),
            shortDescription: .init(text: rule.summary))
    }

    private static func markdown(_ rule: RuleDescription) -> String {
        var parts = ["**\(rule.summary)**", rule.rationale]
        if let example = rule.failing.first {
            parts += ["Breaks the rule:", fenced(example)]
        }
        if let example = rule.passing.first {
            parts += ["Keeps to the rule:", fenced(example)]
        }
        parts.append("Source: \(RuleSource.words(rule.source))")
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func fenced(_ example: RuleExample) -> String {
        "```js\n\(source(example))\n```"
    }

    private static func text(_ rule: RuleDescription) -> String {
        var parts = [rule.summary, rule.rationale]
        if let example = rule.failing.first {
            parts += ["Breaks the rule:", source(example)]
        }
        if let example = rule.passing.first {
            parts += ["Keeps to the rule:", source(example)]
        }
        parts.append("Source: \(RuleSource.words(rule.source))")
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// An example without the marks that its test reads.
    private static func source(_ example: RuleExample) -> String {
        example.source.filter { $0 != "↓" }
    }
}
