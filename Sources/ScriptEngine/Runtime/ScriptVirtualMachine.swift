internal import CJavaScriptCore
internal import Glibc
public import PortalTrace

/// One JavaScript heap: makes contexts, holds their limits, and finds where a script is.
///
/// A machine belongs to the thread that made it; it and everything made from it is used and closed
/// there (rule: "A context group uses the run loop of the thread that created it").
///
/// For example:
///
///     let machine = ScriptVirtualMachine()
///     let context = ScriptContext(machine)
///     let three = try context.evaluate("1 + 2").number
///     context.close()
///     machine.close()
@safe
public final class ScriptVirtualMachine {
    /// First of all: the engine reads its options at its first call, and the strings below are one.
    private let hasOptions = EngineOptions.areSet
    /// Whether signals of others do not reach the engine.
    private let hasGuardedSignals: Bool
    let group: JSContextGroupRef
    let names = EngineStringTable()
    let stackLimitName = EngineString("stackTraceLimit")
    let watchdog: ScriptWatchdog
    let hostTargetClass: JSClassRef
    let hostObjectTraps = unsafe TrapHandlerClass(HostObjectTraps.all)
    let dateTraps = unsafe TrapHandlerClass(DateTraps.all)
    /// A realm that no script ever sees: the errors that tell where a script is are made here, so
    /// that a script that tampers with its own `Error` changes nothing.
    let probe: JSGlobalContextRef
    let entryFunction: JSObjectRef
    let rejectionFunction: JSObjectRef
    let builtins: CapturedBuiltins
    /// Made at its first use; see `contentsReader`.
    var knownContentsReader: JSObjectRef?
    private let owner = pthread_self()
    let drainMicrotasks: EngineMicrotasks?
    let boxes = LiveCount()
    /// A realm for what pages share of the host's own JavaScript, made at its first use; see
    /// `ScriptContext.shared`.
    private var libraryRealm: JSGlobalContextRef?
    private var libraryValues: [String: JSValueRef] = unsafe [:]
    /// The modules of that realm.
    let modules = SharedModules()
    /// What the ES modules of pages need; made at its first use.
    var moduleParts: ModuleMachineParts?
    /// Scripts of the host itself, by name; emptied by `close()`, because they hold the machine.
    private var ownPrograms: [String: ScriptProgram] = [:]
    private(set) var isClosed = false
    /// The work that `enter` hands to the function that the engine calls.
    var pendingEntry: (() -> Void)?
    var place = Place.outside
    /// The debugger; nil where there is none.
    public internal(set) var inspector: Inspector?
    /// Contexts made and not yet closed.
    public internal(set) var openContexts = 0
    /// Values kept from the collector by `ScriptValue`.
    public internal(set) var protectedValues = 0

    /// Makes a machine with the default limits.
    ///
    /// The first one in a process sets the engine's options (`EngineOptions`), so that scripts run
    /// the same way each time and can always be ended: `Math.random` begins with the same numbers
    /// in every context, and there is no `WebAssembly`.
    public init() {
        // "JSContextGroupCreate: the created JSContextGroup" is owned (rule O1).
        guard let group = unsafe JSContextGroupCreate(),
            let probe = unsafe JSGlobalContextCreateInGroup(group, nil)
        else { fatalError("the JavaScript engine made no context group") }
        hasGuardedSignals = EngineSignals.areGuarded
        unsafe self.group = unsafe group
        unsafe self.probe = unsafe probe
        unsafe JSGlobalContextSetIncludesNativeCallStackWhenReportingExceptions(probe, false)
        watchdog = unsafe ScriptWatchdog(group: group)
        watchdog.restart(ScriptLimits())
        unsafe hostTargetClass = unsafe HostObjectBox.makeClass()
        drainMicrotasks = EngineMicrotasks()
        builtins = unsafe CapturedBuiltins(probe, names)
        unsafe entryFunction = unsafe Self.makeCallable(in: probe, calling: Self.callEntry)
        unsafe rejectionFunction = unsafe Self.makeCallable(in: probe, calling: Self.callRejection)
        // The machine outlives its realms, and so both functions.
        let data = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe JSObjectSetPrivate(entryFunction, data)
        unsafe JSObjectSetPrivate(rejectionFunction, data)
        setLookedAtFrames(Self.framesLookedAt)
    }

    deinit {
        assert(isClosed, "a ScriptVirtualMachine was dropped without close()")
        if !isClosed { releaseAll() }
    }

    /// Ends the machine and frees its heap.
    ///
    /// - Precondition: Every context of the machine is closed, and no script of it is running.
    public func close() {
        checkThread("ScriptVirtualMachine.close")
        precondition(openContexts == 0, "close a machine's contexts before the machine")
        precondition(place == .outside, "a machine cannot be closed by a script that it runs")
        guard !isClosed else { return }
        isClosed = true
        ownPrograms = [:]
        releaseAll()
    }

    /// A script of the host itself, the same at each use on this machine. One that cannot be parsed throws when it is
    /// evaluated.
    public func program(_ url: String, _ source: @autoclosure () -> String) -> ScriptProgram {
        if let known = ownPrograms[url] { return known }
        let program = ScriptProgram(ofHost: source(), url: url, machine: self)
        ownPrograms[url] = program
        return program
    }

    /// A script of the host that was parsed on this machine before.
    public func knownProgram(_ url: String) -> ScriptProgram? { ownPrograms[url] }

    /// The value of a program of the host, evaluated once for the machine in a realm of its own; nil if
    /// it throws.
    func libraryValue(
        of program: ScriptProgram, _ exception: inout JSValueRef?
    ) -> JSValueRef? {
        if let known = unsafe libraryValues[program.url] { return unsafe known }
        let realm = unsafe madeLibraryRealm()
        guard let value = unsafe program.evaluate(in: realm, &exception) else {
            return nil
        }
        unsafe JSValueProtect(realm, value)
        unsafe libraryValues[program.url] = unsafe value
        return unsafe value
    }

    /// The realm of the host's shared scripts.
    func madeLibraryRealm() -> JSGlobalContextRef {
        if unsafe libraryRealm == nil {
            unsafe libraryRealm = unsafe JSGlobalContextCreateInGroup(group, nil)
        }
        guard let realm = unsafe libraryRealm else {
            fatalError("the JavaScript engine made no context")
        }
        return unsafe realm
    }

    private func releaseAll() {
        watchdog.disarm()
        modules.release()
        moduleParts?.release()
        moduleParts = nil
        if let realm = unsafe libraryRealm {
            unsafe libraryValues.values.forEach { unsafe JSValueUnprotect(realm, $0) }
            unsafe libraryValues = unsafe [:]
            unsafe JSGlobalContextRelease(realm)
            unsafe libraryRealm = nil
        }
        unsafe JSValueUnprotect(probe, entryFunction)
        unsafe JSValueUnprotect(probe, rejectionFunction)
        unsafe JSGlobalContextRelease(probe)
        unsafe JSClassRelease(hostTargetClass)
        hostObjectTraps.release()
        dateTraps.release()
        unsafe JSContextGroupRelease(group)
    }

    /// Sets what scripts may use from here on, and lifts an earlier termination.
    public func setLimits(_ limits: ScriptLimits) {
        checkThread("ScriptVirtualMachine.setLimits")
        let wasEnded = watchdog.termination != nil
        watchdog.restart(limits)
        if wasEnded, place == .outside { forgetTermination() }
    }

    /// Takes up a termination that the engine has put off and not made yet.
    ///
    /// Where it may not end a script at once (it resolves a string, say), it keeps the request for the next place
    /// where it may; a script that returns before has left it to whichever runs next (engine-notes, "Time limit").
    private func forgetTermination() {
        let text = unsafe JSStringCreateWithUTF8CString(
            "(function () { for (var i = 0; i < 2; i++) ; })()")
        defer { unsafe JSStringRelease(text) }
        for _ in 0..<Self.mostLeftTerminations {
            var exception: JSValueRef?
            unsafe JSEvaluateScript(probe, text, nil, nil, 0, &exception)
            if unsafe exception == nil { return }
        }
    }

    /// One was seen at a time.
    private static let mostLeftTerminations = 4

    /// Ends the script that is running; no other one runs until the limits are set anew.
    public func terminate() {
        checkThread("ScriptVirtualMachine.terminate")
        watchdog.terminate()
    }

    /// Throws a text into what is evaluated while a script stands still; called when its debugger may
    /// act.
    ///
    /// - Returns: Whether this build of the engine can do so.
    public func interruptEvaluation(_ text: String) -> Bool {
        checkThread("ScriptVirtualMachine.interruptEvaluation")
        guard EngineThrow.shared != nil else { return false }
        watchdog.interruption = text
        return true
    }

    /// Why the scripts of this machine were ended, if they were.
    public var termination: ScriptTermination? { watchdog.termination }

    /// The calls that were under way when the scripts were ended, innermost first; lines without
    /// columns.
    public var terminatedAt: [ScriptException.Frame] { watchdog.terminatedAt }

    /// Swift objects that live behind JavaScript objects of this machine and are not collected yet.
    public var liveHostObjects: Int { boxes.value }

    /// The counter behind `liveHostObjects`, which can still be asked after `close()`.
    package var hostObjectCounter: LiveCount { boxes }

    /// Whether an endless chain of microtasks can be ended on this build of the engine.
    public var endsMicrotaskLoops: Bool { drainMicrotasks != nil }

    /// Collects garbage now, as far as the engine likes.
    public func collectGarbage() {
        checkThread("ScriptVirtualMachine.collectGarbage")
        unsafe JSGarbageCollect(probe)
        for context in OpenContexts.contexts(of: self) { context.functions.removeCollected() }
    }

    /// Keeps a value from the collector.
    ///
    /// "JSValueProtect: a value may be protected multiple times and must be unprotected an equal
    /// number of times". The count belongs to the heap, not to the context, and outlives it: so it
    /// goes through the realm that lives as long as the machine.
    func protect(_ value: JSValueRef) {
        unsafe JSValueProtect(probe, value)
        protectedValues += 1
    }

    /// Lets the collector have a value again; the heap's end did so for all.
    func unprotect(_ value: JSValueRef) {
        checkThread("ScriptValue.deinit")
        protectedValues -= 1
        if !isClosed { unsafe JSValueUnprotect(probe, value) }
    }

    /// Traps when called on another thread than the machine's own.
    func checkThread(_ operation: StaticString) {
        precondition(
            pthread_equal(pthread_self(), owner) != 0,
            "\(operation) was called on another thread than the one that made its virtual machine")
    }
}
