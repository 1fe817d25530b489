public import PortalTrace
public import ScriptEngine
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
    private var used: [String] = []
    /// Whether a script put a function in the place of a global name: see core/globals.js.
    private(set) var isReplaced: ScriptValue?
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

    /// The page is shown no longer: nothing of it runs any more.
    public func stop() {
        isClosed = true
        isReplaced = nil
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
        let make = try context.evaluate(try PageScripts.program("core/platform", in: context))
        let primordials = try context.shared(
            try PageScripts.program("core/primordials", in: context))
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
            used.append(name)
            return .value(try context.evaluate(try PageScripts.program(name, in: context)))
        }
        let shared = context.makeFunction(named: "shared", length: 1) { [unowned self] call in
            try .value(SharedScripts.module(call.string(at: 0) ?? "", primordials, in: context))
        }
        let made = try make.call([context.globalObject, host, evaluate, shared, primordials])
        use = context.store(made)
        return made
    }

    /// Defines every global name, each of which is made when it is first touched.
    private func defineGlobals() throws(ScriptFailure) {
        let use = context.makeFunction(named: "use", length: 1) { [unowned self] call in
            try .value(script(call.string(at: 0) ?? ""))
        }
        let url = surroundings.isOldWebView ? "host:old-globals.js" : "host:globals.js"
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try context.machine.program(
                url, PageGlobals.definitions(isOldWebView: surroundings.isOldWebView))
        } catch {
            throw .thrown(error)
        }
        let host = context.makeFunction(named: "host", length: 2) { [unowned self] call in
            let text = call.string(at: 1) ?? ""
            switch call.string(at: 0) {
            case "isUsed": return .bool(isUsed(text))
            case "locationPart": return .string(locationPart(text))
            case "isOwnText": return .bool(isOwnText(text))
            case "console": return .value(try makeConsole())
            case let what:
                throw HostError(message: "the host cannot be asked for '\(what ?? "")'")
            }
        }
        isReplaced = try context.evaluate(program).call([use, host])
    }

    /// Texts shorter than this may well be written by a portal too.
    private static let shortestOwnText = 24

    /// Whether a function's text stands in a script of the host that the page has used.
    func isOwnText(_ text: String) -> Bool {
        guard text.utf8.count >= Self.shortestOwnText else { return false }
        return (["core/globals"] + used).contains { name in
            PageScripts.has(text, in: name)
        }
    }
}
