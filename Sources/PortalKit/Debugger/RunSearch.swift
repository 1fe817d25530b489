internal import ScriptEngine

/// Finds earlier places of a run, by running it again on an engine of its own while it stands still.
package struct RunSearch {
    /// Why a place cannot be found, in words.
    package struct Problem: Error {
        package let words: String
    }

    /// Where to go, and what the stop there is.
    package typealias Goal = (point: RunPoint, reason: DebugStop.Reason)

    private let debugger: PortalDebugger
    private let play: (PortalHost) -> Void

    /// - Parameters:
    ///   - debugger: Whose run stands still.
    ///   - play: Runs the same once more.
    package init<Outcome>(_ debugger: PortalDebugger, play: @escaping (PortalHost) -> Outcome) {
        self.debugger = debugger
        self.play = { _ = play($0) }
    }

    /// The statement before a stop: the last one that is in no deeper call.
    package func before(_ stop: DebugStop) throws(Problem) -> Goal {
        let end = try numbered(stop)
        let first = RunPoint(entry: end.entry, .first)
        if case .pass(let place, let count) = end.base, count > 1 {
            let base = RunPoint(entry: end.entry, .pass(place, count - 1))
            let trail = try self.trail(from: base, to: end)
            if let found = trail.lastStep(notBelow: stop.frames.count, from: base) {
                return (found, .step)
            }
        }
        let trail = try self.trail(from: first, to: end)
        if let found = trail.lastStep(notBelow: stop.frames.count, from: nil) {
            return (found, .step)
        }
        // The statement is the first of its task: the one before is the last of an earlier one.
        guard let earlier = try entryBefore(end.entry) else {
            throw Problem(words: "this is the beginning of the run")
        }
        let last = try self.trail(from: RunPoint(entry: earlier, .first), to: nil)
        guard let found = last.lastStep(notBelow: .max, from: nil) else {
            throw Problem(words: "this is the beginning of the run")
        }
        return (found, .step)
    }

    /// The stop before a stop: the last breakpoint or exception on the way; the beginning of the run
    /// if there was none.
    package func hitBefore(_ stop: DebugStop) throws(Problem) -> Goal {
        let end = try numbered(stop)
        let search = HitSearch(end: end)
        let other = copy(client: search)
        search.arm(other, like: debugger)
        run(other)
        guard search.hasArrived else { throw Self.lost }
        return search.last ?? (RunPoint(entry: 1, .first), .entry)
    }

    // MARK: - Steps of a search

    private static let uncounted = Problem(
        words: "this place cannot be counted up to: step on, and go back from there")

    private static let lost = Problem(
        words: "the run did not come by this place again: something in it is not the same each time"
    )

    /// The place of a stop as one that can be counted up to.
    private func numbered(_ stop: DebugStop) throws(Problem) -> RunPoint {
        guard let point = stop.point else {
            throw Problem(
                words:
                    "where a stop by hand falls depends on the computer: set a breakpoint, and go "
                    + "back from there")
        }
        guard let place = stop.place else { return point }
        if point.moves.isEmpty {
            switch point.base {
            case .pass, .exception: return point
            default: break
            }
        }
        let counting = CountSearch(place: place)
        let other = copy(client: counting)
        other.travel(to: point, as: .step)
        other.count(place)
        run(other)
        guard let found = counting.found else { throw Self.lost }
        if case .pass(_, 0) = found.base { throw Self.uncounted }
        return found
    }

    private func trail(from base: RunPoint, to end: RunPoint?) throws(Problem) -> TrailSearch {
        let trail = TrailSearch(end: end, entry: end?.entry ?? base.entry)
        let other = copy(client: trail)
        other.travel(to: base, as: .step)
        if case .pass(let place, _) = end?.base { other.count(place) }
        if case .exception = end?.base {
            var filters = PortalDebugger.Filters()
            filters.allExceptions = true
            other.set(filters)
        }
        run(other)
        if trail.isTooLong {
            throw Problem(
                words:
                    "more than \(TrailSearch.mostSteps) statements lie between: set a breakpoint "
                    + "closer by, and go back to that")
        }
        guard trail.hasArrived || end == nil else { throw Self.lost }
        return trail
    }

    private func entryBefore(_ entry: Int) throws(Problem) -> Int? {
        let search = EntrySearch(end: entry)
        let other = copy(client: search)
        other.stopsAtEntries = true
        run(other)
        return search.last
    }

    private func copy(client: any DebuggerClient) -> PortalDebugger {
        let other = PortalDebugger()
        other.client = client
        return other
    }

    private func run(_ other: PortalDebugger) {
        let host = PortalHost(debugger: other)
        defer { host.close() }
        play(host)
    }
}

/// A client that nothing is told but stops.
class SilentClient: DebuggerClient {
    func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction { .go }
    func debuggerMayAct(_ debugger: PortalDebugger) {}
    func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {}
    func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {}
    func breakpointKey(of scriptName: String) -> String { scriptName }
    func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace) {}
}

/// Counts how often a place was reached when the run comes to a stop.
final class CountSearch: SilentClient {
    private let place: DebugPlace
    private(set) var found: RunPoint?

    init(place: DebugPlace) { self.place = place }

    override func debuggerStopped(
        _ debugger: PortalDebugger, _ stop: DebugStop
    ) -> DebugAction {
        if stop.place == place, stop.point != nil {
            found = RunPoint(
                entry: debugger.counts.entry, .pass(place, debugger.counts.passes(of: place)))
        }
        return .abandon
    }
}

/// Writes down each statement from one place to another.
final class TrailSearch: SilentClient {
    static let mostSteps = 50_000

    private let end: RunPoint?
    private let entry: Int
    private var steps: [(place: DebugPlace, depth: Int, isPosition: Bool)] = []
    private(set) var hasArrived = false
    private(set) var isTooLong = false

    init(end: RunPoint?, entry: Int) {
        self.end = end
        self.entry = entry
    }

    override func debuggerStopped(
        _ debugger: PortalDebugger, _ stop: DebugStop
    ) -> DebugAction {
        guard debugger.counts.entry == entry, let place = stop.place else { return .abandon }
        switch end?.base {
        case .pass(let target, let count)
        where place == target && debugger.counts.passes(of: target) >= count:
            hasArrived = true
            return .abandon
        case .exception(let count) where stop.reason == .exception:
            if debugger.counts.exceptions >= count {
                hasArrived = true
                return .abandon
            }
            return .stepInto
        default: break
        }
        guard steps.count < Self.mostSteps else {
            isTooLong = true
            return .abandon
        }
        steps.append((place, stop.frames.count, debugger.scripts.isPosition(place)))
        return .stepInto
    }

    /// The last statement at a depth of calls or above.
    ///
    /// - Parameter base: Where the trail began; nil for the beginning of a task.
    func lastStep(notBelow depth: Int, from base: RunPoint?) -> RunPoint? {
        guard let index = steps.lastIndex(where: { $0.depth <= depth }) else { return nil }
        let place = steps[index].place
        guard steps[index].isPosition else {
            let moves = [RunPoint.Move](repeating: .step(.into), count: index)
            return RunPoint(entry: entry, base?.base ?? .first, moves: moves)
        }
        guard let base else {
            let count = steps[...index].count { $0.place == place }
            return RunPoint(entry: entry, .pass(place, count))
        }
        if index == 0 { return base }
        return base.then(.reach(place, steps[1...index].count { $0.place == place }))
    }
}

/// The last task with a statement of the portal's before another one.
final class EntrySearch: SilentClient {
    private let end: Int
    private(set) var last: Int?

    init(end: Int) { self.end = end }

    override func debuggerStopped(
        _ debugger: PortalDebugger, _ stop: DebugStop
    ) -> DebugAction {
        guard debugger.counts.entry < end else { return .abandon }
        last = debugger.counts.entry
        return .go
    }
}

/// The last stop before a place.
final class HitSearch: SilentClient {
    private let end: RunPoint
    private(set) var last: RunSearch.Goal?
    private(set) var hasArrived = false
    private var counted: Set<DebugPlace> = []
    private weak var original: PortalDebugger?

    init(end: RunPoint) { self.end = end }

    func arm(_ debugger: PortalDebugger, like original: PortalDebugger) {
        self.original = original
        debugger.set(original.filters)
        let all = original.allBreakpoints
        for (key, list) in all {
            var others: [DebugBreakpoint] = []
            for breakpoint in list where breakpoint.logMessage == nil {
                if let place = breakpoint.place, breakpoint.condition == nil,
                    breakpoint.hitCount == nil, breakpoint.reason == nil, place.column > 1
                {
                    counted.insert(place)
                    debugger.count(place)
                } else {
                    others.append(breakpoint)
                }
            }
            debugger.set(others.map(\.unplaced), for: key)
        }
        if case .pass(let place, _) = end.base { debugger.count(place) }
    }

    override func breakpointKey(of scriptName: String) -> String {
        original?.client?.breakpointKey(of: scriptName) ?? scriptName
    }

    override func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace) {
        let point = RunPoint(
            entry: debugger.counts.entry, .pass(place, debugger.counts.passes(of: place)))
        if point == end {
            hasArrived = true
            debugger.abandon()
        } else if counted.contains(place) {
            last = (point, .breakpoint)
        }
    }

    override func debuggerStopped(
        _ debugger: PortalDebugger, _ stop: DebugStop
    ) -> DebugAction {
        guard stop.point != end else {
            hasArrived = true
            return .abandon
        }
        // The place where the search ends may stop it for another reason as well.
        if case .pass(let place, let count) = end.base, stop.place == place,
            debugger.counts.entry == end.entry, debugger.counts.passes(of: place) >= count
        {
            hasArrived = true
            return .abandon
        }
        if let point = stop.point { last = (point, stop.reason) }
        return .go
    }
}
