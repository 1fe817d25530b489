internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatform

/// What a command line asks for: the first of two phases, in which no file is read. So a wrong command
/// line is told before a missing file.
struct RunRequest {
    /// Everything that no file has a say in.
    var options: RunOptions
    /// Scripts' files, `-` for standard input; or a page.
    var scripts: [String]
    /// The folder that is the site's root.
    private let siteRoot: String?
    /// A preset, or a file.
    var scenario: String?
    /// Fixture files and folders; nil is the usual ones beside the scripts.
    var network: [String]?
    /// Further pages; of two with one URL the first counts.
    var pages: [NamedPage]
    /// The file of `localStorage`.
    let storage: String?
    /// The file for recorded answers.
    let recording: String?
    private let partnerCenter: PartnerOption.Choice?
    private let command: String

    /// Reads the options that a command has of the shared ones, and its operands.
    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        command = arguments.command
        options = RunOptions()
        options.calls = arguments.all("--call")
        if options.calls.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw .usage("--call needs the name of a function", command: command)
        }
        for line in arguments.all("--do") {
            do throws(UserAction.CommandError) {
                options.actions.append(try UserAction(command: line))
            } catch {
                throw .usage("--do '\(line)': \(error.message)", command: command)
            }
        }
        options.edition = try arguments.choice(
            "--edition", Edition.allCases.map { ($0.rawValue, $0) }, default: .all)
        if let url = arguments.value("--url") {
            guard PortalURL.isAbsolute(url) else {
                throw .usage(
                    "expected an absolute http or https URL for --url, found '\(url)'",
                    command: command)
            }
            options.url = url
        }
        options.target = try SharedOptions.chosenTarget(arguments) ?? .webView
        options.until = try SharedOptions.chosenEnd(arguments)
        options.limits = ScriptLimits(
            seconds: try arguments.positiveNumber("--time-limit", default: 10),
            bytes: Int(
                try arguments.positiveNumber("--memory-limit", default: 512) * Double(1 << 20)))
        options.network = try NetworkOption.setup(arguments)
        options.usesSystemRandom = arguments.has("--real-random")
        storage = arguments.value("--storage")
        if let storage, !storage.hasSuffix(".json") {
            throw .usage(
                "expected a file that ends in .json for --storage, found '\(storage)'",
                command: command)
        }
        scripts = arguments.operands
        guard !scripts.isEmpty else {
            throw .usage(
                "no script given: portalhost \(command) [options] SCRIPT...", command: command)
        }
        if scripts.count(where: { $0 == "-" }) > 1 {
            throw .usage("standard input ('-') can be read only once", command: command)
        }
        partnerCenter = try PartnerOption.choice(arguments)
        pages = try PageOption.named(arguments)
        scenario = arguments.value("--scenario")
        network = arguments.has("--network") ? arguments.all("--network") : nil
        recording = arguments.value("--record")
        siteRoot = arguments.value("--site-root")
    }

    /// The second phase: reads the files that the request, a configuration and a scenario name.
    func inputs() throws(CommandFailure) -> RunInputs {
        var options = options
        if let scenario { options.scenario = try world(scenario) }
        let ofScenario = options.scenario.network.fixtures
        let besides = scripts.first { $0 != "-" }.map(NetworkFile.besides) ?? []
        options.network.fixtures = try NetworkOption.fixtures(
            network ?? (ofScenario.isEmpty ? besides : ofScenario))
        options.pages = try PageOption.load(pages)
        if let partnerCenter { options.partnerCenter = try PartnerOption.access(partnerCenter) }
        var inputs = RunInputs(
            scripts: [], options: options, storage: storage, recording: recording)
        do throws(ScriptFile.LoadError) {
            let input = try PortalInput(scripts, root: siteRoot)
            inputs.options.open(input)
            if case .scripts(let paths) = input {
                inputs.scripts = try ScriptFile.load(
                    paths, standardInput: Terminal.standardInput)
            }
        } catch {
            throw CommandFailure(error)
        }
        if let storage {
            try FileOutput.check([("--storage", storage)], command: command)
            inputs.lock = try FileLock(storage, what: "localStorage")
            if FileManager.default.fileExists(atPath: storage) {
                do throws(DocumentProblems) {
                    inputs.options.localStorage = try StorageFile.load(storage)
                } catch {
                    throw CommandFailure(error)
                }
            }
        }
        return inputs
    }

    /// A preset, or the scenario of a file.
    private func world(_ name: String) throws(CommandFailure) -> Scenario {
        if let preset = Preset.named(name) { return preset.scenario }
        guard name.hasSuffix(".json") else {
            let hint = NearestName.suggestion(for: name, among: Preset.all.map(\.name))
                .map { "; did you mean '\($0)'?" }
            throw .usage(
                "unknown preset '\(name)' for --scenario"
                    + (hint ?? "; 'portalhost presets' lists them, a file ends in .json"),
                command: command)
        }
        do throws(DocumentProblems) {
            return try ScenarioFile.load(name)
        } catch {
            throw CommandFailure(error)
        }
    }
}

/// What a command runs, with everything read.
struct RunInputs {
    var scripts: [PortalScript]
    var options: RunOptions
    private let storage: String?
    private let recording: String?
    /// Keeps `storage` from other processes until this run's items are in it.
    fileprivate var lock: FileLock?

    init(
        scripts: [PortalScript], options: RunOptions, storage: String?, recording: String?
    ) {
        self.scripts = scripts
        self.options = options
        self.storage = storage
        self.recording = recording
    }

    /// Writes what real hosts answered, and what portals left in `localStorage`, where files for them
    /// were named.
    ///
    /// - Parameter localStorage: Nil if no page was opened.
    func keep(_ localStorage: [String: StorageArea]?) throws(CommandFailure) {
        try NetworkOption.writeRecording(options.network, to: recording)
        guard let storage, let localStorage else { return }
        try FileOutput.write(
            Data(StorageFile.text(localStorage).utf8), to: storage, what: "localStorage",
            isUpdate: true)
    }
}
