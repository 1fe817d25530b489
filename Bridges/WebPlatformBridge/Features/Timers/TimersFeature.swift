internal import PortalTrace
internal import ScriptEngine

/// `setTimeout`, `setInterval`, their `clear…` and `queueMicrotask`, in virtual time (HTML, section
/// 8.6 and 8.7).
final class TimersFeature: PageFeature, TaskTarget {
    private typealias TimerID = Handle<Timer>

    private struct Timer {
        /// What is called, stored in the context: a function, or a script's text.
        let handler: StoredValue
        let arguments: [StoredValue]
        /// In virtual milliseconds.
        let delay: Int
        /// How many timers, one set by the other, led to this one.
        var nesting: Int
        let isInterval: Bool
        let isText: Bool
        /// Its place in the event loop.
        var task: TaskID
    }

    /// How many timers of a page are reported one by one, with their places; those beyond are
    /// counted.
    static let mostRecorded = 10_000
    /// How many timers of a page may wait.
    static let mostWaiting = 2_000_000

    private unowned let page: Page
    private var timers = HandleTable<Timer>()
    private var places: [TimerID: SourceLocation] = [:]
    private var nesting = 0
    private var isStopped = false
    private var recorded = 0

    /// What timers of one place in a script did.
    private struct Kind {
        /// When one was due last, in virtual milliseconds.
        var lastDue: Int
        /// The longest delay that one had.
        var longestDelay: Int
    }

    private var kinds: [SourceLocation: Kind] = [:]

    init(in page: Page) { self.page = page }

    static let host = HostInterface(
        of: TimersFeature.self,
        [
            // (name in the global scope) -> the function of that name
            .init("timers.make", [.string], returns: .function) { feature, call in
                try feature.makeFunction(call.string(0))
            }
        ])

    private func makeFunction(_ name: String) throws -> HostResult {
        switch name {
        case "setTimeout", "setInterval":
            let isInterval = name == "setInterval"
            return function(name) { timers, call in
                .number(Double(try timers.start(isInterval: isInterval, call).number))
            }
        case "clearTimeout", "clearInterval":
            return function(name, length: 0) { timers, call in
                timers.clear(TimerID(number: try Self.integer(call, at: 0)))
                return .undefined
            }
        case "queueMicrotask":
            return function(name) { timers, call in
                guard call.isFunction(at: 0) else {
                    throw HostError(
                        name: "TypeError",
                        message: "Failed to execute 'queueMicrotask': expected a function, found "
                            + call.snapshot(at: 0).kindDescription)
                }
                timers.queueMicrotask(call.store(at: 0))
                return .undefined
            }
        default: throw HostError(message: "there is no function of timers named '\(name)'")
        }
    }

    /// Ends all timers.
    func stop() {
        isStopped = true
        for id in timers.handles { clear(id) }
    }

    private func function(
        _ name: String, length: Int = 1,
        _ body: @escaping (TimersFeature, borrowing HostCall) throws -> HostResult
    ) -> HostResult {
        .value(
            context.makeFunction(named: name, length: length) { [unowned self] call in
                // Web IDL, section 3.7.7: an operation of the window and of no other object.
                guard call.isOnGlobalObject() else {
                    throw HostError(name: "TypeError", message: "Illegal invocation")
                }
                return try body(self, call)
            })
    }

    private var context: ScriptContext { page.context }

    // MARK: - Timers

    /// "The timer initialization steps".
    private func start(isInterval: Bool, _ call: borrowing HostCall) throws -> TimerID {
        guard call.count > 0 else {
            throw HostError(
                name: "TypeError",
                message: "Failed to execute '\(isInterval ? "setInterval" : "setTimeout")': "
                    + "1 argument required, but only 0 present.")
        }
        let isText = !call.isFunction(at: 0)
        let text = isText ? try call.convertedText(at: 0) : []
        if isText, !(page.feature(PolicyFeature.self)?.allowsEvaluation(at: call.location) ?? true)
        {
            return TimerID(number: 0)
        }
        let handler = isText ? context.store(context.makeString(utf16: text)) : call.store(at: 0)
        var delay = max(0, try Self.integer(call, at: 1))
        let id = timers.next()
        guard !isStopped else { return id }
        guard timers.count < Self.mostWaiting else {
            throw HostError(
                name: "RangeError",
                message: "\(Self.mostWaiting) timers wait already; a page may have no more")
        }
        if nesting > 5 { delay = max(4, delay) }
        // An interval of 0 would never let time pass.
        if isInterval { delay = max(1, delay) }
        timers[id] = Timer(
            handler: handler,
            arguments: call.count > 2 ? (2..<min(call.count, 200)).map { call.store(at: $0) } : [],
            delay: delay, nesting: nesting + 1, isInterval: isInterval, isText: isText,
            task: schedule(id, delay))
        if id.number <= Self.mostRecorded { places[id] = call.location }
        return id
    }

    /// Web IDL's `long`: what does not fit wraps around; 0 where nothing was given.
    private static func integer(_ call: borrowing HostCall, at index: Int) throws -> Int {
        // `ToNumber` refuses one, which the engine's own conversion does not.
        guard call.kind(at: index) != .bigInt else {
            throw HostError(
                name: "TypeError", message: "Cannot convert a BigInt value to a number")
        }
        let number = try call.convertedNumber(at: index) ?? 0
        guard number.isFinite else { return 0 }
        let rest = number.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
        return Int(Int32(truncatingIfNeeded: Int(rest)))
    }

    private func schedule(_ id: TimerID, _ delay: Int) -> TaskID {
        page.loop.post(after: delay, source: .timer, number: id.number, of: self)
    }

    /// Whether a timer repeats.
    func isInterval(_ number: Int) -> Bool { timers[TimerID(number: number)]?.isInterval ?? false }

    /// Whether a timer was set where one was set before that was due since a time, and not for much
    /// later. An interval that is queued anew is its own predecessor.
    func comesAgain(_ number: Int, since time: Int) -> Bool {
        let id = TimerID(number: number)
        guard let timer = timers[id], !timer.isInterval, id.number <= Self.mostRecorded,
            let place = places[id]
        else { return true }
        guard let kind = kinds[place], kind.lastDue >= time else { return false }
        return timer.delay <= 2 * kind.longestDelay
    }

    private func clear(_ id: TimerID) {
        guard let timer = timers.remove(id) else { return }
        page.loop.cancel(timer.task)
        forget(id, timer)
    }

    private func forget(_ id: TimerID, _ timer: Timer) {
        if id.number <= Self.mostRecorded { places[id] = nil }
        context.removeStored(timer.handler)
        for argument in timer.arguments { context.removeStored(argument) }
    }

    /// Fires a timer.
    func runTask(_ number: Int) {
        let id = TimerID(number: number)
        guard let timer = timers[id] else { return }
        if !timer.isInterval { _ = timers.remove(id) }
        let place = id.number <= Self.mostRecorded ? places[id] : nil
        record(timer, place)
        if let place {
            let longest = max(kinds[place]?.longestDelay ?? 0, timer.delay)
            kinds[place] = Kind(lastDue: page.loop.now, longestDelay: longest)
        }
        nesting = timer.nesting
        // An error is reported before the microtasks run.
        page.run { () throws(ScriptFailure) in
            if timer.isText {
                try evaluate(context.storedValue(timer.handler)?.string ?? "", place)
            } else {
                try context.callStored(timer.handler, timer.arguments)
            }
        }
        nesting = 0
        guard timer.isInterval else { return forget(id, timer) }
        // It may have cleared itself.
        guard timers[id] != nil else { return }
        var next = timer
        next.nesting += 1
        next.task = schedule(id, timer.nesting > 5 ? max(4, timer.delay) : timer.delay)
        timers[id] = next
    }

    private func record(_ timer: Timer, _ place: SourceLocation?) {
        guard recorded < Self.mostRecorded else {
            page.recorder.countUnrecordedTimer()
            return
        }
        recorded += 1
        page.recorder.record(
            .timer(.init(isInterval: timer.isInterval, delay: timer.delay)),
            from: .webView, to: .portal, location: place)
    }

    /// Runs a text that was given in the place of a function. It has no name of its own, so what
    /// goes wrong in it is placed where the timer was set.
    private func evaluate(_ source: String, _ place: SourceLocation?) throws(ScriptFailure) {
        do throws(ScriptFailure) {
            try context.evaluate(source)
        } catch .thrown(var exception) where exception.location?.file == nil {
            exception.location = place ?? exception.location
            throw .thrown(exception)
        }
    }

    // MARK: - Microtasks

    private func queueMicrotask(_ function: StoredValue) {
        let job = context.makeFunction(named: "") { [self] _ in
            do throws(ScriptFailure) {
                try context.callStored(function)
            } catch {
                page.report(error)
            }
            context.removeStored(function)
            return .undefined
        }
        do throws(ScriptFailure) {
            try context.enqueueMicrotask(job)
        } catch {
            page.report(error)
        }
    }
}
