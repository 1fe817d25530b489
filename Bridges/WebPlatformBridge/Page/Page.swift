internal import JSONDocuments
public import PortalTrace
public import ScriptEngine
public import WebFormats
public import WebPlatform

/// One page: a realm at a URL, and the features that make a browser's page of it.
///
/// Used and closed on the thread of its machine, before its owner goes.
public final class Page {
    /// Makes a feature in a page.
    public typealias FeatureMaker = (Page) throws(ScriptFailure) -> any PageFeature

    /// The page's realm.
    public let context: ScriptContext
    /// The URL that it was opened with; a frame's first document may be followed by one of another URL.
    public private(set) var url: String
    /// The run's event loop.
    public let loop: EventLoop
    /// Where what happens is written down.
    public let recorder: TraceRecorder
    /// What the browser is like that shows it.
    public let profile: BrowserProfile
    private unowned let owner: any PageOwner
    private var features: [any PageFeature] = []
    /// Whether the page is gone, so that nothing of it is called any more.
    public private(set) var isClosed = false
    /// The scripts of the platform that the page needed so far.
    var scripts = PageScriptState()
    /// The URL whose origin the page has, parsed when it is first asked for: its own, or its creator's
    /// where its own is about:blank or about:srcdoc.
    public private(set) lazy var location = creator ?? WebURL(url)
    /// The page and the frames in it, which know of each other.
    let group: PageGroup
    /// Which page of its group it is.
    let number: Int
    /// How many pages it is in.
    let depth: Int
    /// The URL of the page that a frame has its origin from.
    private var creator: WebURL?
    /// The page that it is a frame of.
    private(set) weak var parent: Page?

    /// Makes a page with nothing but the language.
    ///
    /// - Parameters:
    ///   - parent: The page that it is a frame of.
    ///   - creator: The URL that stands for the origin of a frame without one of its own.
    public init(
        _ url: String, machine: ScriptVirtualMachine, loop: EventLoop, recorder: TraceRecorder,
        profile: BrowserProfile, owner: any PageOwner, in parent: Page? = nil,
        creator: WebURL? = nil
    ) {
        context = ScriptContext(machine)
        self.url = url
        self.creator = creator
        self.parent = parent
        group = parent?.group ?? PageGroup()
        number = group.nextNumber()
        depth = parent.map { $0.depth + 1 } ?? 0
        self.loop = loop
        self.recorder = recorder
        self.profile = profile
        self.owner = owner
        context.onUnhandledRejection { [unowned self] in record($0, as: .rejection) }
    }

    // MARK: - Features

    /// Adds features, in order; what the browser lacks is hidden afterwards.
    ///
    /// - Throws: Why the host ended it; nothing else happens in a fresh page.
    public func install(_ makers: [FeatureMaker]) throws(ScriptFailure) {
        for make in makers { features.append(try make(self)) }
        try feature(GlobalsFeature.self)?.speak()
        try OldWebView.hide(profile.absent.builtIns, in: context)
    }

    /// The page's feature of a type, if it has one.
    public func feature<Feature: PageFeature>(_ type: Feature.Type = Feature.self) -> Feature? {
        for case let feature as Feature in features { return feature }
        return nil
    }

    /// The names of the host functions that the features offer.
    var hostFunctionNames: [String] { features.flatMap { type(of: $0).host.names } }

    /// A host function that one of the features offers.
    func hostFunction(_ name: String) -> HostFunctionBody? {
        for feature in features {
            if let function = type(of: feature).host.function(name, of: feature) { return function }
        }
        return nil
    }

    // MARK: - Running

    /// A page that is a frame of this one, with nothing but the language.
    func makeFrame(_ url: String, creator: WebURL?) -> Page {
        Page(
            url, machine: context.machine, loop: loop, recorder: recorder, profile: profile,
            owner: owner, in: self, creator: creator)
    }

    /// Another document comes into the page (HTML, section 7.5.2: after the initial about:blank).
    func move(to url: String, creator: WebURL?) {
        self.url = url
        self.creator = creator
        location = creator ?? WebURL(url)
    }

    /// Runs a classic script of the page's document.
    @discardableResult
    func run(_ source: ScriptSource) throws(ScriptFailure) -> ScriptValue? {
        let before = group.enter(self)
        defer { group.running = before }
        return try owner.run(source, in: self)
    }

    /// The text of a script with blanks before it, so that the columns of its first line are those of its file.
    package func placed(_ source: ScriptSource) -> String {
        group.columnBlanks.text(source.text, atColumn: source.column)
    }

    /// Takes note of a module script that the page is about to run.
    func willRun(_ source: ScriptSource) { owner.willRun(source) }

    /// What reports call the file behind a URL.
    func name(of url: WebURL) -> String { owner.name(of: url) }

    /// The place of an offset in the text of the page's document.
    func place(ofOffset offset: Int) -> SourceLocation? {
        guard offset >= 0, let response = feature(DocumentFeature.self)?.response else {
            return nil
        }
        let (line, column) = response.place(of: offset)
        return SourceLocation(file: response.name, line: line, column: column)
    }

    /// A text with its place in the page's document; -1 is the offset of one that stands nowhere.
    func source(_ text: String, at offset: Int) -> ScriptSource {
        var source = ScriptSource(name: "", text: text)
        if offset >= 0, let response = feature(DocumentFeature.self)?.response {
            source.name = response.name
            (source.line, source.column) = response.place(of: offset)
            source.offset = offset
            source.document = response
        }
        return source
    }

    /// Runs a task's script: an error in it is reported before the microtasks run.
    func run(_ work: () throws(ScriptFailure) -> Void) {
        let before = group.enter(self)
        defer { group.running = before }
        do throws(ScriptFailure) {
            try context.perform { () throws(ScriptFailure) in
                do throws(ScriptFailure) {
                    try work()
                } catch .thrown(let exception) {
                    report(.thrown(exception))
                }
            }
        } catch {
            report(error)
        }
    }

    /// Takes note of why a call into the engine failed: what a script threw goes to the page's
    /// listeners and to the trace.
    public func report(_ failure: ScriptFailure) {
        switch failure {
        case .thrown(let exception):
            if let errors: ErrorsFeature = feature() {
                errors.reportUncaught(exception)
            } else {
                record(exception, as: .exception)
            }
        case .terminated(let reason): owner.pageWasEnded(reason)
        }
    }

    /// Writes down what nothing in the page handled.
    public func record(_ exception: ScriptException, as kind: TraceEvent.Kind) {
        let thrown = TraceEvent.Thrown(
            exception.name, exception.value ?? .string(exception.message), stack: exception.stack)
        recorder.record(
            kind == .rejection ? .rejection(thrown) : .exception(thrown),
            from: .portal, to: .webView, location: exception.location)
    }

    // MARK: - What the scripts made of it

    /// The properties that the scripts added to the global object, sorted.
    public func addedGlobals() -> [String] {
        var given: Set<CodeUnits> = []
        for feature in features { given.formUnion(feature.globalNames.map { CodeUnits($0) }) }
        let globals: GlobalsFeature? = feature()
        // A page whose scripts were ended has nothing to say.
        let known = (try? globals?.added() ?? context.globalObject.keys()) ?? []
        return known.filter { !given.contains($0) }.sortedByCodeUnits()
    }

    /// The URL of the first page in a frame that has a global function of a name.
    public func frameWithFunction(named name: String) -> String? {
        feature(FramesFeature.self)?.urlOfPage(withFunction: name)
    }

    /// The pages that its frames show, in the order in which they were made.
    var shownInFrames: [Page] { feature(FramesFeature.self)?.pages ?? [] }

    /// The functions among them.
    public func definedFunctions() -> [String] {
        addedGlobals().filter { (try? context.globalObject.property($0).isFunction) ?? false }
    }

    // MARK: - The end

    /// The page is shown no longer: its features stop, and nothing of it is called any more.
    public func hide() {
        guard !isClosed else { return }
        isClosed = true
        for feature in features { feature.stop() }
    }

    /// Frees the page.
    public func close() {
        hide()
        for feature in features { feature.close() }
        features = []
        context.close()
    }
}
