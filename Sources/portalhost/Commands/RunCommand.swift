internal import FoundationEssentials
internal import Glibc
internal import MobilePlans
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine

/// `portalhost run`: one page, one run, one report.
enum RunCommand: Command {
    static let specification = CommandSpecification(
        name: "run",
        summary:
            "Opens a portal's page, or runs its scripts as one, and shows what crosses the border.",
        operands: "PAGE|SCRIPT...",
        options: [
            SharedOptions.call, SharedOptions.actions, SharedOptions.edition,
            SharedOptions.scenario,
            .init(
                name: "--activation", value: "RESULT",
                help: "how activation ends: success (default) or another member of "
                    + "MobilePlansActivationError, such as cardBusy"),
            .init(
                name: "--registration", value: "STATE[,STATE...]",
                help: "the registration states that follow a successful activation "
                    + "(default searching,home)"),
            SharedOptions.url, SharedOptions.siteRoot, PageOption.page,
            .init(
                name: "--trace", value: "FILE|-",
                help: "writes the trace as JSON Lines; with '-' standard output carries the trace "
                    + "alone, and the report goes to standard error"),
            .init(
                name: "--html", value: "FILE",
                help: "writes the report as a page for a browser as well: one file that works "
                    + "without a network"),
            .init(name: "--format", value: "text|json", help: "the report's form (default text)"),
            PartnerOption.partnerCenter, PartnerOption.tokenFile,
            SharedOptions.network, SharedOptions.allowNet, SharedOptions.record,
            SharedOptions.target, SharedOptions.storage, SharedOptions.realRandom,
            SharedOptions.timeLimit, SharedOptions.memoryLimit,
        ],
        notes: [
            "A PAGE is an .html file, a folder with an index.html, or the URL of a server that "
                + "--allow-net names; its scripts, style sheets and requests are files of its folder.",
            "Several SCRIPTs are loaded in order into one page, each with its own name in "
                + "locations. '-' reads a script from standard input.",
            "--do: " + UserAction.commandHelp,
            "Exit: 0 clean, 1 an error finding or an uncaught exception, 2 could not run, "
                + "64 wrong usage.",
            "Example: portalhost run portal.js --call buy --activation cardBusy",
        ])

    static func run(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
        let isJSON = try arguments.choice(
            "--format", [("text", false), ("json", true)], default: false)
        if arguments.value("--html") == "-" {
            throw UsageError("--html needs a file, not '-'", command: arguments.command)
        }
        let input: SharedOptions.Input
        var options = try SharedOptions.options(arguments)
        try readOutcome(arguments, into: &options)
        switch try SharedOptions.files(arguments, options) {
        case .success(let read): input = read
        case .failure(let told): return told.code
        }
        options = input.options
        options.listsFunctions = true
        // The scenario has an outcome of its own, over which the command line goes.
        try readOutcome(arguments, into: &options)
        let supervisor = Supervisor(limits: options.limits)
        supervisor.start()
        let host = PortalHost()
        // The process ends after the report; freeing the engine before would only take time.
        _ = Unmanaged.passRetained(host)
        host.onProgress = supervisor.touch
        let result = host.run(input.scripts, options)
        supervisor.stop()
        // Of fixtures that were found beside the portal, one run may well need only some.
        if arguments.has("--network") { SharedOptions.tellUnused(options.network.fixtures) }
        guard SharedOptions.writeRecording(arguments, options.network) else {
            return .couldNotRun
        }
        guard SharedOptions.keep(result.localStorage, arguments) else { return .couldNotRun }
        if let page = arguments.value("--html") {
            let text = HTMLReport.text(run: result, matrix: nil, toolVersion: toolVersion)
            guard FileOutput.write(text, to: page, what: "page") else { return .couldNotRun }
        }
        return report(result, isJSON: isJSON, trace: arguments.value("--trace"))
    }

    /// How activation and registration end, where the command line says it.
    private static func readOutcome(
        _ arguments: ParsedArguments, into options: inout RunOptions
    ) throws(UsageError) {
        if arguments.value("--activation") != nil {
            options.scenario.forcedActivation = try arguments.choice(
                "--activation",
                ActivationResult.members(of: options.edition).map { ($0.rawValue, $0) },
                default: .success)
        }
        guard let states = arguments.value("--registration") else { return }
        let known = NetworkRegistrationState.allCases.map { ($0.rawValue, $0) }
        options.scenario.network.registration = []
        for word in states.split(separator: ",", omittingEmptySubsequences: false) {
            options.scenario.network.registration.append(
                .init(try arguments.pick(String(word), known, option: "--registration")))
        }
    }

    private static func report(_ result: RunResult, isJSON: Bool, trace: String?) -> ExitCode {
        let toError = trace == "-"
        if let trace {
            let bytes = result.traceFile(toolVersion: toolVersion).bytes
            if toError {
                Terminal.print(bytes)
            } else {
                guard FileOutput.write(Data(bytes), to: trace, what: "trace") else {
                    return .couldNotRun
                }
            }
        }
        if isJSON {
            Terminal.print(
                String(decoding: RunJSONReport.bytes(result), as: UTF8.self), toError: toError)
        } else {
            let report = RunTextReport(style: Terminal.style(toError: toError))
            Terminal.print(report.text(result), toError: toError)
        }
        if let error = result.callError {
            Terminal.printError("portalhost: error: --call: \(TraceValue.oneLine(error))")
        }
        return exitCode(result)
    }

    private static func exitCode(_ result: RunResult) -> ExitCode {
        if result.end == .callFailed { return .couldNotRun }
        return result.findings.contains { $0.severity == .error } ? .findings : .clean
    }
}
