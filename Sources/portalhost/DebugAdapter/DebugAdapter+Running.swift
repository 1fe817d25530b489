internal import JSONDocuments
internal import PortalKit
internal import PortalTrace

/// Stops, steps, and what is said on the way.
extension DebugAdapter: DebuggerClient {
    func debuggerStopped(_ debugger: PortalDebugger, _ stop: DebugStop) -> DebugAction {
        if debugger === self.debugger, case .travel = following { following = .end }
        flush(debugger)
        self.stop = stop
        variables = VariableTable()
        command = nil
        tellStopped(stop)
        resting {
            while command == nil { receive(inbox.wait()) }
        }
        self.stop = nil
        variables = VariableTable()
        return command ?? .go
    }

    func debuggerMayAct(_ debugger: PortalDebugger) {
        guard debugger === self.debugger else { return }
        if debugger.evaluationSince != nil { return watch(debugger) }
        // Inside of a request that searches another run.
        guard stop == nil else { return }
        if !debugger.isTravelling { flush(debugger) }
        while !debugger.isAbandoned, let item = inbox.poll() { receive(item) }
    }

    func debuggerLoaded(_ debugger: PortalDebugger, _ script: DebugScript) {
        guard debugger === self.debugger else { return }
        let key = names.key(script.name)
        let written = debugger.maps.files(of: script)
        for key in [key] + written.map({ names.key($0) }) where !lastLoaded.contains(key) {
            lastLoaded.append(key)
        }
        guard !debugger.isTravelling else { return }
        outbox.event(
            "loadedSource", ["reason": "new", "source": names.source(script)])
        for file in written {
            outbox.event(
                "loadedSource",
                ["reason": "new", "source": names.source(file, writtenFor: script)])
        }
        for key in [key] + written.map({ names.key($0) }) {
            for breakpoint in debugger.breakpoints(of: key) { changed(breakpoint, source: script) }
        }
    }

    func debuggerSaid(_ debugger: PortalDebugger, _ text: String, at place: DebugPlace?) {
        guard debugger === self.debugger, !debugger.isTravelling else { return }
        flush(debugger)
        say(text + "\n", .console, at: place)
    }

    func breakpointKey(of scriptName: String) -> String { names.key(scriptName) }

    // MARK: - Stops

    func tellStopped(_ stop: DebugStop) {
        var body: [JSONValue.Member] = [
            .init("reason", .string(Self.word(stop.reason))), .init("threadId", 1),
            .init("allThreadsStopped", true),
        ]
        if let words = Self.words(stop) { body.append(.init("description", .string(words))) }
        if let text = stop.text ?? Self.text(stop) { body.append(.init("text", .string(text))) }
        let ids = stop.breakpoints.filter { $0 > 0 }
        if !ids.isEmpty {
            body.append(.init("hitBreakpointIds", .array(ids.map { .number(.init($0)) })))
        }
        outbox.event("stopped", .object(body))
    }

    /// Tells the editor that the script goes on, where what was asked for does not say so.
    func tellContinued() {
        outbox.event("continued", ["threadId": 1, "allThreadsContinued": true])
    }

    private static func word(_ reason: DebugStop.Reason) -> String {
        switch reason {
        case .entry: "entry"
        case .breakpoint, .debuggerStatement: "breakpoint"
        case .step: "step"
        case .pause: "pause"
        case .goTo: "goto"
        case .exception: "exception"
        case .functionBreakpoint: "function breakpoint"
        case .callback: "callback"
        case .call: "call into the app"
        case .finding: "finding"
        }
    }

    private static func words(_ stop: DebugStop) -> String? {
        switch stop.reason {
        case .debuggerStatement: "Paused at a 'debugger' statement"
        case .functionBreakpoint(let name): "Paused at the function '\(name)'"
        case .callback: "Paused where the app calls back"
        case .call: "Paused behind a call into the app"
        case .finding: "Paused at a finding"
        case .exception:
            stop.isUncaught
                ? "Paused at an exception that nothing catches" : "Paused at an exception"
        default: nil
        }
    }

    private static func text(_ stop: DebugStop) -> String? {
        if case .finding(let words) = stop.reason { return words }
        guard let thrown = stop.exception else { return nil }
        return RemoteObject(thrown).text(most: 500)
    }

    // MARK: - Going on

    func step(_ name: String, _ request: JSONValue, _ arguments: JSONValue) {
        guard stopped(request, arguments) != nil else { return }
        let granularity = arguments["granularity"]?.string
        switch name {
        case "next":
            command =
                granularity == "line"
                ? .nextLine : granularity == "instruction" ? .nextExpression : .stepOver
        case "stepIn": command = .stepInto
        case "stepOut": command = .stepOut
        default: command = .go
        }
        outbox.respond(
            to: request, name == "continue" ? ["allThreadsContinued": true] : [:])
    }

    func pause(_ request: JSONValue, _ arguments: JSONValue) {
        guard isOwnThread(request, arguments) else { return }
        guard let debugger else { return outbox.refuse(request, "nothing runs") }
        guard stop == nil else { return outbox.refuse(request, "the script stands still already") }
        outbox.respond(to: request)
        debugger.pause()
    }

    /// The stop that a request is about; refuses it if there is none.
    func stopped(_ request: JSONValue, _ arguments: JSONValue = [:]) -> DebugStop? {
        guard isOwnThread(request, arguments) else { return nil }
        guard let stop else {
            outbox.refuse(request, "notStopped")
            return nil
        }
        return stop
    }

    private func isOwnThread(_ request: JSONValue, _ arguments: JSONValue) -> Bool {
        guard let thread = arguments["threadId"], thread.integer != 1 else { return true }
        outbox.refuse(request, "there is no such thread: a portal has one, with the number 1")
        return false
    }

    /// An evaluation that does not end is ended; one that cannot be takes the session along.
    private func watch(_ debugger: PortalDebugger) {
        guard debugger.evaluationIsEndless() else { return }
        let words = "what was evaluated does not end, whatever is done: the session ends"
        if let current { outbox.refuse(current, words) }
        say(words + "; start it again\n", .important)
        outbox.event("exited", ["exitCode": .number(.init(ExitCode.couldNotRun.rawValue))])
        outbox.event("terminated")
        ProcessEnd.now(.couldNotRun)
    }
}
