internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What a portal threw and caught in a callback of the app that then did nothing, or where nothing led to the app: heard
/// by running it once more with the engine's inspector, which changes nothing in the run.
struct SwallowedExceptions {
    /// Those of the callbacks of a run that show nothing; empty where something is shown, where nothing is caught, and
    /// where the engine has no inspector.
    static func of(
        _ run: RunResult, _ scripts: [PortalScript], _ options: RunOptions
    ) -> [TraceRecord.State.Swallowed] {
        of(run, options) { host, options in host.trace(scripts, options) }
    }

    /// Those of a run in which what was done led to nothing in the app: they may be why. Libraries try out what
    /// there is as they are loaded, so that only what comes after is listened to.
    static func inDeadEnd(
        _ run: RunResult, _ scripts: [PortalScript], _ options: RunOptions
    ) -> [TraceRecord.State.Swallowed] {
        guard !run.hasCalls, !(options.calls.isEmpty && options.actions.isEmpty),
            run.end.isRegular, !run.events.contains(where: { $0.kind == .exception }),
            canListen(run, options)
        else { return [] }
        let (again, caught) = listen(options) { host, options in host.trace(scripts, options) }
        return again.events.count == run.events.count ? caught : []
    }

    /// - Parameter trace: Makes the same run again.
    static func of(
        _ run: RunResult, _ options: RunOptions, again trace: (PortalHost, RunOptions) -> RunResult
    ) -> [TraceRecord.State.Swallowed] {
        let silent = silent(run)
        guard !silent.isEmpty, canListen(run, options) else { return [] }
        var options = options
        options.watchedNames = options.watchedNames ?? globals(run, options, trace)
        let (again, caught) = listen(options, trace)
        // It is the same run; one that is not says nothing of this one. What the portal keeps in a variable shows.
        guard again.events.count == run.events.count, again.state == again.stateBeforeCallback
        else { return [] }
        return caught.filter { $0.callback.map(silent.contains) ?? false }
    }

    /// Whether a run can be made again, and has something that may be caught.
    private static func canListen(_ run: RunResult, _ options: RunOptions) -> Bool {
        // A real network would be asked everything twice.
        run.abandonment == nil && options.isRepeatable && PortalDebugger.problem == nil
            && run.scripts.contains { $0.mentions("catch") }
    }

    private static func listen(
        _ options: RunOptions, _ trace: (PortalHost, RunOptions) -> RunResult
    ) -> (run: RunResult, caught: [TraceRecord.State.Swallowed]) {
        var options = options
        options.takesSnapshots = false
        options.listsFunctions = false
        let listener = Listener()
        let debugger = PortalDebugger()
        debugger.client = listener
        var filters = PortalDebugger.Filters()
        filters.allExceptions = true
        debugger.set(filters)
        let host = PortalHost(debugger: debugger)
        defer { host.close() }
        return (trace(host, options), listener.caught)
    }

    /// The names that the portal has in the global scope at the end; a run that did not list them is made again.
    private static func globals(
        _ run: RunResult, _ options: RunOptions, _ trace: (PortalHost, RunOptions) -> RunResult
    ) -> [String] {
        var run = run
        if !options.listsFunctions {
            var options = options
            options.listsFunctions = true
            let host = PortalHost()
            defer { host.close() }
            run = trace(host, options)
        }
        return run.addedGlobals + PortalSession.names(declaredBy: run.scripts)
    }

    /// The sequence numbers of the callbacks that returned, and after which nothing was seen until the next one.
    private static func silent(_ run: RunResult) -> Set<Int> {
        guard run.state == run.stateBeforeCallback else { return [] }
        let events = run.events
        let callbacks = events.indices.filter { events[$0].kind == .callback }
        let sequences = callbacks.enumerated().compactMap { order, index -> Int? in
            guard let callback = events[index].callback, callback.outcome == .returned else {
                return nil
            }
            let isActivation = callback.property.hasSuffix(PortalObject.activationCallbackProperty)
            let isUnchanged =
                isActivation ? !run.showsAnswer : !run.showsMoreAfterAnswer
            let next = order + 1 < callbacks.count ? callbacks[order + 1] : events.count
            let isQuiet = events[(index + 1)..<next].allSatisfy { event in
                switch event.kind {
                case .call, .console, .exception, .rejection: false
                default: true
                }
            }
            guard isUnchanged, isQuiet else { return nil }
            return events[index].sequence
        }
        return Set(sequences)
    }

    /// Hears of each exception that something catches.
    private final class Listener: DebuggerClient {
        private(set) var caught: [TraceRecord.State.Swallowed] = []
        private static let most = 20

        func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction {
            guard stop.reason == .exception, caught.count < Self.most, let place = stop.place,
                debugger.session?.isLoaded == true || debugger.lastCallback != nil
            else { return .go }
            // What a portal throws itself may be its way of doing things; these are mistakes.
            guard let words = stop.exception?["description"]?.string,
                TraceEvent.Thrown.mistakes.contains(where: words.hasPrefix)
            else { return .go }
            caught.append(
                .init(
                    callback: debugger.lastCallback, words: words,
                    location: SourceLocation(
                        file: place.file, line: place.line, column: place.column)))
            return .go
        }

        func debuggerMayAct(_ debugger: PortalDebugger) {}
        func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {}
        func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {}
        func breakpointKey(of scriptName: String) -> String { scriptName }
    }
}
