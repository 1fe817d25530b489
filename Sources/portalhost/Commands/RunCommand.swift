internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import MobilePlans
internal import PortalJudge
internal import PortalKit
internal import PortalReports
internal import PortalTrace
internal import ScriptEngine

/// `portalhost run`: one page, one run, one report.
enum RunCommand: Command {
    static let specification = CommandSpecification(
        name: "run",
        summary:
            "Opens a portal's page, or runs its scripts as one, and shows what crosses the border.",
        operands: "[FOLDER|PAGE|SCRIPT...]",
        options: SharedOptions.portal + [
            .init(
                name: "--activation", value: "RESULT",
                help: "how activation ends: success (default) or another member of "
                    + "MobilePlansActivationError, such as cardBusy"),
            .init(
                name: "--registration", value: "STATE[,STATE...]",
                help: "the registration states that follow a successful activation "
                    + "(default searching,home)"),
            .init(
                name: "--trace", value: "FILE|-",
                help: "writes the trace as JSON Lines; with '-' standard output carries the trace "
                    + "alone, and the report goes to standard error"),
            CaseOption.writeCase,
            .init(
                name: "--write-fixtures", value: "FILE",
                help:
                    "adds fixtures for the requests that had no answer to this fixture file, to be "
                    + "filled in"),
            .init(name: "--watch", help: "runs again whenever a file of it changes"),
        ] + SharedOptions.detail + CoverageOption.options + ReportOutput.options,
        notes: [
            "A PAGE is an .html file, a folder with an index.html, or the URL of a server that "
                + "--allow-net names; its scripts, style sheets and requests are files of its folder.",
            "Several SCRIPTs are loaded in order into one page, each with its own name in "
                + "locations. '-' reads a script from standard input.",
            SharedOptions.configurationNote,
            "--do: " + UserAction.commandHelp,
            "Exit: 0 clean, 1 an error finding or an uncaught exception, 2 could not run, "
                + "64 wrong usage.",
            "Example: portalhost run portal.js --call buy --activation cardBusy",
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let output = try ReportOutput(arguments)
        let coverage = try CoverageOption(arguments)
        if coverage.isOn, arguments.has("--watch") {
            throw .usage("--coverage is of one run; leave out --watch", command: arguments.command)
        }
        let request = try RunRequest(arguments)
        let outcome = try Outcome(arguments, request.options.edition)
        let detail = try SharedOptions.detail(arguments)
        try CaseOption.check(arguments, request)
        return try output.reporting("run") { () throws(CommandFailure) in
            if let code = try request.printedConfiguration() { return code }
            guard arguments.has("--watch") else {
                return try run(arguments, request, outcome, output, detail, coverage)
            }
            let written =
                output.paths(arguments) + [
                    ("--storage", arguments.value("--storage")),
                    ("--write-fixtures", arguments.value("--write-fixtures")),
                ]
            try Watching.repeating(request.dependencies, except: written) {
                () throws(CommandFailure) in
                try output.reporting("run") { () throws(CommandFailure) in
                    try run(arguments, request, outcome, output, detail, coverage)
                }
            }
        }
    }

    private static func run(
        _ arguments: ParsedArguments, _ request: RunRequest, _ outcome: Outcome,
        _ output: ReportOutput, _ detail: ReportDetail, _ coverage: CoverageOption
    ) throws(CommandFailure) -> ExitCode {
        let portal = try request.portal()
        var input = try request.inputs(portal)
        try output.check(arguments)
        input.options.listsFunctions = true
        input.options.isCompared = false
        input.options.takesSnapshots =
            output.has(.html) || arguments.value("--trace") != nil
        // The scenario has an outcome of its own, over which the command line goes.
        outcome.apply(to: &input.options.scenario)
        let supervisor = Supervisor(limits: input.options.limits)
        supervisor.start()
        let host = try coverage.host()
        // The process ends after the report; freeing the engine before would only take time.
        _ = Unmanaged.passRetained(host)
        host.onProgress = supervisor.touch
        var result = host.run(input.scripts, input.options)
        // Of fixtures that were found beside the portal, one run may well need only some.
        if request.network != nil { NetworkOption.tellUnused(input.options.network.fixtures) }
        result.findings += SecondRuns.findings(
            result, input.scripts, input.options, host: host)
        supervisor.stop()
        // A file that cannot be written is no reason to leave out the others, and the report.
        var unwritten: CommandFailure?
        func attempt(_ write: () throws(CommandFailure) -> Void) throws(CommandFailure) {
            do throws(CommandFailure) {
                try write()
            } catch {
                guard error.isOfOutput else { throw error }
                unwritten?.tell()
                unwritten = error
            }
        }
        try attempt { () throws(CommandFailure) in try input.keep(result.localStorage) }
        if let path = arguments.value("--write-fixtures") {
            // What two of them add to one file is in it in the end.
            let lock = try FileLock(path, what: "the fixtures")
            defer { withExtendedLifetime(lock) {} }
            try attempt { () throws(CommandFailure) in try writeFixtures(result, to: path) }
        }
        if let path = arguments.value(CaseOption.writeCase.name), result.end != .callFailed {
            try attempt { () throws(CommandFailure) in
                try writeCase(path, request, portal, input, outcome)
            }
        }
        result.findings = portal.configuration.applied(
            to: result.findings, launchPlace: request.launchPlace(portal)
        ).about(result.scripts, named: portal.name)
        let trace = arguments.value("--trace")
        if let trace {
            let bytes = result.traceFile(toolVersion: toolVersion).bytes
            if trace == "-" {
                Terminal.print(String(decoding: bytes, as: UTF8.self))
            } else {
                try attempt { () throws(CommandFailure) in
                    try FileOutput.write(Data(bytes), to: trace, what: "the trace")
                }
            }
        }
        var code = ExitCode.clean
        try attempt { () throws(CommandFailure) in
            code = try report(result, output, detail, request.maps, toError: trace == "-")
        }
        code = try coverage.finish(
            host, request.maps, request.maps.translated(result).findings, code)
        if let unwritten { throw unwritten }
        return code
    }

    private static func writeFixtures(
        _ result: RunResult, to path: String
    ) throws(CommandFailure) {
        let name = TraceValue.oneLine(path)
        var text: String?
        if FileManager.default.fileExists(atPath: path) {
            do throws(DocumentProblem) {
                text = try Paths.text(of: path)
            } catch {
                throw CommandFailure(DocumentProblems(all: [error]))
            }
        }
        let added: (text: String, count: Int)?
        do throws(DocumentProblems) {
            added = try MissingFixtures.added(to: text, file: path, result)
        } catch {
            throw CommandFailure(error)
        }
        guard let added else {
            return Terminal.printError("\(name) is as it was: every request had an answer")
        }
        guard added.count > 0 else {
            return Terminal.printError(
                "\(name) is as it was: it has fixtures for what had no answer; give it with --network"
            )
        }
        try FileOutput.write(
            Data(added.text.utf8), to: path, what: "the fixture file", isUpdate: true)
        Terminal.printError(
            "\(name): added \(added.count) fixture\(added.count == 1 ? "" : "s"); fill in what the "
                + "servers answer")
    }

    private static func writeCase(
        _ path: String, _ request: RunRequest, _ portal: PortalFolder, _ input: RunInputs,
        _ outcome: Outcome
    ) throws(CommandFailure) {
        var record = try CaseOption.record(request, portal)
        record.activation = outcome.activation
        record.registration = outcome.registration
        do throws(CaseWriter.Problem) {
            record.steps = try PortalRecord.steps(
                of: input.options, in: CaseOption.folder(of: path))
        } catch {
            throw .couldNotRun("'\(path)' was not written: \(error.message)")
        }
        try CaseOption.write(path, record, input, request)
    }

    /// How activation and registration end, where the command line says it.
    struct Outcome {
        private(set) var activation: ActivationResult?
        private(set) var registration: [NetworkRegistrationState]?

        init(_ arguments: ParsedArguments, _ edition: Edition) throws(CommandFailure) {
            if arguments.value("--activation") != nil {
                activation = try arguments.choice(
                    "--activation",
                    ActivationResult.members(of: edition).map { ($0.rawValue, $0) },
                    default: .success)
            }
            guard let states = arguments.value("--registration") else { return }
            let known = NetworkRegistrationState.allCases.map { ($0.rawValue, $0) }
            var registration: [NetworkRegistrationState] = []
            for word in states.split(separator: ",", omittingEmptySubsequences: false) {
                registration.append(
                    try arguments.pick(String(word), known, option: "--registration"))
            }
            self.registration = registration
        }

        func apply(to scenario: inout Scenario) {
            if let activation { scenario.forcedActivation = activation }
            if let registration { scenario.network.registration = registration.map { .init($0) } }
        }
    }

    private static func report(
        _ result: RunResult, _ output: ReportOutput, _ detail: ReportDetail, _ maps: SourceMaps,
        toError: Bool
    ) throws(CommandFailure) -> ExitCode {
        try RunOutput(command: "run", run: result, maps: maps, detail: detail)
            .show(output, toError: toError)
        if let error = result.callError {
            Terminal.printError("portalhost: error: --call: \(TraceValue.oneLine(error))")
        }
        return exitCode(result)
    }

    /// How a command about one run ends.
    static func exitCode(_ result: RunResult) -> ExitCode {
        if result.end == .callFailed { return .couldNotRun }
        return result.findings.contains { $0.severity == .error } ? .findings : .clean
    }
}
