internal import JSONDocuments
internal import PortalKit
internal import ScriptEngine

/// Members of values and scopes.
extension DebugAdapter {
    /// More members of one value are not shown at once.
    private static let mostMembers = 1_000

    func variables(_ request: JSONValue, _ arguments: JSONValue) {
        guard stopped(request) != nil else { return }
        guard
            let container = variables.container(arguments["variablesReference"]?.editorNumber ?? 0)
        else {
            return outbox.refuse(
                request, "there is no such value any more: the script went on")
        }
        debugger?.hasEnded = false
        do throws(InspectedContext.Refusal) {
            let found = try members(of: container, arguments)
            outbox.respond(to: request, ["variables": .array(found)])
            if debugger?.hasEnded == true {
                say(
                    "a value is shown as null because the engine describes it by code of the page: "
                        + PortalDebugger.endedEvaluation + "\n", .important)
            }
        } catch {
            outbox.refuse(request, "\(error)")
        }
    }

    private func members(
        of container: VariableTable.Container, _ arguments: JSONValue
    ) throws(InspectedContext.Refusal) -> [JSONValue] {
        switch container {
        case .list(let lines):
            return lines.map { line in
                [
                    "name": .string(line.name), "value": .string(line.text),
                    "variablesReference": 0,
                    "presentationHint": ["attributes": ["readOnly"]],
                ]
            }
        case .scope(let objects, let frame, let thisValue):
            var found: [JSONValue] = []
            if let thisValue {
                found.append(variable("this", thisValue, expression: "this", frame))
            }
            for object in objects {
                let all = try properties(
                    of: object, frame, from: 0, count: Self.mostMembers
                ) { Self.isName($0) ? $0 : nil }
                // What the engine keeps of an async function has a number.
                found += all.filter { $0["name"]?.string.flatMap { Int($0) } == nil }
            }
            return found
        case .object(let value, let expression, let frame):
            var object = value
            if let target = try proxyTarget(of: value), target.isOfHost { object = target.object }
            let first = max(0, arguments["start"]?.editorNumber ?? 0)
            let asked = arguments["count"]?.editorNumber ?? 0
            let count = asked > 0 ? min(asked, Self.mostMembers) : Self.mostMembers
            let filter = arguments["filter"]?.string
            // The elements of an array come before its other members.
            let begin = filter == "named" && object.size > Self.mostMembers ? object.size : first
            var found = try properties(of: object, frame, from: begin, count: count) { name in
                expression.map { Self.member(name, of: $0) }
            }
            if let filter, object.isArray {
                found = found.filter {
                    ($0["name"]?.string.flatMap { Int($0) } != nil) == (filter == "indexed")
                }
                if filter == "named" { return found }
            }
            if object.isCollection { found += try entries(of: object, first, count) }
            if asked == 0, object.size > count {
                found.append([
                    "name": "…", "value": .string("\(object.size - count) more"),
                    "variablesReference": 0,
                ])
            }
            return found
        }
    }

    private func properties(
        of object: RemoteObject, _ frame: DebugFrame?, from first: Int, count: Int,
        expression: (String) -> String?
    ) throws(InspectedContext.Refusal) -> [JSONValue] {
        guard let id = object.id, let debugger else { return [] }
        let reply = try debugger.ask(
            "Runtime.getProperties",
            [
                "objectId": .string(id), "ownProperties": true,
                "fetchStart": .number(.init(first)), "fetchCount": .number(.init(count)),
                "generatePreview": true,
            ])
        var found: [JSONValue] = []
        for property in reply["properties"]?.array ?? [] {
            let name = property["name"]?.string ?? ""
            if let value = property["value"] {
                found.append(
                    variable(
                        name, RemoteObject(value), expression: expression(name), frame,
                        isReadOnly: property["writable"]?.bool == false))
            } else if property["get"] != nil {
                // Running it could do anything.
                var body: [JSONValue.Member] = [
                    .init("name", .string(name)), .init("value", "(getter)"),
                    .init("variablesReference", 0),
                    .init("presentationHint", ["attributes": ["readOnly"]]),
                ]
                if let text = expression(name) {
                    body.append(.init("evaluateName", .string(text)))
                }
                found.append(.object(body))
            }
        }
        for property in reply["internalProperties"]?.array ?? [] {
            guard let value = property["value"], let name = property["name"]?.string else {
                continue
            }
            found.append(
                variable(
                    "[[\(name)]]", RemoteObject(value), expression: nil, frame, isReadOnly: true))
        }
        return found
    }

    private func entries(
        of object: RemoteObject, _ first: Int, _ count: Int
    ) throws(InspectedContext.Refusal) -> [JSONValue] {
        guard let id = object.id, let debugger else { return [] }
        let reply = try debugger.ask(
            "Runtime.getCollectionEntries",
            [
                "objectId": .string(id), "fetchStart": .number(.init(first)),
                "fetchCount": .number(.init(count)),
            ])
        return (reply["entries"]?.array ?? []).enumerated().map { index, entry in
            let name = entry["key"].map { RemoteObject($0).text(most: 100) } ?? "\(first + index)"
            return variable(
                name, RemoteObject(entry["value"] ?? .null), expression: nil, nil, isReadOnly: true)
        }
    }

    /// A variable as the editor sees it.
    private func variable(
        _ name: String, _ value: RemoteObject, expression: String?, _ frame: DebugFrame?,
        isReadOnly: Bool = false
    ) -> JSONValue {
        var body: [JSONValue.Member] = [.init("name", .string(name))]
        body += shown(value, expression: expression, frame)
        if let expression { body.append(.init("evaluateName", .string(expression))) }
        if isReadOnly {
            body.append(.init("presentationHint", ["attributes": ["readOnly"]]))
        }
        return .object(body)
    }

    /// What a value looks like, and a number for its members.
    func shown(
        _ value: RemoteObject, expression: String?, _ frame: DebugFrame?, key: String = "value"
    ) -> [JSONValue.Member] {
        var body: [JSONValue.Member] = [
            .init(key, .string(value.text(isHexadecimal: client.wantsHexadecimal))),
            .init("type", .string(value.subtype ?? value.type)),
        ]
        let reference =
            value.id == nil
            ? 0 : variables.add(.object(value, expression: expression, frame: frame))
        body.append(.init("variablesReference", .number(.init(reference))))
        if value.isArray, value.size > 100, client.pages {
            body.append(.init("indexedVariables", .number(.init(value.size))))
        }
        return body
    }

    /// The expression of a member.
    private static func member(_ name: String, of expression: String) -> String {
        if isName(name) { return "\(expression).\(name)" }
        if let index = Int(name), index >= 0, "\(index)" == name { return "\(expression)[\(name)]" }
        if name.hasPrefix("#") { return "\(expression).\(name)" }
        return "\(expression)[\(JSONValue.string(name).text())]"
    }

    /// Whether a text is a name of the language.
    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return (first == "_" || first == "$" || first.properties.isIDStart)
            && text.unicodeScalars.allSatisfy {
                $0 == "_" || $0 == "$" || $0.properties.isIDContinue
            }
    }

    /// Answers a request with what an evaluation gives.
    func answer(
        _ request: JSONValue, _ frame: DebugFrame?, key: String, expression: String? = nil,
        isWhole: Bool = false,
        _ work: (PortalDebugger) throws(InspectedContext.Refusal) -> (
            value: JSONValue, wasThrown: Bool
        )
    ) {
        guard let debugger else { return outbox.refuse(request, "notStopped") }
        do throws(InspectedContext.Refusal) {
            let (value, wasThrown) = try work(debugger)
            let object = RemoteObject(value)
            if debugger.wasEvaluationEnded {
                return outbox.refuse(request, PortalDebugger.endedEvaluation)
            }
            if wasThrown { return outbox.refuse(request, object.text(most: 300)) }
            if isWhole {
                return outbox.respond(
                    to: request,
                    .object([
                        .init(key, .string(object.wholeText)), .init("variablesReference", 0),
                    ]))
            }
            outbox.respond(
                to: request, .object(shown(object, expression: expression, frame, key: key)))
        } catch {
            outbox.refuse(request, "\(error)")
        }
    }
}
