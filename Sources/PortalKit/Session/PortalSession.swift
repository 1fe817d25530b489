internal import MobilePlans
internal import MobilePlansBridge
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// One page with its portal, from launch to the end: the engine, the bridges and the simulated app,
/// held together by one event loop in virtual time.
final class PortalSession {
    let host: PortalHost
    let scripts: [PortalScript]
    let options: RunOptions
    let context: ScriptContext
    let recorder: TraceRecorder
    private let clock = VirtualClock()
    private var tasks = TaskQueue<() -> Void>()
    private(set) var app: MobilePlansApp?
    private var globals: MobilePlansGlobals?
    private var timers: Timers?
    /// Why the run has to end, once something decided it.
    private var stop: EndReason?
    private var callError: String?
    /// Whether the page is gone, so that nothing of it is called any more.
    private(set) var isPortalClosed = false

    init(host: PortalHost, scripts: [PortalScript], options: RunOptions) {
        self.host = host
        self.scripts = scripts
        self.options = options
        recorder = TraceRecorder(clock: clock, limits: options.traceLimits)
        context = ScriptContext(host.machine)
    }

    func close() {
        globals = nil
        timers = nil
        context.close()
    }

    func run() -> RunResult {
        recorder.onFull = { [unowned self] in
            stop = stop ?? .traceLimit
            host.machine.terminate()
        }
        do throws(ScriptFailure) {
            try context.perform(preparePage)
            try load()
            if stop == nil { try makeCalls() }
        } catch {
            report(error)
        }
        runLoop()
        var defined: [String] = []
        do throws(ScriptFailure) {
            try context.perform { () throws(ScriptFailure) in
                if needsDefinedFunctions { defined = definedFunctions() }
                try globals?.recordReplacedGlobals()
            }
        } catch {
            report(error)
        }
        let ended = host.machine.terminatedAt
        var result = RunResult(
            scripts: scripts, edition: options.edition, url: options.url,
            events: recorder.events, end: stop ?? (app?.handBack == nil ? .idle : .controlReturned),
            endTime: clock.now, definedFunctions: defined, callError: callError)
        result.endLocation = ended.lazy.compactMap(\.location).first { $0.file != nil }
        result.endStack = ended.map(Self.text)
        return result
    }

    // MARK: - Page

    private func preparePage() throws(ScriptFailure) {
        let app = MobilePlansApp(
            edition: options.edition, outcome: options.outcome, surroundings: self)
        self.app = app
        context.onUnhandledRejection { [unowned self] in record($0, as: .rejection) }
        try Console.install(in: context, recorder: recorder)
        timers = try Timers(
            in: context, recorder: recorder,
            loop: .init(
                schedule: { [unowned self] in tasks.add(due: $0, $1) },
                cancel: { [unowned self] in tasks.cancel($0) },
                report: { [unowned self] in report($0) }))
        if let url = host.pageURL(options.url) {
            try PageLocation.install(in: context, url: url, recorder: recorder)
        }
        try VirtualTime.install(in: context, clock: clock)
        globals = try MobilePlansGlobals(
            in: context, edition: options.edition, recorder: recorder,
            receive: { app.receive($0) })
    }

    private func load() throws(ScriptFailure) {
        for script in scripts {
            let program: ScriptProgram
            do throws(ScriptException) {
                program = try host.program(for: script)
            } catch {
                // The other scripts of a page run even so, as in a browser.
                record(error, as: .exception)
                stop = .loadFailed
                continue
            }
            let first = recorder.events.count
            defer { PlainStatements.fillLocations(in: recorder, from: first, script) }
            do throws(ScriptFailure) {
                try context.evaluate(program)
            } catch .thrown(let exception) {
                record(exception, as: .exception)
            }
        }
    }

    // MARK: - Calls that the user asked for

    private func makeCalls() throws(ScriptFailure) {
        for call in options.calls where stop == nil {
            do throws(ScriptFailure) {
                let value = try evaluate(call)
                guard Self.isName(call) else { continue }
                guard value.isFunction else {
                    callFailed("'\(call)' is \(value.snapshot().kindDescription), not a function")
                    continue
                }
                try value.call()
            } catch .thrown(let exception) {
                callThrew(exception, call)
            }
        }
    }

    private func evaluate(_ call: String) throws(ScriptFailure) -> ScriptValue {
        let program: ScriptProgram
        do throws(ScriptException) {
            program = try host.program(for: PortalScript(name: "--call", source: call))
        } catch {
            throw .thrown(error)
        }
        return try context.evaluate(program)
    }

    /// A mistake in the `--call` text itself is the user's, everything else the portal's.
    private func callThrew(_ exception: ScriptException, _ call: String) {
        let isOwn = exception.location?.file == nil || exception.location?.file == "--call"
        guard isOwn, exception.name == "ReferenceError" || exception.name == "SyntaxError" else {
            return record(exception, as: .exception)
        }
        guard Self.isName(call) else { return callFailed("'\(call)': \(exception)") }
        let defined = definedFunctions()
        let hint = nearest(call, defined).map { "; did you mean '\($0)'?" } ?? ""
        callFailed("the scripts define no '\(call)'\(hint)")
    }

    private func callFailed(_ message: String) {
        callError = message
        stop = .callFailed
    }

    /// Whether a `--call` is a bare (or dotted) name, which is called without arguments.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                guard let first = part.unicodeScalars.first else { return false }
                return first.properties.numericType == nil
                    && part.unicodeScalars.allSatisfy {
                        $0 == "_" || $0 == "$" || $0.properties.isIDContinue
                    }
            }
    }

    /// Whether anybody will ask what could have been called instead.
    private var needsDefinedFunctions: Bool {
        options.listsFunctions || callError != nil
            || recorder.events.allSatisfy { $0.kind != .call }
            || recorder.events.contains {
                $0.kind == .callback && $0.result?["outcome"]?.string != "returned"
            }
    }

    /// The functions that the scripts added to the global scope.
    func definedFunctions() -> [String] {
        let injected = PageGlobals.names.union(MobilePlansGlobals.names(of: options.edition))
        let known = (try? context.globalObject.keys()) ?? []
        return known.filter { name in
            guard !injected.contains(name) else { return false }
            return (try? context.globalObject.property(name).isFunction) ?? false
        }.sorted()
    }

    // MARK: - Event loop

    private func runLoop() {
        var idleTimers = 0
        var seen = recorder.events.count
        while stop == nil, let task = tasks.next() {
            guard task.due <= options.longestTime else {
                stop = .virtualTimeLimit
                break
            }
            clock.advance(to: task.due)
            host.onProgress?()
            task.work()
            idleTimers = recorder.hasOnly(.timer, from: seen) ? idleTimers + 1 : 0
            seen = recorder.events.count
            if idleTimers > options.mostIdleTimers, pendingSteps == 0 { stop = .endlessTimers }
        }
    }

    /// Work of the app, not of the portal's timers, that is still to come.
    private var pendingSteps = 0

    private static func text(_ frame: ScriptException.Frame) -> String {
        let place = frame.location.map { "\($0)" } ?? "native"
        return frame.function.isEmpty ? place : "\(frame.function) \(place)"
    }

    /// Takes note of why a call into the engine failed.
    func report(_ failure: ScriptFailure) {
        switch failure {
        case .thrown(let exception): record(exception, as: .exception)
        case .terminated(.timeLimit): stop = stop ?? .timeLimit
        case .terminated(.memoryLimit): stop = stop ?? .memoryLimit
        case .terminated(.requested): stop = stop ?? .traceLimit
        }
    }

    private func record(_ exception: ScriptException, as kind: TraceEvent.Kind) {
        let stack = exception.stack.map { TraceValue.string(Self.text($0)) }
        recorder.record(
            kind, from: .portal, to: .webView, name: exception.name ?? "thrown value",
            arguments: [exception.value ?? .string(exception.message)],
            result: stack.isEmpty ? nil : .array(stack), location: exception.location)
    }
}

// MARK: - What the app stands in

extension PortalSession: AppSurroundings {
    func schedule(after milliseconds: Int, _ work: @escaping () -> Void) {
        pendingSteps += 1
        tasks.add(due: clock.now + milliseconds) { [unowned self] in
            pendingSteps -= 1
            work()
        }
    }

    func record(_ step: AppStep) {
        recorder.record(
            .device, from: step.from, to: step.to, name: step.name, arguments: step.arguments,
            result: step.result)
    }

    func closePortal(after call: PortalCall) {
        isPortalClosed = true
        timers?.stop()
    }
}
