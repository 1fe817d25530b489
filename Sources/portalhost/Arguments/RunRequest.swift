internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalJudge
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatform

/// What a command line asks for: the first of two phases, in which no file is read. So a wrong command
/// line is told before a missing file.
struct RunRequest {
    /// Everything that no file has a say in.
    var options: RunOptions
    /// Scripts' files, `-` for standard input; a page; or a folder.
    let operands: [String]
    /// How files are called.
    let repository: Repository
    /// The folder that is the site's root.
    private let siteRoot: String?
    /// A preset, or a file.
    private(set) var scenario: String?
    /// Fixture files and folders; nil is the usual ones beside the scripts.
    private(set) var network: [String]?
    /// Further pages; of two with one URL the first counts.
    private(set) var pages: [NamedPage]
    /// The file of `localStorage`.
    let storage: String?
    /// The file for recorded answers.
    let recording: String?
    /// What translates places in bundles.
    let maps: SourceMaps
    private let partnerCenter: PartnerOption.Choice?
    private(set) var notificationHost: String?
    let arguments: ParsedArguments
    private var command: String { arguments.command }

    /// Reads the options that a command has of the shared ones, and its operands.
    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        self.arguments = arguments
        let command = arguments.command
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
        repository = try RootOption.repository(arguments)
        // What is validated is a folder in most cases; another command may have meant a script.
        operands =
            arguments.operands.isEmpty && (PortalFolder.isHere || command == "validate")
            ? ["."] : arguments.operands
        guard !operands.isEmpty else {
            throw .usage(
                "no script given: portalhost \(command) [options] FOLDER|PAGE|SCRIPT...",
                command: command)
        }
        if operands.count(where: { $0 == "-" }) > 1 {
            throw .usage("standard input ('-') can be read only once", command: command)
        }
        partnerCenter = try PartnerOption.choice(arguments)
        pages = try PageOption.named(arguments)
        scenario = arguments.value("--scenario")
        network = arguments.has("--network") ? arguments.all("--network") : nil
        recording = arguments.value("--record")
        if operands.contains("-"), arguments.has("--watch") {
            throw .usage(
                "standard input can be read once, so there is nothing to watch; name a file",
                command: command)
        }
        maps = SourceMaps(isOn: !arguments.has("--no-source-maps"))
        siteRoot = arguments.value("--site-root")
    }

    // MARK: - The second phase

    /// The portals that the operands name, with their configurations.
    func portals() throws(CommandFailure) -> [PortalFolder] {
        do throws(DocumentProblems) {
            return try PortalFolder.find(operands, in: repository)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The portal that the operands name, for a command that opens one.
    func portal() throws(CommandFailure) -> PortalFolder {
        if operands.count > 1, operands.contains(where: PortalInput.isPage) {
            do throws(ScriptFile.LoadError) {
                _ = try PortalInput(operands)
            } catch {
                throw CommandFailure(error)
            }
        }
        let portals = try portals()
        guard let portal = portals.first, portals.count == 1 else {
            throw .usage(
                "portalhost \(command) opens one portal, and these are \(portals.count): "
                    + portals.prefix(5).map(\.name).joined(separator: ", "), command: command)
        }
        return portal
    }

    /// What a run depends on, as far as it is known by name; of folders, what is in them.
    var dependencies: [String] {
        // What is wrong with an operand is told by the run.
        let portals = (try? portals()) ?? []
        let worlds = [scenario].compactMap(\.self).filter { $0.hasSuffix(".json") }
        return operands + pages.flatMap(\.scripts) + (network ?? []) + worlds
            + portals.flatMap { portal in
                portal.scripts + portal.cases + portal.configuration.pages.flatMap(\.scripts)
            }
    }

    /// What is run: what the command line says, else what the portal's configuration does.
    func completed(by portal: PortalFolder) -> RunRequest {
        var request = self
        let configuration = portal.configuration
        if !arguments.has("--edition"), let edition = configuration.edition {
            request.options.edition = edition
        }
        if !arguments.has("--target"), let target = configuration.target {
            request.options.target = target
        }
        // What is done is one thing: the steps of a configuration make no sense after other calls.
        if options.calls.isEmpty, options.actions.isEmpty {
            request.options.calls = configuration.calls
            request.options.actions = configuration.actions
        }
        request.scenario = scenario ?? configuration.scenario
        request.network = network ?? configuration.network
        // The command line goes first.
        request.pages += configuration.pages
        if options.url == nil { request.options.url = configuration.url }
        request.notificationHost = configuration.notificationHost
        return request
    }

    /// What the command line says of the page's engine.
    var chosenTarget: RunOptions.Target? {
        arguments.has("--target") ? options.target : nil
    }

    /// Whether something outside of this computer is asked, which is not done a second time.
    var asksRealServers: Bool { arguments.has("--allow-net") || asksLivePartnerCenter }

    /// Whether what the page does in Partner Center is done in fact.
    var asksLivePartnerCenter: Bool { partnerCenter?.isLive == true }

    /// Reads standard input, if it is a script: before there are worker processes, each of which would
    /// read what another one left.
    func readStandardInput() {
        if operands.contains("-") { _ = Terminal.standardInput() }
    }

    /// Where it is said what the portal is opened with, if that is in its configuration.
    func launchPlace(_ portal: PortalFolder) -> SourceLocation? {
        arguments.has("--url") || arguments.has("--scenario")
            ? nil : portal.configuration.launchPlace
    }

    /// The same for the one portal that the operands name.
    func inputs() throws(CommandFailure) -> RunInputs { try inputs(try portal()) }

    /// Reads the files that the request, the portal's configuration and a scenario name.
    func inputs(_ portal: PortalFolder) throws(CommandFailure) -> RunInputs {
        try completed(by: portal).read(portal.scripts)
    }

    private func read(_ scripts: [String]) throws(CommandFailure) -> RunInputs {
        var options = options
        if let scenario { options.scenario = try world(scenario) }
        if let host = notificationHost {
            options.scenario.launch.notificationHost = host
            // A portal is mostly on its notification host.
            options.scenario.launch.portal = "https://\(host)/"
        }
        let besides = scripts.first { $0 != "-" }.map(NetworkFile.besides) ?? []
        do throws(DocumentProblems) {
            let ofScenario = try network == nil ? NetworkFile.load(of: options.scenario) : nil
            if let ofScenario {
                options.network.fixtures = ofScenario
            } else {
                options.network.fixtures = try NetworkFile.load(network ?? besides)
            }
        } catch {
            throw CommandFailure(error)
        }
        options.pages = try PageOption.load(pages, in: repository)
        if let partnerCenter { options.partnerCenter = try PartnerOption.access(partnerCenter) }
        var inputs = RunInputs(
            scripts: [], options: options, storage: storage, recording: recording)
        do throws(ScriptFile.LoadError) {
            let input = try PortalInput(scripts, root: siteRoot, in: repository)
            inputs.options.open(input)
            if case .scripts(let paths) = input {
                inputs.scripts = try ScriptFile.load(
                    paths, in: repository, standardInput: Terminal.standardInput)
            }
        } catch {
            throw CommandFailure(error)
        }
        if let storage {
            // The other commands only read it.
            if ["run", "debug"].contains(command) {
                try FileOutput.check([("--storage", storage)], command: command)
            }
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

    /// Writes what real hosts answered, where a file for that was named.
    func keepAnswers() throws(CommandFailure) {
        try NetworkOption.writeRecording(options.network, to: recording)
    }

    /// Writes what real hosts answered, and what portals left in `localStorage`, where files for them
    /// were named.
    ///
    /// - Parameter localStorage: Nil if no page was opened.
    func keep(_ localStorage: [String: StorageArea]?) throws(CommandFailure) {
        try keepAnswers()
        guard let storage, let localStorage else { return }
        try FileOutput.write(
            Data(StorageFile.text(localStorage).utf8), to: storage, what: "localStorage",
            isUpdate: true)
    }
}
