internal import JSONDocuments
internal import ScriptEngine

/// The way to a place in a run that was there before.
final class Itinerary {
    /// Where it leads.
    let target: RunPoint
    /// What the stop there is.
    let reason: DebugStop.Reason
    /// Places at which breakpoints are needed on the way, from here.
    private(set) var places: [DebugPlace]
    /// What else is needed on the way.
    let ownFilters: PortalDebugger.Filters
    /// The same, with what is counted on the way to where it begins.
    var filters: PortalDebugger.Filters
    /// Why it did not lead there.
    private(set) var problem: String?
    /// Whether it has come to where its own steps begin.
    private(set) var isAtBase = false
    private var moves: [RunPoint.Move]
    private var passes = 0
    private var isInEntry = false
    /// Passes that the engine leaves out.
    private var skipped = 0

    init(to target: RunPoint, as reason: DebugStop.Reason) {
        self.target = target
        self.reason = reason
        moves = target.moves
        var places: [DebugPlace] = []
        var filters = PortalDebugger.Filters()
        switch target.base {
        case .pass(let place, _): places.append(place)
        case .exception: filters.allExceptions = true
        case .function(let name, _): filters.functionBreakpoints = [.init(id: 0, name: name)]
        case .first, .event: break
        }
        self.places = places
        ownFilters = filters
        self.filters = filters
    }

    func willEnter(_ number: Int, _ debugger: PortalDebugger) {
        if isAtBase { return }
        isInEntry = number == target.entry
        skipPasses(debugger)
        if isInEntry, target.base == .first { debugger.stopSoon(.entry, at: nil) }
    }

    /// What is passed by on the way is not stopped at one by one.
    func skipPasses(_ debugger: PortalDebugger) {
        guard isInEntry, !isAtBase, skipped == 0, case .pass(let place, let count) = target.base,
            debugger.counts.passes(of: place) == 0, !debugger.isHitCounted(place)
        else { return }
        skipped = debugger.scripts.skip(place, count - 1) ? count - 1 : 0
    }

    /// An event was written into the trace.
    func recorded(_ sequence: Int, _ debugger: PortalDebugger) {
        if !isAtBase, target.base == .event(sequence) { debugger.stopSoon(.goTo, at: nil) }
    }

    /// How the script goes on at a pause; nil if this is the place.
    func next(at pause: DebugPause, _ debugger: PortalDebugger) -> Resumption? {
        if !isAtBase {
            guard isBase(pause, debugger) else { return .resume }
            isAtBase = true
            if !moves.isEmpty { debugger.stopCounting(for: self) }
            return proceed(debugger)
        }
        if case .reach(let place, let count) = moves.first {
            guard pause.place == place else { return .resume }
            passes += 1
            guard passes >= count else { return .resume }
        }
        moves.removeFirst()
        return proceed(debugger)
    }

    private func proceed(_ debugger: PortalDebugger) -> Resumption? {
        passes = 0
        switch moves.first {
        case nil: return nil
        case .step(let resumption): return resumption
        case .reach(let place, _):
            // Only now: until here it may have been passed by a thousand times.
            if !places.contains(place) { places.append(place) }
            debugger.scripts.stopAt(place)
            return .resume
        }
    }

    private func isBase(_ pause: DebugPause, _ debugger: PortalDebugger) -> Bool {
        switch target.base {
        case .first, .event:
            debugger.wanted != nil && pause.place != nil && pause.reason != "exception"
        case .pass(let place, let count):
            isInEntry && pause.place == place
                && debugger.counts.passes(of: place) + skipped == count
        case .exception(let count):
            isInEntry && pause.reason == "exception" && debugger.counts.exceptions == count
        case .function(let name, let count):
            isInEntry && pause.function == name && debugger.counts.functions[name] == count
        }
    }
}
