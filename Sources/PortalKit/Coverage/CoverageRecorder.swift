public import JSONDocuments
public import ScriptEngine

/// Collects what the engine counts while portals run: how often each basic block of each script ran.
///
/// Scripts run unchanged: the engine's own control-flow profiler counts, over all pages of a machine.
/// A `PortalHost` is given one when it is made, so that it is there before the first page.
public final class CoverageRecorder {
    /// Why nothing can be counted on this build of the engine, in words; nil where it can.
    public static var problem: String? { Inspector.problem }

    /// What was counted, in the order in which scripts were met.
    private(set) var scripts: [CountedScript] = []
    /// Why something that ran was not counted; empty if everything was.
    public private(set) var gaps: [String] = []
    private var inspector: Inspector?
    /// The scripts of the present machine, by the engine's number.
    private var running: [String: Int] = [:]
    /// The pages that are open, and the scripts that each has run.
    private var pages: [OpenPage] = []
    private var isCounting = false
    /// What breakpoints wait for, by the number of their action.
    private var watches: [Watch] = []

    /// A page that is open.
    private struct OpenPage {
        let context: InspectedContext
        /// The scripts that it has run, by the engine's number.
        var scripts: [String] = []
        /// Those of them that were announced, and not looked at yet.
        var pending: [DebugScript] = []
    }

    /// A position that is waited for, and the engine's breakpoints there.
    private struct Watch {
        let script: Int
        let position: Int
        var breakpoints: [(context: InspectedContext, id: String)] = []
    }

    /// The portal's scripts: those that ran, and those that could have.
    private var portal: [PortalScript] = []
    private var expected: Set<CodeUnits> = []
    /// Folders whose scripts are known.
    private var folders: Set<CodeUnits> = []
    /// The number of a script that is only looked at.
    private var looked: String?
    private var isLooking = false

    /// How files are called.
    private let repository: Repository
    /// The scripts that belong to a portal beside one of its scripts.
    private let scriptsBeside: (PortalScript) -> [PortalScript]

    /// Makes one.
    ///
    /// - Parameters:
    ///   - repository: How files are called.
    ///   - scriptsBeside: The scripts that belong to a portal beside one of its scripts.
    package init(
        in repository: Repository, scriptsBeside: @escaping (PortalScript) -> [PortalScript]
    ) {
        self.repository = repository
        self.scriptsBeside = scriptsBeside
    }

    /// Takes note of scripts of the portal: those that never run count as well, with zeros.
    func expect(_ scripts: [PortalScript]) {
        for script in scripts where expected.insert(CodeUnits(script.name)).inserted {
            portal.append(script)
        }
    }

    /// Takes note of a portal that is about to be opened.
    func expect(_ scripts: [PortalScript], _ options: RunOptions) {
        expect(options.allScripts(scripts))
        if let site = options.site, folders.insert(CodeUnits(site.root)).inserted {
            expect(PortalScripts.scripts(of: site))
        }
        for script in scripts {
            let folder = Paths.folder(of: script.name)
            guard folders.insert(CodeUnits("script " + folder)).inserted else { continue }
            expect(scriptsBeside(script))
        }
    }

    /// What was counted so far, in the places where it was written.
    ///
    /// `PortalHost.coverage` asks for it at the end of the runs.
    func coverage(_ machine: ScriptVirtualMachine, maps: SourceMaps) -> Coverage {
        harvest(machine)
        var builder = CoverageBuilder(portal, maps: maps, in: repository)
        for script in scripts { builder.add(script) }
        for script in portal where script.origin != .document {
            guard !scripts.contains(where: { $0.name.hasSameCodeUnits(as: script.name) }) else {
                continue
            }
            builder.add(neverRun(script, machine))
        }
        return builder.coverage(gaps: gaps)
    }

    /// A script that never ran, with the places that would have counted: the engine reads it behind
    /// a statement that throws, so that nothing of it runs.
    private func neverRun(_ script: PortalScript, _ machine: ScriptVirtualMachine) -> CountedScript
    {
        let context = ScriptContext(machine)
        defer { context.close() }
        isLooking = true
        looked = nil
        let before = "throw 0;"
        do throws(ScriptFailure) {
            try context.evaluate(before + script.source, url: script.name)
        } catch {
            // It always throws; what cannot be parsed, as a module, was not announced.
        }
        isLooking = false
        guard let looked, let page = inspector?.context(context.id) else {
            return CountedScript(name: script.name, reading: script.source)
        }
        do throws(InspectedContext.Refusal) {
            let end: JSONValue = [
                "scriptId": .string(looked), "lineNumber": 10_000_000, "columnNumber": 0,
            ]
            let start: JSONValue = [
                "scriptId": .string(looked), "lineNumber": 0,
                "columnNumber": .number(JSONNumber(before.utf8.count)),
            ]
            let reply = try page.ask(
                "Debugger.getBreakpointLocations", ["start": start, "end": end])
            let places = (reply["locations"]?.array ?? []).map { place -> JSONValue in
                let line = place["lineNumber"]?.integer ?? 0
                let column = place["columnNumber"]?.integer ?? 0
                return [
                    "lineNumber": .number(JSONNumber(line)),
                    "columnNumber": .number(
                        JSONNumber(line == 0 ? column - before.utf8.count : column)),
                ]
            }
            return CountedScript(
                name: script.name, text: script.source, startLine: 1, places: places)
        } catch {
            return CountedScript(name: script.name, reading: script.source)
        }
    }

    // MARK: - The machine

    /// Begins to count what runs on a machine that has no page yet.
    func attach(to machine: ScriptVirtualMachine) {
        for index in scripts.indices { scripts[index].settle() }
        running = [:]
        pages = []
        isCounting = false
        inspector = machine.useInspector(self)
        guard inspector != nil else { return note(Self.problem ?? "the engine cannot count") }
        // The engine begins to count when it is not in the middle of a run: before the first page.
        ScriptContext(machine).close()
    }

    /// Takes over what a machine has counted, before it is closed or looked at.
    func harvest(_ machine: ScriptVirtualMachine) {
        guard inspector != nil, isCounting, !running.isEmpty else { return }
        // Any page will do: the counts are the machine's.
        let context = ScriptContext(machine)
        defer { context.close() }
        guard let page = inspector?.context(context.id) else { return }
        for id in running.keys.sorted(by: { (Int($0) ?? 0) < (Int($1) ?? 0) }) { take(id, page) }
    }

    /// Takes note of something that ran and was not counted.
    public func note(_ gap: String) {
        if !gaps.contains(where: { $0.hasSameCodeUnits(as: gap) }) { gaps.append(gap) }
    }

    /// Asks for the counts of one script.
    private func take(_ id: String, _ page: InspectedContext) {
        guard let index = running[id] else { return }
        do throws(InspectedContext.Refusal) {
            let reply = try page.ask("Runtime.getBasicBlocks", ["sourceID": .string(id)])
            scripts[index].set(
                (reply["basicBlocks"]?.array ?? []).compactMap(CountedBlock.init), of: id)
        } catch {
            note("the counts of '\(scripts[index].name)' are not known: \(error)")
        }
    }
}

extension CoverageRecorder: InspectorDelegate {
    /// Begins to count in a page.
    public func inspectorDidConnect(_ context: InspectedContext) {
        do throws(InspectedContext.Refusal) {
            if !isCounting {
                try context.ask("Runtime.enableControlFlowProfiler")
                isCounting = true
            }
            try context.ask("Debugger.enable")
            // Without it the engine leaves out blocks that only jump.
            try context.ask("Debugger.setBreakpointsActive", ["active": true])
            pages.append(OpenPage(context: context))
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
        for id in pages[index].scripts {
            // A script of a file keeps its number from page to page; the next page of an inline
            // script has another one.
            guard let script = running[id], scripts[script].isInline else { continue }
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

    // MARK: - Scripts

    private func parsed(_ parameters: JSONValue, _ context: InspectedContext) {
        guard let script = DebugScript(parameters), !script.isOfHost, !script.isEvaluated,
            let page = pages.firstIndex(where: { $0.context === context })
        else { return }
        guard !isLooking else {
            looked = script.id
            return
        }
        pages[page].scripts.append(script.id)
        if let index = running[script.id], scripts[index].unseen.isEmpty { return }
        pages[page].pending.append(script)
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
            if let index = running[script.id] { watch(index, script, context) }
        }
    }

    /// The script that a number stands for: one that was met before, if it has the same text at the
    /// same place.
    private func counted(_ script: DebugScript, _ context: InspectedContext) -> Int? {
        do throws(InspectedContext.Refusal) {
            let reply = try context.ask(
                "Debugger.getScriptSource", ["scriptId": .string(script.id)])
            let text = reply["scriptSource"]?.string ?? ""
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
                found.isEmpty
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

    // MARK: - Behind an await

    /// The engine counts no blocks behind `await` and `yield`, so that code behind a promise that is
    /// never settled would pass for code that ran: a breakpoint says whether it was reached.
    private func watch(_ index: Int, _ script: DebugScript, _ context: InspectedContext) {
        for place in scripts[index].unseen {
            let number: Int
            if let known = watches.firstIndex(where: { $0.script == index && $0.position == place })
            {
                number = known
            } else {
                number = watches.count
                watches.append(Watch(script: index, position: place))
            }
            let position = scripts[index].positions[place]
            do throws(InspectedContext.Refusal) {
                let reply = try context.ask(
                    "Debugger.setBreakpoint",
                    [
                        "location": Self.location(script, position.line, position.column),
                        "options": [
                            "autoContinue": true,
                            "actions": [["type": "sound", "id": .number(JSONNumber(number))]],
                        ],
                    ])
                if let id = reply["breakpointId"]?.string {
                    watches[number].breakpoints.append((context, id))
                }
            } catch {
                note("'\(script.name)', line \(position.line) was not watched: \(error)")
            }
        }
    }

    private func reached(_ parameters: JSONValue) {
        guard let number = parameters["breakpointActionId"]?.integer,
            watches.indices.contains(number)
        else { return }
        let watch = watches[number]
        scripts[watch.script].reach(watch.position)
        watches[number].breakpoints = []
        for (context, id) in watch.breakpoints {
            // A page that is closed has let go of it.
            _ = try? context.ask("Debugger.removeBreakpoint", ["breakpointId": .string(id)])
        }
    }

    private static func location(_ script: DebugScript, _ line: Int, _ column: Int) -> JSONValue {
        [
            "scriptId": .string(script.id), "lineNumber": .number(JSONNumber(line - 1)),
            "columnNumber": .number(JSONNumber(column - 1)),
        ]
    }
}
