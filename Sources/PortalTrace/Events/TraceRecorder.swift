/// The one place where a run is written down.
///
/// Recording keeps events in memory, within limits: a portal that logs for ever fills the limit,
/// not the machine.
public final class TraceRecorder {
    /// How much is kept.
    public struct Limits: Equatable, Sendable {
        /// Most events.
        public var events: Int
        /// Most bytes of names and values, estimated.
        public var bytes: Int

        /// Makes limits.
        public init(events: Int = 100_000, bytes: Int = 64 << 20) {
            self.events = events
            self.bytes = bytes
        }
    }

    /// What was recorded, in order.
    public private(set) var events: [TraceEvent] = []
    /// Whether a limit was reached; what comes after it is not kept.
    public private(set) var isFull = false
    /// Called once, when a limit is reached.
    public var onFull: (() -> Void)?
    /// Called with each event, for a debugger.
    public var onRecord: ((TraceEvent) -> Void)?
    /// The run's clock, which stamps every event.
    public let clock: VirtualClock
    private let limits: Limits
    private var bytes = 0
    /// Events that do not count any more.
    private var begun = 0

    /// Makes an empty recorder.
    public init(clock: VirtualClock, limits: Limits = Limits()) {
        self.clock = clock
        self.limits = limits
        // A short run, so that it does not move its events again and again.
        events.reserveCapacity(32)
    }

    /// Appends an event, numbered and stamped with the clock's time.
    ///
    /// - Returns: Its index, for what is known later; nil if the recorder is full.
    @discardableResult
    public func record(
        _ what: TraceEvent.What, from: TraceActor? = nil, to: TraceActor? = nil,
        location: SourceLocation? = nil
    ) -> Int? {
        guard !isFull else { return nil }
        bytes += what.estimatedBytes
        guard events.count - begun < limits.events, bytes < limits.bytes else {
            isFull = true
            onFull?()
            return nil
        }
        events.append(
            TraceEvent(
                sequence: events.count + 1, time: clock.now, from: from, to: to, what,
                location: location))
        if let onRecord, let event = events.last { onRecord(event) }
        return events.count - 1
    }

    /// Takes events again after a limit was reached, as many as at the beginning: a person watches.
    public func renewLimits() {
        guard isFull else { return }
        isFull = false
        begun = events.count
        bytes = 0
    }

    /// Timers that were due and are not among the events, because there were too many.
    public private(set) var unrecordedTimers = 0

    /// Counts a timer without an event of its own.
    public func countUnrecordedTimer() { unrecordedTimers += 1 }

    /// Takes the last event back, as if it had not been.
    public func removeLast() {
        if let last = events.popLast() { bytes -= last.what.estimatedBytes }
    }

    /// Whether something that was recorded from an index on has no place.
    public func hasPlaceless(_ kinds: Set<TraceEvent.Kind>, from first: Int) -> Bool {
        (first..<events.count).contains {
            events[$0].location == nil && kinds.contains(events[$0].kind)
        }
    }

    /// Fills in the place, where the engine could not tell it.
    public func setLocation(_ location: SourceLocation, at index: Int) {
        events[index].location = location
    }

    /// Fills in what a call gave back, once it is known.
    public func setResult(_ result: TraceValue, at index: Int?) {
        change(index) { what in
            guard case .call(var call) = what else { return }
            call.result = result
            what = .call(call)
        }
    }

    /// Fills in what became of a callback.
    public func setOutcome(_ outcome: CallbackOutcome, at index: Int?) {
        change(index) { what in
            guard case .callback(var callback) = what else { return }
            callback.outcome = outcome
            what = .callback(callback)
        }
    }

    /// Fills in what became of a request.
    public func setOutcome(_ outcome: NetworkOutcome, at index: Int?) {
        change(index) { what in
            guard case .network(var exchange) = what else { return }
            exchange.outcome = outcome
            what = .network(exchange)
        }
    }

    /// Fills in what a user would notice of an action: whether anything heard it, and whether the
    /// element has a name.
    public func setNotice(isHeard: Bool, hasName: Bool, at index: Int?) {
        change(index) { what in
            guard case .user(var act) = what else { return }
            act.isHeard = isHeard
            act.hasName = hasName
            what = .user(act)
        }
    }

    private func change(_ index: Int?, _ change: (inout TraceEvent.What) -> Void) {
        guard let index else { return }
        bytes -= events[index].what.estimatedBytes
        change(&events[index].what)
        bytes += events[index].what.estimatedBytes
    }
}
