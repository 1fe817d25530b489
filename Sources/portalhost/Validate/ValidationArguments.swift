internal import JSONDocuments
internal import PortalKit

/// What the command line of `validate` asks for.
struct ValidationArguments {
    let filter: FindingFilter
    let output: ValidationOutput
    let coverage: CoverageOption
    let request: RunRequest

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        var filter = try FindingFilter(arguments)
        if arguments.has("--write-baseline") {
            for other in ["--baseline", "--output", "--format", "--watch"]
            where arguments.has(other) {
                throw .usage(
                    "--write-baseline writes the present findings and nothing else; leave out \(other)",
                    command: arguments.command)
            }
        }
        output = try ValidationOutput(arguments)
        coverage = try CoverageOption(arguments)
        if coverage.isOn, let other = ["--watch", "--write-baseline"].first(where: arguments.has) {
            throw .usage("--coverage is of one validation; leave out \(other)", command: "validate")
        }
        request = try RunRequest(arguments)
        do throws(DocumentProblem) {
            filter.baseline = try arguments.value("--baseline").map {
                path throws(DocumentProblem) in
                try Baseline.load(path)
            }
        } catch {
            throw CommandFailure(error)
        }
        self.filter = filter
    }
}
