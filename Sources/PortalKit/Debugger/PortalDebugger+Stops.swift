internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine

/// Why a script stands still.
extension PortalDebugger {
    /// What a pause is to a person; nil where no client wants to know.
    func stop(at pause: DebugPause) -> DebugStop? {
        var stop = DebugStop(reason: .step, frames: pause.frames)
        stop.earlierFrames = pause.earlierFrames
        stop.isCalledByEngine = pause.isCalledByEngine
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
        let called = calledFunctions(place, pause)
        if let name = called.first?.name {
            stop.reason = .functionBreakpoint(name)
            stop.breakpoints = called.map(\.id)
            stop.point = RunPoint(entry: entry, .function(name, counts.functions[name] ?? 0))
            return stop
        }
        if let wanted {
            stop.reason = wanted
            stop.point = wantedPoint
            if stop.point?.base == .first { stop.point?.entry = entry }
            return stop
        }
        guard let step, step.ends(at: place, pause), !isPassedOver(place, pause, step) else {
            return nil
        }
        if step.leaving != nil {
            stop.point = counts.point(at: place, after: step.from)
        } else if let moves = step.moves {
            stop.point = step.from.point.map { moves.reduce($0) { $0.then($1) } }
        }
        return stop
    }

    /// Whether a step goes on at a place of a script with a source map: no person wrote it, a debugger passes
    /// the file over, or it was written where the step began.
    private func isPassedOver(_ place: DebugPlace, _ pause: DebugPause, _ step: DebugStep) -> Bool {
        guard let script = pause.frames.first.flatMap({ scripts.script($0.scriptID) }),
            maps.map(of: script) != nil
        else { return false }
        guard let written = maps.written(place, in: script) else { return true }
        guard pause.depth == step.from.frames.depth, let start = step.from.place, start != place
        else { return false }
        return maps.written(start, in: script) == written
    }

    /// The breakpoints at a place whose conditions hold, but for log points, which say what they say.
    private func reached(_ place: DebugPlace, _ pause: DebugPause) -> [DebugBreakpoint] {
        guard let frame = pause.frames.first else { return [] }
        var reached: [DebugBreakpoint] = []
        for breakpoint in breakpoints(at: place, frame) {
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

    private func breakpoints(at place: DebugPlace, _ frame: DebugFrame) -> [DebugBreakpoint] {
        let keys =
            scripts.script(frame.scriptID).map { self.keys(of: $0).map(\.key) }
            ?? [client?.breakpointKey(of: place.file) ?? place.file]
        return keys.flatMap(breakpoints(of:)).filter { $0.stands(at: place) }
    }

    /// Counts what is passed by on the way to a place: counts go on from there as they went before.
    func countHits(_ pause: DebugPause) {
        guard let place = pause.place, let frame = pause.frames.first else { return }
        _ = calledFunctions(place, pause)
        for breakpoint in breakpoints(at: place, frame) where breakpoint.hitCount != nil {
            if let condition = breakpoint.condition, !holds(condition, in: frame, place) {
                continue
            }
            hits[breakpoint.id, default: 0] += 1
        }
    }

    /// Where breakpoints with a count stand in a script.
    func countedPlaces(in script: DebugScript) -> [DebugPlace] {
        keys(of: script).flatMap { breakpoints(of: $0.key) }.filter { $0.hitCount != nil }
            .flatMap(\.places)
    }

    /// Whether a breakpoint with a count stands at a place.
    func isHitCounted(_ place: DebugPlace) -> Bool {
        allBreakpoints.contains { _, list in
            list.contains { $0.hitCount != nil && $0.stands(at: place) }
        }
    }

    /// Whether a function with a breakpoint was called so far.
    package func wasCalled(_ breakpoint: FunctionBreakpoint) -> Bool { hits[breakpoint.id] != nil }

    /// The breakpoints of a function that is called whose conditions hold.
    private func calledFunctions(
        _ place: DebugPlace, _ pause: DebugPause
    ) -> [FunctionBreakpoint] {
        guard pause.reason == "FunctionCall", let name = pause.function,
            let frame = pause.frames.first
        else { return [] }
        return filters.functionBreakpoints.filter { breakpoint in
            guard breakpoint.name.hasSameCodeUnits(as: name),
                breakpoint.condition.map({ holds($0, in: frame, place) }) ?? true
            else { return false }
            hits[breakpoint.id, default: 0] += 1
            return breakpoint.hitCount?.holds(hits[breakpoint.id] ?? 0) ?? true
        }
    }

    private func holds(_ condition: String, in frame: DebugFrame, _ place: DebugPlace) -> Bool {
        do throws(InspectedContext.Refusal) {
            // What is truthy is told by the language.
            let (value, wasThrown) = try evaluate("!!(\n\(condition)\n)", in: frame)
            guard wasThrown else { return value["value"]?.bool ?? false }
            let words =
                value["description"]?.string ?? value["value"]?.string ?? "an exception"
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
