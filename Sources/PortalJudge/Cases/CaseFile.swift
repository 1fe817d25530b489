internal import FoundationEssentials
internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// A case file, and a suite file, which holds what the cases beside it have in common.
struct CaseFile: Sendable {
    var name: String?
    var description: String?
    var scripts: [String]?
    /// Where `scripts` stands in the file.
    var scriptsPlace: TextPlace?
    /// The page that the portal opens with.
    var page: String?
    /// Where `page` stands in the file.
    var pagePlace: TextPlace?
    /// The folder that is the root of the page's site.
    var siteRoot: String?
    var target: RunOptions.Target?
    var edition: Edition?
    /// The launch URL.
    var url: String?
    /// What servers answer.
    var network: FixtureList?
    var networkPlace: TextPlace?
    /// Further pages of the portal.
    var pages: [NamedPage] = []
    var pagesPlace: TextPlace?
    /// A preset, a file, or an object.
    var scenario: PlacedJSON?
    /// Of a suite: what is done first in every case.
    var before: [CaseStep] = []
    var steps: [CaseStep] = []
    var expectation: CaseExpectation?
    var allowed: [CaseExpectation.Section]?
    var allowedPlace: TextPlace?
    var limits = Limits()
    /// "sandbox", or the state of one.
    var partnerCenter: String?
    var partnerCenterPlace: TextPlace?

    /// Whether no file above this one counts; read where a search ends (see `Repository`).
    var isRoot: Bool?

    /// What suite files are called.
    static let suiteFileName = Repository.suiteFile

    struct Limits: Sendable {
        /// The longest virtual time.
        var time: Int?
        /// When the run ends, whatever goes on.
        var until: Int?
        /// Most events of the trace.
        var events: Int?
        /// Wall time of script code, in seconds.
        var seconds: Int?
        /// Growth of the process, in MiB.
        var memory: Int?
    }

    // MARK: - Shapes

    private static let shared: [Field<CaseFile>] = [
        Field("description", \.description, .optional(.text), "what it is about"),
        Field(
            "scripts", schema: .list(.text), "the page's scripts, relative to this file",
            read: { json, file, reading in
                file.scripts = Kind.list(of: Kind<String>.text).read(json, &reading)
                file.scriptsPlace = json.place
            }),
        Field(
            "page", schema: .text,
            "the page that the portal opens with, relative to this file: an .html file, or a folder "
                + "with an index.html; in the place of scripts",
            read: { json, file, reading in
                file.page = Kind<String>.text.read(json, &reading)
                file.pagePlace = json.place
            }),
        Field(
            "siteRoot", \.siteRoot, .optional(.text),
            "the folder that is served as the page's site, relative to this file (default: the "
                + "page's own)"),
        Field(
            "target", \.target, .optional(.choice),
            "what the page's engine is like: webview (default) hides what the app's WebView lacks, "
                + "and what that cannot parse is an error; modern is a browser of today"),
        Field(
            "edition", \.edition, .optional(.choice),
            "which objects are injected (default: those of the edition that the portal names objects "
                + "of)"),
        Field("url", \.url, .present(launchURL), "the launch URL (default: the scenario's)"),
        Field(
            "scenario", schema: .either([.text, .reference("scenarioFile")]),
            "the world: a preset's name, a scenario file, or a scenario",
            read: { json, file, _ in file.scenario = json }),
        Field(
            "network", schema: FixtureList.schema,
            "what servers answer: fixture files or folders, relative to this file, and fixtures: "
                + "[\"api.json\", {\"url\": …}] or {\"fixtures\": […]} (default: network.json and "
                + "network/ beside the scripts)",
            read: { json, file, reading in
                file.network = FixtureList.read(json, &reading)
                file.networkPlace = json.place
            }),
        Field("pages", schema: .map(.list(.text)), NamedPage.summary) { json, file, reading in
            file.pages = NamedPage.list(json, &reading) ?? []
            file.pagesPlace = json.place
        },
        Field(
            "allow", schema: .list(.choice(CaseExpectation.Section.allCases.map(\.rawValue))),
            "what may happen without being listed",
            read: { json, file, reading in
                file.allowed = Kind.list(of: Kind<CaseExpectation.Section>.choice)
                    .read(json, &reading)
                file.allowedPlace = json.place
            }),
        Field(
            "partnerCenter", schema: .text,
            "what the page gets as partnerOperations: \"sandbox\", or the file of its state",
            read: { json, file, reading in
                file.partnerCenter = Kind<String>.text.read(json, &reading)
                file.partnerCenterPlace = json.place
            }),
        .nested("limits", \.limits, limits, "when a run is ended"),
    ]

    private static let launchURL = Kind<String>.text("an absolute http or https URL") {
        PortalURL.isAbsolute($0) ? nil : "expected an absolute http or https URL, found '\($0)'"
    }

    private static let limits = Shape<Limits>(
        "limits", "When a run is ended, so that a portal that never rests fails alone.",
        [
            Field("time", \.time, .optional(.duration), "the longest virtual time (default 31d)"),
            Field(
                "until", \.until, .optional(.duration),
                "ends the run at this virtual time, whatever goes on"),
            Field(
                "events", \.events, .optional(.integer(1...1_000_000)),
                "most events of the trace (default 10000)"),
            Field(
                "seconds", \.seconds, .optional(.integer(1...3_600)),
                "processor time of script code (default 10)"),
            Field(
                "memory", \.memory, .optional(.integer(1...65_536)),
                "growth of the process in MiB (default 512)"),
        ])

    static let suiteShape = Shape<CaseFile>(
        "suite", "What the cases in this folder and below have in common.",
        shared + [
            Field(
                "root", \.isRoot, .optional(.bool),
                "true: searches for suites and configurations end here"),
            Field(
                "before", schema: .list(.reference("step")), "what is done first in every case",
                read: { json, file, reading in
                    file.before = (Kind.list(of: CaseStep.kind).read(json, &reading) ?? [])
                        .compactMap { $0 }
                }),
        ])

    /// Longer names than this fit no line of a report.
    private static let longestName = 200

    private static let caseName = Kind<String>.text("a name") { name in
        let count = name.unicodeScalars.count
        if name.isEmpty { return "expected a name" }
        return count > longestName
            ? "expected a name of at most \(longestName) characters, found \(count); what else there "
                + "is to say goes into \"description\"" : nil
    }

    static let shape = Shape<CaseFile>(
        "case", "A user case of a portal: what is done, and what has to come of it.",
        [
            Field(
                "name", \.name, .present(caseName),
                isRequired: true, "what people call it; unique in a suite")
        ] + shared + [
            Field(
                "steps", schema: .list(.reference("step")), "what is done, in order",
                read: { json, file, reading in
                    file.steps = (Kind.list(of: CaseStep.kind).read(json, &reading) ?? [])
                        .compactMap { $0 }
                }),
            Field(
                "expect", schema: .reference("expectation"), "what has to come of it",
                read: { json, file, reading in
                    var expectation = CaseExpectation()
                    CaseExpectation.shape.read(json, into: &expectation, &reading)
                    file.expectation = expectation
                }),
        ])

    /// The JSON Schema of case files.
    static var schema: String {
        JSONOutput.text(
            SchemaDocument.make(
                title: "A user case of portalhost", root: "case",
                [
                    .init(shape), .init(limits), .init(CaseStep.shape),
                    .init(Locator.Conditions.shape), .init(FrameLocator.shape),
                    .init(WaitForURL.shape),
                    .init(ScenarioFile.file),
                ] + CaseExpectation.definitions + ScenarioShapes.definitions))
    }

    /// The JSON Schema of suite files.
    static var suiteSchema: String {
        JSONOutput.text(
            SchemaDocument.make(
                title: "A suite of portalhost", root: "suite",
                [
                    .init(suiteShape), .init(limits), .init(CaseStep.shape),
                    .init(Locator.Conditions.shape), .init(FrameLocator.shape),
                    .init(WaitForURL.shape),
                    .init(ScenarioFile.file),
                ] + CaseExpectation.definitions + ScenarioShapes.definitions))
    }

    /// This file where it says something, and the suite's where it does not.
    func completed(by suite: CaseFile) -> CaseFile {
        var file = self
        file.edition = edition ?? suite.edition
        file.target = target ?? suite.target
        file.allowed = allowed ?? suite.allowed
        file.url = url ?? suite.url
        file.limits.time = limits.time ?? suite.limits.time
        file.limits.until = limits.until ?? suite.limits.until
        file.limits.events = limits.events ?? suite.limits.events
        file.limits.seconds = limits.seconds ?? suite.limits.seconds
        file.limits.memory = limits.memory ?? suite.limits.memory
        return file
    }
}
