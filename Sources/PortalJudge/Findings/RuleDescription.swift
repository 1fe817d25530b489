public import MobilePlans

/// What a rule is about: its documentation, and the examples that test it.
public struct RuleDescription: Sendable {
    /// Kebab case; never changes.
    public var id: RuleID
    /// How bad its findings are, unless a configuration says otherwise.
    public var severity: Finding.Severity
    /// What it is about.
    public var family: Family
    /// What it demands, as one sentence.
    public var summary: String
    /// Why, in a sentence or two.
    public var rationale: String
    /// Where the demand comes from ("mobile-plans.md, section 5").
    public var source: String
    /// Portals that keep to it.
    public var passing: [RuleExample]
    /// Portals that break it, with a `↓` before the place of the finding.
    public var failing: [RuleExample]

    /// What a rule is about.
    public enum Family: String, CaseIterable, Sendable {
        case api = "Use of the API"
        case metadata = "Purchase metadata"
        case formats = "Formats"
        case callbacks = "Callbacks"
        case launch = "The launch"
        case page = "The page"
        case network = "The network"
        case quality = "Quality"
        case webView = "The old WebView"
    }

    /// Makes a description.
    public init(
        _ id: RuleID, _ severity: Finding.Severity, _ family: Family, _ summary: String,
        because rationale: String, source: String, passing: [RuleExample],
        failing: [RuleExample]
    ) {
        self.id = id
        self.severity = severity
        self.family = family
        self.summary = summary
        self.rationale = rationale
        self.source = source
        self.passing = passing
        self.failing = failing
    }
}

/// A small portal that keeps to a rule, or breaks it.
public struct RuleExample: Sendable, ExpressibleByStringLiteral {
    /// The script.
    public var source: String
    /// What is called after loading.
    public var calls: [String]
    /// Which objects are injected.
    public var edition: Edition
    /// The world that it needs to be seen: a preset.
    public var preset: String
    /// The launch URL; nil is the preset's.
    public var url: String?
    /// What the page's engine is like.
    public var target: RunOptions.Target

    /// Makes an example.
    public init(
        _ source: String, calls: [String] = [], edition: Edition = .all,
        preset: String = "default", url: String? = nil, target: RunOptions.Target = .modern
    ) {
        self.source = source
        self.calls = calls
        self.edition = edition
        self.preset = preset
        self.url = url
        self.target = target
    }

    /// Makes an example that needs nothing else.
    public init(stringLiteral value: String) { self.init(value) }
}
