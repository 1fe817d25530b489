public import JSONDocuments
public import ScriptEngine

/// Which pages get a debugger, and what it tells of scripts.
extension CoverageRecorder {
    /// A program is about to be run, which keeps its number from page to page.
    func willRun(_ script: PortalScript, in context: ScriptContext) {
        awaited = nil
        if let known = programs[CodeUnits(script.name)], known.isOf(script) {
            if known.isOneGo { return awaited = known }
            if let index = running[known.id] {
                if !scripts[index].unseen.isEmpty || scripts[index].needsStops {
                    connect(context, isWatched: true)
                }
                return
            }
        }
        awaited = Program(name: script.name, text: script.source)
        connect(context, isWatched: needsWatch(script.name, script.source))
    }

    /// A program has run to its end. One that the engine did not announce has nothing that it counts: it
    /// was run in one go.
    func didRun(_ script: PortalScript, in context: ScriptContext) {
        guard var program = awaited, inspector != nil, program.isOf(script) else { return }
        awaited = nil
        program.isOneGo = true
        programs[CodeUnits(script.name)] = program
        let known = scripts.firstIndex {
            $0.name.hasSameCodeUnits(as: script.name) && $0.text.hasSameCodeUnits(as: script.source)
        }
        if known == nil { scripts.append(neverRun(script, context.machine)) }
        scripts[known ?? scripts.count - 1].evaluations += 1
    }

    /// A text is about to be run that has another number in each page, as an inline script and a module.
    func willRun(_ name: String, _ text: String, in context: ScriptContext) {
        awaited = nil
        connect(context, isWatched: needsWatch(name, text))
    }

    /// Whether something of a script can only be counted with breakpoints.
    private func needsWatch(_ name: String, _ text: String) -> Bool {
        let known = scripts.first {
            $0.name.hasSameCodeUnits(as: name) && $0.text.hasSameCodeUnits(as: text)
        }
        if let known { return known.needsStops || !known.unseen.isEmpty }
        let outline = CoverageOutline(text)
        return outline.hasWaits || outline.hasUnclearJumps
    }

    /// Gives a page a debugger, if it has none.
    private func connect(_ context: ScriptContext, isWatched: Bool) {
        guard let inspector else { return }
        inspector.connect(context)
        guard isWatched, let page = pages.firstIndex(where: { $0.context.id == context.id }),
            !pages[page].isWatched
        else { return }
        do throws(InspectedContext.Refusal) {
            try pages[page].context.ask("Debugger.setBreakpointsActive", ["active": true])
            pages[page].isWatched = true
        } catch {
            note("what is behind 'await' was not counted: \(error)")
        }
    }

    /// Takes note of a script that the engine announces.
    private func parsed(_ parameters: JSONValue, _ context: InspectedContext) {
        guard let script = DebugScript(parameters), !script.isOfHost, !script.isEvaluated else {
            return
        }
        guard !isLooking else {
            looked = script.id
            return
        }
        guard let page = pages.firstIndex(where: { $0.context === context }) else { return }
        if var program = awaited, program.name.hasSameCodeUnits(as: script.name) {
            program.id = script.id
            programs[CodeUnits(script.name)] = program
            awaited = nil
        }
        pages[page].scripts.append(script.id)
        if let index = running[script.id], scripts[index].unseen.isEmpty { return }
        pages[page].pending.append(script)
        guard pages[page].isWatched else { return }
        do throws(InspectedContext.Refusal) {
            // The engine answers questions about a script only after it has announced it: they are
            // asked where it stands still, at the first statement.
            try context.ask("Debugger.pause")
        } catch {
            note("'\(script.name)' was not counted: \(error)")
        }
    }

    /// Looks at the scripts of a page that were announced.
    private func catchUp(_ context: InspectedContext) {
        guard let page = pages.firstIndex(where: { $0.context === context }) else { return }
        let pending = pages[page].pending
        pages[page].pending = []
        for script in pending {
            if running[script.id] == nil { running[script.id] = counted(script, context) }
            if pages[page].isWatched, let index = running[script.id] {
                watch(index, script, context)
            }
        }
    }

    /// The script that a number stands for: one that was met before, if it has the same text at the
    /// same place.
    private func counted(_ script: DebugScript, _ context: InspectedContext) -> Int? {
        do throws(InspectedContext.Refusal) {
            let reply = try context.ask(
                "Debugger.getScriptSource", ["scriptId": .string(script.id)])
            guard let text = reply["scriptSource"]?.string else {
                note("'\(script.name)' was not counted: the engine does not give out its text")
                return nil
            }
            let known = scripts.firstIndex {
                $0.name.hasSameCodeUnits(as: script.name) && $0.startLine == script.start.line
                    && $0.text.hasSameCodeUnits(as: text)
            }
            if let known { return known }
            let places = try context.ask(
                "Debugger.getBreakpointLocations",
                [
                    "start": Self.location(script, script.start.line, 1),
                    "end": Self.location(script, script.endLine + 1, 1),
                ])
            let found = places["locations"]?.array ?? []
            scripts.append(
                // In a module the engine tells nothing behind the first clause.
                found.isEmpty || ModuleClauses.areIn(text)
                    ? CountedScript(
                        name: script.name, reading: text, startLine: script.start.line)
                    : CountedScript(
                        name: script.name, text: text, startLine: script.start.line,
                        places: found))
            return scripts.count - 1
        } catch {
            note("'\(script.name)' was not counted: \(error)")
            return nil
        }
    }

    static func location(_ script: DebugScript, _ line: Int, _ column: Int) -> JSONValue {
        [
            "scriptId": .string(script.id), "lineNumber": .number(JSONNumber(line - 1)),
            "columnNumber": .number(JSONNumber(column - 1)),
        ]
    }
}

extension CoverageRecorder: InspectorDelegate {
    /// Gives a page a debugger that tells which scripts it runs.
    public func inspectorDidConnect(_ context: InspectedContext) {
        guard !isDesk(context) else { return }
        do throws(InspectedContext.Refusal) {
            if !isLooking { pages.append(OpenPage(context: context)) }
            try context.ask("Debugger.enable")
        } catch {
            note("a page was not counted: \(error)")
        }
    }

    /// Takes note of scripts, and of places that were reached.
    public func inspectorReceived(
        _ event: String, _ parameters: JSONValue, from context: InspectedContext
    ) {
        switch event {
        case "Debugger.scriptParsed": parsed(parameters, context)
        case "Debugger.playBreakpointActionSound": reached(parameters)
        default: break
        }
    }

    /// Takes over the counts of a page that is about to be closed.
    public func inspectorWillDisconnect(_ context: InspectedContext) {
        catchUp(context)
        guard let index = pages.firstIndex(where: { $0.context === context }) else { return }
        let kept = Set(programs.values.map(\.id))
        for id in pages[index].scripts {
            guard let script = running[id] else { continue }
            if pages[index].isWatched {
                take(id, context)
                scripts[script].trustBlocks()
            }
            // A program keeps its number from page to page; the next page of an inline script has
            // another one.
            guard !kept.contains(id) else { continue }
            take(id, context)
            scripts[script].settle(id)
            running[id] = nil
        }
        pages.remove(at: index)
    }

    /// Looks at the scripts that are about to run; nothing else stops them.
    public func inspectorPaused(
        _ context: InspectedContext, _ parameters: JSONValue
    ) -> Resumption {
        for page in pages { catchUp(page.context) }
        return .resume
    }

    /// Nothing is done then.
    public func inspectorWillEnter(_ number: Int) {}

    /// Nothing is done then.
    public func inspectorMayAct() {}
}
