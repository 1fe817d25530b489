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
