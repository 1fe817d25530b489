internal import ScriptEngine

/// The last of some places that a run passes by before another one. The engine counts them without a stop, so that nothing is
/// stepped through: a step does not find the beginning of a function that the engine or the host calls.
final class PassSearch: SilentClient {
    private let end: RunPoint
    private let places: Set<DebugPlace>
    /// Whether only the task at the end counts.
    private let isWithinTask: Bool
    private(set) var last: RunPoint?
    private(set) var hasArrived = false

    init(_ places: [DebugPlace], before end: RunPoint, isWithinTask: Bool) {
        self.places = Set(places)
        self.end = end
        self.isWithinTask = isWithinTask
    }

    /// Has the places counted.
    func arm(_ debugger: PortalDebugger) {
        for place in places.sorted(by: { $0.isBefore($1) }) { debugger.count(place) }
        if case .pass(let place, _) = end.base, !places.contains(place) { debugger.count(place) }
    }

    override func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace) {
        let entry = debugger.counts.entry
        let point = RunPoint(entry: entry, .pass(place, debugger.counts.passes(of: place)))
        if entry > end.entry || point == end {
            hasArrived = point == end
            return debugger.abandon()
        }
        if places.contains(place), !isWithinTask || entry == end.entry { last = point }
    }
}

extension RunSearch {
    /// More places are not counted.
    private static let mostPlaces = 20_000

    /// The statement before a stop, in its own function or in one of those that called it: the last of theirs that was passed.
    func passBefore(_ stop: DebugStop, at end: RunPoint) -> RunPoint? {
        guard case .pass = end.base, let frame = stop.frames.first, let place = frame.place,
            let script = debugger.scripts.script(frame.scriptID)
        else { return nil }
        let own = debugger.scripts.places(besides: place, in: script)
        var places: [DebugPlace] = []
        // Of a function that calls itself it is not known which call it was; an async function is on the stack twice.
        if stop.frames.count(where: { $0.isOfFunction(of: frame) }) <= (own.waits ? 2 : 1) {
            places = own.places
        }
        for caller in callers(of: stop) {
            guard let there = caller.place, let other = debugger.scripts.script(caller.scriptID)
            else { continue }
            places +=
                debugger.scripts.position(around: there.line, there.column, in: other).map { [$0] }
                ?? []
        }
        return lastPass(of: places, before: end, isWithinTask: !own.waits)
    }

    /// The functions of the portal's that led to a stop, without its own.
    func callers(of stop: DebugStop) -> [DebugFrame] {
        guard let own = stop.frames.first else { return [] }
        return stop.frames.dropFirst().filter {
            !$0.isOfHost && $0.place != nil && !$0.isOfFunction(of: own)
        }
    }

    /// The last statement of the portal's before a task.
    func passBeforeTask(_ end: RunPoint) -> RunPoint? {
        let places = debugger.scripts.all.filter { !$0.isOfHost }
            .flatMap { debugger.scripts.positions(of: $0) }
        return lastPass(of: places, before: end, isWithinTask: false)
    }

    private func lastPass(
        of places: [DebugPlace], before end: RunPoint, isWithinTask: Bool
    ) -> RunPoint? {
        guard !places.isEmpty, places.count <= Self.mostPlaces else { return nil }
        let search = PassSearch(places, before: end, isWithinTask: isWithinTask)
        let other = copy(client: search)
        search.arm(other)
        run(other)
        return search.hasArrived ? search.last : nil
    }
}

extension DebugScripts {
    /// The places of the function that a place is in, but for those of functions in it, and whether it waits for promises.
    func places(
        besides place: DebugPlace, in script: DebugScript
    ) -> (places: [DebugPlace], waits: Bool) {
        guard let text = text(of: script.id) else { return ([], false) }
        let outline = CoverageOutline(text)
        var starts = [0]
        for (index, unit) in text.utf16.enumerated() where unit == 0x0A { starts.append(index + 1) }
        func offset(_ place: DebugPlace) -> Int? {
            let line = place.line - script.start.line
            guard starts.indices.contains(line) else { return nil }
            return starts[line] + place.column - (line == 0 ? script.start.column : 1)
        }
        guard let own = offset(place) else { return ([], false) }
        let function = outline.function(at: own)
        let places = positions(of: script).filter { other in
            offset(other).map { outline.function(at: $0) == function } ?? false
        }
        let waits = places.contains { other in
            offset(other).map(outline.isBehindAwait) ?? false
        }
        return (places, waits)
    }
}
