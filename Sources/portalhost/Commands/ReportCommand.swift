internal import JSONDocuments
internal import PortalJudge
internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// `portalhost report`: a written trace, judged and shown anew.
enum ReportCommand: Command {
    static let specification = CommandSpecification(
        name: "report",
        summary:
            "Judges and shows a trace that 'run --trace FILE' wrote, without running anything.",
        operands: "TRACE.jsonl",
        options: SharedOptions.detail + ReportOutput.options + [SharedOptions.noSourceMaps],
        notes: [
            "The findings are those of the run, if the rules are the same: rules read nothing but the "
                + "trace. '-' reads the trace from standard input.",
            "Exit: 0 clean, 1 an error finding, 2 the trace cannot be read, 64 wrong usage.",
            "Example: portalhost report trace.jsonl --format sarif > findings.sarif",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let output = try ReportOutput(arguments)
        let detail = try SharedOptions.detail(arguments)
        guard let path = arguments.operands.first, arguments.operands.count == 1 else {
            throw .usage(
                "expected one trace: portalhost report [options] TRACE.jsonl",
                command: arguments.command)
        }
        let maps = SourceMaps(isOn: !arguments.has("--no-source-maps"))
        return try output.reporting("report") { () throws(CommandFailure) in
            try report(path, arguments, output, detail, maps)
        }
    }

    private static func report(
        _ path: String, _ arguments: ParsedArguments, _ output: ReportOutput,
        _ detail: ReportDetail, _ maps: SourceMaps
    ) throws(CommandFailure) -> ExitCode {
        var run: RunResult
        do throws(DocumentProblem) {
            run =
                path == "-"
                ? try WrittenRun.read(Terminal.standardInput(), file: "<stdin>")
                : try WrittenRun.load(path)
        } catch {
            throw CommandFailure(error)
        }
        try output.check(arguments)
        if run.scripts.allSatisfy(\.source.isEmpty) {
            Terminal.printError(
                "\(TraceValue.oneLine(path)): note: the trace has no texts of its scripts, because an "
                    + "older portalhost wrote it: what rules read in them is not judged")
        }
        run.findScripts()
        run.findings = run.findings.about(run.scripts)
        try RunOutput(command: "report", run: run, maps: maps, detail: detail).show(output)
        return RunCommand.exitCode(run)
    }
}
