internal import MobilePlans
internal import PortalTrace

/// Registration is told state by state, and three of the states are connected (mobile-plans.md,
/// sections 3.4 and 5).
///
/// Lint: a warning where only some of the connected states are asked for, an error for a callback that
/// listens to the first state only.
struct StatesMustBeTold: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        connected(page) + others(page) + first(page)
    }

    // MARK: - Home, roaming and partner

    private func connected(_ page: PageOutline) -> [Finding] {
        var asked: [String: ValueGraph.NodeID] = [:]
        var order: [String] = []
        for node in compared(page) + searched(page) {
            guard let values = page.flow.constants(node) else { return [] }
            for value in values {
                guard let text = ValueFlow.text(value.constant).map(Self.word) else { continue }
                if asked[text] == nil { order.append(text) }
                asked[text] = asked[text] ?? value.node
            }
        }
        for text in folded(page) where asked[text.text] == nil {
            order.append(text.text)
            asked[text.text] = text.node
        }
        for key in tableKeys(page) {
            if asked[key.text] == nil { order.append(key.text) }
            asked[key.text] = asked[key.text] ?? key.node
        }
        guard let matched = matched(page) else { return [] }
        for word in matched {
            if asked[word.text] == nil { order.append(word.text) }
            asked[word.text] = asked[word.text] ?? word.node
        }
        let all = NetworkRegistrationState.allCases
        let missing = all.filter { $0.isRegistered && asked[$0.rawValue] == nil }.map(\.rawValue)
        guard let home = order.first(where: { ["home", "roaming", "partner"].contains($0) }),
            let place = asked[home], page.graph.nodes[place].script >= 0, !missing.isEmpty,
            // Where all others are asked for, what is left is connected.
            !all.allSatisfy({ $0.isRegistered || asked[$0.rawValue] != nil })
        else { return [] }
        let names = missing.joined(separator: " and ")
        return [
            Finding(
                Self.connectedStateMissing,
                "\(names) \(missing.count == 1 ? "is" : "are") taken for 'not connected': a device is "
                    + "registered with home, roaming and partner, and only "
                    + order.filter { ["home", "roaming", "partner"].contains($0) }
                    .joined(separator: " and ") + " is asked for",
                at: page.location(place))
        ]
    }

    /// The word that a whole JSON text is searched for: `json.indexOf('"home"') >= 0`.
    private func searched(_ page: PageOutline) -> [ValueGraph.NodeID] {
        page.graph.calls.compactMap { call in
            guard case .member(let text, let name) = page.graph.nodes[call.callee].origin,
                ["includes", "indexOf", "search"].contains(page.graph.names[name]),
                page.flow.kinds[text] == .registrationText
            else { return nil }
            return call.arguments.first
        }
    }

    /// A text without the quotation marks of JSON, and without the member's name before it.
    private static func word(_ text: String) -> String {
        guard let end = text.lastIndex(of: "\"") else { return text }
        let before = text[..<end]
        return String(
            before[(before.lastIndex(of: "\"").map(before.index(after:)) ?? before.startIndex)...])
    }

    // MARK: - All but one

    /// "state !== 'none'", and all other states are connected: so are "searching" and "denied".
    private func others(_ page: PageOutline) -> [Finding] {
        guard tableKeys(page).isEmpty, matched(page)?.isEmpty == true else { return [] }
        let all = NetworkRegistrationState.allCases
        var asked: [String] = []
        for node in compared(page) {
            guard let values = page.flow.constants(node) else { return [] }
            asked += values.compactMap { ValueFlow.text($0.constant) }
        }
        let isRegistered: (String) -> Bool = { word in
            all.contains { $0.isRegistered && $0.rawValue == word }
        }
        // Who asks for a connected state, or for all that are not, knows what the rest is.
        guard !asked.contains(where: isRegistered),
            let first = asked.first, all.contains(where: { $0.rawValue == first }),
            !all.allSatisfy({ $0.isRegistered || asked.contains($0.rawValue) })
        else { return [] }
        let rest = all.filter { !$0.isRegistered && !asked.contains($0.rawValue) }.map(\.rawValue)
        return page.graph.nodes.indices.compactMap { node -> Finding? in
            guard case .binary(let sign, let left, let right) = page.graph.nodes[node].origin,
                Comparison.signs.contains(sign),
                page.flow.kinds[left] == .state || page.flow.kinds[right] == .state,
                takes(node, isNegated: sign.hasPrefix("="), page)
            else { return nil }
            let words = asked.map { "'\($0)'" }.joined(separator: " and ")
            let others = rest.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
            return Finding(
                Self.otherStatesTaken,
                "every state but \(words) counts as connected here, \(others) as well; a device is registered "
                    + "with home, roaming and partner: compare with these",
                at: page.location(node))
        }.eachOnce()
    }

    /// Whether something is done where a comparison has an outcome, that says nothing of which state it is.
    private func takes(_ comparison: ValueGraph.NodeID, isNegated: Bool, _ page: PageOutline)
        -> Bool
    {
        func isUnder(_ condition: Int) -> Bool {
            var condition = condition
            while condition >= 0 {
                let one = page.graph.conditions[condition]
                if one.isNegated == isNegated,
                    parts(one.test, isNegated ? "||" : "&&", page).contains(comparison)
                {
                    return true
                }
                condition = one.outer
            }
            return false
        }
        let written = page.graph.writes.filter { isUnder($0.condition) }.map(\.value)
        let calls = page.graph.calls.filter { isUnder($0.condition) }
        let given = written + calls.flatMap(\.arguments)
        guard !written.isEmpty || !calls.isEmpty else {
            return chooses(comparison, isNegated, page)
        }
        return !given.contains { tells($0, page) }
    }

    /// The parts of a test that have the outcome that it has.
    private func parts(
        _ test: ValueGraph.NodeID, _ sign: String, _ page: PageOutline
    ) -> [ValueGraph.NodeID] {
        var parts: [ValueGraph.NodeID] = []
        var test = test
        while case .binary(sign, let left, let right) = page.graph.nodes[test].origin {
            parts.append(right)
            test = left
        }
        return parts + [test]
    }

    /// Whether a value says which state it is.
    private func tells(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        page.leaves(node).contains {
            !page.flow.kinds[$0].isDisjoint(with: [.state, .registrationObject, .registrationText])
        }
    }

    /// "state !== 'none' ? 'Connected' : 'Not connected'"
    private func chooses(
        _ comparison: ValueGraph.NodeID, _ isNegated: Bool, _ page: PageOutline
    ) -> Bool {
        page.graph.nodes.contains {
            guard case .conditional(comparison, let first, let second) = $0.origin else {
                return false
            }
            return !tells(isNegated ? second : first, page)
        }
    }

    /// What states are compared with, in order.
    private func compared(_ page: PageOutline) -> [ValueGraph.NodeID] {
        func isState(_ node: ValueGraph.NodeID) -> Bool { page.flow.kinds[node] == .state }
        var found: [ValueGraph.NodeID] = []
        for node in page.graph.nodes {
            switch node.origin {
            case .binary(let sign, let left, let right) where Comparison.signs.contains(sign):
                if isState(left) { found += page.listed(right) ?? [right] }
                if isState(right) { found += page.listed(left) ?? [left] }
            case .call(let id):
                let call = page.graph.calls[id]
                if let search = page.librarySearch(call) {
                    if isState(search.value) {
                        found += elements(search.list, page) ?? [search.list]
                    }
                    continue
                }
                guard case .member(let list, let name) = page.graph.nodes[call.callee].origin,
                    ["includes", "indexOf", "has"].contains(page.graph.names[name]),
                    let first = call.arguments.first, isState(first)
                else { continue }
                found += elements(list, page) ?? [list]
            default: break
            }
        }
        for choice in page.graph.switches where isState(choice.subject) { found += choice.cases }
        return found
    }

    /// What a text in capital or small letters is compared with, as the app would say it.
    private func folded(_ page: PageOutline) -> [(text: String, node: ValueGraph.NodeID)] {
        page.graph.nodes.compactMap { node in
            guard case .binary(let sign, let left, let right) = node.origin,
                Comparison.signs.contains(sign)
            else { return nil }
            let isFolded = { page.flow.kinds[$0].isOnly([.lowered, .raised]) }
            guard isFolded(left) || isFolded(right) else { return nil }
            let other = isFolded(left) ? right : left
            guard
                let text = page.flow.constants(other)?.first.flatMap({ ValueFlow.text($0.constant) }
                )
            else { return nil }
            return Comparison.near(text, .registration).map { ($0, other) }
        }
    }

    /// The words that regular expressions ask a state for; nil if one is more than words.
    private func matched(
        _ page: PageOutline
    ) -> [(text: String, node: ValueGraph.NodeID)]? {
        var found: [(text: String, node: ValueGraph.NodeID)] = []
        for call in page.graph.calls {
            guard case .member(let object, let name) = page.graph.nodes[call.callee].origin,
                let first = call.arguments.first
            else { continue }
            let pattern: ValueGraph.NodeID
            switch page.graph.names[name] {
            case "test", "exec":
                guard page.flow.kinds[first] == .state else { continue }
                pattern = object
            case "match", "search":
                guard page.flow.kinds[object] == .state else { continue }
                pattern = first
            default: continue
            }
            guard let origins = page.flow.origins(pattern, most: 20), origins.count == 1,
                let words = page.plainWords(ofRegularExpression: origins[0])
            else { return nil }
            found += words.map { ($0, origins[0]) }
        }
        return found
    }

    private func elements(
        _ list: ValueGraph.NodeID, _ page: PageOutline, depth: Int = 0
    ) -> [ValueGraph.NodeID]? {
        guard depth < 3, let origins = page.flow.origins(list, most: 20), origins.count == 1 else {
            return nil
        }
        switch page.graph.nodes[origins[0]].origin {
        case .array(let elements): return elements
        case .call(let id):
            guard let first = page.graph.calls[id].arguments.first, page.graph.calls[id].isNew
            else {
                return nil
            }
            return elements(first, page, depth: depth + 1)
        default: return nil
        }
    }

    /// The keys of tables in which a state is looked up; the place of a key is that of its value.
    private func tableKeys(_ page: PageOutline) -> [(text: String, node: ValueGraph.NodeID)] {
        page.graph.nodes.flatMap { node -> [(text: String, node: ValueGraph.NodeID)] in
            guard case .element(let table, let key) = node.origin, page.flow.kinds[key] == .state,
                let origins = page.flow.origins(table, most: 20)
            else { return [] }
            return origins.flatMap { origin -> [(text: String, node: ValueGraph.NodeID)] in
                guard case .object(let id) = page.graph.nodes[origin].origin else { return [] }
                let object = page.graph.objects[id]
                return object.properties.map { (page.graph.names[$0.name], $0.value) }
                    + object.computed.compactMap { property in
                        page.flow.constants(property.name)?.first
                            .flatMap { ValueFlow.text($0.constant) }
                            .map { ($0, property.value) }
                    }
            }
        }
    }

    // MARK: - The first state only

    private func first(_ page: PageOutline) -> [Finding] {
        page.functions(for: .registration).compactMap { function, named in
            for function in Self.written(function, page) {
                if page.graph.functions[function].kind == .settling {
                    return finding(page.name(of: function), "the promise is settled", named, page)
                }
                if let found = latch(function, page) ?? resolver(function, page) { return found }
            }
            return nil
        }.eachOnce()
    }

    /// What is called by a call of a function: those that it is bound to, or itself.
    private static func written(
        _ function: ValueGraph.FunctionID, _ page: PageOutline, depth: Int = 0
    ) -> [ValueGraph.FunctionID] {
        guard page.graph.functions[function].kind == .bound, depth < 4 else { return [function] }
        return page.graph.functions[function].targets.flatMap {
            written($0, page, depth: depth + 1)
        }
    }

    /// A variable that is set at the first call and ends all later ones, whatever the state.
    private func latch(_ function: ValueGraph.FunctionID, _ page: PageOutline) -> Finding? {
        let asked = page.graph.tests.filter {
            page.graph.nodes[$0.node].function == function && $0.kind != .operand
        }
        for write in page.graph.writes
        where !write.isDeclaration && page.graph.nodes[write.target].function == function {
            let conditions = page.conditions(write.condition)
            guard !conditions.contains(where: page.dependsOnTold),
                !isOwn(write.target, of: function, page)
            else { continue }
            if unsets(write, function, page) {
                return finding(
                    page.name(of: function), "it is replaced or unset", write.target, page)
            }
            guard isSame(write, asked, page) else { continue }
            return finding(
                page.name(of: function), "'\(page.words(write.target))' is set", write.target, page)
        }
        return nil
    }

    /// Whether a variable begins anew with each call.
    private func isOwn(
        _ target: ValueGraph.NodeID, of function: ValueGraph.FunctionID, _ page: PageOutline
    ) -> Bool {
        guard let binding = page.flow.binding(of: target) else { return false }
        let scope = page.graph.scopes[page.graph.bindings[binding].scope]
        return scope.function != 0 && page.graph.isInside(scope.function, function)
    }

    /// Whether what is written is what decides whether the rest is done.
    private func isSame(
        _ write: ValueGraph.Write, _ asked: [ValueGraph.Test], _ page: PageOutline
    ) -> Bool {
        let target = page.words(write.target)
        let isFlag: Bool =
            switch page.graph.nodes[write.value].origin {
            case .boolean(true), .number, .unknown: true
            default: page.isTold(write.value)
            }
        guard isFlag else { return false }
        return asked.contains { test in
            let leaves = page.leaves(test.node)
            return leaves.contains { page.words($0) == target }
                && !page.dependsOnTold(test.node)
        }
    }

    /// Whether a callback takes itself away.
    private func unsets(
        _ write: ValueGraph.Write, _ function: ValueGraph.FunctionID, _ page: PageOutline
    ) -> Bool {
        switch page.graph.nodes[write.target].origin {
        case .member(let object, let name):
            let text = page.graph.names[name]
            if text == "registrationChangedScript" {
                return !page.flow.kinds[object].isDisjoint(with: [.app])
            }
            return page.flow.kinds[object].contains(.window)
                && text == page.graph.functions[function].name
        case .name(let name):
            return page.graph.names[name] == page.graph.functions[function].name
        default: return false
        }
    }

    /// A promise that is settled by the first state.
    private func resolver(_ function: ValueGraph.FunctionID, _ page: PageOutline) -> Finding? {
        for call in page.callsIn[function] ?? [] {
            let isResolver = page.flow.functions[call.callee].contains {
                Self.written($0, page).contains { page.graph.functions[$0].kind == .settling }
            }
            guard isResolver, let first = call.arguments.first, page.isTold(first),
                !page.conditions(call.condition).contains(where: page.dependsOnTold)
            else { continue }
            return finding(page.name(of: function), "the promise is settled", call.node, page)
        }
        return nil
    }

    private func finding(
        _ name: String, _ what: String, _ node: ValueGraph.NodeID, _ page: PageOutline
    ) -> Finding {
        Finding(
            Self.firstStateIsFinal,
            "\(name) hears the first state only, which is 'searching' as a rule: \(what) whatever "
                + "the state is; wait for home, roaming or partner",
            at: page.location(node))
    }
}

extension StatesMustBeTold {
    static let descriptions = [connectedStateMissing, otherStatesTaken, firstStateIsFinal]

    private static func portal(_ body: String) -> RuleExample {
        RuleExample(
            """
            var isOver = false;
            MobilePlansInlineProfileDownload.registrationChangedScript = "onRegistered";
            function onRegistered(json) {
                var state = JSON.parse(json).networkRegistrationState;
                \(body)
            }
            """)
    }

    private static let connectedStateMissing = RuleDescription(
        "connected-state-missing", .warning, .callbacks,
        "Home, roaming and partner are all taken for connected.",
        because: "A traveller is registered with another operator's network.",
        source: "mobile-plans.md, section 3.4",
        passing: [
            portal("if (['home', 'roaming', 'partner'].includes(state)) console.log('connected');")
        ],
        failing: [portal("if (state === ↓'home') console.log('connected');")])

    private static let otherStatesTaken = RuleDescription(
        "other-states-taken", .error, .callbacks,
        "What is not connected is not taken for connected.",
        because:
            "After 'none' comes 'searching', and 'denied' and 'deregistered' are no network either.",
        source: "mobile-plans.md, section 3.4",
        passing: [
            portal("if (state !== 'none') console.log('the network is ' + state);"),
            portal("if (state === 'none') console.log('no network yet');"),
            portal(
                "if (state !== 'home' && state !== 'roaming' && state !== 'partner') return; console.log('connected');"
            ),
            portal(
                "if (state === 'none' || state === 'searching' || state === 'denied' || state === 'deregistered') return; console.log('connected');"
            ),
        ],
        failing: [
            portal("if (state ↓!== 'none') console.log('connected');"),
            portal("if (state ↓=== 'none') return; console.log('connected');"),
            portal("console.log(state ↓!= 'none' ? 'connected' : 'not connected');"),
        ])

    private static let firstStateIsFinal = RuleDescription(
        "first-state-is-final", .error, .callbacks,
        "A portal listens to every change of the registration.",
        because: "The first state is mostly 'searching'; the connection comes later.",
        source: "mobile-plans.md, section 5",
        passing: [
            portal(
                "if (isOver) return; if (state !== 'searching') { isOver = true; console.log(state); }"
            )
        ],
        failing: [portal("if (isOver) return; ↓isOver = true; console.log(state);")])
}
