internal import JSONDocuments
public import MobilePlans
internal import MobilePlansBridge
internal import PartnerCenter
internal import PartnerCenterBridge
public import PortalTrace
public import ScriptEngine
public import WebFormats
public import WebPlatform
public import WebPlatformBridge

/// One run of a portal, from launch to the end, which its owner can lead step by step: the
/// page, the simulated app, and the event loop in virtual time that holds them together.
///
/// `PortalHost.run` leads one from beginning to end; cases and the debugger take their own steps.
/// Used and closed on one thread, before its host is closed.
public final class PortalSession {
    let host: PortalHost
    let scripts: [PortalScript]
    let options: RunOptions
    let recorder: TraceRecorder
    /// Where everything waits that is to be done in the run.
    package let loop = EventLoop()
    /// What the session's pages keep.
    let storage: PageStorage
    /// Where the session's random numbers come from.
    let random: PageRandom
    /// What the page's requests go over; cookies stay from page to page.
    let network: NetworkSession
    /// The page that is shown; nil until the portal is opened.
    private(set) var page: Page?
    /// The simulated app, which calls the session back.
    public private(set) lazy var app = MobilePlansApp(
        edition: options.edition, scenario: options.scenario, loop: loop, surroundings: self)
    /// Partner Center as the run's pages reach it; nil if they do not.
    let partnerDesk: PartnerDesk?
    /// Why the run has to end, once something decided it.
    public internal(set) var stop: EndReason?
    /// Why the session came to rest though something goes on; nil if nothing does.
    public internal(set) var rest: EndReason?
    /// When something last happened that is more than the page going on as before.
    var lastNews = 0
    /// How much virtual time was passed over in which only the same things came again.
    var timePassedOver = 0
    /// When the task that runs began, in real time.
    private var turnBegan = ContinuousClock.now
    /// Whether a time limit was reached by many tasks.
    private var wasBusy = false
    /// The URL that the portal was opened with first.
    let launchURL: String
    var callError: String?
    /// What the page that is shown is made of.
    var content = PageContent.scripts([])
    /// The document that is being fetched, to be shown in the place of the page.
    var navigation: FetchOperation?
    /// The scripts of the documents that were shown.
    var documentScripts = DocumentScripts()
    /// The folder that stands for the portal's origin, if there is one.
    let site: SiteSource?
    /// Whether the page is about to be left for another one.
    var isLeaving = false

    /// The name of the window, as the pages of one origin that it showed have left it (HTML, section 7.3.1.1).
    public var windowName = ""

    /// The origin of the page that is shown, or was.
    private var origin: String?
    /// Whether the portal was loaded, whatever has come of that.
    package private(set) var isLoaded = false
    /// The pages that were shown.
    var visited = VisitedPages()
    /// How often a page was left for another one.
    var navigations = 0
    /// How the page came to be shown.
    public internal(set) var navigationType = NavigationType.navigate
    /// What the page showed when the app first called it back.
    var shownBeforeCallback: String?
    /// What it showed when it had been told an activation result and was called again.
    var shownAfterActivation: String?
    /// How it looked then.
    var looks = PageLooks()
    /// Whether it was told one.
    var isToldActivation = false
    /// What the page showed, where the options ask for it.
    var snapshots = SessionSnapshots()
    /// What watched names held, and what was stored, when the app first called it back.
    var stateBeforeCallback: String?
    /// What was stored then.
    var storedBeforeCallback: String?
    /// Functions that the app did not find, and that a frame has.
    var framedFunctions: [TraceRecord.State.Framed] = []
    /// What the user of the page does next.
    var user = SessionUser()

    init(host: PortalHost, scripts: [PortalScript], options: RunOptions) {
        self.host = host
        self.scripts = scripts
        self.options = options
        storage = PageStorage(local: options.localStorage)
        random = options.usesSystemRandom ? .system() : PageRandom()
        recorder = TraceRecorder(clock: loop.clock, limits: options.traceLimits)
        launchURL = options.launchURL
        site = options.site.flatMap { site in
            WebURL(options.launchURL).map { SiteSource(site, origin: $0.origin) }
        }
        partnerDesk = options.partnerCenter.map { [recorder, loop] access in
            PartnerDesk(access, recorder: recorder, loop: loop)
        }
        network = NetworkSession(
            recorder: recorder,
            options.networkSetup(loop.clock, site: site, sandbox: partnerDesk?.sandbox) {
                [unowned host] in host.onProgress?()
            })
        network.delegate = self
        loop.onTurn = { [unowned self, unowned host] in
            turnBegan = .now
            host.onProgress?()
            host.debugger?.inspectorMayAct()
            // Scripts that do little each time are never asked.
            if stop == nil, ScriptInterrupt.isRequested { stop = .timeLimit }
        }
        if let debugger = host.debugger {
            debugger.session = self
            recorder.onRecord = { [unowned debugger] in debugger.recorded($0) }
        }
        recorder.onFull = { [unowned self] in
            stop = stop ?? .traceLimit
            host.machine.terminate()
        }
    }

    /// Lets a run go on that was ended at a limit, because a person watches it: its limits begin
    /// anew.
    package func resume() {
        stop = nil
        recorder.renewLimits()
        host.renewLimits(options.limits)
    }

    /// Frees the page; the session cannot be used afterwards.
    public func close() {
        // What happened last is seen before the session goes.
        host.debugger?.sessionWillClose()
        navigation?.cancel()
        dropPage()
    }

    /// What is in `localStorage`, by origin ("https://host").
    public var localStorage: [String: StorageArea] { storage.local }

    /// Everything that happened so far.
    public var events: [TraceEvent] { recorder.events }

    /// Virtual milliseconds since launch.
    public var time: Int { loop.now }

    /// When the next task is due, in virtual milliseconds since launch; nil if none waits.
    public var nextDue: Int? { loop.nextDue }

    /// Opens the portal's page and loads its scripts.
    public func open() {
        app.launch(launchURL)
        openPortal(at: launchURL)
        isLoaded = true
    }

    /// Opens the portal's first page: a document, which is loaded before this returns, or its scripts.
    private func openPortal(at text: String) {
        navigationType = .navigate
        visited = VisitedPages()
        visited.note(text, .push)
        guard options.opensDocument, let url = WebURL(text) else {
            return open(text, .scripts(scripts))
        }
        openDocument(by: FetchRequest(url: url))
        settleLoad()
        // Scripts beside a document run in it once it is loaded, as from a console.
        for script in scripts { load(script) }
    }

    /// Fills a fresh page: its globals, then its scripts and the events of a window that is loaded, or
    /// its document.
    func open(_ url: String, _ content: PageContent) {
        isLeaving = false
        self.content = content
        let next = WebURL(url)?.origin
        if let origin, origin != next { windowName = "" }
        origin = next
        let page = Page(
            url, machine: host.machine, loop: loop, recorder: recorder,
            profile: options.target.profile, owner: self)
        self.page = page
        do throws(ScriptFailure) {
            try page.context.perform { () throws(ScriptFailure) in try page.install(features) }
            switch content {
            case .scripts(let scripts):
                for script in scripts { try run(script, in: page) }
            case .document(let document):
                try page.context.perform { () throws(ScriptFailure) in
                    guard let feature = page.document else {
                        preconditionFailure("a page of a session has a document")
                    }
                    try feature.load(document)
                }
                return
            }
        } catch {
            page.report(error)
        }
        if stop == nil { page.perform { () throws(ScriptFailure) in try page.window?.fireLoad() } }
    }

    /// What a page of the session is made of.
    private var features: [Page.FeatureMaker] {
        var features = Page.webPlatform(
            PageSurroundings(
                client: self, languages: options.scenario.launch.language, network: network,
                storage: storage, random: random,
                longestTime: options.longestTime ?? RunOptions.month))
        features.append(
            MobilePlansFeature.maker(options.edition) { [unowned self] call in
                if call.operation.callsBack, let event = recorder.events.last {
                    user.listeners.note(call: event.sequence)
                }
                return app.receive(call)
            })
        if let partnerDesk { features.append(PartnerCenterFeature.maker(partnerDesk)) }
        return features
    }

    /// Takes the page away that is shown, to make room for another.
    func closePage() {
        guard let page else { return }
        page.perform { () throws(ScriptFailure) in try page.mobilePlans?.recordReplacedGlobals() }
        dropPage()
    }

    private func dropPage() {
        if page?.usesDocument == true { host.noteDocument() }
        page?.close()
        page = nil
    }

    /// Opens the portal anew, as the app does when the user comes back: a fresh page in the same
    /// world, at the same virtual time.
    public func relaunch() {
        guard stop == nil || stop == .endlessTimers || stop == .callFailed else { return }
        stop = nil
        rest = nil
        closePage()
        app.relaunch()
        let url = options.launchURL(in: app.world)
        app.launch(url)
        openPortal(at: url)
    }

    /// Ends the run, and says what it was.
    public func finish() -> RunResult {
        var defined: [String] = []
        var added: [String] = []
        page?.perform { () throws(ScriptFailure) in
            if needsDefinedFunctions { defined = definedFunctions() }
            if options.listsFunctions { added = page?.addedGlobals() ?? [] }
            try page?.mobilePlans?.recordReplacedGlobals()
        }
        var shown = ""
        if options.isCompared || shownBeforeCallback != nil {
            shown = fingerprint()
            looks.atEnd = appearance()
        }
        var result = result(definedFunctions: defined)
        let isCalled = !options.calls.isEmpty || !options.actions.isEmpty
        if options.listsFunctions, !isCalled, !result.leadsToApp {
            result.offeredFunctions = offeredFunctions()
            result.offers = allOffers()
        } else if options.listsClicks {
            result.offers = allOffers()
        }
        result.state = watchedState()
        result.stateBeforeCallback = stateBeforeCallback ?? result.state
        let stored = storedState()
        result.storesMore =
            !stored.hasSameCodeUnits(as: storedBeforeCallback ?? stored)
        result.shown = shown
        result.shownBeforeCallback = shownBeforeCallback ?? shown
        result.shownAfterActivation = shownAfterActivation ?? shown
        result.looks = looks
        result.addedGlobals = added
        result.repeated = user.listeners.repeated
        result.framed = framedFunctions
        result.ran = documentScripts.order(ofThoseWith: calledNames, in: result.scripts)
        host.recorder?.expect(result.scripts)
        return result
    }

    /// The scripts that the session has met so far.
    package var knownScripts: [PortalScript] { options.allScripts(scripts) + documentScripts.all }

    /// What the run is so far.
    ///
    /// - Parameter defined: The portal's functions, for those who want to name them.
    public func result(definedFunctions defined: [String] = []) -> RunResult {
        let ended = host.machine.terminatedAt
        var result = RunResult(
            scripts: knownScripts, edition: options.edition,
            url: launchURL,
            events: recorder.events,
            end: stop ?? (app.handBack == nil ? rest ?? .idle : .controlReturned),
            endTime: loop.now, definedFunctions: defined, callError: callError)
        result.endLocation = ended.lazy.compactMap(\.location).first {
            $0.file != nil && !$0.isOfHost
        }
        result.endStack = ended
        result.wasBusy = wasBusy
        result.timePassedOver = timePassedOver
        result.target = options.target
        result.world = app.worldState
        result.localStorage = storage.local
        result.snapshots = snapshots.taken
        return result
    }

    // MARK: - Page

    /// Runs one more script in the page, as a script element that is added later.
    public func load(_ script: PortalScript) {
        guard stop == nil, let page else { return }
        do throws(ScriptFailure) {
            try run(script, in: page)
        } catch {
            page.report(error)
        }
    }

    private func run(_ script: PortalScript, in page: Page) throws(ScriptFailure) {
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try host.program(for: script)
        } catch {
            // The other scripts of a page run even so, as in a browser.
            page.record(error, as: .exception)
            stop = .loadFailed
            return
        }
        let first = recorder.events.count
        defer { PlainStatements.fillLocations(in: recorder, from: first, script) }
        // An error is reported before the microtasks run (HTML, "run a classic script").
        try page.context.perform { () throws(ScriptFailure) in
            do throws(ScriptFailure) {
                try evaluate(program, of: script, in: page)
            } catch .thrown(let exception) {
                page.report(.thrown(exception))
            }
        }
    }

    /// Whether the result has to say what could have been called instead.
    private var needsDefinedFunctions: Bool {
        options.listsFunctions || callError != nil
            || recorder.events.allSatisfy { $0.kind != .call }
            || recorder.events.contains {
                $0.callback.map { $0.outcome != .returned } ?? false
            }
    }

    /// The functions that the scripts put into the global scope, sorted.
    public func definedFunctions() -> [String] { page?.definedFunctions() ?? [] }

    /// Takes the last event back: what was typed was not finished.
    package func forgetLastEvent() { recorder.removeLast() }
}

extension PortalSession: PageOwner {
    /// Runs a classic script of a document.
    @discardableResult
    public func run(_ source: ScriptSource, in page: Page) throws(ScriptFailure) -> ScriptValue? {
        documentScripts.add(
            source, from: origin(of: source), in: page === self.page ? navigations + 1 : nil)
        let script = PortalScript(name: source.name, source: source.text)
        let first = recorder.events.count
        defer { PlainStatements.fillLocations(in: recorder, from: first, script) }
        do throws(ScriptFailure) {
            if source.offset == nil, !source.name.isEmpty {
                try evaluate(try program(for: script), of: script, in: page)
                return nil
            } else {
                host.recorder?.willRun(source.name, source.text, in: page.context)
                return try page.context.evaluate(
                    page.placed(source), url: source.name, line: source.line)
            }
        } catch .thrown(let exception) {
            page.report(.thrown(syntaxError(of: source, exception) ?? exception))
            return nil
        }
    }

    /// What is wrong with an inline script that does not parse, with its place; nil for what it threw itself.
    private func syntaxError(
        of source: ScriptSource, _ exception: ScriptException
    ) -> ScriptException? {
        guard source.offset != nil, exception.name == "SyntaxError" else { return nil }
        do throws(ScriptException) {
            _ = try ScriptProgram(source.text, url: source.name, machine: host.machine)
            return nil
        } catch {
            let line = error.location?.line ?? 1
            let column = error.location?.column.map { line == 1 ? $0 + source.column - 1 : $0 }
            return ScriptException(
                name: error.name, message: error.message,
                location: SourceLocation(
                    file: source.name, line: line + source.line - 1, column: column))
        }
    }

    private func evaluate(
        _ program: ScriptProgram, of script: PortalScript, in page: Page
    ) throws(ScriptFailure) {
        host.recorder?.willRun(script, in: page.context)
        try page.context.evaluate(program)
        host.recorder?.didRun(script, in: page.context)
    }

    private func program(for script: PortalScript) throws(ScriptFailure) -> ScriptProgram {
        do throws(ScriptException) {
            return try host.program(for: script)
        } catch {
            throw .thrown(error)
        }
    }

    /// Takes note of a module script, or of an event handler's.
    public func willRun(_ source: ScriptSource) {
        if let page { host.recorder?.willRun(source.name, source.text, in: page.context) }
        documentScripts.add(source, from: origin(of: source), in: navigations + 1)
    }

    private func origin(of source: ScriptSource) -> PortalScript.Origin {
        site?.scriptOrigin(named: source.name) ?? .unknown
    }

    /// The path of a file of the site, or the URL without its query.
    public func name(of url: WebURL) -> String {
        if let name = site?.name(of: url) { return name }
        // The path of a blob's URL has the origin.
        guard url.origin == "null" || url.`protocol` == "blob:" else {
            return url.origin + url.pathname
        }
        // A script in a data: URL: enough of it to know it by.
        let name = url.protocol + url.pathname
        return name.count > 60 && url.`protocol` != "blob:" ? name.prefix(60) + "…" : name
    }

    /// Ends the run: the host ended a script.
    public func pageWasEnded(_ reason: ScriptTermination) {
        switch reason {
        case .timeLimit:
            // A script that does not end is the last one, and has most of the time.
            wasBusy = ContinuousClock.now - turnBegan < .seconds(options.limits.seconds / 2)
            stop = stop ?? .timeLimit
        case .memoryLimit: stop = stop ?? .memoryLimit
        case .requested: stop = stop ?? .traceLimit
        }
    }
}

extension PortalSession: DebuggedRun {
    package func stopAtTraceLimit() { stop = stop ?? .traceLimit }
}
