public import PortalTrace
public import ScriptEngine
internal import WebFormats
public import WebPlatform

/// One page: a realm at a URL, and the features that make a browser's page of it.
///
/// Used and closed on the thread of its machine, before its owner goes.
public final class Page {
    /// Makes a feature in a page.
    public typealias FeatureMaker = (Page) throws(ScriptFailure) -> any PageFeature

    /// The page's realm.
    public let context: ScriptContext
    /// The URL that it was opened with.
    public let url: String
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
    /// The URL, parsed when it is first asked for.
    private(set) lazy var location = WebURL(url)

    /// Makes a page with nothing but the language.
    public init(
        _ url: String, machine: ScriptVirtualMachine, loop: EventLoop, recorder: TraceRecorder,
        profile: BrowserProfile, owner: any PageOwner
    ) {
        context = ScriptContext(machine)
        self.url = url
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
        if profile.isOld { try OldWebView.install(in: context) }
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

    /// Runs a task's script: an error in it is reported before the microtasks run.
    func run(_ work: () throws(ScriptFailure) -> Void) {
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
        let stack = exception.stack.map { TraceValue.string($0.text) }
        recorder.record(
            kind, from: .portal, to: .webView, name: exception.name ?? "thrown value",
            arguments: [exception.value ?? .string(exception.message)],
            result: stack.isEmpty ? nil : .array(stack), location: exception.location)
    }

    // MARK: - What the scripts made of it

    /// The properties that the scripts added to the global object, sorted.
    public func addedGlobals() -> [String] {
        var given = PageGlobals.names
        for feature in features { given.formUnion(feature.globalNames) }
        let known = (try? context.globalObject.keys()) ?? []
        return known.filter { !given.contains($0) }.sorted()
    }

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
        features = []
        context.close()
    }
}

extension ScriptException.Frame {
    /// The frame as a line of a stack.
    public var text: String {
        let place = location.map { "\($0)" } ?? "native"
        return function.isEmpty ? place : "\(function) \(place)"
    }
}
