/// `portalhost bench`.
enum BenchCommand: Command {
    static let specification = CommandSpecification(
        name: "bench", summary: "Measures this program.", operands: nil, options: [])

    static func run(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode { .clean }
}
