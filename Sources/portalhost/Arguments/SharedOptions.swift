internal import FoundationEssentials
internal import MobilePlans
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatform

/// Options that several commands have.
enum SharedOptions {
    static let call = CommandSpecification.Option(
        name: "--call", value: "NAME|EXPRESSION", isRepeatable: true,
        help: "calls this after loading; a bare name is called without arguments, "
            + "several calls are made one right after the other")
    static let actions = CommandSpecification.Option(
        name: "--do", value: "ACTION", isRepeatable: true,
        help: "what the user does with the page, after loading and --call, one after the other: "
            + "click \"Buy\", fill \"E-mail\" \"a@b.c\", press Enter, wait for \"Thank you\"")
    static let edition = CommandSpecification.Option(
        name: "--edition", value: "ID",
        help: "which objects are injected: 2018-11, 2018-12, 2019-05 or all (default all)")
    static let scenario = CommandSpecification.Option(
        name: "--scenario", value: "PRESET|FILE",
        help: "the world around the portal: a preset ('portalhost presets' lists them) or a "
            + "scenario file (default: the preset 'default')")
    static let url = CommandSpecification.Option(
        name: "--url", value: "URL",
        help: "the portal's launch URL (default: the scenario's, with its launch parameters)")
    static let siteRoot = CommandSpecification.Option(
        name: "--site-root", value: "FOLDER",
        help: "the folder that is served as the site of a page (default: the page's own folder)")
    static let target = CommandSpecification.Option(
        name: "--target", value: "webview|modern",
        help:
            "webview hides the built-ins that the app's WebView lacks (EdgeHTML 18); the default is "
            + "webview for validate, and modern for all others")
    static let network = CommandSpecification.Option(
        name: "--network", value: "FILE|FOLDER", isRepeatable: true,
        help: "what servers answer: fixture files (default: network.json and network/ beside the "
            + "scripts; 'portalhost schema network' describes them)")
    static let allowNet = CommandSpecification.Option(
        name: "--allow-net", value: "HOST[:PORT]", isRepeatable: true,
        help:
            "asks this host for real where no fixture answers; '*.example.com' is every host below "
            + "(an exchange takes 50 ms of virtual time, however long it really takes)")
    static let record = CommandSpecification.Option(
        name: "--record", value: "FILE",
        help: "writes the answers of real hosts as fixtures, without secrets")
    static let timeLimit = CommandSpecification.Option(
        name: "--time-limit", value: "SECONDS",
        help: "wall time that script code may take (default 10)")
    static let memoryLimit = CommandSpecification.Option(
        name: "--memory-limit", value: "MIB",
        help: "how much the scripts may make the process grow (default 512)")

    static let storage = CommandSpecification.Option(
        name: "--storage", value: "FILE.json",
        help: "reads localStorage from the file, if it is there, and writes it back at the end")
    static let realRandom = CommandSpecification.Option(
        name: "--real-random",
        help: "crypto gives other random numbers in every run (default: always the same ones)")

    /// What a command runs.
    struct Input {
        var scripts: [PortalScript]
        var options: RunOptions
    }

    /// A reason to end the process that was told already.
    struct Told: Error {
        let code: ExitCode
    }

    /// Reads the options that a command has of these, and its scripts.
    static func read(_ arguments: ParsedArguments) throws(UsageError) -> Result<Input, Told> {
        try files(arguments, try options(arguments))
    }

    /// Reads the options, and no file: a wrong command line is told before a missing file.
    static func options(_ arguments: ParsedArguments) throws(UsageError) -> RunOptions {
        let command = arguments.command
        var options = RunOptions()
        options.calls = arguments.all("--call")
        if options.calls.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw UsageError("--call needs the name of a function", command: command)
        }
        options.actions = try actions(arguments)
        options.edition = try arguments.choice(
            "--edition", Edition.allCases.map { ($0.rawValue, $0) }, default: .all)
        if let url = arguments.value("--url") {
            guard PortalURL.isAbsolute(url) else {
                throw UsageError(
                    "expected an absolute http or https URL for --url, found '\(url)'",
                    command: command)
            }
            options.url = url
        }
        options.target = try arguments.choice(
            "--target", RunOptions.Target.allCases.map { ($0.rawValue, $0) },
            default: command == "validate" ? .webView : .modern)
        options.limits = ScriptLimits(
            seconds: try arguments.positiveNumber("--time-limit", default: 10),
            bytes: Int(
                try arguments.positiveNumber("--memory-limit", default: 512) * Double(1 << 20)))
        options.network = try network(arguments)
        options.usesSystemRandom = arguments.has("--real-random")
        if let file = arguments.value("--storage"), !file.hasSuffix(".json") {
            throw UsageError(
                "expected a file that ends in .json for --storage, found '\(file)'",
                command: command)
        }
        guard !arguments.operands.isEmpty else {
            throw UsageError(
                "no script given: portalhost \(command) [options] SCRIPT...", command: command)
        }
        if arguments.operands.filter({ $0 == "-" }).count > 1 {
            throw UsageError("standard input ('-') can be read only once", command: command)
        }
        try PartnerOption.check(arguments)
        _ = try PageOption.named(arguments)
        return options
    }

    /// Reads what the user does.
    private static func actions(_ arguments: ParsedArguments) throws(UsageError) -> [UserAction] {
        var actions: [UserAction] = []
        for line in arguments.all("--do") {
            do throws(UserAction.CommandError) {
                actions.append(try UserAction(command: line))
            } catch {
                throw UsageError("--do '\(line)': \(error.message)", command: arguments.command)
            }
        }
        return actions
    }

    /// Reads who is asked for real.
    static func network(_ arguments: ParsedArguments) throws(UsageError) -> NetworkSetup {
        var network = NetworkSetup()
        for text in arguments.all("--allow-net") {
            guard let host = AllowedHost(text) else {
                throw UsageError(
                    "expected a host such as api.example.com, localhost:8080 or *.example.com for "
                        + "--allow-net, found '\(text)'", command: arguments.command)
            }
            network.allowed.append(host)
        }
        if let file = arguments.value("--record") {
            guard !network.allowed.isEmpty else {
                throw UsageError(
                    "--record needs --allow-net: only answers of real hosts are recorded",
                    command: arguments.command)
            }
            guard file != "-" else {
                throw UsageError("--record needs a file, not '-'", command: arguments.command)
            }
            network.recording = NetworkRecording()
        }
        return network
    }

    /// Reads the fixtures that the command line or a configuration names, or the usual ones beside a
    /// script.
    static func fixtures(
        _ arguments: ParsedArguments, configured: [String]? = nil, besides script: String?
    ) -> Result<NetworkFixtures, Told> {
        let named = arguments.all("--network")
        let paths =
            named.isEmpty ? configured ?? script.map(NetworkFile.besides) ?? [] : named
        do throws(DocumentProblems) {
            return .success(try NetworkFile.load(paths))
        } catch {
            for problem in error.all { Terminal.printError("\(problem)") }
            return .failure(Told(code: .couldNotRun))
        }
    }

    /// Writes what was recorded, or says why it cannot be written.
    static func writeRecording(_ arguments: ParsedArguments, _ network: NetworkSetup) -> Bool {
        guard let file = arguments.value("--record"), let recording = network.recording else {
            return true
        }
        let text = NetworkRecordingFile.text(recording.exchanges)
        do {
            try Data(text.utf8).write(to: URL(filePath: file))
            return true
        } catch {
            Terminal.printError(
                "portalhost: error: the recording cannot be written to '\(file)': "
                    + FileErrors.words(error))
            return false
        }
    }

    /// Says which fixtures answered nothing.
    static func tellUnused(_ fixtures: NetworkFixtures) {
        for fixture in fixtures.unused {
            Terminal.printError(
                "\(TraceValue.oneLine(fixture.place)): warning: no request was for this fixture: "
                    + "\(fixture.method ?? "any method") \(TraceValue.oneLine(fixture.pattern.description))"
            )
        }
    }

    /// Reads the scenario and the scripts.
    ///
    /// - Parameters:
    ///   - scripts: The scripts' files; nil is the operands.
    ///   - scenario: A preset or a file; nil is what the command line says.
    ///   - pages: Further pages, beside those of the command line.
    static func files(
        _ arguments: ParsedArguments, _ options: RunOptions, scripts: [String]? = nil,
        scenario: String? = nil, network: [String]? = nil, pages: [NamedPage] = []
    ) throws(UsageError) -> Result<Input, Told> {
        var options = options
        let command = arguments.command
        if let name = scenario ?? arguments.value("--scenario") {
            switch try world(name, command) {
            case .success(let scenario): options.scenario = scenario
            case .failure(let told): return .failure(told)
            }
        }
        let first = (scripts ?? arguments.operands).first { $0 != "-" }
        let ofScenario = options.scenario.network.fixtures
        let configured = network ?? (ofScenario.isEmpty ? nil : ofScenario)
        switch fixtures(arguments, configured: configured, besides: first) {
        case .success(let fixtures): options.network.fixtures = fixtures
        case .failure(let told): return .failure(told)
        }
        if let file = arguments.value("--storage"), FileManager.default.fileExists(atPath: file) {
            do throws(DocumentProblems) {
                options.localStorage = try StorageFile.load(file)
            } catch {
                for problem in error.all { Terminal.printError("\(problem)") }
                return .failure(Told(code: .couldNotRun))
            }
        }
        // The command line goes first.
        switch PageOption.load(try PageOption.named(arguments) + pages) {
        case .success(let loaded): options.pages = loaded
        case .failure(let told): return .failure(told)
        }
        switch try PartnerOption.access(arguments) {
        case .success(let access): options.partnerCenter = access
        case .failure(let told): return .failure(told)
        }
        do throws(ScriptFile.LoadError) {
            let input = try PortalInput(
                scripts ?? arguments.operands, root: arguments.value("--site-root"))
            options.open(input)
            guard case .scripts(let paths) = input else {
                return .success(Input(scripts: [], options: options))
            }
            let scripts = try ScriptFile.load(paths, standardInput: Terminal.standardInput)
            return .success(Input(scripts: scripts, options: options))
        } catch {
            Terminal.printError("\(error)")
            return .failure(Told(code: .couldNotRun))
        }
    }

    /// Writes what portals left in `localStorage` to the file of `--storage`, if there is one.
    ///
    /// - Returns: Whether that could be done; why not is told.
    static func keep(
        _ localStorage: [String: StorageArea], _ arguments: ParsedArguments
    ) -> Bool {
        guard let file = arguments.value("--storage") else { return true }
        do {
            try Data(StorageFile.text(localStorage).utf8).write(
                to: URL(filePath: file), options: .atomic)
            return true
        } catch {
            Terminal.printError(
                "portalhost: error: localStorage cannot be written to '\(file)': "
                    + FileErrors.words(error))
            return false
        }
    }

    /// A preset, or the scenario of a file.
    private static func world(
        _ name: String, _ command: String
    ) throws(UsageError) -> Result<Scenario, Told> {
        if let preset = Preset.named(name) { return .success(preset.scenario) }
        guard name.hasSuffix(".json") else {
            let names = Preset.all.map(\.name)
            let hint = nearest(name, names).map { "; did you mean '\($0)'?" }
            throw UsageError(
                "unknown preset '\(name)' for --scenario"
                    + (hint ?? "; 'portalhost presets' lists them, a file ends in .json"),
                command: command)
        }
        do throws(DocumentProblems) {
            return .success(try ScenarioFile.load(name))
        } catch {
            for problem in error.all { Terminal.printError("\(problem)") }
            return .failure(Told(code: .couldNotRun))
        }
    }
}
