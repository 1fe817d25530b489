internal import JSONDocuments
internal import ScriptEngine

/// Collects what the engine counts while portals run: how often each basic block of each script ran.
///
/// Scripts run unchanged: the engine's own control-flow profiler counts, over all pages of a machine.
/// A `PortalHost` is given one when it is made, so that it is there before the first page.
///
/// A debugger in a page costs as much as the page itself. So only those pages get one that run a script
/// which this machine has not run before, to learn its number, and those with code behind an `await` that
/// no page has reached so far (`CoverageRecorder+Watches.swift`).
public final class CoverageRecorder {
    /// Why nothing can be counted on this build of the engine, in words; nil where it can.
    public static var problem: String? { Inspector.problem }

    /// What was counted, in the order in which scripts were met.
    var scripts: [CountedScript] = []
    /// Why something that ran was not counted; empty if everything was.
    public private(set) var gaps: [String] = []
    var inspector: Inspector?
    /// A realm in which nothing runs: the engine is asked through it.
    private var desk: ScriptContext?
    /// The scripts of the present machine, by the engine's number.
    var running: [String: Int] = [:]
    /// Programs that keep their numbers from page to page, by name.
    var programs: [CodeUnits: Program] = [:]
    /// The program that is run next, if its number is not known.
    var awaited: Program?
    /// The pages with a debugger that are open.
    var pages: [OpenPage] = []
    /// What breakpoints wait for, by the number of their action.
    var watches: [Watch] = []
    /// What was known before the run that may be taken back.
    private var saved: (scripts: [CountedScript], gaps: [String])?

    /// A parsed script of the present machine.
    struct Program {
        let name: String
        let text: String
        /// The engine's number.
        var id = ""
        /// Whether the engine runs it in one go, and never announces it.
        var isOneGo = false

        func isOf(_ script: PortalScript) -> Bool {
            name.hasSameCodeUnits(as: script.name) && text.hasSameCodeUnits(as: script.source)
        }
    }

    /// A page with a debugger.
    struct OpenPage {
        let context: InspectedContext
        /// Whether it can stop: what is behind `await` is watched.
        var isWatched = false
        /// The scripts that it has run, by the engine's number.
        var scripts: [String] = []
        /// Those of them that were announced, and not looked at yet.
        var pending: [DebugScript] = []
    }

    /// The portal's scripts: those that ran, and those that could have.
    private(set) var portal: [PortalScript] = []
    private var expected: Set<CodeUnits> = []
    /// Folders whose scripts are known.
    private var folders: Set<CodeUnits> = []
    /// The number of a script that is only looked at.
    var looked: String?
    var isLooking = false

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
    ///
    /// - Parameters:
    ///   - scripts: Its scripts.
    ///   - further: Those of its other pages.
    ///   - site: The folder that serves it, if there is one.
    func expect(_ scripts: [PortalScript], _ further: [PortalScript], of site: Site?) {
        expect(further)
        if let site, folders.insert(CodeUnits(site.root)).inserted {
            expect(PortalScripts.scripts(of: site))
        }
        for script in scripts {
            let folder = Paths.folder(of: script.name)
            guard folders.insert(CodeUnits("script " + folder)).inserted else { continue }
            expect(scriptsBeside(script))
        }
    }

    /// The scripts of the portal that never ran.
    private var neverRun: [PortalScript] {
        portal.filter { script in
            script.origin != .document
                && !scripts.contains { $0.name.hasSameCodeUnits(as: script.name) }
        }
    }

    /// Whether a host is needed to say what would have counted: a script never ran.
    public var needsHost: Bool { !neverRun.isEmpty }

    /// What was counted so far, in the places where it was written, where no host is needed for that.
    ///
    /// - Parameter maps: Say where it was written.
    public func coverage(_ maps: SourceMaps) -> Coverage { coverage(nil, maps: maps) }

    /// What was counted so far, in the places where it was written.
    ///
    /// `PortalHost.coverage` asks for it at the end of the runs.
    func coverage(_ machine: ScriptVirtualMachine?, maps: SourceMaps) -> Coverage {
        harvest()
        var builder = CoverageBuilder(portal, maps: maps, in: repository)
        // The order in which they were met depends on how the runs were shared out.
        for script in scripts.sorted(by: CountedScript.precedes) { builder.add(script) }
        for script in neverRun {
            builder.add(
                machine.map { neverRun(script, $0) }
                    ?? CountedScript(name: script.name, reading: script.source))
        }
        return builder.coverage(gaps: gaps)
    }

    /// Takes note of something that ran and was not counted.
    public func note(_ gap: String) {
        if !gaps.contains(where: { $0.hasSameCodeUnits(as: gap) }) { gaps.append(gap) }
    }

    // MARK: - The machine

    func isDesk(_ context: InspectedContext) -> Bool { context.id == desk?.id }

    /// Begins to count what runs on a machine that has no page yet.
    func attach(to machine: ScriptVirtualMachine) {
        for index in scripts.indices { scripts[index].settle() }
        running = [:]
        programs = [:]
        awaited = nil
        pages = []
        watches = []
        inspector = machine.useInspector(self)
        guard let inspector else { return note(Self.problem ?? "the engine cannot count") }
        inspector.connectsNewContexts = false
        // The engine begins to count when it is not in the middle of a run: before the first page.
        let desk = ScriptContext(machine)
        self.desk = desk
        inspector.connect(desk)
        guard let page = inspector.context(desk.id) else {
            return note("the engine does not let itself be asked")
        }
        do throws(InspectedContext.Refusal) {
            try page.ask("Runtime.enableControlFlowProfiler")
        } catch {
            note("the engine does not count: \(error)")
        }
    }

    /// Lets go of the machine, which is about to be closed.
    ///
    /// - Parameter isCounted: Whether what it has counted since it was asked last counts.
    func detach(isCounted: Bool = true) {
        if isCounted { harvest() }
        desk?.close()
        desk = nil
        inspector = nil
    }

    /// Takes over what the machine has counted so far.
    func harvest() {
        guard let desk, let page = inspector?.context(desk.id) else { return }
        for id in running.keys.sorted(by: { (Int($0) ?? 0) < (Int($1) ?? 0) }) { take(id, page) }
    }

    /// A run begins that may be taken back.
    func begin() {
        harvest()
        saved = (scripts, gaps)
    }

    /// The run that was begun last counts.
    func keep() { saved = nil }

    /// The run that was begun last does not count, because it is made once more, on another machine.
    func takeBack() {
        guard let saved else { return }
        (scripts, gaps) = saved
        self.saved = nil
        detach(isCounted: false)
    }

    /// Asks for the counts of one script.
    func take(_ id: String, _ page: InspectedContext) {
        guard let index = running[id] else { return }
        do throws(InspectedContext.Refusal) {
            scripts[index].set(try page.basicBlocks(ofScript: id), of: id)
        } catch {
            note("the counts of '\(scripts[index].name)' are not known: \(error)")
        }
    }
}

extension CountedScript {
    /// An order that does not depend on the runs.
    static func precedes(_ left: CountedScript, _ right: CountedScript) -> Bool {
        if !left.name.hasSameCodeUnits(as: right.name) {
            return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
        if left.startLine != right.startLine { return left.startLine < right.startLine }
        return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
