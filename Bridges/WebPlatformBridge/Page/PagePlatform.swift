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
        /// The launch URL.
        public var url: PageURL?
        /// What the page's engine is like: without what a device's WebView lacks.
        public var isOldWebView: Bool
        /// What pages of the session keep.
        public var storage = PageStorage()
        /// Where random numbers come from.
        public var random = PageRandom()

        /// Names them.
        public init(
            loop: PageLoop, recorder: TraceRecorder, url: PageURL?, isOldWebView: Bool = false
        ) {
            self.loop = loop
            self.recorder = recorder
            self.url = url
            self.isOldWebView = isOldWebView
        }
    }

    unowned let context: ScriptContext
    let surroundings: Surroundings
    /// When the page was opened, in virtual milliseconds since launch.
    let openedAt: Int
    /// Whether the page is gone.
    private(set) var isClosed = false
    /// `use` of platform.js, stored in the context once a script is needed.
    private var use: Int?
    /// Tasks that wait, by the number that scripts know.
    var tasks: [Int: PageTask] = [:]
    var lastTask = 0
    var console = ConsoleState()

    /// Puts the platform into a page.
    public init(
        in context: ScriptContext, _ surroundings: Surroundings
    ) throws(ScriptFailure) {
        self.context = context
        self.surroundings = surroundings
        openedAt = surroundings.recorder.clock.now
        try defineGlobals()
        context.keepsThrown = true
        context.rejectionHandler = { [unowned self] promise, reason in
            isRejectionTaken(promise, reason)
        }
    }

    /// The page is shown no longer: nothing of it runs any more.
    public func stop() {
        isClosed = true
        for id in Array(tasks.keys) { cancelTask(id) }
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
        let evaluate = context.makeFunction(named: "evaluate", length: 1) {
            [unowned context] call in
            .value(
                try context.evaluate(
                    try PageScripts.program(call.string(at: 0) ?? "", in: context)))
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
        try context.evaluate(program).call([load])
    }
}

/// What the page's event loop does for the platform.
public struct PageLoop {
    /// Does work at a virtual time (milliseconds since launch).
    public var schedule: (_ due: Int, _ work: @escaping () -> Void) -> TaskQueue<() -> Void>.ID
    /// Takes work out again.
    public var cancel: (TaskQueue<() -> Void>.ID) -> Void
    /// Told what a task threw, or why it was ended.
    public var report: (ScriptFailure) -> Void
    /// Told what nothing in the page handled.
    public var record: (ScriptException) -> Void

    /// Makes a loop.
    public init(
        schedule: @escaping (Int, @escaping () -> Void) -> TaskQueue<() -> Void>.ID,
        cancel: @escaping (TaskQueue<() -> Void>.ID) -> Void,
        report: @escaping (ScriptFailure) -> Void,
        record: @escaping (ScriptException) -> Void
    ) {
        self.schedule = schedule
        self.cancel = cancel
        self.report = report
        self.record = record
    }
}
