internal import JSONDocuments
internal import PortalKit
internal import PortalTrace

/// `portalhost report`: a written trace, judged and shown anew.
enum ReportCommand: Command {
    private enum Format: String, CaseIterable { case text, json, sarif, junit, github }

    private static let words = Format.allCases.map(\.rawValue).joined(separator: "|")

    static let specification = CommandSpecification(
        name: "report",
        summary:
            "Judges and shows a trace that 'run --trace FILE' wrote, without running anything.",
        operands: "TRACE.jsonl",
        options: [
            .init(
                name: "--format", value: words,
                help:
                    "the report's form (default text); text and json are those of 'run', the others "
                    + "hold the findings as those of 'validate' do"),
            .init(
                name: "--html", value: "FILE",
                help: "writes the report as a page for a browser as well: one file that works "
                    + "without a network"),
            SharedOptions.noSourceMaps,
        ],
        notes: [
            "The findings are those of the run, if the rules are the same: rules read nothing but the "
                + "trace. '-' reads the trace from standard input.",
            "Exit: 0 clean, 1 an error finding, 2 the trace cannot be read, 64 wrong usage.",
            "Example: portalhost report trace.jsonl --format sarif > findings.sarif",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let format = try arguments.choice(
            "--format", Format.allCases.map { ($0.rawValue, $0) }, default: .text)
        if arguments.value("--html") == "-" {
            throw .usage("--html needs a file, not '-'", command: arguments.command)
        }
        guard let path = arguments.operands.first, arguments.operands.count == 1 else {
            throw .usage(
                "expected one trace: portalhost report [options] TRACE.jsonl",
                command: arguments.command)
        }
        var run: RunResult
        do throws(DocumentProblem) {
            run =
                path == "-"
                ? try WrittenRun.read(Terminal.standardInput(), file: "<stdin>")
                : try WrittenRun.load(path)
        } catch {
            throw CommandFailure(error)
        }
        try FileOutput.check(
            [("--html", arguments.value("--html"))], command: arguments.command)
        if run.scripts.allSatisfy(\.source.isEmpty) {
            Terminal.printError(
                "\(TraceValue.oneLine(path)): note: the trace has no texts of its scripts, because an "
                    + "older portalhost wrote it: what rules read in them is not judged")
        }
        let maps = SourceMaps(isOn: !arguments.has("--no-source-maps"))
        run.findScripts()
        let shown = maps.translated(run)
        if let page = arguments.value("--html") {
            let text = HTMLReport.text(run: shown, matrix: nil, toolVersion: toolVersion)
            try FileOutput.write(text, to: page, what: "the page")
        }
        let report = text(run, shown, maps, format)
        if format == .github {
            Terminal.print(document: report)
        } else {
            Terminal.print(report)
        }
        return run.findings.contains { $0.severity == .error } ? .findings : .clean
    }

    /// - Parameter shown: The run with the places of the files that were written.
    private static func text(
        _ run: RunResult, _ shown: RunResult, _ maps: SourceMaps, _ format: Format
    ) -> String {
        switch format {
        case .text: RunTextReport(style: Terminal.style(toError: false)).text(shown)
        case .json: String(decoding: RunJSONReport.bytes(run, maps: maps), as: UTF8.self)
        case .sarif:
            SARIFReport.text(
                findings: shown.findings, rules: RuleCatalog.all, runs: [shown],
                toolVersion: toolVersion)
        case .junit: FindingJUnitReport.text(shown.findings, scripts: shown.scripts)
        case .github: GitHubReport.text(shown.findings)
        }
    }
}
