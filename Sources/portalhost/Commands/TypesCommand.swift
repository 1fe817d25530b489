internal import MobilePlans

/// `portalhost types`: the injected objects, for editors.
enum TypesCommand: Command {
    static let specification = CommandSpecification(
        name: "types",
        summary: "Prints TypeScript declarations (.d.ts) of the injected objects.",
        operands: nil, options: [SharedOptions.edition],
        notes: [
            "Editors complete and check calls with it, also in plain JavaScript: name it in "
                + "tsconfig.json or jsconfig.json, or write /// <reference path=\"mobile-plans.d.ts\" /> "
                + "at the top of a script.",
            "Example: portalhost types --edition 2019-05 > mobile-plans.d.ts",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        guard arguments.operands.isEmpty else {
            throw .usage("expected no operand", command: arguments.command)
        }
        let edition = try arguments.choice(
            "--edition", Edition.allCases.map { ($0.rawValue, $0) }, default: .all)
        Terminal.print(TypeDeclarations(of: edition).text)
        return .clean
    }
}
