internal import FoundationEssentials
public import JSONDocuments
internal import MobilePlans
internal import PartnerCenter
internal import PortalTrace
internal import ScriptEngine
public import WebPlatform

/// Reads case files, with the suites, scenarios and scripts that they name. Each file is read once.
public final class CaseLoader {
    private var scripts: [CodeUnits: Result<PortalScript, DocumentProblem>] = [:]
    private var suites: [CodeUnits: Suite?] = [:]
    private var sandboxes: [CodeUnits: SandboxState] = [:]
    private var scenarios: [CodeUnits: Result<Scenario, DocumentProblems>] = [:]

    /// A suite file that was read.
    private struct Suite {
        var file: CaseFile
        var folder: String
        var path: String
        var name: String
    }

    private var fixtures: [[CodeUnits]: Result<NetworkFixtures, DocumentProblems>] = [:]
    private let network: NetworkSetup
    private let overridesFixtures: Bool
    private let repository: Repository
    private let target: RunOptions.Target?
    private var configurations: [CodeUnits: PortalConfiguration] = [:]
    private let until: Int?
    private let editions = EditionRecognition()

    /// Makes a loader.
    ///
    /// - Parameters:
    ///   - network: Who is asked for real, and, where it has fixtures, what answers unless a file says
    ///     otherwise.
    ///   - overridesFixtures: Its fixtures answer whatever the files say.
    ///   - target: What the page's engine is like, whatever the files say; nil is what they say.
    ///   - until: When the runs end, in virtual milliseconds; nil is when nothing is left to do.
    public convenience init(
        network: NetworkSetup = NetworkSetup(), overridesFixtures: Bool = false,
        target: RunOptions.Target? = nil, until: Int? = nil
    ) {
        self.init(
            network: network, overridesFixtures: overridesFixtures, repository: Repository(),
            target: target, until: until)
    }

    /// Makes a loader.
    ///
    /// - Parameter repository: How files are called, and where the search for a suite ends.
    package init(
        network: NetworkSetup = NetworkSetup(), overridesFixtures: Bool = false,
        repository: Repository, target: RunOptions.Target? = nil, until: Int? = nil
    ) {
        self.repository = repository
        self.network = network
        self.overridesFixtures = overridesFixtures
        self.target = target
        self.until = until
    }

    /// The fixtures that cases were read with, each once.
    public var allFixtures: [NetworkFixtures] {
        let read = fixtures.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .compactMap { try? $0.value.get() }
        return overridesFixtures ? [network.fixtures] : read
    }

    /// Reads a case.
    ///
    /// - Parameters:
    ///   - path: The case's file.
    ///   - text: What it is going to hold; nil is what it holds.
    /// - Throws: Everything that is wrong with it.
    public func load(
        _ path: String, text: String? = nil
    ) throws(DocumentProblems) -> UserCase {
        let id = repository.name(of: path)
        if text == nil, var problem = CaseFinder.problem(path) {
            problem.file = id
            throw DocumentProblems(all: [problem])
        }
        let folder = Paths.folder(of: path)
        var reading = DocumentReading(file: id, folder: folder)
        let file = try read(CaseFile.shape, path, &reading, text: text)
        let suite: Suite?
        let configuration: PortalConfiguration
        do throws(DocumentProblems) {
            suite = try self.suite(above: folder)
            configuration = try self.configuration(above: folder)
        } catch {
            throw DocumentProblems(all: reading.problems + error.all, name: file.name)
        }
        let complete = suite.map { file.completed(by: $0.file) } ?? file
        var result = UserCase(
            id: id, name: file.name ?? id, suite: suite?.name, scripts: [],
            options: RunOptions(),
            steps: (suite.map { steps($0.file.before, $0.path, $0.name) } ?? [])
                + steps(file.steps, path, id),
            expectation: file.expectation ?? CaseExpectation())
        result.expectation.allowed = complete.allowed ?? []
        result.options.edition = complete.edition ?? configuration.edition ?? .all
        set(complete.limits, &result.options)
        result.options.isCompared = false
        result.options.until = until ?? complete.limits.until
        result.options.url = complete.url
        result.options.target = target ?? complete.target ?? configuration.target ?? .webView
        if !openPage(file, folder, suite, configuration, &result.options, &reading) {
            result.scripts = loadScripts(file, folder, suite, configuration, &reading)
        }
        // A case's own pages go before those of its suite.
        loadPages(file, folder, &result.options, &reading)
        if let suite {
            var other = DocumentReading(file: suite.name, folder: suite.folder)
            loadPages(suite.file, suite.folder, &result.options, &other)
            reading.take(other)
        }
        var further = CaseFile()
        further.pages = configuration.pages
        loadPages(further, "", &result.options, &reading)
        if let scenario = file.scenario {
            result.options.scenario = self.scenario(scenario, folder, &reading)
            result.worldPlace = SourceLocation(
                file: id, line: scenario.place.line, column: scenario.place.column)
        } else if let suite, let scenario = suite.file.scenario {
            var other = DocumentReading(file: suite.name, folder: suite.folder)
            result.options.scenario = self.scenario(scenario, suite.folder, &other)
            reading.take(other)
            result.worldPlace = SourceLocation(
                file: suite.name, line: scenario.place.line, column: scenario.place.column)
        } else if let name = configuration.scenario {
            // Its path is complete already.
            let json = PlacedJSON(place: TextPlace(line: 1, column: 1), value: .string(name))
            result.options.scenario = self.scenario(json, "", &reading)
            result.worldPlace = configuration.launchPlace
        }
        result.options.network = network
        if !overridesFixtures {
            result.options.network.fixtures = self.fixtures(
                file, folder, suite, configuration, result.options.scenario.network, &reading)
        }
        if let partnerCenter = file.partnerCenter {
            result.options.partnerCenter = sandbox(
                partnerCenter, folder, file.partnerCenterPlace, &reading)
        } else if let suite, let partnerCenter = suite.file.partnerCenter {
            var other = DocumentReading(file: suite.name, folder: suite.folder)
            result.options.partnerCenter = sandbox(
                partnerCenter, suite.folder, suite.file.partnerCenterPlace, &other)
            reading.take(other)
        }
        result.options = editions.applied(to: result.options, result.scripts)
        CaseSense.check(result, file, &reading)
        guard reading.problems.isEmpty else {
            throw DocumentProblems(all: reading.problems, name: file.name)
        }
        return result
    }

    /// The scripts, or the page, that a folder's own suite file names, if there is one.
    func suiteScripts(of folder: String) throws(DocumentProblems) -> [String]? {
        guard let suite = try suite(above: folder), suite.folder == Paths.joined("", folder)
        else { return nil }
        return suite.file.page.map { [$0] } ?? suite.file.scripts
    }

    private func set(_ limits: CaseFile.Limits, _ options: inout RunOptions) {
        options.traceLimits.events = limits.events ?? 10_000
        if let time = limits.time { options.longestTime = time }
        if let seconds = limits.seconds { options.limits.seconds = Double(seconds) }
        if let memory = limits.memory { options.limits.bytes = memory << 20 }
    }

    // MARK: - Files

    /// Steps that know which file they stand in.
    private func steps(_ steps: [CaseStep], _ path: String, _ name: String) -> [CaseStep] {
        steps.map { step in
            var step = step
            step.file = CaseStep.Origin(path: path, name: name)
            return step
        }
    }

    /// Reads as much of a file as can be read; what is wrong with its members is reported.
    private func read(
        _ shape: Shape<CaseFile>, _ path: String, _ reading: inout DocumentReading,
        text: String? = nil
    ) throws(DocumentProblems) -> CaseFile {
        let json: PlacedJSON
        do throws(DocumentProblem) {
            var content = text
            if content == nil { content = try Paths.text(of: path) }
            json = try JSONParser.parse(content ?? "", file: reading.file, .expectation)
        } catch {
            var problem = error
            problem.file = reading.file
            throw DocumentProblems(all: [problem])
        }
        var file = CaseFile()
        shape.read(json, into: &file, &reading)
        return file
    }

    /// The nearest configuration in a folder or above it.
    private func configuration(
        above folder: String
    ) throws(DocumentProblems) -> PortalConfiguration {
        if let known = configurations[folder] { return known }
        let path = repository.nearest(PortalConfiguration.fileName, from: folder)
        let found =
            try path.map { path throws(DocumentProblems) in
                try PortalConfiguration.load(path, in: repository)
            } ?? PortalConfiguration()
        configurations[folder] = found
        return found
    }

    /// The nearest suite file in a folder or above it.
    private func suite(above folder: String) throws(DocumentProblems) -> Suite? {
        if let known = suites[folder] { return known }
        var found: Suite?
        if let path = repository.nearest(CaseFile.suiteFileName, from: folder) {
            let name = repository.name(of: path)
            var reading = DocumentReading(file: name, folder: Paths.folder(of: path))
            let file = try read(CaseFile.suiteShape, path, &reading)
            guard reading.problems.isEmpty else { throw DocumentProblems(all: reading.problems) }
            found = Suite(file: file, folder: Paths.folder(of: path), path: path, name: name)
        }
        suites[folder] = .some(found)
        return found
    }

    /// Opens the page that the case or its suite names, if one does.
    ///
    /// - Returns: Whether a page was named.
    private func openPage(
        _ file: CaseFile, _ folder: String, _ suite: Suite?,
        _ configuration: PortalConfiguration, _ options: inout RunOptions,
        _ reading: inout DocumentReading
    ) -> Bool {
        let isOwn = file.page != nil || file.scripts != nil
        let named: String?
        let base: String
        if isOwn {
            (named, base) = (file.page, folder)
        } else if let suite, suite.file.page != nil || suite.file.scripts != nil {
            (named, base) = (suite.file.page, suite.folder)
        } else {
            (named, base) = (configuration.page, "")
        }
        guard let name = named else { return false }
        let root = (isOwn ? file.siteRoot : suite?.file.siteRoot).map { Paths.joined(base, $0) }
        let place = (isOwn ? file.pagePlace : nil) ?? TextPlace(line: 1, column: 1)
        do throws(ScriptFile.LoadError) {
            let path = name.hasPrefix("http") ? name : Paths.joined(base, name)
            guard PortalInput.isPage(path) else {
                throw .init(
                    path: path,
                    message: "expected an .html file or a folder with an index.html")
            }
            options.open(try PortalInput([path], root: root, in: repository))
        } catch {
            reading.below("page") { $0.report("\(error.path): \(error.message)", at: place) }
        }
        return true
    }

    private func loadScripts(
        _ file: CaseFile, _ folder: String, _ suite: Suite?,
        _ configuration: PortalConfiguration, _ reading: inout DocumentReading
    ) -> [PortalScript] {
        let isOwn = file.scripts != nil
        let shared = suite?.file.scripts.map { names in
            names.map { Paths.joined(suite?.folder ?? folder, $0) }
        }
        let own = file.scripts?.map { Paths.joined(folder, $0) }
        guard let names = own ?? shared ?? configuration.scripts, !names.isEmpty else {
            reading.report(
                "no portal; name its page as \"page\", or its scripts as \"scripts\", here or in a suite.json "
                    + "beside or above this file",
                at: file.scriptsPlace ?? TextPlace(line: 1, column: 1))
            return []
        }
        return names.compactMap { name in
            switch script(name) {
            case .success(let script): return script
            case .failure(let problem):
                reading.below("scripts") {
                    $0.report(
                        "\(problem.file): \(problem.message)",
                        at: (isOwn ? file.scriptsPlace : nil) ?? TextPlace(line: 1, column: 1))
                }
                return nil
            }
        }
    }

    private func loadPages(
        _ file: CaseFile, _ folder: String, _ options: inout RunOptions,
        _ reading: inout DocumentReading
    ) {
        for page in file.pages.map({ $0.inside(folder) }) {
            var scripts: [PortalScript] = []
            for path in page.scripts {
                switch script(path) {
                case .success(let script): scripts.append(script)
                case .failure(let problem):
                    reading.below("pages") {
                        $0.report(
                            "\(problem.file): \(problem.message)",
                            at: file.pagesPlace ?? TextPlace(line: 1, column: 1))
                    }
                }
            }
            options.pages.append(ScriptedPage(url: page.url, scripts: scripts))
        }
    }

    private func script(_ path: String) -> Result<PortalScript, DocumentProblem> {
        if let known = scripts[path] { return known }
        let result: Result<PortalScript, DocumentProblem>
        do throws(ScriptFile.LoadError) {
            let loaded = try ScriptFile.load([path], in: repository) { Data() }
            result =
                loaded.first.map { .success($0) }
                ?? .failure(
                    DocumentProblem(file: path, line: nil, column: nil, path: "", message: "empty"))
        } catch {
            result = .failure(
                DocumentProblem(
                    file: error.path, line: nil, column: nil, path: "", message: error.message))
        }
        scripts[path] = result
        return result
    }

    // MARK: - Network

    /// What the case names, else what its suite or scenario does, else the usual files beside the scripts.
    private func fixtures(
        _ file: CaseFile, _ folder: String, _ suite: Suite?,
        _ configuration: PortalConfiguration, _ world: Network,
        _ reading: inout DocumentReading
    ) -> NetworkFixtures {
        let ofScenario = FixtureList(paths: world.fixtures, own: world.ownFixtures)
        let list: FixtureList
        if let own = file.network ?? suite?.file.network {
            list = own
        } else if !ofScenario.isEmpty {
            list = ofScenario
        } else if let shared = configuration.network {
            list = FixtureList(paths: shared)
        } else {
            let portal: String?
            if let own = file.page ?? file.scripts?.first {
                portal = Paths.joined(folder, own)
            } else if let suite, let shared = suite.file.page ?? suite.file.scripts?.first {
                portal = Paths.joined(suite.folder, shared)
            } else {
                portal = configuration.page ?? configuration.scripts?.first
            }
            guard let portal else { return network.fixtures }
            list = FixtureList(paths: NetworkFile.besides(portal))
        }
        if list.isEmpty { return network.fixtures }
        let result: Result<NetworkFixtures, DocumentProblems>
        let key =
            (list.paths
            + list.own.map { "\($0.file):\($0.json.place.line):\($0.json.place.column)" })
            .map { CodeUnits($0) }
        if let known = fixtures[key] {
            result = known
        } else {
            result = Result { () throws(DocumentProblems) in try NetworkFile.load(list) }
            fixtures[key] = result
        }
        switch result {
        case .success(let fixtures): return fixtures
        case .failure(let problems):
            for problem in problems.all {
                reading.below("network") {
                    $0.report(
                        "\(problem)", at: file.networkPlace ?? TextPlace(line: 1, column: 1))
                }
            }
            return network.fixtures
        }
    }

    // MARK: - Partner Center

    /// The sandbox that a case names; each run begins with a copy of its state.
    private func sandbox(
        _ name: String, _ folder: String, _ place: TextPlace?, _ reading: inout DocumentReading
    ) -> PartnerAccess? {
        if name == "sandbox" { return .sandbox(.sample) }
        let place = place ?? TextPlace(line: 1, column: 1)
        return reading.below("partnerCenter") { reading in
            guard name.hasSuffix(".json") else {
                reading.report(
                    "expected \"sandbox\" or a file that ends in .json, found \"\(name)\"",
                    at: place)
                return nil
            }
            let path = Paths.joined(folder, name)
            if let known = sandboxes[path] { return .sandbox(known) }
            do {
                let state = try SandboxState(Array(try Paths.text(of: path).utf8))
                sandboxes[path] = state
                return .sandbox(state)
            } catch let problem as DocumentProblem {
                reading.report("\(path): \(problem.message)", at: place)
            } catch {
                reading.report("\(path): \(error)", at: place)
            }
            return nil
        }
    }

    // MARK: - Scenarios

    private func scenario(
        _ json: PlacedJSON, _ folder: String, _ reading: inout DocumentReading
    ) -> Scenario {
        reading.below("scenario") { reading in
            guard let name = json.string else { return ScenarioFile.scenario(json, &reading) }
            guard name.hasSuffix(".json") else {
                return ScenarioFile.preset(json, &reading) ?? Scenario()
            }
            switch scenario(at: Paths.joined(folder, name)) {
            case .success(let scenario): return scenario
            case .failure(let problems):
                for problem in problems.all { reading.report("\(problem)", at: json.place) }
                return Scenario()
            }
        }
    }

    private func scenario(at path: String) -> Result<Scenario, DocumentProblems> {
        if let known = scenarios[path] { return known }
        let result = Result { () throws(DocumentProblems) in try ScenarioFile.load(path) }
        scenarios[path] = result
        return result
    }
}
