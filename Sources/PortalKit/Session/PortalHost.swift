internal import JSONDocuments
public import ScriptEngine

/// Runs portals one after another, each in a page of its own.
///
/// One virtual machine and its parsed scripts serve all runs. Used and closed on one thread.
///
/// For example:
///
///     let host = PortalHost()
///     defer { host.close() }
///     var options = RunOptions()
///     options.calls = ["buy"]
///     let result = host.trace([PortalScript(name: "portal.js", source: text)], options)
public final class PortalHost {
    private(set) var machine = ScriptVirtualMachine()
    /// The process's size when its engine was made.
    private var size = ProcessMemory.residentBytes()
    /// How many documents the present engine had.
    private var documents = 0
    /// After so many the next run has a new engine: what the engine's optimizing compiler makes of the scripts that
    /// pages share holds on to a realm now and then, of which 2,000 pages of 500 nodes left 36 MiB behind. A new engine
    /// costs a run what the first one costs.
    var mostDocuments = 200
    /// Whether the present engine ran something.
    private var isUsed = false
    /// Whether it had run nothing before the present run.
    private var isFresh = true
    /// Called on the host's thread while a run gets on: for a watcher that looks for hangs.
    public var onProgress: (() -> Void)?
    /// Called on the host's thread before each run, with its number: the first one has 1.
    public var willRun: ((_ number: Int) -> Void)?
    /// The runs that are not made, by their numbers.
    public var abandoned: [Int: AbandonedRun] = [:]
    /// How many runs were begun.
    private var count = 0
    private let editions = EditionRecognition()
    private var programs: [CodeUnits: (source: String, program: ScriptProgram)] = [:]
    /// The debugger that leads the runs; nil where there is none.
    package let debugger: PortalDebugger?
    /// What those who judge runs keep from run to run, such as what they know of a script.
    package var memory: AnyObject?
    /// The recorder that counts what runs; nil where nothing is counted.
    package let recorder: CoverageRecorder?

    /// Makes a host.
    public convenience init() { self.init(debugger: nil) }

    /// Makes a host whose runs are led at a debugger.
    package init(debugger: PortalDebugger?) {
        self.debugger = debugger
        recorder = nil
        debugger?.attach(to: machine)
    }

    /// Makes a host whose runs are counted.
    public init(coverage: CoverageRecorder) {
        debugger = nil
        recorder = coverage
        coverage.attach(to: machine)
    }

    /// What was counted so far, if runs are.
    ///
    /// - Parameter maps: Say where it was written.
    public func coverage(_ maps: SourceMaps) -> Coverage? {
        recorder?.coverage(machine, maps: maps)
    }

    /// Frees the engine.
    public func close() {
        recorder?.detach()
        programs = [:]
        machine.close()
    }

    /// Runs the scripts as one page, without judging.
    public func trace(_ scripts: [PortalScript], _ options: RunOptions) -> RunResult {
        recover()
        return begin(scripts, options) ?? traceInside(scripts, options)
    }

    /// Begins a run.
    ///
    /// - Returns: What stands for it, if it is not to be made.
    package func begin(_ scripts: [PortalScript], _ options: RunOptions) -> RunResult? {
        // The watch for hangs has decided about the run before, or does not hold it against this one.
        onProgress?()
        count += 1
        willRun?(count)
        guard let abandoned = abandoned[count] else { return nil }
        var result = RunResult(
            scripts: options.allScripts(scripts), edition: options.edition, url: options.launchURL,
            events: [], end: abandoned.isOfMemory ? .memoryLimit : .timeLimit, endTime: 0,
            definedFunctions: [])
        result.target = options.target
        result.abandonment = abandoned
        return result
    }

    /// A document is about to be closed.
    func noteDocument() { documents += 1 }

    /// Begins with a new engine where the pages of earlier runs left much memory behind, or were many: what
    /// one page took does not count against the next.
    ///
    /// - Parameter fully: Whether what ran before is to leave nothing at all: how deep a recursion
    ///   gets and when a `WeakRef` is cleared depend on what an engine has compiled and collected.
    package func recover(fully: Bool = false) {
        // A debugger knows this engine's scripts.
        guard debugger == nil else { return }
        defer { isUsed = true }
        isFresh = !isUsed
        guard isUsed else { return }
        onProgress?()
        guard
            fully || documents >= mostDocuments
                || ProcessMemory.residentBytes() - size > 192 << 20
        else { return }
        documents = 0
        recorder?.detach()
        programs = [:]
        machine.close()
        machine = ScriptVirtualMachine()
        recorder?.attach(to: machine)
        isFresh = true
        // What is left belongs to the host itself; another engine would not help against it.
        size = ProcessMemory.residentBytes()
    }

    /// Makes a run whose outcome does not depend on those before: if it came near the end of the stack or
    /// to the memory limit, where what the engine compiled and kept before matters, it is made once more
    /// with a new engine.
    ///
    /// - Parameter end: How a run ended.
    package func independently<Run>(_ end: (Run) -> EndReason, _ work: () -> Run) -> Run {
        if !isFresh { recorder?.begin() }
        let run = stay(work)
        let isLarge = StackDepth.isLarge
        if isLarge { StackDepth.forget() }
        guard isLarge || end(run) == .memoryLimit, !isFresh, debugger == nil else {
            recorder?.keep()
            return run
        }
        // What is counted is not counted twice.
        recorder?.takeBack()
        recover(fully: true)
        defer { StackDepth.forget() }
        return stay(work)
    }

    private func traceInside(_ scripts: [PortalScript], _ options: RunOptions) -> RunResult {
        stay {
            let session = open(scripts, options)
            defer { session.close() }
            for (index, call) in options.calls.enumerated() where session.stop == nil {
                // A person calls the next one when the one before has done its work.
                if index > 0 { session.awaitWork() }
                guard case .notCallable(let reason) = session.call(call) else { continue }
                session.callError = reason
                session.stop = .callFailed
            }
            for action in options.actions where session.stop == nil {
                // What cannot be done is a finding, and what was to be done after it makes no sense.
                guard case .done = session.perform(action) else { break }
            }
            session.noteOffers()
            session.settle()
            if options.repeatsLast { repeatLast(options, session) }
            return session.finish()
        }
    }

    /// Does the last thing once more, as a user who tries again.
    private func repeatLast(_ options: RunOptions, _ session: PortalSession) {
        guard session.stop == nil else { return }
        if let action = options.actions.last {
            session.perform(action)
        } else if let call = options.calls.last {
            // What cannot be called now could be before: the run says so without a second operation.
            _ = session.call(call)
        }
        session.settle()
    }

    /// Does work that enters the engine often as one stay in it, which is faster.
    func stay<Result>(_ work: () -> Result) -> Result { machine.stay(work) }

    /// Opens a portal's page and loads the scripts, for a caller that takes the steps from there.
    public func open(_ scripts: [PortalScript], _ options: RunOptions) -> PortalSession {
        recorder?.expect(scripts, options.allScripts(scripts), of: options.site)
        machine.setLimits(options.limits)
        let session = PortalSession(
            host: self, scripts: scripts, options: editions.applied(to: options, scripts))
        session.open()
        return session
    }

    /// Begins to count the scripts' time and memory anew.
    public func renewLimits(_ limits: ScriptLimits) {
        machine.setLimits(limits)
    }

    /// The parsed form of a script, made at its first use.
    func program(for script: PortalScript) throws(ScriptException) -> ScriptProgram {
        if let known = programs[script.name], known.source == script.source {
            return known.program
        }
        let program = try ScriptProgram(script.source, url: script.name, machine: machine)
        programs[script.name] = (script.source, program)
        return program
    }
}
