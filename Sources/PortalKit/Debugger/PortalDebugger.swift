package import JSONDocuments
internal import PortalTrace
package import ScriptEngine

/// Whom a debugger serves. Everything is called on the run's thread.
package protocol DebuggerClient: AnyObject {
    /// A script stands still, until this returns.
    func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction
    /// The run is getting on: between two tasks, or in the middle of a long script.
    func debuggerMayAct(_ debugger: PortalDebugger)
    /// A script was loaded; its breakpoints are set, and nothing of it has run.
    func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript)
    /// A log point was reached, or something went wrong in a condition.
    func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?)
    /// The name under which breakpoints of a script are kept.
    func breakpointKey(of scriptName: String) -> String
    /// A place that is counted was reached once more.
    func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace)
}

extension DebuggerClient {
    package func debuggerCounted(_ debugger: PortalDebugger, _ place: DebugPlace) {}
}

/// Leads the runs of one host as a person at a debugger says: breakpoints, steps, values.
///
/// It is given to a `PortalHost` when that is made, so that it is there before the first page.
package final class PortalDebugger {
    /// What is stopped at beside breakpoints.
    package struct Filters: Equatable, Sendable {
        /// Every exception of the portal's.
        package var allExceptions = false
        /// Exceptions that nothing of the portal catches.
        package var uncaughtExceptions = false
        /// Those of them that are thrown in a callback of the app.
        package var callbackExceptions = false
        /// The beginning of each callback.
        package var callbacks = false
        /// Each call into the app.
        package var calls = false
        /// Functions, by name.
        package var functions: [String] = []

        package init() {}

        var hasExceptions: Bool { allExceptions || uncaughtExceptions || callbackExceptions }
    }

    /// Whether each task of the run is stopped at its first statement.
    var stopsAtEntries = false
    /// Places that are counted and not stopped at.
    private var counters: [DebugPlace] = []
    /// Whom it serves.
    package weak var client: (any DebuggerClient)?
    /// What it looks for before it serves anybody; see `RunPoint`.
    var itinerary: Itinerary?
    /// The run's scripts.
    package let scripts = DebugScripts()
    /// The run that is under way.
    package internal(set) weak var session: PortalSession?
    /// The page in which a script stands still.
    private(set) var pausedContext: InspectedContext?
    /// Breakpoints, by the name that the client has for a script.
    private(set) var breakpoints: [String: [DebugBreakpoint]] = [:]
    /// What else stops a script.
    package private(set) var filters = Filters()
    private var hits: [Int: Int] = [:]
    /// Counts what happens in a stay in the engine.
    var counts = RunCounts()
    /// Whether the script is to be stopped at its next statement, and why.
    private(set) var wanted: DebugStop.Reason?
    private var wantedPoint: RunPoint?
    /// How the person had the script go on.
    private var step: DebugStep?
    private var lastStop: DebugStop?
    /// When a value was asked for that has not come yet.
    package private(set) var evaluationSince: ContinuousClock.Instant?
    /// Whether the run is of no interest any more.
    package private(set) var isAbandoned = false
    /// Scripts that were announced and have no breakpoints yet.
    private var unprepared: [(script: DebugScript, isNew: Bool, context: InspectedContext)] = []
    private var machine: ScriptVirtualMachine?
    private var entry: Int { counts.entry }

    package init() {}

    /// Why there is no debugger on this build of the engine; nil where there is one.
    package static var problem: String? { Inspector.problem }

    func attach(to machine: ScriptVirtualMachine) {
        self.machine = machine
        _ = machine.useInspector(self)
    }

    // MARK: - What stops a script

    /// Sets what is stopped at beside breakpoints.
    package func set(_ filters: Filters) {
        let before = self.filters
        self.filters = filters
        for context in scripts.contexts { apply(filters, instead: before, to: context) }
    }

    /// Sets the breakpoints of a script, in the place of those that it had.
    ///
    /// - Returns: The breakpoints, with where they stand.
    @discardableResult
    package func set(_ list: [DebugBreakpoint], for key: String) -> [DebugBreakpoint] {
        let before = breakpoints[key] ?? []
        // Those of the debugger itself stay.
        breakpoints[key] = list + before.filter { $0.reason != nil }
        for script in scripts.all where client?.breakpointKey(of: script.name) == key {
            resolve(key, in: script)
        }
        if !list.isEmpty { activate() }
        guard itinerary == nil else { return breakpoints[key] ?? [] }
        let places = Set(breakpoints[key]?.compactMap(\.place) ?? [])
        for place in before.compactMap(\.place) where !places.contains(place) {
            disarm(place)
        }
        arm(breakpoints[key]?.compactMap(\.place) ?? [])
        return breakpoints[key] ?? []
    }

    /// Adds a breakpoint of the debugger itself.
    package func add(_ breakpoint: DebugBreakpoint, for key: String) {
        breakpoints[key, default: []].append(breakpoint)
        activate()
    }

    /// The breakpoints of a script.
    package func breakpoints(of key: String) -> [DebugBreakpoint] { breakpoints[key] ?? [] }

    /// All breakpoints, by the names of their scripts.
    var allBreakpoints: [(key: String, list: [DebugBreakpoint])] {
        breakpoints.keys.sorted().map { ($0, breakpoints[$0] ?? []) }
    }

    /// Counts how often a place is reached, without a stop.
    func count(_ place: DebugPlace) {
        if !counters.contains(place) { counters.append(place) }
        activate()
    }

    private func resolve(_ key: String, in script: DebugScript) {
        for index in breakpoints[key]?.indices ?? 0..<0 {
            guard var breakpoint = breakpoints[key]?[index], breakpoint.place == nil else {
                continue
            }
            // Of the scripts of one file the one has it that has the line.
            guard script.hasLine(breakpoint.line) || script.endLine < breakpoint.line else {
                breakpoint.problem = "there is no code at this line"
                breakpoints[key]?[index] = breakpoint
                continue
            }
            if breakpoint.reason == nil {
                breakpoint.place = scripts.resolve(
                    line: breakpoint.line, column: breakpoint.column, in: script)
            } else {
                breakpoint.place = scripts.position(
                    around: breakpoint.line, breakpoint.column, in: script)
            }
            breakpoint.problem =
                breakpoint.place == nil ? "there is no code at this line or after it" : nil
            breakpoints[key]?[index] = breakpoint
        }
    }

    private func arm(_ places: [DebugPlace]) {
        let news = places.filter { !scripts.isArmed($0) }
        if !news.isEmpty { activate() }
        for place in news {
            scripts.arm(place)
            counts.arm(place, isBeforeScript: false)
        }
    }

    private func disarm(_ place: DebugPlace) {
        guard !breakpoints.values.joined().contains(where: { $0.place == place }) else { return }
        scripts.disarm(place)
        counts.disarm(place)
    }

    private var isActive = false

    /// Scripts are slower from here on, by far if they compute much.
    func activate() {
        guard !isActive else { return }
        isActive = true
        for context in scripts.contexts { activate(context) }
    }

    private func activate(_ context: InspectedContext) {
        attempt { () throws(InspectedContext.Refusal) in
            try context.ask("Debugger.setBreakpointsActive", ["active": true])
        }
    }

    private func apply(_ filters: Filters, instead before: Filters, to context: InspectedContext) {
        attempt { () throws(InspectedContext.Refusal) in
            if filters.hasExceptions != before.hasExceptions {
                try context.ask(
                    "Debugger.setPauseOnExceptions",
                    ["state": filters.hasExceptions ? "all" : "none"])
            }
            for name in before.functions where !filters.functions.contains(name) {
                try context.ask(
                    "Debugger.removeSymbolicBreakpoint",
                    ["symbol": .string(name), "caseSensitive": true, "isRegex": false])
            }
            for name in filters.functions where !before.functions.contains(name) {
                try context.ask(
                    "Debugger.addSymbolicBreakpoint",
                    ["symbol": .string(name), "caseSensitive": true, "isRegex": false])
            }
        }
        if filters.hasExceptions || !filters.functions.isEmpty { activate() }
    }

    private func attempt(_ work: () throws(InspectedContext.Refusal) -> Void) {
        do throws(InspectedContext.Refusal) {
            try work()
        } catch {
            client?.debuggerSaid(self, "the debugger: \(error)", at: nil)
        }
    }

    // MARK: - Leading

    /// Brings the script to a stop at its next statement.
    package func pause() { stopSoon(.pause, at: nil) }

    /// The next statement of the run is its first.
    package func stopAtEntry() { stopSoon(.entry, at: RunPoint(entry: max(1, entry), .first)) }

    func stopSoon(_ reason: DebugStop.Reason, at point: RunPoint?) {
        activate()
        wanted = reason
        wantedPoint = point
        scripts.contexts.forEach(stopSoon)
    }

    private func stopSoon(in context: InspectedContext) {
        // An earlier request may have been lost at the end of a task that had host scripts only, and
        // would have the engine pass over this one. It refuses where there was none.
        _ = try? context.ask("Debugger.resume")
        attempt { () throws(InspectedContext.Refusal) in try context.ask("Debugger.pause") }
    }

    /// Ends the run as soon as it can be: it is of no interest any more.
    package func abandon() {
        guard !isAbandoned else { return }
        isAbandoned = true
        itinerary = nil
        session?.stop = session?.stop ?? .traceLimit
        machine?.terminate()
    }

    /// Something was written into the trace.
    func recorded(_ event: TraceEvent) {
        guard !isAbandoned else { return }
        if let itinerary {
            itinerary.recorded(event.sequence, self)
            return
        }
        let point = RunPoint(entry: entry, .event(event.sequence))
        switch event.kind {
        case .callback where filters.callbacks && event.callback?.outcome == .running:
            stopSoon(.callback, at: point)
        case .call where filters.calls && event.to == .app, .set where filters.calls:
            stopSoon(.call, at: point)
        default: break
        }
    }

    // MARK: - Values

    /// Asks the page in which a script stands still.
    package func ask(
        _ method: String, _ parameters: JSONValue
    ) throws(InspectedContext.Refusal) -> JSONValue {
        guard let pausedContext else {
            throw InspectedContext.Refusal(description: "no script stands still")
        }
        evaluationSince = ContinuousClock.now
        defer { evaluationSince = nil }
        return try pausedContext.ask(method, parameters)
    }

    /// Evaluates an expression where a script stands still.
    ///
    /// - Returns: The engine's word for the value, and whether it was thrown.
    package func evaluate(
        _ expression: String, in frame: DebugFrame, group: String = "stop"
    ) throws(InspectedContext.Refusal) -> (value: JSONValue, wasThrown: Bool) {
        let reply = try ask(
            "Debugger.evaluateOnCallFrame",
            [
                "callFrameId": .string(frame.callFrameID), "expression": .string(expression),
                "objectGroup": .string(group), "includeCommandLineAPI": false,
                "doNotPauseOnExceptionsAndMuteConsole": true,
            ])
        return (reply["result"] ?? .null, reply["wasThrown"]?.bool ?? false)
    }
}

// MARK: - What the engine tells

extension PortalDebugger: InspectorDelegate {
    package func inspectorDidConnect(_ context: InspectedContext) {
        attempt { () throws(InspectedContext.Refusal) in try scripts.connect(context) }
        if isActive { activate(context) }
        let filters = itinerary?.filters ?? filters
        apply(filters, instead: Filters(), to: context)
        if wanted != nil { stopSoon(in: context) }
    }

    package func inspectorWillDisconnect(_ context: InspectedContext) {
        scripts.disconnect(context)
    }

    package func inspectorWillEnter(_ number: Int) {
        guard !isAbandoned else { return }
        prepare()
        counts.begin(number)
        if wanted != nil { scripts.contexts.forEach(stopSoon) }
        if let itinerary {
            itinerary.willEnter(number, self)
        } else if stopsAtEntries, wanted == nil {
            stopSoon(.entry, at: RunPoint(entry: number, .first))
        } else if let step, !step.waitsForPromise, wanted == nil {
            // The task that was stepped through is over: on with the next one.
            stopSoon(.step, at: RunPoint(entry: number, .first))
        }
    }

    package func inspectorMayAct() {
        if !isAbandoned { client?.debuggerMayAct(self) }
    }

    package func inspectorReceived(
        _ event: String, _ parameters: JSONValue, from context: InspectedContext
    ) {
        if event == "Debugger.playBreakpointActionSound" {
            let index = (parameters["breakpointActionId"]?.integer ?? 0) - 1
            guard !isAbandoned, counters.indices.contains(index) else { return }
            counts.note(counters[index])
            client?.debuggerCounted(self, counters[index])
            return
        }
        guard event == "Debugger.scriptParsed", !isAbandoned,
            let (script, isNew) = scripts.parsed(parameters, in: context), !script.isOfHost
        else { return }
        guard hasPlaces(in: script) else {
            if isNew { client?.debuggerLoaded(self, script) }
            return
        }
        // The engine knows the script's positions only after this event.
        unprepared.append((script, isNew, context))
        stopSoon(in: context)
    }

    private func hasPlaces(in script: DebugScript) -> Bool {
        if counters.contains(where: { $0.file == script.name }) { return true }
        if itinerary?.places.contains(where: { $0.file == script.name }) == true { return true }
        let key = client?.breakpointKey(of: script.name) ?? script.name
        return breakpoints[key]?.isEmpty == false
    }

    /// Sets breakpoints in the scripts that were announced, before anything of them runs.
    private func prepare() {
        let ready = unprepared
        unprepared = []
        for (script, isNew, context) in ready {
            let key = client?.breakpointKey(of: script.name) ?? script.name
            resolve(key, in: script)
            let places =
                itinerary.map { $0.places.filter { $0.file == script.name } }
                ?? breakpoints[key]?.compactMap(\.place) ?? []
            for place in places where script.hasLine(place.line) {
                scripts.arm(place, in: context)
                counts.arm(place, isBeforeScript: isNew)
            }
            let onTheWay = itinerary?.places ?? []
            for (index, place) in counters.enumerated()
            where place.file == script.name && script.hasLine(place.line)
                && !onTheWay.contains(place)
            {
                scripts.arm(place, in: context, counter: scripts.isCounted(place) ? index + 1 : nil)
                counts.arm(place, isBeforeScript: isNew)
            }
            if isNew { client?.debuggerLoaded(self, script) }
        }
    }

    package func inspectorPaused(
        _ context: InspectedContext, _ parameters: JSONValue
    ) -> Resumption {
        guard !isAbandoned, let client else { return .resume }
        pausedContext = context
        defer { pausedContext = nil }
        prepare()
        // The other pages do not stop at their next statement as well.
        if wanted != nil {
            for other in scripts.contexts where other !== context {
                // It was not about to stop, and refuses.
                _ = try? other.ask("Debugger.resume")
            }
        }
        let pause = DebugPause(parameters, scripts)
        counts.note(pause, scripts)
        if let itinerary {
            guard let resumption = itinerary.next(at: pause, self) else {
                return arrived(itinerary, pause, client)
            }
            return resumption
        }
        guard let stop = stop(at: pause) else { return silently() }
        return serve(stop, client)
    }

    /// Goes on after a pause that nobody is told of, as it went before.
    private func silently() -> Resumption {
        guard let step else { return .resume }
        return step.resumption(atDepth: counts.depth)
    }

    private func arrived(
        _ itinerary: Itinerary, _ pause: DebugPause, _ client: any DebuggerClient
    ) -> Resumption {
        self.itinerary = nil
        for place in itinerary.places { scripts.disarm(place) }
        let kept = filters
        filters = itinerary.filters
        set(kept)
        counts.forgetPlaces(but: itinerary.target)
        for (index, place) in counters.enumerated() where itinerary.places.contains(place) {
            for context in scripts.contexts {
                scripts.arm(place, in: context, counter: scripts.isCounted(place) ? index + 1 : nil)
            }
            counts.arm(place, isBeforeScript: true)
        }
        for key in breakpoints.keys.sorted() { arm(breakpoints[key]?.compactMap(\.place) ?? []) }
        var stop = DebugStop(reason: itinerary.reason, frames: pause.frames)
        stop.earlierFrames = pause.earlierFrames
        stop.exception = pause.exception
        stop.text = itinerary.problem
        stop.point = itinerary.problem == nil ? itinerary.target : nil
        if itinerary.target.moves.isEmpty { stop.point?.entry = entry }
        return serve(stop, client)
    }

    private func serve(_ stop: DebugStop, _ client: any DebuggerClient) -> Resumption {
        wanted = nil
        wantedPoint = nil
        step = nil
        lastStop = stop
        counts.stopped()
        let command = client.debuggerStopped(self, stop)
        guard command != .abandon, !isAbandoned else {
            abandon()
            return .resume
        }
        guard command != .go else { return .resume }
        step = DebugStep(
            command, from: stop,
            waitsForPromise: stop.frames.first.map(scripts.hasAwait) ?? false)
        return command.resumption
    }

    // MARK: - Why a script stands still

    /// What a pause is to a person; nil where nobody wants to know.
    private func stop(at pause: DebugPause) -> DebugStop? {
        var stop = DebugStop(reason: .step, frames: pause.frames)
        stop.earlierFrames = pause.earlierFrames
        if pause.reason == "exception" {
            guard isWanted(pause, &stop) else { return nil }
            stop.reason = .exception
            stop.exception = pause.exception
            stop.point = RunPoint(entry: entry, .exception(counts.exceptions))
            return stop
        }
        guard let place = pause.place else { return nil }
        let reached = reached(place, pause)
        if let first = reached.first {
            stop.reason = first.reason ?? .breakpoint
            stop.breakpoints = reached.map(\.id)
            stop.point = counts.point(at: place, after: lastStop)
            return stop
        }
        if pause.reason == "DebuggerStatement" {
            stop.reason = .debuggerStatement
            stop.point = counts.pointOfStatement(at: place, after: lastStop)
            return stop
        }
        if pause.reason == "FunctionCall", let name = pause.function,
            filters.functions.contains(name)
        {
            stop.reason = .functionBreakpoint(name)
            stop.point = RunPoint(entry: entry, .function(name, counts.functions[name] ?? 0))
            return stop
        }
        if let wanted {
            stop.reason = wanted
            stop.point = wantedPoint
            if stop.point?.base == .first { stop.point?.entry = entry }
            return stop
        }
        guard let step, step.ends(at: place, depth: pause.depth) else { return nil }
        stop.point = step.isDirect ? step.from.point?.then(.step(step.command.resumption)) : nil
        return stop
    }

    /// The breakpoints at a place whose conditions hold, but for log points, which say what they say.
    private func reached(_ place: DebugPlace, _ pause: DebugPause) -> [DebugBreakpoint] {
        guard let frame = pause.frames.first else { return [] }
        var reached: [DebugBreakpoint] = []
        let key = client?.breakpointKey(of: place.file) ?? place.file
        for breakpoint in breakpoints[key] ?? [] where breakpoint.place == place {
            if let condition = breakpoint.condition, !holds(condition, in: frame, place) {
                continue
            }
            let count = (hits[breakpoint.id] ?? 0) + 1
            hits[breakpoint.id] = count
            if let wanted = breakpoint.hitCount, !wanted.holds(count) { continue }
            if let message = breakpoint.logMessage {
                client?.debuggerSaid(self, log(message, in: frame), at: place)
            } else {
                reached.append(breakpoint)
            }
        }
        return reached
    }

    private func holds(_ condition: String, in frame: DebugFrame, _ place: DebugPlace) -> Bool {
        do throws(InspectedContext.Refusal) {
            // What is truthy is told by the language.
            let (value, wasThrown) = try evaluate("!!(\n\(condition)\n)", in: frame)
            guard wasThrown else { return value["value"]?.bool ?? false }
            let words = value["description"]?.string ?? "an exception"
            client?.debuggerSaid(
                self, "the condition '\(condition)' of the breakpoint failed: \(words)", at: place)
        } catch {
            client?.debuggerSaid(
                self, "the condition '\(condition)' of the breakpoint failed: \(error)", at: place)
        }
        return false
    }

    private func log(_ message: String, in frame: DebugFrame) -> String {
        do throws(InspectedContext.Refusal) {
            let (value, wasThrown) = try evaluate(
                DebugBreakpoint.logExpression(message), in: frame)
            let words = value["value"]?.string ?? value["description"]?.string ?? ""
            return wasThrown ? "the log message '\(message)' failed: \(words)" : words
        } catch {
            return "the log message '\(message)' failed: \(error)"
        }
    }

    /// Whether an exception is one that the filters ask for.
    private func isWanted(_ pause: DebugPause, _ stop: inout DebugStop) -> Bool {
        // What a script of the host throws and catches itself is none of the portal's.
        guard !pause.frames.isEmpty, !pause.hostFrames.contains(where: scripts.catches) else {
            return false
        }
        stop.isUncaught = isUncaught(pause.frames)
        if filters.allExceptions { return true }
        guard stop.isUncaught else { return false }
        return filters.uncaughtExceptions || (filters.callbackExceptions && isInCallback)
    }

    /// Whether none of the portal's functions on the way catches; a function of the host that does
    /// reports.
    private func isUncaught(_ frames: [DebugFrame]) -> Bool {
        for frame in frames where scripts.catches(frame) { return frame.isOfHost }
        return true
    }

    /// Whether a callback of the app is running.
    var isInCallback: Bool {
        session?.events.last { $0.kind == .callback }.map {
            $0.callback?.outcome == .running
        } ?? false
    }
}
