internal import JSONDocuments
public import MobilePlans
public import PortalTrace

/// What `.portalhost.json` beside or above a portal says about it: one file for every command.
public struct PortalConfiguration: Sendable {
    /// The file itself; nil if there is none.
    public var file: String?
    /// Whether no file above it counts.
    public var isRoot: Bool?
    /// The page's scripts.
    public var scripts: [String]?
    /// The page that the portal opens with; in the place of scripts.
    public var page: String?
    /// What is called after loading.
    public var calls: [String] = []
    /// What the user does after that, in order.
    public var actions: [UserAction] = []
    /// Which objects are injected.
    public var edition: Edition?
    /// What the page's engine is like.
    public var target: RunOptions.Target?
    /// The world: a preset's name or a scenario file.
    public var scenario: String?
    /// Fixture files and folders; nil for the usual ones beside the scripts.
    public var network: [String]?
    /// Further pages of the portal.
    package var pages: [NamedPage] = []
    /// The launch URL.
    public var url: String?
    /// Where the file names the launch URL, or the world that has it.
    public var launchPlace: SourceLocation?
    /// The host whose pages may call the app.
    public var notificationHost: String?
    /// Rules that are off, or have another severity.
    public var rules: [RuleID: RuleSetting] = [:]

    /// What a configuration does with a rule.
    public enum RuleSetting: String, CaseIterable, Sendable {
        case off, info, warning, error
    }

    /// Findings as the rules of the configuration have them, and with the place of what the portal is
    /// opened with.
    public func applied(
        to findings: [Finding], launchPlace: SourceLocation?
    ) -> [Finding] {
        findings.compactMap { finding in
            var finding = finding
            if finding.location == nil, finding.isOfLaunch { finding.location = launchPlace }
            guard let setting = rules[finding.ruleID] else { return finding }
            guard let severity = Finding.Severity(rawValue: setting.rawValue) else { return nil }
            finding.severity = severity
            return finding
        }
    }

    /// The file's name.
    public static let fileName = Repository.configurationFile

    /// Makes a configuration that changes nothing.
    public init() {}

    /// Reads a configuration file.
    ///
    /// - Throws: Everything that is wrong with it.
    static func load(
        _ path: String, in repository: Repository
    ) throws(DocumentProblems) -> PortalConfiguration {
        let name = repository.name(of: path)
        var reading = DocumentReading(file: name)
        let json: PlacedJSON
        do throws(DocumentProblem) {
            json = try JSONParser.parse(try Paths.text(of: path), file: name)
        } catch {
            var problem = error
            problem.file = name
            throw DocumentProblems(all: [problem])
        }
        var configuration = PortalConfiguration()
        configuration.file = path
        shape.read(json, into: &configuration, &reading)
        if let place = (json["url"] ?? json["scenario"])?.place {
            configuration.launchPlace = SourceLocation(
                file: name, line: place.line, column: place.column)
        }
        if let scenario = configuration.scenario, !scenario.hasSuffix(".json"),
            Preset.named(scenario) == nil
        {
            let hint = nearest(scenario, Preset.all.map(\.name)).map { "; did you mean '\($0)'?" }
            reading.report(
                "unknown preset '\(TraceValue.oneLine(scenario.shortened(to: 60)))'"
                    + (hint ?? "; 'portalhost presets' lists them, a file ends in .json"),
                at: json["scenario"]?.place ?? json.place)
        }
        guard reading.problems.isEmpty else { throw DocumentProblems(all: reading.problems) }
        let folder = Paths.folder(of: path)
        configuration.scripts = configuration.scripts?.map { Paths.joined(folder, $0) }
        configuration.page = configuration.page.map { page in
            PortalInput.isURL(page) ? page : Paths.joined(folder, page)
        }
        if let scenario = configuration.scenario, scenario.hasSuffix(".json") {
            configuration.scenario = Paths.joined(folder, scenario)
        }
        configuration.network = configuration.network?.map { Paths.joined(folder, $0) }
        configuration.pages = configuration.pages.map { $0.inside(folder) }
        return configuration
    }

    static let shape = Shape<PortalConfiguration>(
        "configuration", "What commands do with a portal, in this folder and below.",
        [
            Field(
                "root", \.isRoot, .optional(.bool),
                "true: searches for configurations and suites end here"),
            Field(
                "scripts", \.scripts, .optional(.list(of: .text)),
                "the page's scripts, in order, relative to this file"),
            Field(
                "page", \.page, .optional(.text),
                "the page that the portal opens with, relative to this file: an .html file, or a "
                    + "folder with an index.html"),
            Field("calls", \.calls, .list(of: .text), "what is called after loading"),
            Field(
                "do", \.actions, .list(of: .command),
                "what the user does after that: \"click \\\"Buy\\\"\""),
            Field("edition", \.edition, .optional(.choice), "which objects are injected"),
            Field(
                "target", \.target, .optional(.choice),
                "what the page's engine is like: webview is that of the app, modern a browser of today"
            ),
            Field(
                "scenario", \.scenario, .optional(.text),
                "a preset's name, or a scenario file relative to this one"),
            Field(
                "network", schema: .either([.text, .list(.text)]),
                "fixture files or folders, relative to this file"
            ) { json, configuration, reading in
                configuration.network = NetworkFile.paths(json, &reading)
            },
            Field("pages", schema: .map(.list(.text)), NamedPage.summary) {
                json, configuration, reading in
                configuration.pages = NamedPage.list(json, &reading) ?? []
            },
            Field(
                "url", \.url,
                .optional(
                    .text("an absolute http or https URL") {
                        PortalURL.isAbsolute($0)
                            ? nil : "expected an absolute http or https URL, found '\($0)'"
                    }), "the launch URL"),
            Field(
                "notificationHost", \.notificationHost, .optional(.text),
                "the host whose pages may call the app"),
            Field(
                "rules", schema: .map(.choice(RuleSetting.allCases.map(\.rawValue))),
                "rules that are off, or have another severity",
                read: { json, configuration, reading in
                    guard let members = json.members else {
                        return reading.report(
                            "expected an object, found \(json.description)", at: json.place)
                    }
                    for member in members {
                        guard case .success(let id) = RuleRegistry.id(member.name) else {
                            reading.report(
                                "no rule has the id '\(TraceValue.oneLine(member.name))'"
                                    + RuleRegistry.UnknownRule(text: member.name).hint,
                                at: member.place)
                            continue
                        }
                        configuration.rules[id] = reading.below(member.name) {
                            Kind<RuleSetting>.choice.read(member.value, &$0)
                        }
                    }
                }),
        ])

    /// The JSON Schema of the file.
    public static var schema: String {
        JSONOutput.text(
            SchemaDocument.make(
                title: "The configuration of portalhost", root: "configuration", [.init(shape)]))
    }
}
