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
