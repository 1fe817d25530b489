internal import JSONDocuments
internal import PortalJudge
internal import PortalKit

/// `portalhost rules`: what is looked for, and why.
enum RulesCommand: Command {
    static let specification = CommandSpecification(
        name: "rules",
        summary: "Lists the rules, or explains one with its examples.",
        operands: "[ID]",
        options: [
            .init(name: "--markdown", help: "prints the documentation of all rules as Markdown")
        ],
        notes: ["Example: portalhost rules callback-lexical-binding"])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        if arguments.has("--markdown") {
            // Examples have characters in them that a terminal is not to get.
            Terminal.print(document: RuleDocumentation.markdown)
            return .clean
        }
        guard let id = arguments.operands.first else {
            Terminal.print(RuleDocumentation.list)
            return .clean
        }
        guard arguments.operands.count == 1 else {
            throw .usage("expected one rule", command: "rules")
        }
        guard let rule = RuleCatalog.description(of: RuleID(rawValue: id)) else {
            let hint = RuleCatalog.hint(for: id)
            throw .usage(
                "no rule has the id '\(id)'" + (hint ?? "; 'portalhost rules' lists them"),
                command: "rules")
        }
        Terminal.print(RuleDocumentation.page(rule))
        return .clean
    }
}
