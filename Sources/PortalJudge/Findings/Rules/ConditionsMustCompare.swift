internal import JSONDocuments
internal import PortalTrace

/// A condition asks what the result is, not whether there is one (mobile-plans.md, section 5).
///
/// Lint: an error for an assignment of a result in a condition, and for a condition that is the result
/// itself.
struct ConditionsMustCompare: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        [
            assigned(page), chosen(page), asked(page), unread(page), alternatives(page),
            places(page), unasked(page), members(page),
        ].flatMap { $0 }
    }

    /// An index that is asked whether it counts as true: "list.indexOf(state) ? … : …".
    private func places(_ page: PageOutline) -> [Finding] {
        page.graph.tests.flatMap { test in
            parts(test.node, page).filter { $0 == test.node || test.kind != .not }
        }.compactMap { node in
            guard case .call(let id) = page.graph.nodes[node].origin else { return nil }
            let call = page.graph.calls[id]
            if let order = order(call, page) { return order }
            let method: String
            if let search = page.librarySearch(call),
                case .member(_, let name) = page.graph.nodes[call.callee].origin,
                ["inArray", "indexOf"].contains(page.graph.names[name]),
                page.isTold(search.value)
            {
                method = page.graph.names[name]
            } else if case .member(let list, let name) = page.graph.nodes[call.callee].origin,
                ["indexOf", "lastIndexOf", "search"].contains(page.graph.names[name]),
                let first = call.arguments.first, page.isTold(first) || page.isTold(list)
            {
                method = page.graph.names[name]
            } else {
                return nil
            }
            return Finding(
                Self.truthyResult,
                "\(method) returns a place: -1, which counts as true, where nothing is found, and 0, which "
                    + "counts as false, for the first; write \(method)(…) >= 0",
                at: page.location(node))
        }.eachOnce()
    }

    /// "result.localeCompare('success') ? … : …": what is equal has order 0, which counts as false.
    private func order(_ call: ValueGraph.Call, _ page: PageOutline) -> Finding? {
        guard case .member(let object, let name) = page.graph.nodes[call.callee].origin,
            page.graph.names[name] == "localeCompare", let first = call.arguments.first,
            page.isTold(first) || page.isTold(object)
        else { return nil }
        return Finding(
            Self.truthyResult,
            "localeCompare returns 0, which counts as false, for equal texts; write "
                + "\(page.words(object)) === \(page.words(first))",
            at: page.location(call.node))
    }

    /// "var isDone = r.activationResult = 'success';"
    private func assignedAsValue(_ page: PageOutline) -> [Finding] {
        let taken =
            page.graph.writes.map(\.value) + page.graph.functions.flatMap(\.returns)
            + page.graph.calls.flatMap(\.arguments)
        return taken.compactMap { node in
            guard case .assignment("=", let target, let value) = page.graph.nodes[node].origin,
                case .member = page.graph.nodes[target].origin,
                !page.flow.kinds[target].isDisjoint(with: [.result, .state]),
                let values = page.flow.constants(value),
                values.allSatisfy({ Comparison.isResult($0.constant) })
            else { return nil }
            return Finding(
                Self.assignmentInCondition,
                "'\(page.words(target)) = …' assigns instead of comparing, so what is made of it counts as true, "
                    + "whatever the result is; write ===",
                at: page.location(node))
        }.eachOnce()
    }

    private func assigned(_ page: PageOutline) -> [Finding] {
        assignedAsValue(page)
            + page.graph.tests.flatMap { parts($0.node, page) }.compactMap { node in
                guard case .assignment("=", let target, let value) = page.graph.nodes[node].origin
                else { return nil }
                let isTold = !page.flow.kinds[target].isDisjoint(with: [.result, .state])
                // "while (r = next())" asks for what it assigns.
                guard let values = page.flow.constants(value),
                    isTold || values.contains(where: { Comparison.isResult($0.constant) })
                else { return nil }
                return Finding(
                    Self.assignmentInCondition,
                    "'\(page.words(target)) = …' assigns instead of comparing, so the condition always "
                        + "holds, whatever the result is; write ===",
                    at: page.location(node))
            }.eachOnce()
    }

    /// "result = 'success' ? done() : failed()"
    private func chosen(_ page: PageOutline) -> [Finding] {
        page.graph.nodes.indices.compactMap { node in
            guard case .assignment("=", let target, let value) = page.graph.nodes[node].origin,
                !page.flow.kinds[target].isDisjoint(with: [.result, .state]),
                case .conditional(let test, _, _) = page.graph.nodes[value].origin,
                let values = page.flow.constants(test),
                values.allSatisfy({ Comparison.isResult($0.constant) })
            else { return nil }
            return Finding(
                Self.assignmentInCondition,
                "'\(page.words(target)) = …' assigns instead of comparing, and what stands before the '?' "
                    + "always counts as true, whatever the result is; write ===",
                at: page.location(node))
        }.eachOnce()
    }

    /// What says nothing of a result, where nothing else of it is read: the object, its number, its length.
    private func unread(_ page: PageOutline) -> [Finding] {
        for event in [PageOutline.NamedCallback.Event.activation, .registration] {
            let word: ValueKinds = event == .activation ? .result : .state
            let reads = page.graph.nodes.indices.filter { page.flow.kinds[$0].contains(word) }
            let isCompared = reads.contains { node in !isOwnerOfLength(node, page) }
            if isCompared || isHandedOn(event, page) { continue }
            let found = page.graph.tests.filter { $0.kind != .operand && $0.kind != .loop }
                .compactMap { test in empty(test.node, event, page) }
            if !found.isEmpty { return found.eachOnce() }
        }
        return []
    }

    /// Whether a node is only there for its length.
    private func isOwnerOfLength(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        page.graph.nodes.contains {
            guard case .member(node, let name) = $0.origin else { return false }
            return page.graph.names[name] == "length"
        }
    }

    private func empty(
        _ test: ValueGraph.NodeID, _ event: PageOutline.NamedCallback.Event, _ page: PageOutline
    ) -> Finding? {
        let node = Self.withoutNegation(test, page)
        let words = page.words(node)
        let reason: String
        if page.flow.kinds[node].isOnly(event.object) {
            guard !isRead(node, page) else { return nil }
            reason = "'\(words)' is the object that was parsed, and counts as true whatever it says"
        } else if page.flow.kinds[node] == .iccid, event == .activation {
            reason = "'\(words)' is told with failures as well"
        } else if case .member(let owner, let name) = page.graph.nodes[node].origin,
            page.graph.names[name] == "length",
            page.flow.kinds[owner].isOnly([.result, .state])
        {
            reason = "'\(words)' counts as true whatever it says: \(event.member) is always a text"
        } else {
            return nil
        }
        return Finding(
            Self.truthyResult,
            "\(reason); compare \(event.member) with "
                + (event == .activation
                    ? "MobilePlansActivationError.success"
                    : "members of MobilePlansNetworkRegistrationState"),
            at: page.location(node))
    }

    /// Whether some script reads a member of what the app told.
    private func isRead(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        page.graph.nodes.contains {
            guard case .member(let object, _) = $0.origin else { return false }
            return !page.flow.kinds[object].isDisjoint(with: page.flow.kinds[node])
        }
    }

    /// Whether what the app told is given to something that may read it: a server, the console, a library.
    private func isHandedOn(
        _ event: PageOutline.NamedCallback.Event, _ page: PageOutline
    ) -> Bool {
        page.graph.calls.contains { call in
            guard !page.flow.kinds[call.callee].contains(.parse),
                (page.targets[call.node] ?? []).isEmpty
            else { return false }
            return call.arguments.contains {
                !page.flow.kinds[$0].isDisjoint(with: event.object.union(event.text))
            }
        }
    }

    private static func withoutNegation(
        _ node: ValueGraph.NodeID, _ page: PageOutline
    ) -> ValueGraph.NodeID {
        var node = node
        while case .unary("!", let inner) = page.graph.nodes[node].origin { node = inner }
        return node
    }

    /// Alternatives of which one always holds: "r === 'a' || 'b'", "r !== 'a' || r !== 'b'".
    private func alternatives(_ page: PageOutline) -> [Finding] {
        var findings: [Finding] = []
        for test in page.graph.tests {
            guard case .binary("||", _, _) = page.graph.nodes[test.node].origin else { continue }
            let leaves = alternatives(of: test.node, page)
            let compared = leaves.compactMap { comparison($0, page) }
            guard let first = compared.first else { continue }
            for leaf in leaves {
                guard comparison(leaf, page) == nil, let values = page.flow.constants(leaf),
                    values.count == 1, Comparison.isResult(values[0].constant)
                else { continue }
                let value = Comparison.words(values[0].constant)
                findings.append(
                    Finding(
                        Self.truthyResult,
                        "\(value) alone always counts as true, so the condition holds whatever "
                            + "\(first.event.member) is; compare it as well: \(first.words) === \(value)",
                        at: page.location(leaf)))
            }
            let unequal = compared.filter { !$0.asksForEqual && $0.words == first.words }
            guard unequal.count > 1, let second = unequal.last, second.value != unequal[0].value
            else { continue }
            findings.append(
                Finding(
                    Self.truthyResult,
                    "'\(first.words)' always differs from one of \(unequal[0].value) and "
                        + "\(second.value), so the condition always holds; join them with &&",
                    at: page.location(second.node)))
        }
        return findings.eachOnce()
    }

    /// Values joined before they are compared: "case 'a' || 'b'", "r === ('a' || 'b')".
    private func unasked(_ page: PageOutline) -> [Finding] {
        let compared = page.graph.nodes.flatMap { node in
            guard case .binary(let sign, let left, let right) = node.origin,
                sign == "case" || Comparison.signs.contains(sign)
            else { return [(ValueGraph.NodeID, ValueGraph.NodeID)]() }
            return [(left, right), (right, left)]
        }
        return compared.compactMap { told, other in
            guard case .binary("||", _, _) = page.graph.nodes[other].origin,
                let event = ComparisonsMustBePossible.event(told, page)
            else { return nil }
            let leaves = alternatives(of: other, page)
            guard let values = page.flow.constants(leaves[0]), values.count == 1,
                Comparison.isResult(values[0].constant)
            else { return nil }
            let value = Comparison.words(values[0].constant)
            return Finding(
                Self.truthyResult,
                "\(value) || … is \(value), so \(event.member) is never compared with what stands behind the "
                    + "||; write a comparison, or a case, for each",
                at: page.location(leaves[1]))
        }.eachOnce()
    }

    /// A comparison of what the app told with one value.
    private struct Asked {
        let node: ValueGraph.NodeID
        let words: String
        let event: PageOutline.NamedCallback.Event
        let value: String
        let asksForEqual: Bool
    }

    private func comparison(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Asked? {
        guard case .binary(let sign, let left, let right) = page.graph.nodes[node].origin,
            Comparison.signs.contains(sign)
        else { return nil }
        for (told, other) in [(left, right), (right, left)] {
            guard let event = ComparisonsMustBePossible.event(told, page),
                let values = page.flow.constants(other), values.count == 1
            else { continue }
            return Asked(
                node: other, words: page.words(told), event: event,
                value: Comparison.words(values[0].constant), asksForEqual: sign.hasPrefix("="))
        }
        return nil
    }

    private func alternatives(
        of node: ValueGraph.NodeID, _ page: PageOutline
    ) -> [ValueGraph.NodeID] {
        var leaves: [ValueGraph.NodeID] = []
        var node = node
        // Chains of operators lean to the left.
        while case .binary("||", let left, let right) = page.graph.nodes[node].origin {
            leaves.append(right)
            node = left
        }
        return (leaves + [node]).reversed()
    }

    /// The parts of a condition that are asked one by one.
    private func parts(_ node: ValueGraph.NodeID, _ page: PageOutline) -> [ValueGraph.NodeID] {
        var parts: [ValueGraph.NodeID] = []
        var node = node
        while case .binary(let sign, let left, let right) = page.graph.nodes[node].origin,
            sign == "&&" || sign == "||"
        {
            parts.append(right)
            node = left
        }
        return parts + [node]
    }

    private func asked(_ page: PageOutline) -> [Finding] {
        let compare = functionsThatCompare(page)
        let deciding = deciding(page)
        let filling = filling(page)
        let choosing = choosing(page)
        let negations = negations(page)
        var findings: [Finding] = []
        for test in page.graph.tests where page.flow.kinds[test.node].isOnly([.result, .state]) {
            if compare.contains(page.graph.nodes[test.node].function),
                test.kind != .conditional || !choosing.contains(test.node)
            {
                continue
            }
            if test.kind == .operand, !deciding.contains(test.node) { continue }
            if filling.contains(test.node) { continue }
            findings.append(
                (test.kind == .not ? negations[test.node] : nil) ?? finding(test.node, page))
        }
        for call in page.graph.calls where page.flow.builtIn(call.callee) == "Boolean" {
            guard let first = call.arguments.first,
                page.flow.kinds[first].isOnly([.result, .state]),
                !compare.contains(page.graph.nodes[first].function)
            else { continue }
            findings.append(finding(first, page))
        }
        return findings.eachOnce()
    }

    private func finding(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Finding {
        let isResult = page.flow.kinds[node].contains(.result)
        return Finding(
            Self.truthyResult,
            "'\(page.words(node))' counts as true whatever it says: "
                + (isResult ? "activationResult" : "networkRegistrationState")
                + " is always a text, '\(isResult ? "cardBusy" : "denied")' too; compare it with "
                + (isResult
                    ? "MobilePlansActivationError.success"
                    : "members of MobilePlansNetworkRegistrationState"),
            at: page.location(node))
    }

    /// The conditions of expressions that choose between two values that do not depend on the result.
    private func choosing(_ page: PageOutline) -> Set<ValueGraph.NodeID> {
        Set(
            page.graph.nodes.compactMap { node in
                guard case .conditional(let test, let first, let second) = node.origin,
                    page.flow.constants(first) != nil, page.flow.constants(second) != nil
                else { return nil }
                return test
            })
    }

    /// What is said of "!r === 'success'", which compares true or false with a text, by what is negated.
    private func negations(_ page: PageOutline) -> [ValueGraph.NodeID: Finding] {
        var found: [ValueGraph.NodeID: Finding] = [:]
        for comparison in page.graph.nodes {
            guard case .binary(let sign, let left, let right) = comparison.origin,
                Comparison.signs.contains(sign),
                case .unary("!", let node) = page.graph.nodes[left].origin, found[node] == nil,
                let value = page.flow.constants(right)?.first
            else { continue }
            let words = page.words(node)
            let meant = sign.hasPrefix("!") ? "===" : "!=="
            found[node] = Finding(
                Self.truthyResult,
                "'!\(words)' is false whatever \(words) says, and false never equals "
                    + "\(Comparison.words(value.constant)): ! is taken before \(sign); write \(words) "
                    + "\(meant) \(Comparison.words(value.constant))",
                at: page.location(node))
        }
        return found
    }

    /// Functions that compare what they are told as well: there a condition is only a guard.
    func functionsThatCompare(_ page: PageOutline) -> Set<ValueGraph.FunctionID> {
        var found: Set<ValueGraph.FunctionID> = []
        func note(_ node: ValueGraph.NodeID) {
            if !page.flow.kinds[node].isDisjoint(with: [.result, .state]) {
                found.insert(page.graph.nodes[node].function)
            }
        }
        for node in page.graph.nodes {
            guard case .binary(let sign, let left, let right) = node.origin,
                Comparison.signs.contains(sign)
            else { continue }
            note(left)
            note(right)
        }
        for choice in page.graph.switches { note(choice.subject) }
        for call in page.graph.calls {
            guard case .member(_, let name) = page.graph.nodes[call.callee].origin,
                ["includes", "indexOf", "has"].contains(page.graph.names[name])
            else { continue }
            for argument in call.arguments { note(argument) }
        }
        return found
    }

    /// Operands that decide what is done: "r && done();" and "if (r && …)".
    private func deciding(_ page: PageOutline) -> Set<ValueGraph.NodeID> {
        let whole = Set(page.graph.statements).union(
            page.graph.tests.filter { $0.kind != .operand }.map(\.node))
        var found: Set<ValueGraph.NodeID> = []
        for (index, node) in page.graph.nodes.enumerated() where whole.contains(index) {
            if case .binary("&&", let left, let right) = node.origin {
                found.formUnion([left, right])
            }
        }
        return found
    }

    private func parts(
        ofTemplate node: ValueGraph.NodeID, _ page: PageOutline
    ) -> [ValueGraph.NodeID] {
        guard case .template(_, let parts) = page.graph.nodes[node].origin else { return [] }
        return parts
    }

    /// Conditions that only fill a gap: "r ? r : 'none'", "r ? 'Result ' + r : ''", "!r ? '' : r".
    private func filling(_ page: PageOutline) -> Set<ValueGraph.NodeID> {
        Set(
            page.graph.nodes.compactMap { node in
                guard case .conditional(var asked, var filled, let second) = node.origin else {
                    return nil
                }
                if case .unary("!", let inner) = page.graph.nodes[asked].origin {
                    (asked, filled) = (inner, second)
                }
                guard
                    (page.leaves(filled) + parts(ofTemplate: filled, page))
                        .contains(where: { page.words($0).hasSameCodeUnits(as: page.words(asked)) })
                else { return nil }
                return asked
            })
    }
}

extension ConditionsMustCompare {
    static let descriptions = [assignmentInCondition, truthyResult]

    private static let assignmentInCondition = RuleDescription(
        "assignment-in-condition", .error, .callbacks, "A condition compares with ===.",
        because: "An assignment of a text always holds: each failure looks like a success.",
        source: "mobile-plans.md, section 6",
        passing: [
            ExampleParts.told(
                "if (r.activationResult === MobilePlansActivationError.success) done();")
        ],
        failing: [
            ExampleParts.told(
                "if (r.activationResult ↓= MobilePlansActivationError.success) done();")
        ])

    static let truthyResult = RuleDescription(
        "truthy-result", .error, .callbacks, "A condition asks which result it is.",
        because: "Every result is a text that counts as true: each failure looks like a success.",
        source: "mobile-plans.md, section 6",
        passing: [
            ExampleParts.told("if (r && r.activationResult === 'success') done();"),
            ExampleParts.told(
                "if (!r.activationResult) return; if (r.activationResult === 'success') done();"),
        ],
        failing: [
            ExampleParts.told("if (r.↓activationResult) done();"),
            ExampleParts.told("if (r.activationResult === 'cardBusy' || ↓'cardRemoved') done();"),
            ExampleParts.told(
                "if (r.activationResult !== 'cardBusy' || r.activationResult !== ↓'other') done();"),
            ExampleParts.told("const failed = !r.↓activationResult; if (!failed) done();"),
        ])
}
