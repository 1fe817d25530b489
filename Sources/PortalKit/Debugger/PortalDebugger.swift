package import JSONDocuments
internal import PortalTrace
package import ScriptEngine

/// Leads the runs of one host as a person at a debugger says: breakpoints, steps, values.
///
/// It is given to a `PortalHost` when that is made, so that it is there before the first page.
package final class PortalDebugger {
    /// Whether each task of the run is stopped at its first statement.
    var stopsAtEntries = false
    /// Places that are counted and not stopped at.
    var counters: [DebugPlace] = []
    /// The client that it serves.
    package weak var client: (any DebuggerClient)?
    /// What it looks for before it serves anybody; see `RunPoint`.
    var itinerary: Itinerary?
    /// The run's scripts.
    package let scripts = DebugScripts()
    /// Where they were written.
    package let maps: DebugMaps
    /// The run that is under way.
    package internal(set) weak var session: (any DebuggedRun)?
    /// The page in which a script stands still.
    var pausedContext: InspectedContext?
    /// Breakpoints, by the name that the client has for a script.
    private(set) var breakpoints: [CodeUnits: [DebugBreakpoint]] = [:]
    /// What else stops a script.
    package internal(set) var filters = Filters()
    var hits: [Int: Int] = [:]
    /// Counts what happens in a stay in the engine.
    var counts = RunCounts()
    /// Whether the script is to be stopped at its next statement, and why.
    var wanted: DebugStop.Reason?
    var wantedPoint: RunPoint?
    /// How the person had the script go on.
    var step: DebugStep?
    var lastStop: DebugStop?
    /// When a value was asked for that has not come yet.
    package private(set) var evaluationSince: ContinuousClock.Instant?
    /// Whether the run is of no interest any more.
    package internal(set) var isAbandoned = false
    /// Scripts that were announced and have no breakpoints yet.
    var unprepared: [(script: DebugScript, isNew: Bool, context: InspectedContext)] = []
    private(set) var machine: ScriptVirtualMachine?
    /// Whether the last value that was asked for took so long that it was ended.
    package internal(set) var wasEvaluationEnded = false {
        didSet { hasEnded = hasEnded || wasEvaluationEnded }
    }
    /// Whether any value was ended since this was set.
    package var hasEnded = false
    /// Why the run ended by a limit, if it did.
    var runLimit: EndReason?
    var entry: Int { counts.entry }

    /// Makes one.
    ///
    /// - Parameter maps: Say where scripts were written; nil makes none.
    package init(maps: DebugMaps? = nil) {
        self.maps = maps ?? DebugMaps(SourceMaps(isOn: false))
        self.maps.portalScripts = { [unowned self] in session?.knownScripts ?? [] }
    }

    /// The sequence number of the app's last call of a callback in the run that is under way.
    package var lastCallback: Int? {
        session?.events.last { $0.kind == .callback }?.sequence
    }

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
        // Code that runs already is not stopped in: what may be wanted in the middle comes first.
        if filters.callbacks || filters.calls { activate() }
    }

    /// Has scripts run so that they can be stopped anywhere at any time, before the first one does.
    package func makeStoppable() { activate() }

    /// Sets the breakpoints of a script, in the place of those that it had.
    ///
    /// - Returns: The breakpoints, with where they stand.
    @discardableResult
    package func set(_ list: [DebugBreakpoint], for key: String) -> [DebugBreakpoint] {
        let before = breakpoints[CodeUnits(key)] ?? []
        // Those of the debugger itself stay.
        breakpoints[CodeUnits(key)] = list + before.filter { $0.reason != nil }
        for script in scripts.all where !list.isEmpty {
            for (other, file) in keys(of: script) where other.hasSameCodeUnits(as: key) {
                resolve(key, in: script, writtenIn: file)
            }
        }
        if !list.isEmpty { activate() }
        guard itinerary == nil else { return breakpoints[CodeUnits(key)] ?? [] }
        let kept = Set(breakpoints.values.joined().flatMap(\.places))
        for place in before.flatMap(\.places) where !kept.contains(place) {
            scripts.disarm(place)
            counts.disarm(place)
        }
        arm(breakpoints[CodeUnits(key)]?.flatMap(\.places) ?? [])
        return breakpoints[CodeUnits(key)] ?? []
    }

    /// Adds a breakpoint of the debugger itself.
    package func add(_ breakpoint: DebugBreakpoint, for key: String) {
        breakpoints[CodeUnits(key), default: []].append(breakpoint)
        activate()
    }

    /// The breakpoints of a script.
    package func breakpoints(of key: String) -> [DebugBreakpoint] {
        breakpoints[CodeUnits(key)] ?? []
    }

    /// All breakpoints, by the names of their scripts.
    var allBreakpoints: [(key: String, list: [DebugBreakpoint])] {
        breakpoints.keys.sorted().map { ($0.text, breakpoints[$0] ?? []) }
    }

    /// Counts how often a place is reached, without a stop.
    func count(_ place: DebugPlace) {
        if !counters.contains(place) { counters.append(place) }
        activate()
    }

    /// Finds where the breakpoints of a file stand in a script that was announced.
    ///
    /// - Parameter file: The file, if it is one that the script was written in; nil is the script's own.
    func resolve(_ key: String, in script: DebugScript, writtenIn file: String?) {
        for index in breakpoints[CodeUnits(key)]?.indices ?? 0..<0 {
            guard var breakpoint = breakpoints[CodeUnits(key)]?[index], breakpoint.place == nil
            else {
                continue
            }
            if let file {
                resolve(&breakpoint, of: file, in: script)
                breakpoints[CodeUnits(key)]?[index] = breakpoint
                continue
            }
            // Of the scripts of one file the one has it that has the line.
            guard script.hasLine(breakpoint.line) || script.endLine < breakpoint.line else {
                breakpoint.problem = "there is no code at this line"
                breakpoints[CodeUnits(key)]?[index] = breakpoint
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
                breakpoint.place == nil ? problem(noCodeIn: script) : nil
            if breakpoint.reason == nil, let place = breakpoint.place,
                scripts.isClosingBrace(place, in: script)
            {
                breakpoint.explain(Self.closingBrace)
            }
            breakpoints[CodeUnits(key)]?[index] = breakpoint
        }
    }

    private static let closingBrace =
        "the engine stops at the end of a function only when a step leads there: set it at the last "
        + "statement of the function"

    private func problem(noCodeIn script: DebugScript) -> String {
        let words = "there is no code at this line or after it"
        let text = scripts.text(of: script.id) ?? ""
        guard text.contains("import") || text.contains("export") else { return words }
        return words
            + " that the engine can stop at: in a module it has no breakpoints behind the first "
            + "'import' or 'export'; 'debugger;' stops there"
    }

    private func resolve(
        _ breakpoint: inout DebugBreakpoint, of file: String, in script: DebugScript
    ) {
        let places = maps.shipped(
            file, line: breakpoint.line, column: breakpoint.column, in: script,
            among: scripts.positions(of: script))
        let usable = places.filter { !scripts.isClosingBrace($0, in: script) }
        breakpoint.place = usable.first
        breakpoint.others = Array(usable.dropFirst())
        breakpoint.written = usable.first.flatMap { maps.written($0, in: script) }
        breakpoint.problem =
            if places.isEmpty {
                "the source map of '\(script.name)' has no code for this line or one after it"
            } else {
                usable.isEmpty ? Self.closingBrace : nil
            }
    }

    func arm(_ places: [DebugPlace]) {
        let news = places.filter { !scripts.isArmed($0) }
        if !news.isEmpty { activate() }
        for place in news {
            scripts.arm(place)
            counts.arm(place, isBeforeScript: false)
        }
    }

    /// A step that has not come to its end is none any more: something else is done.
    package func forgetStep() {
        step = nil
        forgetLeaving()
    }

    /// Where the script stops only because a step leads there.
    var leavingPlaces: [DebugPlace] = []
    var isActive = false

    /// Scripts are slower from here on, by far if they compute much.
    func activate() {
        guard !isActive else { return }
        isActive = true
        for context in scripts.contexts { activate(context) }
    }

    func activate(_ context: InspectedContext) {
        attempt { () throws(InspectedContext.Refusal) in
            try context.ask("Debugger.setBreakpointsActive", ["active": true])
        }
    }

    func apply(_ filters: Filters, instead before: Filters, to context: InspectedContext) {
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

    func attempt(_ work: () throws(InspectedContext.Refusal) -> Void) {
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

    func stopSoon(in context: InspectedContext) {
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
        session?.stopAtTraceLimit()
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
        wasEvaluationEnded = false
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
