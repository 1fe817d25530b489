internal import JSONDocuments
internal import PortalKit
internal import ScriptEngine

/// Expressions: typed, watched, pointed at, and completed.
extension DebugAdapter {
    func evaluate(_ request: JSONValue, _ arguments: JSONValue) {
        let text = arguments["expression"]?.string ?? ""
        let context = arguments["context"]?.string ?? "repl"
        if context == "repl", text.withoutOuterSpaces.hasPrefix("."),
            !text.withoutOuterSpaces.hasPrefix("..")
        {
            return perform(text.withoutOuterSpaces, request)
        }
        guard let stop = stopped(request),
            let frame = frame(arguments["frameId"]?.editorNumber, request, stop)
        else { return }
        if context == "hover" {
            return answer(request, frame, key: "result", expression: text) {
                debugger throws(InspectedContext.Refusal) in
                (try self.look(text, frame, debugger), false)
            }
        }
        if let refusal = StoppedInput.refusal(text) { return outbox.refuse(request, refusal) }
        if MemberChain(text) == nil { changes.append(text) }
        let isExpression = context != "repl"
        answer(
            request, frame, key: "result", expression: MemberChain(text) == nil ? nil : text,
            isWhole: context == "clipboard"
        ) { debugger throws(InspectedContext.Refusal) in
            let reply = try debugger.ask(
                "Debugger.evaluateOnCallFrame",
                [
                    "callFrameId": .string(frame.callFrameID),
                    "expression": .string(
                        isExpression ? "(\(text)\n)" : StoppedInput.expression(text)),
                    "objectGroup": "stop", "generatePreview": true,
                    "includeCommandLineAPI": false,
                    "doNotPauseOnExceptionsAndMuteConsole": true,
                ])
            return (reply["result"] ?? .null, reply["wasThrown"]?.bool ?? false)
        }
    }

    /// What a name or a chain of members is, without running anything of the page's.
    private func look(
        _ text: String, _ frame: DebugFrame, _ debugger: PortalDebugger
    ) throws(InspectedContext.Refusal) -> JSONValue {
        guard let chain = MemberChain(text) else {
            throw .init(
                description:
                    "only names and members are looked at: anything else could do something")
        }
        var value = try debugger.evaluate(chain.first, in: frame)
        if value.wasThrown { throw .init(description: RemoteObject(value.value).text()) }
        for name in chain.members {
            var object = RemoteObject(value.value)
            if object.subtype == "proxy" {
                guard let target = try proxyTarget(of: object), target.isOfHost else {
                    throw .init(description: "a proxy is not looked into: that would run its traps")
                }
                object = target.object
            }
            guard let id = object.id else {
                throw .init(description: "there is no such member")
            }
            let reply = try debugger.ask(
                "Runtime.callFunctionOn",
                [
                    "objectId": .string(id), "functionDeclaration": .string(Self.lookUp),
                    "arguments": [["value": .string(name)]], "generatePreview": true,
                    "doNotPauseOnExceptionsAndMuteConsole": true,
                ])
            value = (reply["result"] ?? .null, reply["wasThrown"]?.bool ?? false)
        }
        return value.value
    }

    /// Gives a member without running a getter.
    private static let lookUp = """
        function (name) {
          for (let object = this; object; object = Object.getPrototypeOf(object)) {
            const found = Object.getOwnPropertyDescriptor(object, name);
            if (found) return 'value' in found ? found.value : '(getter)';
          }
        }
        """

    // MARK: - Completions

    func completions(_ request: JSONValue, _ arguments: JSONValue) {
        guard let stop = stopped(request),
            let frame = frame(arguments["frameId"]?.editorNumber, request, stop)
        else { return }
        let text = arguments["text"]?.string ?? ""
        // A place in the text, which may have several lines.
        let all = Array(text.utf16)
        var begin = 0
        var line = client.ownLine(arguments["line"]?.editorNumber ?? client.firstLine)
        while line > 1, let end = all[begin...].firstIndex(of: 0x0A) {
            begin = end + 1
            line -= 1
        }
        let column = client.ownColumn(arguments["column"]?.editorNumber ?? text.utf16.count + 1)
        let units = Array(all.prefix(begin + max(0, column - 1)))
        let typed = Completion(String(utf16: units))
        var names: [String] = []
        do throws(InspectedContext.Refusal) {
            if let owner = typed.owner {
                names = try members(of: owner, frame)
            } else {
                for scope in ScopeGroup.groups(frame) {
                    for object in scope.objects {
                        for name in try ownNames(of: object) where !names.contains(name) {
                            names.append(name)
                        }
                    }
                }
            }
        } catch {
            return outbox.refuse(request, "\(error)")
        }
        let start = units.count - typed.prefix.utf16.count
        let targets: [JSONValue] = names.filter {
            $0.hasPrefix(typed.prefix) && Self.isName($0)
        }.prefix(500).map {
            [
                "label": .string($0), "start": client.column(start + 1),
                "length": .number(.init(typed.prefix.utf16.count)),
            ]
        }
        outbox.respond(to: request, ["targets": .array(targets)])
    }

    private func members(
        of owner: String, _ frame: DebugFrame
    ) throws(InspectedContext.Refusal) -> [String] {
        guard let debugger else { return [] }
        var value = RemoteObject(try look(owner, frame, debugger))
        if let target = try proxyTarget(of: value) { value = target.object }
        guard let id = value.id, value.subtype != "proxy" else { return [] }
        let reply = try debugger.ask(
            "Runtime.callFunctionOn",
            [
                "objectId": .string(id), "functionDeclaration": .string(Self.listNames),
                "returnByValue": true, "doNotPauseOnExceptionsAndMuteConsole": true,
            ])
        return (reply["result"]?["value"]?.array ?? []).compactMap(\.string)
    }

    private static let listNames = """
        function () {
          const names = new Set();
          for (let object = this; object; object = Object.getPrototypeOf(object)) {
            // Elements have no names that are typed, and there may be millions of them.
            if (ArrayBuffer.isView(object)) continue;
            if (Array.isArray(object) && object.length > 1000) { names.add('length'); continue; }
            for (const name of Object.getOwnPropertyNames(object)) names.add(name);
          }
          return [...names].slice(0, 2000);
        }
        """

    private func ownNames(
        of object: RemoteObject
    ) throws(InspectedContext.Refusal) -> [String] {
        guard let id = object.id, let debugger else { return [] }
        let reply = try debugger.ask(
            "Runtime.getProperties", ["objectId": .string(id), "ownProperties": true])
        return (reply["properties"]?.array ?? []).compactMap { $0["name"]?.string }
    }
}

/// A name, and members of it: nothing that runs anything.
struct MemberChain {
    let first: String
    let members: [String]

    init?(_ text: String) {
        let parts = text.withoutOuterSpaces.split(separator: ".", omittingEmptySubsequences: false)
            .map(String.init)
        guard let first = parts.first, parts.allSatisfy(DebugAdapter.isName) else { return nil }
        self.first = first
        members = Array(parts.dropFirst())
    }
}

/// What is being typed: perhaps the beginning of a member's name.
struct Completion {
    /// The expression before the dot.
    var owner: String?
    /// The beginning of the name.
    var prefix: String

    init(_ text: String) {
        let chain = text.unicodeScalars.reversed().prefix {
            $0 == "_" || $0 == "$" || $0 == "." || $0.properties.isIDContinue
        }
        var tail = String.UnicodeScalarView()
        for scalar in chain.reversed() { tail.append(scalar) }
        let typed = String(tail)
        guard let dot = typed.lastIndex(of: ".") else {
            prefix = typed
            return
        }
        owner = String(typed[..<dot])
        prefix = String(typed[typed.index(after: dot)...])
    }
}
