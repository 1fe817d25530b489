internal import JSONDocuments

/// Counts what happens in a stay in the engine, so that a place in a run has a number.
struct RunCounts {
    /// Which stay it is, from 1.
    private(set) var entry = 0
    /// Exceptions so far.
    private(set) var exceptions = 0
    /// Calls of functions with a breakpoint so far.
    private(set) var functions: [CodeUnits: Int] = [:]
    /// Calls under way at the last pause.
    private(set) var depth = 0
    private var passes: [DebugPlace: Int] = [:]
    private var passesSinceStop: [DebugPlace: Int] = [:]
    private var statements: [DebugPlace: Int] = [:]
    /// In which stay a breakpoint was set; 0 if before anything of its script ran.
    private var armed: [DebugPlace: Int] = [:]

    mutating func begin(_ number: Int) {
        entry = number
        exceptions = 0
        functions = [:]
        passes = [:]
        statements = [:]
    }

    mutating func arm(_ place: DebugPlace, isBeforeScript: Bool) {
        if armed[place] == nil { armed[place] = isBeforeScript ? 0 : entry }
    }

    mutating func disarm(_ place: DebugPlace) { armed[place] = nil }

    /// Places that were counted for an itinerary are so no longer, but for the one where it ended.
    mutating func forgetPlaces(but target: RunPoint) {
        armed = [:]
        if target.moves.isEmpty, target.entry == entry,
            case .pass(let place, let count) = target.base
        {
            passes[place] = count
            armed[place] = 0
        }
    }

    /// A script stands still.
    mutating func note(_ pause: DebugPause, _ scripts: DebugScripts) {
        depth = pause.depth
        if pause.reason == "exception" {
            exceptions += 1
            return
        }
        if let name = pause.function { functions[name, default: 0] += 1 }
        guard let place = pause.place else { return }
        if pause.reason == "DebuggerStatement" { statements[place, default: 0] += 1 }
        guard scripts.isArmed(place) else { return }
        passes[place, default: 0] += 1
        passesSinceStop[place, default: 0] += 1
    }

    /// The engine passed by a place that is counted.
    mutating func note(_ place: DebugPlace) { passes[place, default: 0] += 1 }

    /// A person heard of it.
    mutating func stopped() { passesSinceStop = [:] }

    /// How often a place was reached in this stay.
    func passes(of place: DebugPlace) -> Int { passes[place] ?? 0 }

    /// Where in the run a breakpoint was reached just now.
    func point(at place: DebugPlace, after last: DebugStop?) -> RunPoint? {
        if let since = armed[place], since < entry {
            return RunPoint(entry: entry, .pass(place, passes(of: place)))
        }
        // It was set in the middle of the stay: what went before was not counted.
        guard let point = last?.point else { return nil }
        var moved = point.then(.reach(place, passesSinceStop[place] ?? 1))
        if point.moves.isEmpty { moved.entry = point.entry }
        return moved
    }

    /// Where in the run a `debugger` statement was reached just now.
    func pointOfStatement(at place: DebugPlace, after last: DebugStop?) -> RunPoint? {
        RunPoint(entry: entry, .pass(place, max(1, statements[place] ?? 1)))
    }
}
