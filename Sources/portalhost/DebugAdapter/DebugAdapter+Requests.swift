internal import JSONDocuments
internal import PortalKit

/// Which request is done by what.
extension DebugAdapter {
    func handle(_ request: JSONValue) {
        let arguments = request["arguments"] ?? [:]
        let name = request["command"]?.string ?? ""
        guard isInitialized || ["initialize", "disconnect", "cancel"].contains(name) else {
            return outbox.refuse(request, "expected 'initialize' first, found '\(name)'")
        }
        client.wantsHexadecimal = arguments["format"]?["hex"]?.bool ?? false
        switch name {
        case "initialize": initialize(request, arguments)
        case "launch": launch(request, arguments)
        case "attach":
            outbox.refuse(request, "a portal is launched, not attached to: use 'launch'")
        case "configurationDone":
            isConfigured = true
            outbox.respond(to: request)
        case "setBreakpoints": setBreakpoints(request, arguments)
        case "setFunctionBreakpoints": setFunctionBreakpoints(request, arguments)
        case "setExceptionBreakpoints": setExceptionBreakpoints(request, arguments)
        case "breakpointLocations": breakpointLocations(request, arguments)
        case "threads":
            outbox.respond(
                to: request, ["threads": [["id": 1, "name": "portal"]]])
        case "loadedSources": loadedSources(request)
        case "source": source(request, arguments)
        case "pause": pause(request, arguments)
        case "continue", "next", "stepIn", "stepOut": step(name, request, arguments)
        case "stepBack", "reverseContinue", "goto": travel(name, request, arguments)
        case "gotoTargets": goToTargets(request, arguments)
        case "stackTrace": stackTrace(request, arguments)
        case "scopes": scopes(request, arguments)
        case "variables": variables(request, arguments)
        case "setVariable": setVariable(request, arguments)
        case "setExpression": setExpression(request, arguments)
        case "evaluate": evaluate(request, arguments)
        case "completions": completions(request, arguments)
        case "exceptionInfo": exceptionInfo(request, arguments)
        case "cancel":
            // Every request is done at once, or not at all.
            outbox.respond(to: request)
        case "restart": restart(request, arguments)
        case "terminate":
            outbox.respond(to: request)
            if debugger == nil { outbox.event("terminated") } else { terminate() }
        case "disconnect":
            outbox.respond(to: request)
            leave()
        default:
            outbox.refuse(
                request, Self.impossible[name] ?? "the request '\(name)' is unknown")
        }
    }

    /// Why requests of the protocol that no capability promises are refused.
    private static let impossible = [
        "dataBreakpointInfo": "the engine has no data breakpoints: set a condition at a line",
        "setDataBreakpoints": "the engine has no data breakpoints: set a condition at a line",
        "setInstructionBreakpoints": "a script has no instructions to stop at",
        "disassemble": "a script has no instructions to show",
        "readMemory": "a script's values have no addresses",
        "writeMemory": "a script's values have no addresses",
        "restartFrame": "the engine cannot begin a call again: step back instead",
        "stepInTargets":
            "the engine does not tell the calls of a statement: step in, and out again",
        "modules": "a portal has no libraries: 'loadedSources' has its scripts",
        "terminateThreads": "a portal has one thread: use 'terminate'",
        "runInTerminal": "this is a request of the adapter's to the editor",
        "startDebugging": "this is a request of the adapter's to the editor",
        "locations": "the adapter hands out no locations of values",
    ]

    private static let capabilities = [
        "supportsConfigurationDoneRequest", "supportsFunctionBreakpoints",
        "supportsConditionalBreakpoints", "supportsHitConditionalBreakpoints",
        "supportsLogPoints", "supportsEvaluateForHovers", "supportsSetVariable",
        "supportsSetExpression", "supportsCompletionsRequest", "supportsRestartRequest",
        "supportsTerminateRequest", "supportsExceptionInfoRequest", "supportsLoadedSourcesRequest",
        "supportsBreakpointLocationsRequest", "supportsSteppingGranularity",
        "supportsDelayedStackTraceLoading", "supportsClipboardContext", "supportsCancelRequest",
        "supportsStepBack", "supportsGotoTargetsRequest", "supportsValueFormattingOptions",
    ]

    /// The exception filters: exceptions, and stops of our own.
    static let filterNames: [(id: String, label: String, description: String, isUsual: Bool)] = [
        ("all", "All exceptions", "Stops where anything is thrown, caught or not.", false),
        (
            "uncaught", "Uncaught exceptions",
            "Stops where something is thrown that no function of the portal catches.", true
        ),
        (
            "inCallbacks", "Uncaught exceptions in callbacks",
            "Of those, the ones that are thrown in a callback of the app.", false
        ),
        (
            "callbacks", "Callbacks of the app",
            "Stops at the first statement of each function that the app calls back.", false
        ),
        (
            "calls", "Calls into the app",
            "Stops behind each call of an injected function, and each assignment to a callback.",
            false
        ),
        (
            "findings", "Findings",
            "Stops where the rules have something to say; the portal is run once before.", false
        ),
    ]

    private func initialize(_ request: JSONValue, _ arguments: JSONValue) {
        guard !isInitialized else {
            return outbox.refuse(request, "the session was initialized already")
        }
        isInitialized = true
        client.firstLine = arguments["linesStartAt1"]?.bool ?? true ? 1 : 0
        client.firstColumn = arguments["columnsStartAt1"]?.bool ?? true ? 1 : 0
        client.usesURIs = arguments["pathFormat"]?.string == "uri"
        names.usesURIs = client.usesURIs
        client.hasProgress = arguments["supportsProgressReporting"]?.bool ?? false
        client.pages = arguments["supportsVariablePaging"]?.bool ?? false
        client.hasInvalidation = arguments["supportsInvalidatedEvent"]?.bool ?? false
        var body = Self.capabilities.map { JSONValue.Member($0, true) }
        body.append(.init("completionTriggerCharacters", ["."]))
        body.append(
            .init(
                "exceptionBreakpointFilters",
                .array(
                    Self.filterNames.map {
                        [
                            "filter": .string($0.id), "label": .string($0.label),
                            "description": .string($0.description), "default": .bool($0.isUsual),
                        ]
                    })))
        outbox.respond(to: request, .object(body))
        outbox.event("initialized")
    }

    private func launch(_ request: JSONValue, _ arguments: JSONValue) {
        guard plan == nil else {
            return outbox.refuse(request, "a portal was launched already: one at a time")
        }
        if let problem = PortalDebugger.problem {
            return outbox.refuse(
                request, "there is no debugger on this build of the engine: \(problem)")
        }
        do throws(CommandFailure) {
            let plan = try LaunchPlan(arguments)
            names.use(plan.repository)
            self.plan = plan
            launch = request
            lastLaunch = arguments
        } catch {
            // The exit's hint is for the command line.
            outbox.refuse(request, error.words)
            for note in error.notes { say(note + "\n", .important) }
            exitCode = .couldNotRun
            outbox.event("terminated")
        }
    }

    private func restart(_ request: JSONValue, _ arguments: JSONValue) {
        guard debugger != nil else { return outbox.refuse(request, "nothing runs") }
        let again = arguments["arguments"] ?? [:]
        do throws(CommandFailure) {
            // The files are read again: they may have been changed since.
            let wanted = again.members?.isEmpty == false ? again : lastLaunch
            changed = try LaunchPlan(wanted)
            lastLaunch = wanted
        } catch {
            return outbox.refuse(
                request, error.words)
        }
        outbox.respond(to: request)
        if stop != nil { tellContinued() }
        end(run: .restart)
    }

    private func terminate() {
        say("the run was ended\n", .console)
        end(run: .end)
    }
}
