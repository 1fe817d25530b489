internal import JSONDocuments
internal import PortalJudge
internal import PortalKit

/// `portalhost schema`: the form of the files, for editors and other programs.
enum SchemaCommand: Command {
    static let specification = CommandSpecification(
        name: "schema",
        summary:
            "Prints the JSON Schema of case, suite, configuration, scenario, network or credentials "
            + "files.",
        operands: "case|suite|config|scenario|network|credentials",
        options: [],
        notes: [
            "The same documents are in PortalScripts/schemas. A file can name its own as "
                + "\"$schema\", which editors use for completion.",
            "Example: portalhost schema case > case.schema.json",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        guard let word = arguments.operands.first, arguments.operands.count == 1 else {
            throw .usage(
                "expected one of case, suite, config, scenario, network, credentials",
                command: "schema")
        }
        Terminal.print(
            try arguments.pick(
                word,
                [
                    ("case", DocumentSchemas.userCase), ("suite", DocumentSchemas.suite),
                    ("config", DocumentSchemas.configuration),
                    ("scenario", DocumentSchemas.scenario), ("network", DocumentSchemas.network),
                    ("credentials", DocumentSchemas.credentials),
                ], option: "schema"))
        return .clean
    }
}
