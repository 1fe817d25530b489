/// The last stop before a place.
final class HitSearch: SilentClient {
    private let end: RunPoint
    private(set) var last: RunSearch.Goal?
    private(set) var hasArrived = false
    private var counted: Set<DebugPlace> = []
    private weak var original: PortalDebugger?

    private let includesEnd: Bool

    init(end: RunPoint, includesEnd: Bool) {
        self.end = end
        self.includesEnd = includesEnd
    }

    func arm(_ debugger: PortalDebugger, like original: PortalDebugger) {
        self.original = original
        debugger.set(original.filters)
        let all = original.allBreakpoints
        for (key, list) in all {
            var others: [DebugBreakpoint] = []
            for breakpoint in list where breakpoint.logMessage == nil {
                if let place = breakpoint.place, breakpoint.condition == nil,
                    breakpoint.hitCount == nil, breakpoint.reason == nil, place.column > 1,
                    breakpoint.others.isEmpty
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
        if isBehind(debugger) { return arrive(debugger) }
        if point == end {
            if includesEnd, counted.contains(place) { last = (point, .breakpoint) }
            arrive(debugger)
        } else if counted.contains(place) {
            last = (point, .breakpoint)
        }
    }

    /// Whether the search ends with the beginning of a task that has begun.
    private func isBehind(_ debugger: PortalDebugger) -> Bool {
        end.base == .first && debugger.counts.entry >= end.entry
    }

    private func arrive(_ debugger: PortalDebugger) {
        hasArrived = true
        debugger.abandon()
    }

    override func debuggerStopped(
        _ debugger: PortalDebugger, _ stop: DebugStop
    ) -> DebugAction {
        guard stop.point != end, !isBehind(debugger) else {
            if includesEnd, let point = stop.point, point == end { last = (point, stop.reason) }
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
