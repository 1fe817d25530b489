internal import JSONDocuments
internal import PortalTrace

/// A callback is given JSON as text (mobile-plans.md, section 5).
///
/// Lint: an error for a member that is read of the text, in whatever way, for a text that is compared
/// with a result, and for an object that is parsed again.
struct CallbacksMustParse: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        let guarded = functionsWithTypeof(page)
        var findings: [Finding] = []
        for node in page.graph.nodes.indices {
            guard !guarded.contains(page.graph.nodes[node].function) else { continue }
            switch page.graph.nodes[node].origin {
            case .member(let object, let name):
                findings += member(node, object, page.graph.names[name], page)
            case .element(let object, let key):
                guard let names = page.flow.constants(key), names.count == 1,
                    case .text(let name) = names[0].constant
                else { continue }
                findings += member(node, object, name, page)
            case .binary(let sign, let left, let right) where Comparison.signs.contains(sign):
                findings += compared(node, left, right, page) + compared(node, right, left, page)
            case .call(let id):
                findings += parsed(page.graph.calls[id], page)
                findings += evaluated(page.graph.calls[id], page)
                findings += copied(page.graph.calls[id], page)
            case .object(let id):
                findings += page.graph.objects[id].spreads.flatMap { copied($0, "a spread", page) }
            default: break
            }
        }
        findings += others(page) + taken(page) + dropped(page)
        for choice in page.graph.switches where page.flow.kinds[choice.subject].isOnly(.texts) {
            findings += choice.cases.prefix(1).flatMap { compared($0, choice.subject, $0, page) }
        }
        return findings
    }

    /// A function that parses the text and returns nothing, where its callers use what it returns: "json => { JSON.parse(json) }".
    private func dropped(_ page: PageOutline) -> [Finding] {
        let statements = Set(page.graph.statements)
        let returned = Set(page.graph.functions.flatMap(\.returns))
        return page.graph.statements.compactMap { statement -> Finding? in
            guard case .call(let id) = page.graph.nodes[statement].origin,
                page.flow.kinds[page.graph.calls[id].callee].contains(.parse),
                let first = page.graph.calls[id].arguments.first,
                page.flow.kinds[first].isOnly(.texts),
                case let function = page.graph.nodes[statement].function, function != 0,
                [.declaration, .expression, .arrow].contains(page.graph.functions[function].kind),
                !page.graph.functions[function].isAsync,
                !page.graph.functions[function].isGenerator,
                page.graph.functions[function].returns.allSatisfy({
                    if case .nothing = page.graph.nodes[$0].origin { true } else { false }
                }),
                let used = (page.flow.callers[function] ?? []).first(where: { call in
                    !statements.contains(page.graph.calls[call].node)
                        && page.targets[page.graph.calls[call].node] == [function]
                        && !returned.contains(page.graph.calls[call].node)
                })
            else { return nil }
            return Finding(
                Self.jsonNotParsed,
                "what JSON.parse returns is thrown away: \(page.name(of: function)) returns nothing, and its "
                    + "caller uses that; write return JSON.parse(\(page.words(first))) on one line",
                at: page.location(statement),
                notes: Finding.Note.list(
                    "it is called", at: page.location(page.graph.calls[used].node)))
        }
    }

    /// "typeof json === 'object' ? json : {}", where nothing parses the text.
    private func taken(_ page: PageOutline) -> [Finding] {
        for event in [PageOutline.NamedCallback.Event.activation, .registration] {
            let isRead = page.graph.calls.contains { call in
                guard let first = call.arguments.first,
                    !page.flow.kinds[first].isDisjoint(with: event.text)
                else { return false }
                return page.flow.kinds[call.callee].contains(.parse)
                    || page.flow.builtIn(call.callee) == "eval"
                    || page.flow.builtIn(call.callee) == "Function"
            }
            if isRead { continue }
            for node in page.graph.nodes {
                guard case .binary(let sign, let left, let right) = node.origin,
                    Comparison.signs.contains(sign),
                    case .unary("typeof", let text) = page.graph.nodes[left].origin,
                    page.flow.kinds[text].isOnly(event.text),
                    case .string("object") = page.graph.nodes[right].origin
                else { continue }
                return [
                    Finding(
                        Self.jsonNotParsed,
                        "typeof \(page.words(text)) is never 'object': the app gives "
                            + "\(given(event.text, page)) a text, and nothing parses it; JSON.parse it",
                        at: page.location(left))
                ]
            }
        }
        return []
    }

    /// What copies the letters of a text, and none of its members: "Object.assign({}, json)".
    private func copied(_ call: ValueGraph.Call, _ page: PageOutline) -> [Finding] {
        guard case .member(let owner, let name) = page.graph.nodes[call.callee].origin,
            page.flow.builtIn(owner) == "Object" && page.graph.names[name] == "assign"
                || page.graph.names[name] == "extend"
        else { return [] }
        return call.arguments.dropFirst().flatMap {
            copied($0, "\(page.words(call.callee))", page)
        }
    }

    private func copied(
        _ source: ValueGraph.NodeID, _ how: String, _ page: PageOutline
    ) -> [Finding] {
        guard page.flow.kinds[source].isOnly(.texts) else { return [] }
        return [
            Finding(
                Self.jsonNotParsed,
                "\(how) copies the letters of the JSON text '\(page.words(source))', and none of its members; "
                    + "JSON.parse it first",
                at: page.location(source))
        ]
    }

    /// A second parameter of a callback, for which there is no argument.
    private func others(_ page: PageOutline) -> [Finding] {
        let named = page.functions(for: .activation) + page.functions(for: .registration)
        return named.compactMap { id, _ -> Finding? in
            let function = page.graph.functions[id]
            guard [.declaration, .expression, .arrow, .method].contains(function.kind),
                function.parameters.count > 1, (page.flow.callers[id] ?? []).isEmpty,
                !function.parameters[1].isEmpty, function.arguments.count > 1,
                // One with a value of its own may well be there.
                page.flow.predecessors[function.arguments[1]].isEmpty
            else { return nil }
            let second = function.parameters[1]
            let uses = page.graph.nodes.indices.filter { node in
                guard case .name(let name) = page.graph.nodes[node].origin,
                    page.graph.isInside(page.graph.nodes[node].function, id),
                    page.graph.names[name].hasSameCodeUnits(as: second),
                    let binding = page.flow.binding(of: node)
                else { return false }
                return page.graph.bindings[binding].kind == .parameter
                    && page.graph.bindings[binding].scope == function.scope
                    && page.graph.bindings[binding].rest == nil
                    && page.flow.predecessors[page.graph.bindings[binding].node].allSatisfy {
                        page.graph.functions[id].arguments.contains($0)
                    }
            }
            guard let use = uses.first, !(isParsed(id, page) && isAsked(uses, page)) else {
                return nil
            }
            return Finding(
                Self.jsonNotParsed,
                "'\(TraceValue.oneLine(second.shortened(to: 60)))' is undefined: the app gives "
                    + "\(page.name(of: id)) one argument, the JSON text; JSON.parse it, and read its members",
                at: page.location(use))
        }.eachOnce()
    }

    /// Whether a function parses the text that it is given.
    private func isParsed(_ function: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        page.graph.calls.contains { call in
            guard page.flow.kinds[call.callee].contains(.parse), let first = call.arguments.first
            else { return false }
            return page.graph.isInside(page.graph.nodes[call.node].function, function)
                && !page.flow.kinds[first].isDisjoint(with: .texts)
        }
    }

    /// Whether a script asks if something is there at all.
    private func isAsked(_ uses: [ValueGraph.NodeID], _ page: PageOutline) -> Bool {
        page.graph.tests.contains { test in
            page.leaves(test.node).contains(where: uses.contains)
        }
    }

    /// Functions that ask what they are given.
    private func functionsWithTypeof(_ page: PageOutline) -> Set<ValueGraph.FunctionID> {
        var found: Set<ValueGraph.FunctionID> = []
        for node in page.graph.nodes {
            if case .unary("typeof", let operand) = node.origin,
                !page.flow.kinds[operand].isDisjoint(with: .texts)
            {
                found.insert(node.function)
            }
        }
        return found
    }

    private func member(
        _ node: ValueGraph.NodeID, _ object: ValueGraph.NodeID, _ name: String, _ page: PageOutline
    ) -> [Finding] {
        // "Promise.resolve(json).then": the promise is not the text that it brings.
        guard page.flow.kinds[object].isOnly(.texts), !Self.ofTexts.contains(name),
            !["then", "catch", "finally"].contains(name)
        else {
            return []
        }
        let given = given(page.flow.kinds[object], page)
        let whole = page.words(node)
        let stringified = stringifiedText(page)
        let dropped = droppedParse(page)
        return [
            Finding(
                Self.jsonNotParsed,
                "'\(whole)' is undefined: it is read of the text that the app gives "
                    + "\(given); JSON.parse it first",
                at: page.location(start(node, object, page)),
                notes: stringified.map {
                    [
                        Finding.Note(
                            "JSON.stringify makes a text of a value, and here it is given a text; "
                                + "JSON.parse reads one", at: page.location($0))
                    ]
                } ?? dropped.map {
                    [Finding.Note("what JSON.parse returns is thrown away", at: page.location($0))]
                } ?? [])
        ]
    }

    /// The begin of "json.activationResult".
    private func start(
        _ node: ValueGraph.NodeID, _ object: ValueGraph.NodeID, _ page: PageOutline
    ) -> ValueGraph.NodeID {
        if case .name = page.graph.nodes[object].origin,
            page.graph.nodes[object].offset < page.graph.nodes[node].offset
        {
            return object
        }
        return node
    }

    /// "'onActivation' as 'json'".
    private func given(_ kinds: ValueKinds, _ page: PageOutline) -> String {
        let callback = page.callbacks.first {
            kinds.contains($0.event.text) && !$0.functions.isEmpty
        }
        guard let callback, let function = callback.functions.first else { return "a callback" }
        let parameter = page.graph.functions[function].parameters.first ?? ""
        return page.name(of: function)
            + (parameter.isEmpty ? "" : " as '\(TraceValue.oneLine(parameter))'")
    }

    /// A call of JSON.parse whose value is not used.
    private func droppedParse(_ page: PageOutline) -> ValueGraph.NodeID? {
        page.graph.statements.first { statement in
            guard case .call(let id) = page.graph.nodes[statement].origin else { return false }
            let call = page.graph.calls[id]
            guard page.flow.kinds[call.callee].contains(.parse), let first = call.arguments.first
            else { return false }
            return !page.flow.kinds[first].isDisjoint(with: .texts)
        }
    }

    /// A call of JSON.stringify that is given the text.
    private func stringifiedText(_ page: PageOutline) -> ValueGraph.NodeID? {
        page.graph.calls.first { call in
            guard page.flow.kinds[call.callee].contains(.stringify),
                let first = call.arguments.first
            else { return false }
            return page.flow.kinds[first].isOnly(.texts)
        }?.node
    }

    private func compared(
        _ node: ValueGraph.NodeID, _ text: ValueGraph.NodeID, _ other: ValueGraph.NodeID,
        _ page: PageOutline
    ) -> [Finding] {
        guard page.flow.kinds[text].isOnly(.texts), let values = page.flow.constants(other),
            let value = values.first(where: { Comparison.isResult($0.constant) })
        else { return [] }
        let kinds = page.flow.kinds[text]
        let member =
            kinds.contains(.activationText) ? "activationResult" : "networkRegistrationState"
        return [
            Finding(
                Self.jsonNotParsed,
                "'\(page.words(text))' never equals \(Comparison.words(value.constant)): it is the "
                    + "whole JSON text; compare JSON.parse(\(page.words(text))).\(member)",
                at: page.location(text))
        ]
    }

    /// `eval(json)`: braces at the beginning of a script are a block.
    private func evaluated(_ call: ValueGraph.Call, _ page: PageOutline) -> [Finding] {
        guard page.flow.builtIn(call.callee) == "eval", let first = call.arguments.first,
            page.flow.kinds[first].isOnly(.texts)
        else { return [] }
        return [
            Finding(
                Self.jsonNotParsed,
                "eval takes a script, and the JSON text '\(page.words(first))' is none, so it throws a "
                    + "SyntaxError; read it with JSON.parse(\(page.words(first)))",
                at: page.location(call.node))
        ]
    }

    private func parsed(_ call: ValueGraph.Call, _ page: PageOutline) -> [Finding] {
        guard page.flow.kinds[call.callee].contains(.parse), let first = call.arguments.first,
            page.flow.kinds[first].isOnly(.objects)
        else { return [] }
        return [
            Finding(
                Self.jsonParsedTwice,
                "JSON.parse is given what JSON.parse returned already: parsing the object twice "
                    + "throws a SyntaxError; drop one of the two", at: page.location(call.node))
        ]
    }

    /// What a text has.
    static let ofTexts: Set<String> = [
        "length", "at", "charAt", "charCodeAt", "codePointAt", "concat", "constructor", "endsWith",
        "hasOwnProperty", "includes", "indexOf", "lastIndexOf", "localeCompare", "match",
        "matchAll",
        "normalize", "padEnd", "padStart", "repeat", "replace", "replaceAll", "search", "slice",
        "split", "startsWith", "substr", "substring", "toLocaleLowerCase", "toLocaleUpperCase",
        "toLowerCase", "toString", "toUpperCase", "trim", "trimEnd", "trimStart", "valueOf",
    ]
}

extension CallbacksMustParse {
    static let descriptions = [jsonNotParsed, jsonParsedTwice]

    private static let jsonNotParsed = RuleDescription(
        "json-not-parsed", .error, .callbacks, "A callback parses the JSON that it is given.",
        because: "It is given a text, whose members are undefined.",
        source: "mobile-plans.md, section 5",
        passing: [
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) { return JSON.parse(json).activationResult; }
            """,
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) {
                json = JSON.parse(json);
                return json.activationResult;
            }
            """,
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) {
                Promise.resolve(json).then(JSON.parse).then(function (it) { console.log(it.activationResult); });
            }
            """,
        ],
        failing: [
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) { return ↓json.activationResult; }
            """,
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            window.onActivated = ({ ↓activationResult }) => activationResult;
            """,
        ])

    private static let jsonParsedTwice = RuleDescription(
        "json-parsed-twice", .error, .callbacks, "A callback parses the JSON once.",
        because: "JSON.parse takes a text; an object makes it throw.",
        source: "mobile-plans.md, section 5",
        passing: [
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) { return JSON.parse(json).activationResult; }
            """
        ],
        failing: [
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) { return JSON.↓parse(JSON.parse(json)).activationResult; }
            """
        ])
}
