internal import MobilePlans
internal import PortalJudge
internal import PortalKit
internal import PortalReports

/// `portalhost matrix`: one portal in every world.
enum MatrixCommand: Command {
    static let specification = CommandSpecification(
        name: "matrix",
        summary: "Tries a portal against every outcome that the app can have.",
        operands: "[FOLDER|PAGE|SCRIPT...]",
        options: SharedOptions.portal + [
            .init(
                name: "--only", value: MatrixGroup.allCases.map(\.rawValue).joined(separator: "|"),
                isRepeatable: true, help: "makes only these trials")
        ] + SharedOptions.detail + CoverageOption.options + ReportOutput.options,
        notes: [
            "Trials: every activation result, by its cause where the surroundings can have one; "
                + "every registration state and the usual sequences; every way to be launched; the "
                + "user cancelling in each step; callbacks missing. Each in a page of its own.",
            "Worlds in which the portal does the same stand in one line, what went wrong first; -v shows "
                + "each world.",
            "'like unknownError' marks results after which the portal does the same as after "
                + "unknownError, as far as it shows: calls, console lines, exceptions.",
            "Where nothing is said to call or to do, what validate finds on the page is done, and said.",
            SharedOptions.configurationNote,
            "--do: " + UserAction.commandHelp,
            "Exit: 0 clean, 1 an error finding in any trial, 2 could not run, 64 wrong usage.",
            "Example: portalhost matrix portal.js --call buy",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let output = try ReportOutput(arguments)
        var groups: [MatrixGroup] = []
        for word in arguments.all("--only") {
            groups.append(
                try arguments.pick(
                    word, MatrixGroup.allCases.map { ($0.rawValue, $0) }, option: "--only"))
        }
        let coverage = try CoverageOption(arguments)
        let request = try RunRequest(arguments)
        let detail = try SharedOptions.detail(arguments)
        let chosen = groups.isEmpty ? MatrixGroup.allCases : groups
        return try output.reporting("matrix") { () throws(CommandFailure) in
            if let code = try request.printedConfiguration() { return code }
            request.readStandardInput()
            return try CommandWorker.run(isRepeatable: !request.asksRealServers) {
                worker throws(CommandFailure) in
                try output.reporting("matrix") { () throws(CommandFailure) in
                    try run(request, chosen, output, detail, coverage, worker)
                }
            }
        }
    }

    private static func run(
        _ request: RunRequest, _ groups: [MatrixGroup], _ output: ReportOutput,
        _ detail: ReportDetail, _ coverage: CoverageOption, _ worker: CommandWorker
    ) throws(CommandFailure) -> ExitCode {
        let portal = try request.portal()
        let input = try request.inputs(portal)
        try output.check(request.arguments)
        let host = try coverage.host()
        defer { host.close() }
        let supervisor = worker.watch(host, input.options.limits)
        defer { supervisor.stop() }
        let progress = WorldProgress(portal.name)
        var matrix = request.maps.translated(
            PortalMatrix.exploring(
                input.scripts, input.options, groups: groups, host: host,
                willTry: { progress.show($0, of: $1) }, willRun: { supervisor.expect($0) }))
        progress.clear()
        matrix.findings = portal.configuration.applied(
            to: matrix.findings, launchPlace: request.launchPlace(portal)
        ).about(matrix.scripts, named: portal.name)
        try input.keepAnswers()
        let error = matrix.callError.map { "\($0); name what to call with --call" }
        try show(matrix, error, output, detail)
        if let error {
            Terminal.printError("portalhost: error: \(error)")
            return .couldNotRun
        }
        return try coverage.finish(
            host, request.maps, matrix.findings,
            matrix.findings.contains { $0.severity == .error } ? .findings : .clean)
    }

    private static func show(
        _ matrix: PortalMatrix, _ error: String?, _ output: ReportOutput, _ detail: ReportDetail
    ) throws(CommandFailure) {
        let plain = MatrixTextReport(style: TextStyle(isColoured: false))
        var findings = matrix.findings
        if let error { findings += CommandFailure.couldNotRun(error).findings }
        let common = FindingOutput(
            command: "matrix", findings: findings.about(matrix.scripts), scripts: matrix.scripts,
            runs: [], verdict: error.map { "could not run: \($0)" } ?? plain.summary(matrix))
        try output.show(summary: { common.summary }) { format, style in
            if let text = common.text(format) { return text }
            switch format {
            case .json: return MatrixJSONReport.text(matrix)
            case .html: return MatrixHTMLReport.text(matrix, toolVersion: toolVersion)
            default:
                return MatrixTextReport(style: style, detail: detail, width: Terminal.width)
                    .text(matrix)
            }
        }
    }
}
