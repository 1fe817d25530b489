public import MobilePlans
public import PartnerCenter
public import PortalTrace
public import ScriptEngine
internal import WebFormats
public import WebPlatform

/// What a run is given beside the scripts.
public struct RunOptions: Sendable {
    /// What is called after loading, in order: a function's name, or an expression.
    public var calls: [String] = []
    /// What the user does with the page after that, in order.
    public var actions: [UserAction] = []
    /// Which objects are injected; `all` is those of the edition that the portal names objects of, and
    /// all there are where it names none.
    public var edition = Edition.all
    /// The world that the portal runs in.
    public var scenario = Scenario()
    /// The portal's launch URL, whatever the scenario says; nil is the scenario's.
    public var url: String?
    /// The folder that is served as the portal's site; its first page is what the app opens.
    public var site: Site?
    /// Whether the launch URL is fetched as a page from the network, where no folder stands for it.
    public var opensURL = false
    /// Further pages of the portal: the scripts that run where it navigates to a URL. Any other
    /// navigation ends the portal's page.
    public var pages: [ScriptedPage] = []
    /// Callback properties whose functions the app does not find, whatever they name: to see what a
    /// portal does without them.
    public var hiddenCallbacks: Set<String> = []
    /// What the page gets as `partnerOperations`; nil is nothing. A sandbox is also reached with
    /// `fetch` under the API's address; a live service is not.
    public var partnerCenter: PartnerAccess?
    /// What the page's engine is like.
    public var target = Target.modern
    /// Who answers the page's requests.
    public var network = NetworkSetup()
    /// What the scripts may use.
    public var limits = ScriptLimits()
    /// How much is recorded.
    public var traceLimits = TraceRecorder.Limits()
    /// The longest virtual time, in milliseconds since launch; nil is 31 days from when the app last
    /// did something.
    public var longestTime: Int?
    /// The longest virtual time that a portal may be busy by itself, where nothing says more: 31 days.
    static let month = 31 * 24 * 3_600_000
    /// When a run ends, in virtual milliseconds since launch, whatever goes on; nil is when nothing is
    /// left to do but what comes again and again.
    public var until: Int?
    /// How long a run waits where only the same things come again and again, in virtual milliseconds.
    public var longestQuiet = QuietPhase.longest
    /// Timers in a row, each set by the one before, that lead to nothing before a run stops waiting.
    public var mostIdleTimers = 10_000

    /// What earlier runs left in `localStorage`, by origin ("https://host").
    public var localStorage: [String: StorageArea] = [:]
    /// Whether `crypto` gives the system's random numbers; otherwise every run has the same ones.
    public var usesSystemRandom = false

    /// Whether the result lists the scripts' functions even where nothing in the run asks for them.
    public var listsFunctions = false
    /// Whether the result lists what could be clicked at the end, even after actions of the user.
    package var listsClicks = false
    /// Whether other runs are compared with what the page shows at the end; else that is looked at only if the app
    /// called the page back.
    package var isCompared = true

    /// Whether the last call or action is done once more when the app has nothing left to do.
    package var repeatsLast = false

    /// Whether the result shows what the page looked like before and after each action of its user and
    /// each callback.
    public var takesSnapshots = false
    /// Names in the global scope whose values are looked at before the app first calls back and at the
    /// end, to see what a portal makes of a callback; nil looks at nothing.
    package var watchedNames: [String]?

    /// What a page's engine is like.
    public enum Target: String, CaseIterable, Sendable {
        /// Everything that the host's engine has.
        case modern
        /// Without the built-ins that the WebView of a device lacks (mobile-plans.md, section 11).
        case webView = "webview"

        /// The browser that it stands for.
        var profile: BrowserProfile { self == .webView ? .edgeHTML18 : .modern }
    }

    /// Makes the default options.
    public init() {}

    /// Whether the portal is a document, and not scripts alone.
    var opensDocument: Bool { site != nil || opensURL }

    /// The URL that the portal is opened with.
    public var launchURL: String { launchURL(in: scenario) }

    /// The URL that the portal is opened with in a world.
    func launchURL(in world: Scenario) -> String {
        if let url { return url }
        guard let site, let portal = WebURL(world.launch.portal) else { return world.launchURL }
        var world = world
        world.launch.portal = portal.origin + site.entry
        return world.launchURL
    }
}

extension RunOptions {
    /// Whether a run asks nothing outside of this computer, so that it can be made once more.
    package var isRepeatable: Bool {
        if case .live? = partnerCenter { return false }
        return network.allowed.isEmpty
    }
}
