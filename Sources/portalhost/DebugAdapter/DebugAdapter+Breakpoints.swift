internal import JSONDocuments
internal import PortalKit

/// What stops a script.
extension DebugAdapter {
    func setBreakpoints(_ request: JSONValue, _ arguments: JSONValue) {
        let source = arguments["source"] ?? [:]
        let wanted =
            arguments["breakpoints"]?.array
            ?? (arguments["lines"]?.array ?? []).map { ["line": $0] }
        guard wanted.count <= 10_000 else {
            return outbox.refuse(request, "\(wanted.count) breakpoints in one file are too many")
        }
        guard let key = key(of: source) else {
            return outbox.refuse(request, "the source has neither a path nor a known number")
        }
        var problems: [Int: String] = [:]
        let list = wanted.map { value in
            lastBreakpoint += 1
            var breakpoint = DebugBreakpoint(
                id: lastBreakpoint, line: client.ownLine(value["line"]?.editorNumber ?? 1),
                column: value["column"]?.editorNumber.map(client.ownColumn))
            if value["line"]?.editorNumber == nil {
                problems[breakpoint.id] = "expected the number of a line"
            }
            breakpoint.condition = text(value["condition"])
            breakpoint.logMessage = text(value["logMessage"])
            problems[breakpoint.id] =
                problems[breakpoint.id] ?? breakpoint.condition.flatMap(noExpression)
                ?? breakpoint.logMessage.flatMap(noMessage)
            if let count = text(value["hitCondition"]) {
                breakpoint.hitCount = DebugBreakpoint.HitCount(count)
                if breakpoint.hitCount == nil {
                    problems[breakpoint.id] = Self.noCount(count)
                }
            }
            return breakpoint
        }
        let usable = list.filter { problems[$0.id] == nil }
        let before = breakpoints[key] ?? []
        breakpoints[key] = usable
        let set = debugger.map { $0.set(usable, for: key) } ?? usable
        let known = Dictionary(set.map { ($0.id, $0) }) { first, _ in first }
        var answers: [JSONValue] = []
        for breakpoint in list {
            if let problem = problems[breakpoint.id] {
                answers.append([
                    "id": .number(.init(breakpoint.id)), "verified": false, "reason": "failed",
                    "line": client.line(breakpoint.line), "message": .string(problem),
                ])
            } else {
                answers.append(answer(known[breakpoint.id] ?? breakpoint))
            }
        }
        outbox.respond(to: request, ["breakpoints": .array(answers)])
        let logPoints = before.filter { $0.logMessage != nil }
        sayAtOnce(
            usable.filter { breakpoint in
                breakpoint.logMessage != nil && !logPoints.contains { $0.saysWhat(breakpoint) }
            }, key)
    }

    /// Says what new log points would have said of the run so far: it is run again.
    private func sayAtOnce(_ new: [DebugBreakpoint], _ key: String) {
        guard !new.isEmpty, let stop, let plan, let debugger, plan.obstacleToRepeating == nil else {
            return
        }
        do throws(RunSearch.Problem) {
            let lines = try RunSearch(debugger) { plan.run(on: $0) }
                .logs(of: new, for: key, before: stop)
            if !lines.isEmpty { say("what the new log points say of the run so far:\n", .console) }
            for line in lines { say(line.text + "\n", .console, at: line.place) }
        } catch {
            say(
                "what new log points say of the run so far is not known: \(error.words)\n", .console
            )
        }
    }

    private func noExpression(_ text: String) -> String? {
        syntax.problem(text).map { "the condition '\(text)' is no expression: \($0)" }
    }

    private func noMessage(_ text: String) -> String? {
        syntax.problem(DebugBreakpoint.logExpression(text)).map {
            "the log message '\(text)' has no expression between its braces: \($0); a brace that is meant as such is "
                + "written twice"
        }
    }

    private static func noCount(_ text: String) -> String {
        "'\(text)' is no count: expected a number, perhaps after >=, ==, >, < or %"
    }

    private func text(_ value: JSONValue?) -> String? {
        value?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    func key(of source: JSONValue) -> String? {
        if let number = source["sourceReference"]?.editorNumber, number > 0 {
            guard let found = names.reference(number) else { return nil }
            return found.file ?? debugger?.scripts.script(found.script)?.name
        }
        guard var path = source["path"]?.string, !path.isEmpty else { return nil }
        if client.usesURIs, path.hasPrefix("file://") {
            path = String(path.dropFirst(7)).removingPercentEscapes
        }
        names.add(path: path)
        return names.key(path)
    }

    /// A breakpoint as the editor sees it.
    private func answer(_ breakpoint: DebugBreakpoint) -> JSONValue {
        var body: [JSONValue.Member] = [
            .init("id", .number(.init(breakpoint.id))),
            .init("verified", .bool(breakpoint.place != nil)),
        ]
        if let place = breakpoint.written ?? breakpoint.place {
            body.append(.init("line", client.line(place.line)))
            body.append(.init("column", client.column(place.column)))
        } else {
            body.append(.init("line", client.line(breakpoint.line)))
            body.append(
                .init("reason", breakpoint.problem == nil ? "pending" : "failed"))
            // Before the run begins all of them are pending: that is none of an editor's errors.
            if let problem = breakpoint.problem
                ?? (debugger == nil ? nil : "no page has loaded the script yet")
            {
                body.append(.init("message", .string(problem)))
            }
        }
        return .object(body)
    }

    /// Tells the editor where a breakpoint stands now.
    func changed(_ breakpoint: DebugBreakpoint, source: DebugScript?) {
        guard breakpoint.id > 0 else { return }
        var value = answer(breakpoint)
        if let source, case .object(var members) = value {
            let written = breakpoint.written.map { names.source($0.file, writtenFor: source) }
            members.append(.init("source", written ?? names.source(source)))
            value = .object(members)
        }
        outbox.event("breakpoint", ["reason": "changed", "breakpoint": value])
    }

    /// Says of the breakpoints that no script had why that is so.
    func tellUnbound() {
        let loaded = lastLoaded.filter { $0.hasPrefix("/") }
        for (key, list) in breakpoints.sorted(by: { $0.key < $1.key }).map({
            ($0.key.text, $0.value)
        }) {
            for var breakpoint in list where breakpoint.id > 0 {
                guard !loaded.contains(key) else { continue }
                let file = key.split(separator: "/").last.map(String.init) ?? key
                let other = loaded.first { $0.hasSuffix("/" + file) }
                breakpoint.explain(
                    other.map { "no page loaded this file, but one of the same name: \($0)" }
                        ?? "no page loaded this file; the pages loaded "
                        + (loaded.isEmpty ? "none" : loaded.joined(separator: ", ")))
                changed(breakpoint, source: nil)
            }
        }
        tellUncalled()
    }

    /// Says of the functions that have a breakpoint which none of the run was.
    private func tellUncalled() {
        for breakpoint in uncalled {
            outbox.event(
                "breakpoint",
                [
                    "reason": "changed",
                    "breakpoint": [
                        "id": .number(.init(breakpoint.id)), "verified": false,
                        "message": .string(
                            "no function of the name '\(breakpoint.name)' was called"
                        ),
                    ],
                ])
        }
    }

    func setFunctionBreakpoints(_ request: JSONValue, _ arguments: JSONValue) {
        let wanted = arguments["breakpoints"]?.array ?? []
        filters.functionBreakpoints = []
        var answers: [JSONValue] = []
        for value in wanted {
            lastBreakpoint += 1
            let name = value["name"]?.string ?? ""
            if name.isEmpty || name.contains(where: \.isWhitespace) {
                answers.append([
                    "id": .number(.init(lastBreakpoint)), "verified": false, "reason": "failed",
                    "message": "expected the name of a function",
                ])
                continue
            }
            var breakpoint = FunctionBreakpoint(id: lastBreakpoint, name: name)
            breakpoint.condition = text(value["condition"])
            if let problem = breakpoint.condition.flatMap(noExpression) {
                answers.append([
                    "id": .number(.init(lastBreakpoint)), "verified": false, "reason": "failed",
                    "message": .string(problem),
                ])
                continue
            }
            if let count = text(value["hitCondition"]) {
                breakpoint.hitCount = DebugBreakpoint.HitCount(count)
                guard breakpoint.hitCount != nil else {
                    answers.append([
                        "id": .number(.init(lastBreakpoint)), "verified": false,
                        "reason": "failed", "message": .string(Self.noCount(count)),
                    ])
                    continue
                }
            }
            filters.functionBreakpoints.append(breakpoint)
            answers.append(["id": .number(.init(lastBreakpoint)), "verified": true])
        }
        debugger?.set(filters)
        outbox.respond(to: request, ["breakpoints": .array(answers)])
    }

    func setExceptionBreakpoints(_ request: JSONValue, _ arguments: JSONValue) {
        let wanted =
            (arguments["filters"]?.array ?? []).compactMap(\.string)
            + (arguments["filterOptions"]?.array ?? []).compactMap { $0["filterId"]?.string }
        let known = Self.filterNames.map(\.id)
        if let unknown = wanted.first(where: { !known.contains($0) }) {
            return outbox.refuse(
                request,
                "the filter '\(unknown)' is unknown: expected \(known.joined(separator: ", "))")
        }
        filters.allExceptions = wanted.contains("all")
        filters.uncaughtExceptions = wanted.contains("uncaught")
        filters.callbackExceptions = wanted.contains("inCallbacks")
        filters.callbacks = wanted.contains("callbacks")
        filters.calls = wanted.contains("calls")
        stopsAtFindings = wanted.contains("findings")
        debugger?.set(filters)
        outbox.respond(
            to: request, ["breakpoints": .array(wanted.map { _ in ["verified": true] })])
    }

    func breakpointLocations(_ request: JSONValue, _ arguments: JSONValue) {
        guard let debugger, let key = key(of: arguments["source"] ?? [:]) else {
            return outbox.respond(to: request, ["breakpoints": []])
        }
        let first = client.ownLine(arguments["line"]?.editorNumber ?? 1)
        let last = arguments["endLine"]?.editorNumber.map(client.ownLine) ?? first
        let columns = (
            first: arguments["column"]?.editorNumber.map(client.ownColumn) ?? 1,
            last: arguments["endColumn"]?.editorNumber.map(client.ownColumn) ?? .max
        )
        var found: [JSONValue] = []
        for script in debugger.scripts.all {
            let isItself = names.key(script.name) == key
            guard
                isItself
                    || debugger.maps.files(of: script).contains(where: { names.key($0) == key })
            else { continue }
            for position in debugger.scripts.positions(of: script)
            where !debugger.scripts.isClosingBrace(position, in: script) {
                let place = isItself ? position : debugger.written(position)
                guard (first...max(first, last)).contains(place.line),
                    place.line > first || place.column >= columns.first,
                    place.line < last || place.column <= columns.last,
                    isItself || names.key(place.file) == key
                else { continue }
                let answer: JSONValue = [
                    "line": client.line(place.line), "column": client.column(place.column),
                ]
                if !found.contains(answer) { found.append(answer) }
            }
        }
        outbox.respond(to: request, ["breakpoints": .array(found)])
    }

    // MARK: - Sources

    func loadedSources(_ request: JSONValue) {
        var sources: [JSONValue] = []
        for script in debugger?.scripts.all ?? [] {
            let written = debugger?.maps.files(of: script) ?? []
            let found = written.map { names.source($0, writtenFor: script) }
            for source in [names.source(script)] + found where !sources.contains(source) {
                sources.append(source)
            }
        }
        outbox.respond(to: request, ["sources": .array(sources)])
    }

    func source(_ request: JSONValue, _ arguments: JSONValue) {
        let number =
            arguments["source"]?["sourceReference"]?.editorNumber
            ?? arguments["sourceReference"]?.editorNumber ?? 0
        if number <= 0, let key = arguments["source"].flatMap(key(of:)),
            let script = debugger?.scripts.all.first(where: { names.key($0.name) == key }),
            let text = debugger?.scripts.text(of: script.id)
        {
            return outbox.respond(to: request, ["content": .string(text)])
        }
        guard let found = names.reference(number), let text = text(of: found) else {
            return outbox.refuse(request, "no page of the run has loaded such a source")
        }
        outbox.respond(
            to: request,
            found.file == nil
                ? ["content": .string(text), "mimeType": "text/javascript"]
                : ["content": .string(text)])
    }

    private func text(of reference: SourceNames.Reference) -> String? {
        guard let debugger else { return nil }
        guard let file = reference.file else { return debugger.scripts.text(of: reference.script) }
        return debugger.scripts.script(reference.script).flatMap {
            debugger.maps.text(of: file, in: $0)
        }
    }
}

extension DebugBreakpoint {
    /// Whether another one is a log point that says the same at the same place.
    fileprivate func saysWhat(_ other: DebugBreakpoint) -> Bool {
        logMessage == other.logMessage && condition == other.condition && line == other.line
            && column == other.column && hitCount == other.hitCount
    }
}

extension String {
    /// The text without `%XX`.
    fileprivate var removingPercentEscapes: String {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
