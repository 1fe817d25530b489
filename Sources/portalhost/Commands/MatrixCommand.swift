internal import MobilePlans
internal import PortalKit

/// `portalhost matrix`: one portal in every world.
enum MatrixCommand: Command {
    static let specification = CommandSpecification(
        name: "matrix",
        summary: "Tries a portal against every outcome that the app can have.",
        operands: "PAGE|SCRIPT...",
        options: SharedOptions.doing + SharedOptions.world + [
            PageOption.page,
            .init(
                name: "--only", value: MatrixGroup.allCases.map(\.rawValue).joined(separator: "|"),
                isRepeatable: true, help: "makes only these trials"),
            .init(
                name: "--html", value: "FILE",
                help: "writes the matrix as a page for a browser as well: one file that works "
                    + "without a network"),
            .init(name: "--format", value: "text|json", help: "the report's form (default text)"),
            SharedOptions.target, SharedOptions.noSourceMaps,
        ] + CoverageOption.options + SharedOptions.limits,
        notes: [
            "Trials: every activation result, by its cause where the surroundings can have one; "
                + "every registration state and the usual sequences; every way to be launched; the "
                + "user cancelling in each step; callbacks missing. Each in a page of its own.",
            "'like unknownError' marks results after which the portal does the same as after "
                + "unknownError, as far as it shows: calls, console lines, exceptions.",
            "--do: " + UserAction.commandHelp,
            "Exit: 0 clean, 1 an error finding in any trial, 2 could not run, 64 wrong usage.",
            "Example: portalhost matrix portal.js --call buy",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        try CommandWorker.run(isRepeatable: true) { worker throws(CommandFailure) in
            try run(arguments, worker)
        }
    }

    private static func run(
        _ arguments: ParsedArguments, _ worker: CommandWorker
    ) throws(CommandFailure) -> ExitCode {
        let isJSON = try arguments.choice(
            "--format", [("text", false), ("json", true)], default: false)
        if arguments.value("--html") == "-" {
            throw .usage("--html needs a file, not '-'", command: arguments.command)
        }
        var groups: [MatrixGroup] = []
        for word in arguments.all("--only") {
            groups.append(
                try arguments.pick(
                    word, MatrixGroup.allCases.map { ($0.rawValue, $0) }, option: "--only"))
        }
        let coverage = try CoverageOption(arguments)
        let input = try RunRequest(arguments).inputs()
        try FileOutput.check(
            [("--html", arguments.value("--html"))], command: arguments.command)
        let host = coverage.host()
        defer { host.close() }
        let supervisor = worker.watch(host, input.options.limits)
        defer { supervisor.stop() }
        let maps = SourceMaps(isOn: !arguments.has("--no-source-maps"))
        let matrix = maps.translated(
            PortalMatrix.run(
                input.scripts, input.options,
                groups: groups.isEmpty ? MatrixGroup.allCases : groups, host: host))
        if let page = arguments.value("--html") {
            let text = MatrixHTMLReport.text(matrix, toolVersion: toolVersion)
            try FileOutput.write(text, to: page, what: "the page")
        }
        if isJSON {
            Terminal.print(MatrixJSONReport.text(matrix))
        } else {
            Terminal.print(MatrixTextReport(style: Terminal.style(toError: false)).text(matrix))
        }
        if let error = matrix.callError {
            Terminal.printError("portalhost: error: \(error); name what to call with --call")
            return .couldNotRun
        }
        return try coverage.finish(
            host, maps, matrix.findings,
            matrix.findings.contains { $0.severity == .error } ? .findings : .clean)
    }
}
