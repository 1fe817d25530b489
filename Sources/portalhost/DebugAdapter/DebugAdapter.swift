internal import Glibc
internal import JSONDocuments
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine

/// One session of the Debug Adapter Protocol: an editor on one side, runs of a portal on the other.
///
/// Requests are read on another thread and done on this one: between the runs, between the tasks of a
/// run, every few milliseconds of a long script, and while a script stands still.
final class DebugAdapter {
    let inbox: MessageInbox
    let outbox: MessageOutbox
    /// What the editor said of itself.
    var client = ClientTraits()
    var plan: LaunchPlan?
    /// What is run from here on, where a restart brought other attributes.
    var changed: LaunchPlan?
    /// The launch request, which is answered when the run begins.
    var launch: JSONValue?
    /// What was asked to be launched last.
    var lastLaunch: JSONValue = [:]
    var isInitialized = false
    var isConfigured = false
    /// Breakpoints by real path, and what else stops a script.
    var breakpoints: [CodeUnits: [DebugBreakpoint]] = [:]
    var filters = PortalDebugger.Filters()
    /// Whether findings are stopped at.
    var stopsAtFindings = false
    var lastBreakpoint = 0
    var names = SourceNames()
    /// The run that is under way.
    var debugger: PortalDebugger?
    /// The script that stands still.
    var stop: DebugStop?
    var variables = VariableTable()
    /// How the script goes on, once that is decided.
    var command: DebugAction?
    /// What is done when the run that is under way is over.
    var following = Following.end
    /// The request that is being done, for an evaluation that does not end.
    var current: JSONValue?
    var shown = ShownEvents()
    /// Expressions that may have changed something in the run that is under way.
    var changes: [String] = []
    var goToEvents: [Int] = []
    /// The files that the pages of the run loaded, by real path.
    var lastLoaded: [String] = []
    /// The functions with a breakpoint that the last run did not call.
    var uncalled: [FunctionBreakpoint] = []
    let syntax = ExpressionSyntax()
    private var supervisor: Supervisor?
    private var isOver = false
    /// How the command ends.
    var exitCode = ExitCode.clean

    /// What is done when a run is over.
    enum Following: Equatable {
        case end
        case restart
        /// The run is run again to a place in it.
        case travel(RunPoint, DebugStop.Reason)
        case leave
    }

    init(inbox: MessageInbox, outbox: MessageOutbox) {
        self.inbox = inbox
        self.outbox = outbox
    }

    /// Serves the editor until it leaves.
    func serve() {
        while !isOver {
            receive(inbox.wait())
            if let plan, isConfigured, debugger == nil, !isOver, launch != nil { play(plan) }
        }
    }

    // MARK: - Requests

    func receive(_ item: MessageInbox.Item) {
        switch item {
        case .message(let message):
            guard message["type"]?.string == "request", message["command"]?.string != nil else {
                say("a message that is no request was passed over\n", .important)
                return
            }
            current = message
            defer { current = nil }
            handle(message)
        case .unreadable(let problem):
            say("a message cannot be read: \(problem)\n", .important)
        case .broken(let problem):
            Terminal.printError("portalhost: error: \(problem); the session ends")
            say("\(problem); the session ends\n", .important)
            exitCode = .couldNotRun
            leave()
        case .end: leave()
        }
    }

    /// The editor is gone, or wants to go: nothing is left to do.
    func leave() {
        isOver = true
        following = .leave
        command = .abandon
        debugger?.abandon()
    }

    /// Ends the run that is under way, for what comes after it.
    func end(run following: Following) {
        self.following = following
        command = .abandon
        debugger?.abandon()
    }

    // MARK: - Runs

    private func play(_ first: LaunchPlan) {
        var plan = first
        if let launch { outbox.respond(to: launch) }
        launch = nil
        let supervisor = Supervisor(limits: plan.limits)
        supervisor.onAbandon = { [outbox] why, _ in
            outbox.event("output", ["category": "important", "output": .string(why + "\n")])
            outbox.event("exited", ["exitCode": .number(.init(ExitCode.findings.rawValue))])
            outbox.event("terminated")
        }
        supervisor.start()
        defer { supervisor.stop() }
        self.supervisor = supervisor
        var target: (point: RunPoint, reason: DebugStop.Reason)?
        var found = stopsAtFindings && !plan.isNoDebug ? findings(plan) : []
        while true {
            following = .end
            let outcome = run(plan, to: target, found)
            switch following {
            case .end:
                finish(outcome)
                return
            case .leave: return
            case .restart:
                target = nil
                shown = ShownEvents()
                guard let changed else { break }
                plan = changed
                self.plan = changed
                self.changed = nil
                supervisor.expect(plan.limits)
                found = stopsAtFindings && !plan.isNoDebug ? findings(plan) : []
            case .travel(let point, let reason): target = (point, reason)
            }
        }
    }

    private func run(
        _ plan: LaunchPlan, to target: (point: RunPoint, reason: DebugStop.Reason)?,
        _ found: [Finding]
    ) -> LaunchPlan.Outcome {
        names.forgetReferences()
        names.use(plan.repository)
        changes = []
        lastLoaded = []
        shown.rewind()
        let debugger = PortalDebugger(maps: DebugMaps(plan.maps))
        debugger.client = self
        self.debugger = debugger
        defer { self.debugger = nil }
        if !plan.isNoDebug {
            debugger.makeStoppable()
            debugger.set(filters)
            for (key, list) in breakpoints.sorted(by: { $0.key < $1.key }) {
                debugger.set(list, for: key.text)
            }
            add(found, to: debugger)
            if let target {
                debugger.travel(to: target.point, as: target.reason)
            } else if plan.stopsOnEntry {
                debugger.stopAtEntry()
            }
        }
        let host = PortalHost(debugger: debugger)
        defer { host.close() }
        host.onProgress = supervisor?.touch
        let outcome = plan.run(on: host)
        if !debugger.isAbandoned {
            if debugger.isTravelling {
                say("the run did not come by the place again\n", .important)
            }
            flush(debugger)
        }
        // Whether a condition was asked is not known.
        uncalled = filters.functionBreakpoints.filter {
            $0.condition == nil && !debugger.wasCalled($0)
        }
        return outcome
    }

    private func finish(_ outcome: LaunchPlan.Outcome) {
        tellUnbound()
        for finding in outcome.findings { tell(finding) }
        say(outcome.text, .console)
        exitCode = outcome.exitCode
        outbox.event("exited", ["exitCode": .number(.init(outcome.exitCode.rawValue))])
        outbox.event("terminated")
        plan = nil
        isConfigured = false
    }

    /// What the rules say of the run, from a run of its own before.
    private func findings(_ plan: LaunchPlan) -> [Finding] {
        let host = PortalHost()
        defer { host.close() }
        return plan.run(on: host).findings
    }

    private func add(_ found: [Finding], to debugger: PortalDebugger) {
        for finding in found {
            guard let place = finding.location, let file = place.file else { continue }
            let key = names.key(file)
            var breakpoint = DebugBreakpoint(id: 0, line: place.line, column: place.column)
            breakpoint.reason = .finding("\(finding.message) [\(finding.ruleID)]")
            debugger.add(breakpoint, for: key)
        }
    }

    /// Waits for an editor. The supervisor counts processor time only, of which waiting takes none.
    func resting<Result>(_ work: () -> Result) -> Result { work() }
}

/// What an editor said of itself.
struct ClientTraits {
    var firstLine = 1
    var firstColumn = 1
    var usesURIs = false
    /// Whether the request that is being done asks for numbers like 0xff.
    var wantsHexadecimal = false
    var hasProgress = false
    var pages = false
    var hasInvalidation = false

    /// A line of ours as the editor counts.
    func line(_ line: Int) -> JSONValue { .number(.init(line - 1 + firstLine)) }
    /// A column of ours as the editor counts.
    func column(_ column: Int) -> JSONValue { .number(.init(column - 1 + firstColumn)) }
    /// A line of the editor's as we count.
    func ownLine(_ line: Int) -> Int { Self.possible(line) + 1 - firstLine }
    /// A column of the editor's as we count.
    func ownColumn(_ column: Int) -> Int { Self.possible(column) + 1 - firstColumn }

    /// No script has so many lines or columns, and it can be counted on from there.
    private static func possible(_ number: Int) -> Int { max(-1 << 52, min(1 << 52, number)) }
}

extension JSONValue {
    /// A whole number as an editor means one: what has more than 31 bits is the nearest that has not, so
    /// that places can be reckoned with.
    var editorNumber: Int? { integer.map { min(max($0, -1 << 31), 1 << 31) } }
}
