public import MobilePlans
internal import PartnerCenter
internal import PartnerCenterBridge
public import PortalTrace
internal import ScriptEngine
public import WebPlatform
internal import WebPlatformBridge

/// One run of a portal, from launch to the end, that whoever holds it can lead step by step: the
/// page, the simulated app, and the event loop in virtual time that holds them together.
///
/// `PortalHost.run` leads one from beginning to end; cases and the debugger take their own steps.
/// Used and closed on one thread, before its host is closed.
public final class PortalSession {
    let host: PortalHost
    let scripts: [PortalScript]
    let options: RunOptions
    let recorder: TraceRecorder
    let clock = VirtualClock()
    /// What the session's pages keep.
    let storage: PageStorage
    /// Where the session's random numbers come from.
    let random: PageRandom
    var tasks = TaskQueue<() -> Void>()
    /// What the page's requests go over; cookies stay from page to page.
    let network: NetworkSession
    private(set) var page: PortalPage
    /// The simulated app.
    public private(set) var app: MobilePlansApp!
    /// Partner Center as the run's pages reach it; nil if they do not.
    private(set) var partnerDesk: PartnerDesk?
    /// Why the run has to end, once something decided it.
    public internal(set) var stop: EndReason?
    /// The URL that the portal was opened with first.
    let launchURL: String
    var callError: String?
    /// The scripts of the page that is shown.
    var currentScripts: [PortalScript] = []
    /// Whether the page is about to be left for another one.
    var isLeaving = false
    /// How often a page was left for another one.
    var navigations = 0
    /// How many tasks, each queued by the one before, led to the one that is running.
    var generation = 0
    /// Work of the app, not of the portal's timers, that is still to come.
    var pendingSteps = 0
    /// Changes that come by themselves, for which nobody waits.
    var pendingChanges = 0

    init(host: PortalHost, scripts: [PortalScript], options: RunOptions) {
        self.host = host
        self.scripts = scripts
        self.options = options
        storage = PageStorage(local: options.localStorage)
        random = options.usesSystemRandom ? .system() : PageRandom()
        recorder = TraceRecorder(clock: clock, limits: options.traceLimits)
        network = NetworkSession(
            recorder: recorder, isOldWebView: options.target == .webView)
        page = PortalPage(machine: host.machine)
        launchURL = options.launchURL
        app = MobilePlansApp(
            edition: options.edition, scenario: options.scenario, surroundings: self)
        network.server = { PartnerNetwork.isAddress($0) ? .partnerCenter : .server }
        network.isOnline = { [unowned self] in app.world.network.isOnline }
        network.language = options.scenario.launch.language
        partnerDesk = options.partnerCenter.map { access in
            PartnerDesk(
                access, recorder: recorder,
                loop: .init(
                    schedule: { [unowned self] in schedule(after: $0, $1) },
                    pass: { [unowned self] in clock.advance(to: clock.now + $0) }))
        }
        network.sources = options.network.sources(clock, sandbox: partnerDesk?.sandbox) {
            [unowned host] in host.onProgress?()
        }
        recorder.onFull = { [unowned self] in
            stop = stop ?? .traceLimit
            host.machine.terminate()
        }
    }

    /// Lets a run go on that was ended at a limit, for somebody who watches it: its limits begin
    /// anew.
    public func resume() {
        stop = nil
        host.renewLimits(options.limits)
    }

    /// Frees the page; the session cannot be used afterwards.
    public func close() {
        page.close()
    }

    /// What is in `localStorage`, by origin ("https://host").
    public var localStorage: [String: StorageArea] { storage.local }

    /// Everything that happened so far.
    public var events: [TraceEvent] { recorder.events }

    /// Virtual milliseconds since launch.
    public var time: Int { clock.now }

    /// Opens the portal's page and loads its scripts.
    public func open() {
        app.launch(launchURL)
        open(launchURL, scripts)
    }

    /// Fills a fresh page: its globals, its scripts, and the events of a window that is loaded.
    func open(_ url: String, _ scripts: [PortalScript]) {
        isLeaving = false
        currentScripts = scripts
        do throws(ScriptFailure) {
            try page.context.perform { () throws(ScriptFailure) in try preparePage(url) }
            if scripts.contains(where: \.looksAtProperties) { try page.platform?.hideLaziness() }
            for script in scripts { try run(script) }
        } catch {
            report(error)
        }
        if stop == nil { run { () throws(ScriptFailure) in try page.platform?.fireLoad() } }
    }

    /// Puts a fresh page in the place of the one that is shown.
    func renewPage() {
        run { () throws(ScriptFailure) in try page.recordReplacedGlobals() }
        page.close()
        page = PortalPage(machine: host.machine)
    }

    /// Opens the portal anew, as the app does when the user comes back: a fresh page in the same
    /// world, at the same virtual time.
    public func relaunch() {
        guard stop == nil || stop == .endlessTimers || stop == .callFailed else { return }
        stop = nil
        renewPage()
        app.relaunch()
        let url = options.url ?? app.world.launchURL
        app.launch(url)
        open(url, scripts)
    }

    /// Ends the run, and says what it was.
    public func finish() -> RunResult {
        var defined: [String] = []
        var added: [String] = []
        do throws(ScriptFailure) {
            try page.context.perform { () throws(ScriptFailure) in
                if needsDefinedFunctions { defined = definedFunctions() }
                if options.listsFunctions { added = page.addedGlobals(options.edition) }
                try page.recordReplacedGlobals()
            }
        } catch {
            report(error)
        }
        var result = result(definedFunctions: defined)
        result.addedGlobals = added
        return result
    }

    /// What the run is so far.
    ///
    /// - Parameter defined: The portal's functions, for those who want to name them.
    public func result(definedFunctions defined: [String] = []) -> RunResult {
        let ended = host.machine.terminatedAt
        var result = RunResult(
            scripts: options.allScripts(scripts), edition: options.edition, url: launchURL,
            events: recorder.events, end: stop ?? (app.handBack == nil ? .idle : .controlReturned),
            endTime: clock.now, definedFunctions: defined, callError: callError)
        result.endLocation = ended.lazy.compactMap(\.location).first {
            $0.file != nil && !$0.isOfHost
        }
        result.endStack = ended.map(Self.text)
        result.target = options.target
        result.handBack = app.handBack
        result.appState = app.state
        result.world = app.world
        result.localStorage = storage.local
        return result
    }

    // MARK: - Page

    private func preparePage(_ url: String) throws(ScriptFailure) {
        try page.prepare(
            for: self, window: window(url),
            loop: .init(
                schedule: { [unowned self] due, work in
                    let next = generation + 1
                    return tasks.add(due: due) { [unowned self] in
                        generation = next
                        work()
                    }
                },
                cancel: { [unowned self] in tasks.cancel($0) },
                report: { [unowned self] in report($0) },
                record: { [unowned self] in record($0, as: .exception) }),
            receive: { [unowned self] in app.receive($0) })
    }

    /// Runs one more script in the page, as a script element that is added later.
    public func load(_ script: PortalScript) {
        guard stop == nil else { return }
        do throws(ScriptFailure) {
            try run(script)
        } catch {
            report(error)
        }
    }

    private func run(_ script: PortalScript) throws(ScriptFailure) {
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try host.program(for: script)
        } catch {
            // The other scripts of a page run even so, as in a browser.
            record(error, as: .exception)
            stop = .loadFailed
            return
        }
        let first = recorder.events.count
        defer { PlainStatements.fillLocations(in: recorder, from: first, script) }
        // An error is reported before the microtasks run (HTML, "run a classic script").
        try page.context.perform { () throws(ScriptFailure) in
            try page.platform?.provide(script.usedNames)
            do throws(ScriptFailure) {
                try page.context.evaluate(program)
            } catch .thrown(let exception) {
                report(.thrown(exception))
            }
        }
    }

    /// Whether anybody will ask what could have been called instead.
    private var needsDefinedFunctions: Bool {
        options.listsFunctions || callError != nil
            || recorder.events.allSatisfy { $0.kind != .call }
            || recorder.events.contains {
                $0.callback.map { $0.outcome != .returned } ?? false
            }
    }

    /// The functions that the scripts put into the global scope, sorted.
    public func definedFunctions() -> [String] { page.definedFunctions(options.edition) }

    /// Takes the last event back: what was typed was not finished.
    public func forgetLastEvent() { recorder.removeLast() }

    // MARK: - Failures

    /// Takes note of why a call into the engine failed.
    func report(_ failure: ScriptFailure) {
        switch failure {
        case .thrown(let exception):
            if let platform = page.platform {
                platform.reportUncaught(exception)
            } else {
                record(exception, as: .exception)
            }
        case .terminated(.timeLimit): stop = stop ?? .timeLimit
        case .terminated(.memoryLimit): stop = stop ?? .memoryLimit
        case .terminated(.requested): stop = stop ?? .traceLimit
        }
    }

    func record(_ exception: ScriptException, as kind: TraceEvent.Kind) {
        let thrown = TraceEvent.Thrown(
            exception.name, exception.value ?? .string(exception.message),
            stack: exception.stack.map(Self.text))
        recorder.record(
            kind == .rejection ? .rejection(thrown) : .exception(thrown),
            from: .portal, to: .webView, location: exception.location)
    }

    private static func text(_ frame: ScriptException.Frame) -> String {
        let place = frame.location.map { "\($0)" } ?? "native"
        return frame.function.isEmpty ? place : "\(frame.function) \(place)"
    }
}
