internal import JSONDocuments
internal import PortalJudge
internal import PortalKit
internal import PortalTrace

/// The calls under way, and what can be seen from each.
extension DebugAdapter {
    func stackTrace(_ request: JSONValue, _ arguments: JSONValue) {
        guard let stop = stopped(request, arguments) else { return }
        var frames: [JSONValue] = []
        for (index, frame) in stop.shownFrames {
            frames.append(self.frame(frame, number: index + 1))
        }
        for (index, earlier) in stop.earlierFrames.enumerated() {
            frames.append([
                "id": .number(.init(10_000 * (index + 1))), "name": "— earlier —", "line": 0,
                "column": 0, "presentationHint": "label",
            ])
            for (offset, frame) in earlier.enumerated() {
                frames.append(
                    self.frame(frame, number: 10_000 * (index + 1) + offset + 1, isPast: true))
            }
        }
        let first = max(0, arguments["startFrame"]?.editorNumber ?? 0)
        let levels = arguments["levels"]?.editorNumber ?? 0
        let asked = frames.dropFirst(first).prefix(levels > 0 ? levels : frames.count)
        outbox.respond(
            to: request,
            [
                "stackFrames": .array(Array(asked)),
                "totalFrames": .number(.init(frames.count)),
            ])
    }

    private func frame(_ frame: DebugFrame, number: Int, isPast: Bool = false) -> JSONValue {
        var body: [JSONValue.Member] = [
            .init("id", .number(.init(number))),
            .init("name", .string(frame.function.isEmpty ? "(anonymous)" : frame.function)),
        ]
        if let place = frame.place, let script = debugger?.scripts.script(frame.scriptID) {
            let written = debugger?.maps.written(place, in: script)
            body.append(.init("line", client.line((written ?? place).line)))
            body.append(.init("column", client.column((written ?? place).column)))
            let source = written.map { names.source($0.file, writtenFor: script) }
            body.append(.init("source", source ?? names.source(script)))
        } else {
            body += [.init("line", 0), .init("column", 0)]
        }
        if frame.isOfHost || isPast { body.append(.init("presentationHint", "subtle")) }
        return .object(body)
    }

    /// The frame that a number means; refuses the request if it means none.
    func frame(_ number: Int?, _ request: JSONValue, _ stop: DebugStop) -> DebugFrame? {
        guard let number else { return stop.frames.first }
        guard number > 0, number <= stop.frames.count else {
            outbox.refuse(
                request,
                number >= 10_000
                    ? "that call is over: its variables are gone"
                    : "there is no such frame: the script went on, or never stood there")
            return nil
        }
        return stop.frames[number - 1]
    }

    func scopes(_ request: JSONValue, _ arguments: JSONValue) {
        guard let stop = stopped(request),
            let frame = frame(arguments["frameId"]?.editorNumber ?? 0, request, stop)
        else { return }
        var scopes: [JSONValue] = []
        func add(_ name: String, _ hint: String?, _ container: VariableTable.Container, _ big: Bool)
        {
            var body: [JSONValue.Member] = [
                .init("name", .string(name)),
                .init("variablesReference", .number(.init(variables.add(container)))),
                .init("expensive", .bool(big)),
            ]
            if let hint { body.append(.init("presentationHint", .string(hint))) }
            scopes.append(.object(body))
        }
        for (index, group) in ScopeGroup.groups(frame).enumerated() {
            let isFirst = index == 0 && group.isLocal
            add(
                isFirst ? "Local" : group.name, isFirst ? "locals" : nil,
                .scope(
                    group.objects, frame: frame,
                    thisValue: index == 0 ? RemoteObject(frame.thisValue) : nil),
                group.isGlobal)
        }
        add("Virtual time", nil, .list(timeLines()), false)
        add("Callbacks", nil, .list(wiringLines()), false)
        outbox.respond(to: request, ["scopes": .array(scopes)])
    }

    private func timeLines() -> [(name: String, text: String)] {
        guard let session = debugger?.portalSession else { return [] }
        var lines = [
            (name: "now", text: TimeText.text(session.time)),
            ("events in the trace", "\(session.events.count)"),
        ]
        lines.append(("next task due", session.nextDue.map(TimeText.text) ?? "nothing waits"))
        return lines
    }

    private func wiringLines() -> [(name: String, text: String)] {
        guard let session = debugger?.portalSession else { return [] }
        return session.result().wiring.map { wiring in
            var text = wiring.name?.literal ?? "not set"
            text += " → \(wiring.resolution.words)"
            if let last = wiring.calls.last {
                text += "; called \(wiring.calls.count) times, last at \(TimeText.text(last.time))"
            }
            return ("\(wiring.object).\(wiring.property)", text)
        }
    }

    func exceptionInfo(_ request: JSONValue, _ arguments: JSONValue) {
        guard let stop = stopped(request, arguments) else { return }
        guard let thrown = stop.exception else {
            return outbox.refuse(request, "the script does not stand still at an exception")
        }
        let object = RemoteObject(thrown)
        let stack = stop.frames.map { frame in
            "    at \(frame.function.isEmpty ? "(anonymous)" : frame.function)"
                + (frame.place.map { " (\($0))" } ?? "")
        }
        outbox.respond(
            to: request,
            [
                "exceptionId": .string(
                    thrown["className"]?.string ?? (object.type == "object" ? "Error" : object.type)
                ),
                "description": .string(object.text()),
                "breakMode": stop.isUncaught ? "unhandled" : "always",
                "details": [
                    "message": .string(object.text()),
                    "stackTrace": .string(stack.joined(separator: "\n")),
                ],
            ])
    }
}

/// Scopes that are one to a person.
struct ScopeGroup {
    let name: String
    var objects: [RemoteObject]
    let isLocal: Bool
    let isGlobal: Bool

    /// The scopes of a frame. The engine has two for a function: of `let` and `const`, and of `var`
    /// and parameters.
    static func groups(_ frame: DebugFrame) -> [ScopeGroup] {
        var groups: [ScopeGroup] = []
        var last: JSONValue?
        for scope in frame.scopes {
            let type = scope["type"]?.string ?? ""
            let object = RemoteObject(scope["object"] ?? .null)
            let function = scope["name"]?.string ?? ""
            // Blocks of the innermost function are local as well.
            let key: JSONValue = [
                "name": .string(function), "type": .string(type),
                "line": scope["location"]?["lineNumber"] ?? .null,
                "column": scope["location"]?["columnNumber"] ?? .null,
            ]
            if type == "closure", let known = last, known == key {
                groups[groups.count - 1].objects.append(object)
                continue
            }
            last = key
            if scope["empty"]?.bool == true, type != "closure" { continue }
            let name =
                switch type {
                case "global": "Global"
                case "globalLexicalEnvironment": "Script"
                case "catch": "Catch"
                case "with": "With"
                case "nestedLexical": "Block"
                case "functionName": "Function name"
                default: function.isEmpty ? "Closure" : "Closure (\(function))"
                }
            groups.append(
                ScopeGroup(
                    name: name, objects: [object], isLocal: type == "closure",
                    isGlobal: type == "global"))
        }
        return groups
    }
}
