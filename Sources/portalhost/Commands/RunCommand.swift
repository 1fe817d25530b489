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
        summary: "Runs a portal's scripts as one page and shows what crosses the border.",
        operands: "SCRIPT...",
        options: [
            .init(
                name: "--call", value: "NAME|EXPRESSION", isRepeatable: true,
                help: "calls this after loading; a bare name is called without arguments, "
                    + "several calls are made one right after the other"),
            .init(
                name: "--edition", value: "ID",
                help: "which objects are injected: 2018-11, 2018-12, 2019-05 or all (default all)"),
            .init(
                name: "--activation", value: "RESULT",
                help: "how activation ends: success (default) or another member of "
                    + "MobilePlansActivationError, such as cardBusy"),
            .init(
                name: "--registration", value: "STATE[,STATE...]",
                help: "the registration states that follow a successful activation "
                    + "(default searching,home)"),
            .init(
                name: "--url", value: "URL",
                help: "the portal's launch URL (default: one with all launch parameters)"),
            .init(
                name: "--trace", value: "FILE|-",
                help: "writes the trace as JSON Lines; with '-' standard output carries the trace "
                    + "alone, and the report goes to standard error"),
            .init(name: "--format", value: "text|json", help: "the report's form (default text)"),
            .init(
                name: "--time-limit", value: "SECONDS",
                help: "wall time that script code may take (default 10)"),
            .init(
                name: "--memory-limit", value: "MIB",
                help: "how much the scripts may make the process grow (default 512)"),
        ],
        notes: [
            "Several SCRIPTs are loaded in order into one page, each with its own name in "
                + "locations. '-' reads a script from standard input.",
            "Exit: 0 clean, 1 an error finding or an uncaught exception, 2 could not run, "
                + "64 wrong usage.",
            "Example: portalhost run portal.js --call buy --activation cardBusy",
        ])

    static func run(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
        let options = try options(arguments)
        let isJSON = try arguments.choice(
            "--format", [("text", false), ("json", true)], default: false)
        guard !arguments.operands.isEmpty else {
            throw UsageError("no script given: portalhost run [options] SCRIPT...", command: "run")
        }
        if arguments.operands.filter({ $0 == "-" }).count > 1 {
            throw UsageError("standard input ('-') can be read only once", command: "run")
        }
        let scripts: [PortalScript]
        do throws(ScriptFile.LoadError) {
            scripts = try ScriptFile.load(
                arguments.operands, standardInput: Terminal.standardInput)
        } catch {
            Terminal.printError("\(error)")
            return .couldNotRun
        }
        let supervisor = Supervisor(limits: options.limits)
        supervisor.start()
        let host = PortalHost()
        defer { host.close() }
        host.onProgress = supervisor.touch
        let result = host.run(scripts, options)
        supervisor.stop()
        return report(result, isJSON: isJSON, trace: arguments.value("--trace"))
    }

    private static func options(_ arguments: ParsedArguments) throws(UsageError) -> RunOptions {
        var options = RunOptions()
        options.listsFunctions = true
        options.calls = arguments.all("--call")
        if options.calls.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw UsageError("--call needs the name of a function", command: "run")
        }
        options.edition = try arguments.choice(
            "--edition", Edition.allCases.map { ($0.rawValue, $0) }, default: .all)
        options.scenario.forcedActivation = try arguments.choice(
            "--activation",
            ActivationResult.members(of: options.edition).map { ($0.rawValue, $0) },
            default: .success)
        if let states = arguments.value("--registration") {
            let known = NetworkRegistrationState.allCases.map { ($0.rawValue, $0) }
            options.scenario.network.registration = []
            for word in states.split(separator: ",", omittingEmptySubsequences: false) {
                options.scenario.network.registration.append(
                    .init(try arguments.pick(String(word), known, option: "--registration")))
            }
        }
        if let url = arguments.value("--url") {
            guard PortalURL.isAbsolute(url) else {
                throw UsageError(
                    "expected an absolute http or https URL for --url, found '\(url)'",
                    command: "run")
            }
            options.url = url
        }
        options.limits = ScriptLimits(
            seconds: try arguments.positiveNumber("--time-limit", default: 10),
            bytes: Int(
                try arguments.positiveNumber("--memory-limit", default: 512) * Double(1 << 20)))
        return options
    }

    private static func report(_ result: RunResult, isJSON: Bool, trace: String?) -> ExitCode {
        let toError = trace == "-"
        do {
            if let trace {
                let bytes = try result.traceFile(toolVersion: toolVersion)
                if toError {
                    Terminal.print(bytes)
                } else {
                    try Data(bytes).write(to: URL(filePath: trace))
                }
            }
            if isJSON {
                Terminal.print(
                    String(decoding: try RunJSONReport.bytes(result), as: UTF8.self),
                    toError: toError)
            } else {
                let report = RunTextReport(style: Terminal.style(toError: toError))
                Terminal.print(report.text(result), toError: toError)
            }
        } catch {
            Terminal.printError(
                "portalhost: error: the trace cannot be written to '\(trace ?? "-")': \(FileErrors.words(error))"
            )
            return .couldNotRun
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
