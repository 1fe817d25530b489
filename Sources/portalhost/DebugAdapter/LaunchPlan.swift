internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import MobilePlans
internal import PortalJudge
internal import PortalKit
internal import PortalReports
internal import PortalTrace
internal import ScriptEngine

/// What a launch request asks to be run: read once, played as often as it takes.
struct LaunchPlan {
    /// What a run came to.
    struct Outcome {
        /// What is said at the end, each line ended.
        var text: String
        var findings: [Finding]
        var scripts: [PortalScript]
        var exitCode: ExitCode
    }

    /// The limits of one run.
    let limits: ScriptLimits
    /// Why the run cannot be run again in the same way; nil if it can.
    let obstacleToRepeating: String?
    /// Whether the first statement is stopped at.
    let stopsOnEntry: Bool
    /// Whether nothing is stopped at.
    let isNoDebug: Bool
    /// Says where scripts were written.
    let maps: SourceMaps
    /// Says how files are called.
    let repository: Repository
    private let play: (PortalHost) -> Outcome

    /// The attributes that are options of `run`, with the option's name.
    private static let options: [(attribute: String, option: String)] = [
        ("call", "--call"), ("calls", "--call"), ("do", "--do"), ("actions", "--do"),
        ("edition", "--edition"), ("scenario", "--scenario"), ("url", "--url"),
        ("siteRoot", "--site-root"), ("page", "--page"), ("pages", "--page"),
        ("target", "--target"), ("network", "--network"), ("allowNet", "--allow-net"),
        ("partnerCenter", "--partner-center"), ("activation", "--activation"),
        ("registration", "--registration"), ("timeLimit", "--time-limit"),
        ("memoryLimit", "--memory-limit"), ("root", "--root"),
    ]

    private static let others = [
        "program", "scripts", "cwd", "stopOnEntry", "noDebug", "realRandom", "sourceMaps",
        // What editors add of their own.
        "type", "request", "name", "console", "internalConsoleOptions", "preLaunchTask",
        "postDebugTask", "presentation", "debugServer", "args", "env", "trace", "serverReadyAction",
        "restart",
    ]

    /// The attributes that it knows, for the schema of an editor.
    static var attributes: [String] { options.map(\.attribute) + others.prefix(7) }

    /// The folder in which the adapter was started: what `cwd` is relative to, in each launch.
    private static let home = FileManager.default.currentDirectoryPath

    init(_ arguments: JSONValue) throws(CommandFailure) {
        for member in arguments.members ?? [] {
            let name = member.name
            guard !name.hasPrefix("__"), !Self.attributes.contains(name),
                !Self.others.contains(name)
            else { continue }
            let hint = NearestName.suggestion(for: name, among: Self.attributes)
                .map { "; did you mean '\($0)'?" }
            throw .usage("the launch attribute '\(name)' is unknown" + (hint ?? ""), command: "dap")
        }
        let folder = arguments["cwd"]?.string ?? "."
        guard chdir(folder.hasPrefix("/") ? folder : Self.home + "/" + folder) == 0 else {
            throw .couldNotRun("the folder '\(folder)' of 'cwd' cannot be entered")
        }
        for name in ["sourceMaps", "stopOnEntry", "noDebug", "realRandom"] {
            guard let flag = arguments[name], !flag.isNull, flag.bool == nil else { continue }
            throw .usage(
                "expected true or false for the launch attribute '\(name)', found "
                    + flag.kindDescription, command: "dap")
        }
        maps = SourceMaps(isOn: arguments["sourceMaps"]?.bool ?? true)
        let programs = try Self.texts(arguments, "program") + Self.texts(arguments, "scripts")
        guard let first = programs.first else {
            throw .usage(
                "the launch attribute 'program' is missing: a script, a page, a user case "
                    + "or a folder of them", command: "dap")
        }
        stopsOnEntry = arguments["stopOnEntry"]?.bool ?? false
        isNoDebug = arguments["noDebug"]?.bool ?? false
        let paths = programs.map(Self.shown)
        let parsed = try ParsedArguments(
            Self.commandLine(arguments) + ["--"] + paths, RunCommand.specification)
        repository = try RootOption.repository(parsed)
        if Self.isCase(first) {
            try Self.refuseOptions(arguments, of: first)
            let cases = try Self.cases(paths, CaseLoader(repository: repository))
            limits = cases.first?.options.limits ?? ScriptLimits()
            obstacleToRepeating = nil
            play = { Self.play(cases, $0) }
            return
        }
        let request = try RunRequest(parsed)
        let outcome = try RunCommand.Outcome(parsed, request.options.edition)
        var inputs = try request.inputs()
        inputs.options.listsFunctions = true
        outcome.apply(to: &inputs.options.scenario)
        limits = inputs.options.limits
        obstacleToRepeating =
            parsed.has("--real-random")
            ? "the random numbers are others in every run ('realRandom')"
            : request.asksRealServers
                ? "real servers answer ('allowNet', 'partnerCenter'), and may answer otherwise"
                : nil
        let (scripts, options) = (inputs.scripts, inputs.options)
        play = { host in
            let run = host.trace(scripts, options)
            guard host.debugger?.isAbandoned != true else {
                return Outcome(text: "", findings: [], scripts: [], exitCode: .clean)
            }
            return Self.outcome(run)
        }
    }

    /// Runs it from the beginning.
    func run(on host: PortalHost) -> Outcome { play(host) }

    // MARK: - Reading

    /// Attributes that user cases answer themselves.
    private static func refuseOptions(
        _ arguments: JSONValue, of program: String
    ) throws(CommandFailure) {
        let given = options.first { option in
            guard let value = arguments[option.attribute], option.attribute != "root" else {
                return false
            }
            return !value.isNull && value.array?.isEmpty != true
        }
        guard let given else { return }
        throw .usage(
            "the launch attribute '\(given.attribute)' is for a script or a page, and '\(program)' is "
                + (program.hasSuffix(CaseFinder.suffix) ? "a user case" : "a folder of user cases")
                + ", which says itself what is done in which world; name the portal's script or page as 'program'",
            command: "dap")
    }

    private static func commandLine(_ arguments: JSONValue) throws(CommandFailure) -> [String] {
        var line: [String] = []
        for (attribute, option) in options {
            for text in try texts(arguments, attribute) { line.append("\(option)=\(text)") }
        }
        if arguments["realRandom"]?.bool == true { line.append("--real-random") }
        return line
    }

    /// A text, a number, or a list of them.
    private static func texts(
        _ arguments: JSONValue, _ name: String
    ) throws(CommandFailure) -> [String] {
        guard let value = arguments[name], !value.isNull else { return [] }
        var texts: [String] = []
        for element in value.array ?? [value] {
            if let text = element.string {
                texts.append(text)
            } else if case .number(let number) = element {
                texts.append(number.digits)
            } else {
                throw .usage(
                    "expected a text or a list of texts for the launch attribute '\(name)', "
                        + "found \(element.kindDescription)", command: "dap")
            }
        }
        return texts
    }

    /// A path as traces and reports show it: relative to the present folder where it is below it.
    private static func shown(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath
        return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
    }

    /// Whether a path is a user case, or a folder of them and no page.
    private static func isCase(_ path: String) -> Bool {
        if path.hasSuffix(CaseFinder.suffix) { return true }
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
            && !PortalInput.isPage(path)
    }

    private static func cases(
        _ paths: [String], _ loader: CaseLoader
    ) throws(CommandFailure) -> [UserCase] {
        let found: [String]
        do throws(DocumentProblem) {
            found = try CaseFinder.find(paths)
        } catch {
            throw CommandFailure(error)
        }
        guard !found.isEmpty else {
            throw .couldNotRun(
                "no user case (\(CaseFinder.suffix)) and no index.html is in "
                    + paths.joined(separator: ", "))
        }
        var cases: [UserCase] = []
        for path in found { cases.append(try load(path, loader)) }
        return cases
    }

    private static func load(
        _ path: String, _ loader: CaseLoader
    ) throws(CommandFailure) -> UserCase {
        do throws(DocumentProblems) {
            return try loader.load(path)
        } catch {
            throw CommandFailure(error)
        }
    }

    // MARK: - Playing

    private static func outcome(_ run: RunResult) -> Outcome {
        var run = run
        run.findings = PortalHost.findings(in: run)
        let report = RunTextReport(style: TextStyle(isColoured: false))
        var text = report.wiring(run)
        if let error = run.callError { text += "error: --call: \(TraceValue.oneLine(error))\n" }
        text += "the run ended: \(run.end.words)\n"
        let failed = run.findings.contains { $0.severity == .error }
        return Outcome(
            text: text, findings: run.findings, scripts: run.scripts,
            exitCode: run.end == .callFailed ? .couldNotRun : failed ? .findings : .clean)
    }

    private static func play(_ cases: [UserCase], _ host: PortalHost) -> Outcome {
        let runner = CaseRunner(host: host)
        var outcome = Outcome(text: "", findings: [], scripts: [], exitCode: .clean)
        for userCase in cases where host.debugger?.isAbandoned != true {
            let result = runner.run(userCase)
            let passed = result.status == .passed
            outcome.text += "\(passed ? "passed" : "FAILED"): \(result.name)\n"
            for problem in result.problems {
                outcome.text += "  \(problem.message)\n"
                for line in problem.lines { outcome.text += "  \(line)\n" }
            }
            if !passed { outcome.exitCode = .findings }
        }
        return outcome
    }
}
