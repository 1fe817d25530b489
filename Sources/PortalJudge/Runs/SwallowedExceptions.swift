internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What a portal threw and caught in a callback of the app that then did nothing: heard by running it once more with the
/// engine's inspector, which changes nothing in the run.
struct SwallowedExceptions {
    /// A callback that nothing came of.
    private struct Silent {
        var sequence: Int
        var callback: TraceEvent.Callback
    }

    /// What went wrong in the callbacks of a run that show nothing; empty where something is shown, where nothing is
    /// caught, and where the engine has no inspector.
    static func findings(
        _ scripts: [PortalScript], _ options: RunOptions, _ run: RunResult
    ) -> [Finding] {
        let silent = silent(run)
        // A real network would be asked everything twice.
        guard !silent.isEmpty, run.abandonment == nil, options.network.allowed.isEmpty,
            PortalDebugger.problem == nil,
            run.scripts.contains(where: { $0.source.contains("catch") })
        else { return [] }
        let listener = Listener()
        let debugger = PortalDebugger()
        debugger.client = listener
        var filters = PortalDebugger.Filters()
        filters.allExceptions = true
        debugger.set(filters)
        let host = PortalHost(debugger: debugger)
        defer { host.close() }
        var options = options
        options.takesSnapshots = false
        options.listsFunctions = false
        let again = host.trace(scripts, options)
        // It is the same run; one that is not says nothing of this one.
        guard again.events.count == run.events.count else { return [] }
        var said: Set<[CodeUnits]> = []
        return listener.caught.compactMap { caught in
            guard let silent = silent.first(where: { $0.sequence == caught.callback }) else {
                return nil
            }
            let name = TraceValue.oneLine(silent.callback.name.shortened(to: 40))
            guard said.insert([CodeUnits(name), CodeUnits("\(caught.place)")]).inserted else {
                return nil
            }
            let payload = TraceValue.oneLine((silent.callback.payload ?? "").shortened(to: 100))
            return Finding(
                ExceptionsMustNotBeSwallowed.swallowed,
                "\(name) does nothing that shows, because it catches what it throws and says nothing of it: "
                    + TraceValue.oneLine(caught.words.shortened(to: 130)),
                at: SourceLocation(
                    file: caught.place.file, line: caught.place.line, column: caught.place.column),
                notes: [Finding.Note("\(name) was called with '\(payload)'")],
                evidence: [silent.sequence])
        }
    }

    /// The callbacks that returned, and after which nothing was seen until the next one.
    private static func silent(_ run: RunResult) -> [Silent] {
        guard run.state == run.stateBeforeCallback else { return [] }
        let events = run.events
        let callbacks = events.indices.filter { events[$0].kind == .callback }
        return callbacks.enumerated().compactMap { order, index -> Silent? in
            guard let callback = events[index].callback, callback.outcome == .returned else {
                return nil
            }
            let isActivation = callback.property.hasSuffix(PortalObject.activationCallbackProperty)
            let isUnchanged =
                isActivation
                ? run.shownAfterActivation == run.shownBeforeCallback
                : run.shown == run.shownAfterActivation
            let next = order + 1 < callbacks.count ? callbacks[order + 1] : events.count
            let isQuiet = events[(index + 1)..<next].allSatisfy { event in
                switch event.kind {
                case .call, .console, .exception, .rejection: false
                default: true
                }
            }
            guard isUnchanged, isQuiet else { return nil }
            return Silent(sequence: events[index].sequence, callback: callback)
        }
    }

    /// Hears of each exception that something catches.
    private final class Listener: DebuggerClient {
        struct Caught {
            var words: String
            var place: DebugPlace
            /// The callback that was called last.
            var callback: Int
        }

        private(set) var caught: [Caught] = []
        private static let most = 20

        func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction {
            guard stop.reason == .exception, caught.count < Self.most,
                let place = stop.place, let callback = debugger.lastCallback
            else { return .go }
            let words = stop.exception?["description"]?.string ?? stop.exception?["value"]?.string
            caught.append(
                Caught(words: words ?? "a value", place: place, callback: callback))
            return .go
        }

        func debuggerMayAct(_ debugger: PortalDebugger) {}
        func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {}
        func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {}
        func breakpointKey(of scriptName: String) -> String { scriptName }
    }
}
