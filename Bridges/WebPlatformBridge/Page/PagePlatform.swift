public import PortalTrace
public import ScriptEngine
internal import WebFormats
public import WebPlatform

/// The web platform of one page: the JavaScript halves in `Scripts`, each evaluated when the page
/// first touches one of its names, and the Swift functions that they call.
public final class PagePlatform {
    /// What the page stands in.
    public struct Surroundings {
        /// The page's event loop.
        public var loop: PageLoop
        /// Where what happens is written down.
        public var recorder: TraceRecorder
        /// What the page's window asks of the app.
        public var window: PageWindow
        /// What the page's engine is like: without what a device's WebView lacks.
        public var isOldWebView: Bool
        /// What the page's requests go over; nil for a page without a network.
        public var network: PageNetwork?
        /// What pages of the session keep.
        public var storage = PageStorage()
        /// Where random numbers come from.
        public var random = PageRandom()

        /// Names them.
        public init(
            loop: PageLoop, recorder: TraceRecorder, window: PageWindow, isOldWebView: Bool = false,
            network: PageNetwork? = nil
        ) {
            self.loop = loop
            self.recorder = recorder
            self.window = window
            self.isOldWebView = isOldWebView
            self.network = network
        }
    }

    unowned let context: ScriptContext
    let surroundings: Surroundings
    /// When the page was navigated to, in virtual milliseconds since launch: its scripts run a moment
    /// later.
    let timeOrigin: Double
    /// Whether the page is gone.
    private(set) var isClosed = false
    /// The scripts that the page needed so far.
    private var used: Set<String> = []
    /// What defines the page's global names; see `PageGlobals.definitions`.
    private(set) var globals: ScriptValue?
    private var provided: Set<String> = []
    private var hasAllNames = false
    /// `use` of platform.js, stored in the context once a script is needed.
    private var use: Int?
    /// The launch URL, parsed when it is first asked for.
    lazy var launchURL = WebURL(surroundings.window.url)
    /// The offsets of the URL that was parsed last.
    lazy var urlOffsets = context.makeSharedNumbers(count: 8)
    /// Tasks that wait, by the number that scripts know.
    var tasks: [Int: PageTask] = [:]
    var lastTask = 0
    /// Requests that are under way.
    let fetches = PageFetches()
    /// Decoders of scripts that are in the middle of a stream, by the number that scripts know.
    var decoders = PageDecoders()
    var console = ConsoleState()

    /// Puts the platform into a page.
    public init(
        in context: ScriptContext, _ surroundings: Surroundings
    ) throws(ScriptFailure) {
        self.context = context
        self.surroundings = surroundings
        timeOrigin = Double(surroundings.recorder.clock.now - 20)
        surroundings.network?.session.userAgent =
            surroundings.isOldWebView ? PageTraits.oldAgent : PageTraits.modernAgent
        try defineGlobals()
        context.keepsThrown = true
        context.rejectionHandler = { [unowned self] promise, reason in
            isRejectionTaken(promise, reason)
        }
    }

    /// Has scripts that look at properties themselves find none of the names as the accessor that it
    /// is until it is touched.
    public func hideLaziness() throws(ScriptFailure) {
        try provide(.all)
        try globals?.call([context.makeString("watch")])
    }

    /// Defines the global names that a text may use and that the page does not have yet.
    public func provide(_ names: UsedNames) throws(ScriptFailure) {
        guard !hasAllNames else { return }
        var wanted = "*"
        switch names {
        case .all: hasAllNames = true
        case .some(let some):
            let new = some.subtracting(provided)
            guard !new.isEmpty else { return }
            provided.formUnion(new)
            wanted = new.sorted().joined(separator: " ")
        }
        try globals?.call([context.makeString("provide"), context.makeString(wanted)])
    }

    /// The page is shown no longer: nothing of it runs any more.
    public func stop() {
        isClosed = true
        globals = nil
        for id in Array(tasks.keys) { cancelTask(id) }
        fetches.cancelAll(in: context)
    }

    // MARK: - Scripts

    /// What a script of the folder defines; it is evaluated at its first use.
    func script(_ name: String) throws(ScriptFailure) -> ScriptValue {
        try context.perform { () throws(ScriptFailure) in
            let use: ScriptValue
            if let known = self.use.flatMap(context.storedValue) {
                use = known
            } else {
                use = try makePlatform()
            }
            return try use.call([context.makeString(name)])
        }
    }

    /// Whether the page needed a script so far.
    func isUsed(_ name: String) -> Bool { used.contains(name) }

    private func makePlatform() throws(ScriptFailure) -> ScriptValue {
        let make = try context.evaluate(try PageScripts.program("platform", in: context))
        let primordials = try context.shared(try PageScripts.program("primordials", in: context))
        let host = context.makeFunction(named: "host", length: 1) { [unowned self] call in
            let name = call.string(at: 0) ?? ""
            guard let function = Self.functions[name] else {
                throw HostError(message: "the host has no function '\(name)'")
            }
            return .value(
                context.makeFunction(named: name) { [unowned self] call in
                    try function(self, call)
                })
        }
        let evaluate = context.makeFunction(named: "evaluate", length: 1) { [unowned self] call in
            let name = call.string(at: 0) ?? ""
            used.insert(name)
            return .value(try context.evaluate(try PageScripts.program(name, in: context)))
        }
        let made = try make.call([context.globalObject, host, evaluate, primordials])
        use = context.store(made)
        return made
    }

    /// Defines every global name that is made when it is first touched.
    private func defineGlobals() throws(ScriptFailure) {
        let load = context.makeFunction(named: "load", length: 2) { [unowned self] call in
            let file = call.string(at: 0) ?? ""
            if file == ConsoleObject.file {
                return .value(makeConsoleFunction(call.string(at: 1) ?? ""))
            }
            if file == PageGlobals.locationPart {
                let part = call.string(at: 1) ?? ""
                // Once the page's history is at work its URL is location.js's to know.
                guard isUsed("location") else { return .string(locationPart(part)) }
                return .value(try script("location").property("members").property(part))
            }
            let exports = try script(file)
            return .value(try exports.property(call.string(at: 1) ?? ""))
        }
        let url = surroundings.isOldWebView ? "host:old-globals.js" : "host:globals.js"
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try context.machine.program(
                url, PageGlobals.definitions(isOldWebView: surroundings.isOldWebView))
        } catch {
            throw .thrown(error)
        }
        globals = try context.evaluate(program).call([load])
    }
}
