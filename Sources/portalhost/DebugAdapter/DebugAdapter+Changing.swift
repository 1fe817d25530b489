internal import JSONDocuments
internal import PortalKit
internal import ScriptEngine

/// Values that an editor changes.
extension DebugAdapter {
    func setVariable(_ request: JSONValue, _ arguments: JSONValue) {
        guard let stop = stopped(request) else { return }
        let name = arguments["name"]?.string ?? ""
        let value = arguments["value"]?.string ?? ""
        guard
            let container = variables.container(arguments["variablesReference"]?.editorNumber ?? 0)
        else {
            return outbox.refuse(request, "there is no such value any more: the script went on")
        }
        switch container {
        case .list: outbox.refuse(request, "this cannot be changed here")
        case .scope(_, let frame, _):
            guard Self.isName(name), name != "this" else {
                return outbox.refuse(request, "'\(name)' cannot be assigned to")
            }
            assign("\(name) = (\(value)\n)", in: frame, request)
        case .object(let object, _, let frame):
            guard let id = object.id, !name.hasPrefix("[[") else {
                return outbox.refuse(request, "'\(name)' cannot be assigned to")
            }
            set(name, of: id, to: value, in: frame ?? stop.frames.first, request)
        }
    }

    func setExpression(_ request: JSONValue, _ arguments: JSONValue) {
        guard let stop = stopped(request) else { return }
        guard let frame = frame(arguments["frameId"]?.editorNumber, request, stop) else { return }
        let target = arguments["expression"]?.string ?? ""
        assign("\(target) = (\(arguments["value"]?.string ?? "")\n)", in: frame, request)
    }

    private func assign(_ text: String, in frame: DebugFrame, _ request: JSONValue) {
        changes.append(text)
        answer(request, frame, key: "value") { debugger throws(InspectedContext.Refusal) in
            try debugger.evaluate(text, in: frame)
        }
    }

    private func set(
        _ name: String, of id: String, to text: String, in frame: DebugFrame?, _ request: JSONValue
    ) {
        guard let frame else { return outbox.refuse(request, "no frame is there to evaluate in") }
        changes.append("\(name) = \(text)")
        answer(request, frame, key: "value") { debugger throws(InspectedContext.Refusal) in
            let (value, wasThrown) = try debugger.evaluate("(\(text)\n)", in: frame)
            if wasThrown { return (value, true) }
            var argument: JSONValue = ["value": value["value"] ?? .null]
            if let object = value["objectId"] { argument = ["objectId": object] }
            if value["type"]?.string == "undefined" { argument = [:] }
            let reply = try debugger.ask(
                "Runtime.callFunctionOn",
                [
                    "objectId": .string(id),
                    "functionDeclaration":
                        "function (name, value) { 'use strict'; this[name] = value; return value; }",
                    "arguments": [["value": .string(name)], argument],
                    "doNotPauseOnExceptionsAndMuteConsole": true,
                ])
            return (reply["result"] ?? .null, reply["wasThrown"]?.bool ?? false)
        }
    }
}
