internal import JSONDocuments
internal import PortalTrace

/// What a callback is told has two members (mobile-plans.md, section 5).
///
/// Lint: an error for every other member that is read of it.
struct PayloadMembersMustExist: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        let alternatives = alternatives(page)
        let added = added(page)
        var findings: [Finding] = []
        for node in page.graph.nodes.indices where !alternatives.contains(node) {
            switch page.graph.nodes[node].origin {
            case .member(let object, let name):
                let name = page.graph.names[name]
                if !added.contains(name) { findings += read(node, object, name, page) }
            case .element(let object, let key):
                guard let names = page.flow.constants(key), names.count == 1,
                    case .text(let name) = names[0].constant, !added.contains(name)
                else { continue }
                findings += read(node, object, name, page)
            default: break
            }
        }
        return findings
    }

    /// The members that the app gives an object of some kinds.
    static func members(_ kinds: ValueKinds) -> [String] {
        (kinds.contains(.activationObject) ? ["activationResult"] : [])
            + (kinds.contains(.registrationObject) ? ["networkRegistrationState"] : []) + ["iccid"]
    }

    private func read(
        _ node: ValueGraph.NodeID, _ object: ValueGraph.NodeID, _ name: String, _ page: PageOutline
    ) -> [Finding] {
        let kinds = page.flow.kinds[object]
        if kinds.isOnly(.objects), let promise = promise(node, object, name, page) {
            return [promise]
        }
        if kinds.isOnly(.words) { return ofWord(node, object, name, page) }
        guard kinds.isOnly(.objects), !isWritten(node, page) else { return [] }
        let known = Self.members(kinds)
        guard !known.contains(name), !Self.ofObjects.contains(name) else { return [] }
        if CallbacksMustBeToldApart.isSwapped(page),
            name == "activationResult" || name == "networkRegistrationState"
        {
            return []
        }
        let event = kinds.contains(.activationObject) ? "activation" : "registration"
        return [
            Finding(
                Self.payloadMember,
                "'\(page.words(node))' is undefined: what the \(event) callback is told has no "
                    + "member '\(TraceValue.oneLine(name.shortened(to: 40)))'; "
                    + hint(name, known), at: page.location(node))
        ]
    }

    /// A member of what an asynchronous function returns, which is a promise: "parse(json).activationResult".
    private func promise(
        _ node: ValueGraph.NodeID, _ object: ValueGraph.NodeID, _ name: String,
        _ page: PageOutline
    ) -> Finding? {
        guard !["then", "catch", "finally"].contains(name), !isAwaited(object, page),
            let call = call(behind: object, page)
        else { return nil }
        let functions = page.flow.functions[page.graph.calls[call].callee]
        guard let function = functions.first,
            functions.allSatisfy({
                page.graph.functions[$0].isAsync && !page.graph.functions[$0].isGenerator
            })
        else { return nil }
        return Finding(
            Self.payloadMember,
            "'\(page.words(node))' is undefined: \(page.name(of: function)) is an async function, so it returns "
                + "a promise; write await \(page.words(page.graph.calls[call].callee))(…)",
            at: page.location(node),
            notes: [Finding.Note("it is called", at: page.location(page.graph.calls[call].node))])
    }

    /// The call that a value is what it returns, by variables alone: an `await` on the way is none.
    private func call(behind node: ValueGraph.NodeID, _ page: PageOutline) -> Int? {
        let variables = Set(
            page.graph.bindings.filter { [.variable, .lexical].contains($0.kind) }.map(\.node))
        var node = node
        for _ in 0..<6 {
            switch page.graph.nodes[node].origin {
            case .call(let id): return page.graph.calls[id].isNew ? nil : id
            case .name, .place:
                // What a parameter is given may have been waited for: "parse(json).then(r => r.iccid)".
                if case .place = page.graph.nodes[node].origin, !variables.contains(node) {
                    return nil
                }
                let sources = page.flow.predecessors[node]
                guard sources.count == 1 else { return nil }
                node = sources[0]
            default: return nil
            }
        }
        return nil
    }

    private func isAwaited(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        if case .await = page.graph.nodes[node].origin { true } else { false }
    }

    /// A member of a result or a state, which is a text: `activationResult.success`.
    private func ofWord(
        _ node: ValueGraph.NodeID, _ object: ValueGraph.NodeID, _ name: String,
        _ page: PageOutline
    ) -> [Finding] {
        guard !CallbacksMustParse.ofTexts.contains(name), !Self.ofObjects.contains(name),
            !isWritten(node, page)
        else { return [] }
        let event: PageOutline.NamedCallback.Event =
            page.flow.kinds[object].contains(.result) ? .activation : .registration
        let value = Comparison.near(name, event)
        let own = Comparison.enumName(of: event)
        return [
            Finding(
                Self.payloadMember,
                "'\(page.words(node))' is undefined: \(event.member) is a text, which has no member "
                    + "'\(TraceValue.oneLine(name.shortened(to: 40)))'; compare it with "
                    + (value.map { "\(own).\($0)" } ?? "members of \(own)"),
                at: page.location(node))
        ]
    }

    private func hint(_ name: String, _ known: [String]) -> String {
        let lowered = name.lowercased()
        if let same = known.first(where: { $0.lowercased() == lowered }) {
            return "did you mean '\(same)'?"
        }
        let told = known.first { $0 != "iccid" } ?? ""
        for word in ["result", "status", "state", "error", "code", "success", "regist"]
        where lowered.contains(word) {
            return "did you mean '\(told)'?"
        }
        return "it has \(known.joined(separator: " and "))"
    }

    private func isWritten(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        page.graph.writes.contains { $0.target == node }
    }

    /// Members that the portal itself puts on such an object.
    private func added(_ page: PageOutline) -> Set<CodeUnits> {
        Set(
            page.graph.writes.compactMap { write -> CodeUnits? in
                guard case .member(let object, let name) = page.graph.nodes[write.target].origin,
                    !page.flow.kinds[object].isDisjoint(with: .objects)
                else { return nil }
                return CodeUnits(page.graph.names[name])
            })
    }

    /// Reads beside one of a member that exists: "r.result || r.activationResult".
    private func alternatives(_ page: PageOutline) -> Set<ValueGraph.NodeID> {
        var found: Set<ValueGraph.NodeID> = []
        for node in page.graph.nodes {
            guard case .binary(let sign, let left, let right) = node.origin,
                sign == "||" || sign == "??"
            else { continue }
            for (one, other) in [(left, right), (right, left)]
            where !page.flow.kinds[one].isDisjoint(with: [.result, .state, .iccid]) {
                found.insert(other)
            }
        }
        return found
    }

    /// What every object has.
    private static let ofObjects: Set<String> = [
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
        "toString", "valueOf", "toJSON", "then", "length",
    ]
}

extension PayloadMembersMustExist {
    static let descriptions = [payloadMember]

    private static let payloadMember = RuleDescription(
        "payload-member", .error, .callbacks, "A callback reads members that the app gives.",
        because: "Any other is undefined, and each success looks like a failure.",
        source: "mobile-plans.md, section 5",
        passing: [
            ExampleParts.told("done(r.activationResult + r.iccid);"),
            ExampleParts.told("done(r.result || r.activationResult);"),
        ],
        failing: [
            ExampleParts.told("done(r.↓result);"),
            ExampleParts.told("if (r.activationResult.↓success) done();"),
            ExampleParts.told("done(r.↓ICCID);"),
            ExampleParts.told("const { ↓ActivationResult } = r; done(ActivationResult);"),
        ])
}
