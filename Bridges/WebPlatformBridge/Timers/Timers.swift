public import PortalTrace
public import ScriptEngine

/// `setTimeout`, `setInterval`, their `clear…` and `queueMicrotask`, in virtual time.
public final class Timers {
    private struct Timer {
        let name: String
        let function: Int
        let arguments: [Int]
        let delay: Int
        let nesting: Int
        let location: SourceLocation?
        var task: TaskQueue<() -> Void>.ID?
    }

    private unowned let context: ScriptContext
    private let recorder: TraceRecorder
    private let loop: PageLoop
    private var timers: [Int: Timer] = [:]
    private var lastTimer = 0
    private var nesting = 0
    private var isStopped = false

    /// Puts the functions into a page.
    public init(
        in context: ScriptContext, recorder: TraceRecorder, loop: PageLoop
    ) throws(ScriptFailure) {
        self.context = context
        self.recorder = recorder
        self.loop = loop
        for name in ["setTimeout", "setInterval"] {
            try install(name, length: 1) { timers, call in
                .number(Double(timers.start(name, call)))
            }
        }
        for name in ["clearTimeout", "clearInterval"] {
            try install(name, length: 1) { timers, call in
                if let id = call.numberConverting(at: 0), let number = Int(exactly: id) {
                    timers.clear(number)
                }
                return .undefined
            }
        }
        try install("queueMicrotask", length: 1) { timers, call in
            guard call.isFunction(at: 0) else {
                throw HostError(
                    name: "TypeError",
                    message: "queueMicrotask: expected a function, found "
                        + call.snapshot(at: 0).kindDescription)
            }
            timers.queueMicrotask(call.retained(at: 0))
            return .undefined
        }
    }

    /// Ends all timers: the page is closed.
    public func stop() {
        isStopped = true
        for id in Array(timers.keys) { clear(id) }
    }

    private func install(
        _ name: String, length: Int,
        _ body: @escaping (Timers, borrowing HostCall) throws -> HostResult
    ) throws(ScriptFailure) {
        let function = context.makeFunction(named: name, length: length) { [unowned self] call in
            try body(self, call)
        }
        try context.setGlobal(name, to: function)
    }

    // MARK: - Timers

    private func start(_ name: String, _ call: borrowing HostCall) -> Int {
        lastTimer += 1
        guard !isStopped else { return lastTimer }
        let function =
            call.isFunction(at: 0) ? call.retained(at: 0) : sourceText(call.snapshot(at: 0))
        var delay = clamped(call.numberConverting(at: 1))
        // HTML, timer initialisation steps: beyond five levels of nesting at least 4 ms.
        if nesting > 5 { delay = max(4, delay) }
        timers[lastTimer] = Timer(
            name: name, function: context.store(function),
            arguments: (2..<max(2, min(call.count, 20))).map {
                context.store(call.retained(at: $0))
            },
            delay: delay, nesting: nesting + 1, location: call.location)
        schedule(lastTimer)
        return lastTimer
    }

    /// A text in the place of the function is a script, as in every browser.
    private func sourceText(_ value: TraceValue) -> ScriptValue {
        context.makeString(value.displayText)
    }

    private func clamped(_ delay: Double?) -> Int {
        guard let delay, delay.isFinite, delay > 0 else { return 0 }
        // The delay is a signed 32-bit integer; what does not fit is as good as nothing.
        return delay <= Double(Int32.max) ? Int(delay) : 0
    }

    private func schedule(_ id: Int) {
        guard let timer = timers[id] else { return }
        // An interval of 0 would never let time pass.
        let delay =
            timer.name == "setInterval" ? max(timer.nesting > 5 ? 4 : 1, timer.delay) : timer.delay
        timers[id]?.task = loop.schedule(recorder.clock.now + delay) { [unowned self] in fire(id) }
    }

    private func clear(_ id: Int) {
        guard let timer = timers.removeValue(forKey: id) else { return }
        if let task = timer.task { loop.cancel(task) }
        context.removeStored(timer.function)
        for argument in timer.arguments { context.removeStored(argument) }
    }

    private func fire(_ id: Int) {
        guard let timer = timers[id], let function = context.storedValue(timer.function) else {
            return
        }
        let arguments = timer.arguments.compactMap { context.storedValue($0) }
        if timer.name == "setTimeout" { clear(id) }
        recorder.record(
            .timer, from: .webView, to: .portal, name: timer.name,
            arguments: [.number(Double(timer.delay))], location: timer.location)
        nesting = timer.nesting
        do throws(ScriptFailure) {
            if let source = function.string {
                try evaluate(source, of: timer)
            } else {
                try function.call(arguments)
            }
        } catch {
            loop.report(error)
        }
        nesting = 0
        if timers[id] != nil { schedule(id) }
    }

    /// Runs a text that was given in the place of a function. It has no name of its own, so what
    /// goes wrong in it is placed where the timer was set.
    private func evaluate(_ source: String, of timer: Timer) throws(ScriptFailure) {
        do throws(ScriptFailure) {
            try context.evaluate(source)
        } catch .thrown(var exception) where exception.location?.file == nil {
            exception.location = timer.location ?? exception.location
            throw .thrown(exception)
        }
    }

    // MARK: - Microtasks

    private func queueMicrotask(_ function: ScriptValue) {
        let stored = context.store(function)
        let job = context.makeFunction(named: "") { [unowned self] _ in
            guard let function = context.storedValue(stored) else { return .undefined }
            context.removeStored(stored)
            do throws(ScriptFailure) {
                try function.call()
            } catch {
                loop.report(error)
            }
            return .undefined
        }
        do throws(ScriptFailure) {
            try context.enqueueMicrotask(job)
        } catch {
            loop.report(error)
        }
    }
}
