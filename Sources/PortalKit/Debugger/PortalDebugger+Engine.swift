package import JSONDocuments
package import ScriptEngine

/// What the engine tells.
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
        } else if let step, step.isOverWithItsTask, wanted == nil {
            // The task that was stepped through is over: on with the next one.
            forgetLeaving()
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
        guard !breakpoints.values.allSatisfy(\.isEmpty) else { return false }
        return keys(of: script).contains { breakpoints[CodeUnits($0.key)]?.isEmpty == false }
    }

    /// Sets breakpoints in the scripts that were announced, before anything of them runs.
    ///
    /// - Returns: The names of the scripts.
    @discardableResult
    private func prepare() -> [String] {
        let ready = unprepared
        unprepared = []
        for (script, isNew, context) in ready {
            for (key, file) in keys(of: script) { resolve(key, in: script, writtenIn: file) }
            let places =
                itinerary.map { itinerary in
                    itinerary.places.filter { $0.file == script.name }
                        + (itinerary.isAtBase ? [] : countedPlaces(in: script))
                } ?? self.places(in: script)
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
        if !ready.isEmpty { itinerary?.skipPasses(self) }
        return ready.map(\.script.name)
    }

    /// The run's session is about to go.
    func sessionWillClose() {
        if !isAbandoned { runLimit = session?.stop }
        if !isAbandoned { prepare() }
        inspectorMayAct()
    }

    package func inspectorPaused(
        _ context: InspectedContext, _ parameters: JSONValue
    ) -> Resumption {
        guard !isAbandoned, let client else { return .resume }
        pausedContext = context
        defer { pausedContext = nil }
        let prepared = prepare()
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
            countHits(pause)
            guard let resumption = itinerary.next(at: pause, self) else {
                return arrived(itinerary, pause, client)
            }
            return resumption
        }
        // A place that the engine cannot count without a stop is counted all the same.
        // So is the first place of a script, which is reached before the engine was told to count it.
        if let place = pause.place, counters.contains(place),
            pause.reason == "Breakpoint" || prepared.contains(place.file)
        {
            if pause.reason != "Breakpoint", scripts.isCounted(place) { counts.note(place) }
            client.debuggerCounted(self, place)
            if isAbandoned { return .resume }
        }
        guard let stop = stop(at: pause) else { return silently(pause) }
        return serve(stop, client)
    }

    /// Goes on after a pause that no client hears of, as before.
    private func silently(_ pause: DebugPause) -> Resumption {
        guard let step else { return .resume }
        step.note(pause)
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
        for key in breakpoints.keys.sorted() { arm(breakpoints[key]?.flatMap(\.places) ?? []) }
        var stop = DebugStop(reason: itinerary.reason, frames: pause.frames)
        stop.earlierFrames = pause.earlierFrames
        stop.isCalledByEngine = pause.isCalledByEngine
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
        forgetLeaving()
        lastStop = stop
        counts.stopped()
        let command = client.debuggerStopped(self, stop)
        guard command != .abandon, !isAbandoned else {
            abandon()
            return .resume
        }
        guard command != .go else { return .resume }
        let step = DebugStep(
            command, from: stop,
            waitsForPromise: stop.frames.first.map(scripts.hasAwait) ?? false,
            leaving: leaving(stop, command))
        self.step = step
        if let leaving = step.leaving { stopBehind(stop, leaving) }
        return step.resumption
    }
}
