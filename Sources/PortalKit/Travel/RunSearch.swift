internal import ScriptEngine

/// Finds earlier places of a run, by running it again on an engine of its own while it stands still.
package struct RunSearch {
    /// Why a place cannot be found, in words.
    package struct Problem: Error {
        package let words: String
    }

    /// Where to go, and what the stop there is.
    package typealias Goal = (point: RunPoint, reason: DebugStop.Reason)

    let debugger: PortalDebugger
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
        guard let end = try numbered(stop) else { return (try stepBefore(stop), .step) }
        var problem: Problem?
        do throws(Problem) {
            if let found = try stepped(to: stop, at: end) { return (found, .step) }
        } catch {
            problem = error
        }
        // Steps do not find the first statement of what the engine or the host calls, and get lost in what the host does.
        if let found = passBefore(stop, at: end) { return (found, .step) }
        if let problem, !callers(of: stop).isEmpty { throw problem }
        // The statement is the first of its task: the one before is the last of an earlier one.
        if let earlier = try entryBefore(end.entry),
            let last = try? self.trail(from: RunPoint(entry: earlier, .first), to: nil),
            let found = last.lastStep(notBelow: .max, from: nil)
        {
            return (found, .step)
        }
        if let found = passBeforeTask(end) { return (found, .step) }
        throw Problem(words: "this is the beginning of the run")
    }

    /// The statement before a stop in its task, found by steps; nil if there is none.
    private func stepped(to stop: DebugStop, at end: RunPoint) throws(Problem) -> RunPoint? {
        let first = RunPoint(entry: end.entry, .first)
        if case .pass(let place, let count) = end.base, count > 1 {
            let base = RunPoint(entry: end.entry, .pass(place, count - 1))
            let trail = try self.trail(from: base, to: end)
            if let found = trail.lastStep(notBelow: stop.frames.depth, from: base) { return found }
        }
        return try self.trail(from: first, to: end).lastStep(
            notBelow: stop.frames.depth, from: nil)
    }

    /// The stop before a stop: the last breakpoint or exception on the way; the beginning of the run
    /// if there was none.
    package func hitBefore(_ stop: DebugStop) throws(Problem) -> Goal {
        // From where nothing is counted, the search ends at the last place where something was.
        let numbered = try numbered(stop)
        guard var end = numbered ?? stop.point else { throw Self.lost }
        end.moves = []
        let search = HitSearch(end: end, includesEnd: numbered == nil)
        let other = copy(client: search)
        search.arm(other, like: debugger)
        run(other)
        guard search.hasArrived || end.base == .first else { throw Self.lost(other) }
        let beginning = RunPoint(entry: 1, .first)
        if search.last == nil, case .entry = stop.reason {
            throw Problem(words: "this is the beginning of the run")
        }
        return search.last ?? (beginning, .entry)
    }

    // MARK: - Steps of a search

    static let lost = Problem(
        words: "the run did not come by this place again: something in it is not the same each time"
    )

    /// Why a run did not come by a place.
    static func lost(_ other: PortalDebugger) -> Problem {
        guard other.runLimit == .timeLimit else { return lost }
        return Problem(
            words:
                "running the same again takes longer than the time limit, as it is slower with breakpoints on "
                + "the way; --time-limit sets another")
    }

    /// The step before a place that is not counted, such as the end of a function: all that is known
    /// of it is the steps that led there.
    private func stepBefore(_ stop: DebugStop) throws(Problem) -> RunPoint {
        guard let point = stop.point, !point.moves.isEmpty else { throw Self.lost }
        var base = point
        base.moves = []
        guard point.moves.allSatisfy({ $0 == .step(.into) }) else {
            return RunPoint(entry: point.entry, point.base, moves: point.moves.dropLast())
        }
        let trail = TrailSearch(end: nil, entry: base.entry, most: point.moves.count)
        let other = copy(client: trail)
        other.travel(to: base, as: .step)
        run(other)
        guard
            let found = trail.lastStep(
                notBelow: stop.frames.depth, from: base.base == .first ? nil : base)
        else { throw Self.lost(other) }
        return found
    }

    /// The place of a stop as one that can be counted up to; nil where the engine does not count.
    func numbered(_ stop: DebugStop) throws(Problem) -> RunPoint? {
        guard let point = stop.point else {
            throw Problem(
                words: stop.reason == .pause
                    ? "where a stop by hand falls depends on the computer: set a breakpoint, and go back from "
                        + "there"
                    : "a breakpoint had the script stop on the way to this place, which has no number "
                        + "therefore: set a breakpoint here, and go back from there")
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
        guard let found = counting.found else { throw Self.lost(other) }
        if case .pass(_, 0) = found.base { return nil }
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
        guard trail.hasArrived || end == nil else { throw Self.lost(other) }
        return trail
    }

    private func entryBefore(_ entry: Int) throws(Problem) -> Int? {
        let search = EntrySearch(end: entry)
        let other = copy(client: search)
        other.stopsAtEntries = true
        run(other)
        return search.last
    }

    func copy(client: any DebuggerClient) -> PortalDebugger {
        let other = PortalDebugger(maps: debugger.maps.copy)
        other.client = client
        return other
    }

    func run(_ other: PortalDebugger) {
        let host = PortalHost(debugger: other)
        defer { host.close() }
        play(host)
    }
}
