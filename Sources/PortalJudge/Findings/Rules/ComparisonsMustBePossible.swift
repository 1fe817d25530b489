internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// A result is compared with what the app can say (mobile-plans.md, sections 3.4, 5 and 6).
///
/// Lint: an error for a comparison, a case, a list or the keys of a table that no result can equal.
struct ComparisonsMustBePossible: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        var findings: [Finding] = []
        let tolerated = tolerated(page)
        for node in page.graph.nodes.indices where !tolerated.contains(node) {
            switch page.graph.nodes[node].origin {
            case .binary(let sign, let left, let right) where Comparison.signs.contains(sign):
                findings += compared(left, right, page) + compared(right, left, page)
                findings += counted(left, right, page) + counted(right, left, page)
                findings += typed(left, right, page) + typed(right, left, page)
            case .binary(let sign, let left, let right)
            where ["<", ">", "<=", ">="].contains(sign):
                findings += counted(left, right, page) + counted(right, left, page)
                findings += ranked(left, right, page) + ranked(right, left, page)
            case .binary("in", let key, let table):
                findings += looked(key, in: table, page)
            case .element(let table, let key):
                findings += looked(key, in: table, page)
            case .call(let id): findings += searched(page.graph.calls[id], page)
            default: break
            }
        }
        for choice in page.graph.switches {
            findings += choice.cases.flatMap { answered($0, of: choice.subject, page) }
            for value in choice.cases where !hasRightSpelling(value, among: choice.cases, page) {
                findings += compared(choice.subject, value, page)
            }
        }
        return (findings + strangers(page)).eachOnce()
    }

    /// Comparisons beside one that can hold: "r === 'success' || r === 'Success'".
    private func tolerated(_ page: PageOutline) -> Set<ValueGraph.NodeID> {
        var found: Set<ValueGraph.NodeID> = []
        for node in page.graph.nodes {
            guard case .binary(let sign, let left, let right) = node.origin,
                sign == "||" || sign == "&&"
            else { continue }
            let parts = [left, right].flatMap { leaves($0, sign, page) }
            let possible = Set(parts.flatMap { possibleTexts($0, page) }.map { CodeUnits($0) })
            guard !possible.isEmpty else { continue }
            found.formUnion(
                parts.filter {
                    asks($0, sign, page) && !isMisspelt($0, beside: possible, page)
                        && !isFolded($0, beside: possible, page)
                })
        }
        return found
    }

    private func leaves(
        _ node: ValueGraph.NodeID, _ sign: String, _ page: PageOutline
    ) -> [ValueGraph.NodeID] {
        var leaves: [ValueGraph.NodeID] = []
        var node = node
        // Chains of operators lean to the left.
        while case .binary(sign, let left, let right) = page.graph.nodes[node].origin {
            leaves.append(right)
            node = left
        }
        return leaves + [node]
    }

    /// Whether a comparison widens what an "||" takes, or an "&&" of "!==".
    private func asks(_ node: ValueGraph.NodeID, _ sign: String, _ page: PageOutline) -> Bool {
        guard case .binary(let asked, _, _) = page.graph.nodes[node].origin else { return false }
        return (asked.hasPrefix("=") && sign == "||") || (asked.hasPrefix("!") && sign == "&&")
    }

    /// The value that a comparison asks for, and of which event.
    private func asked(
        _ node: ValueGraph.NodeID, _ page: PageOutline
    ) -> (constant: ValueFlow.Constant, event: PageOutline.NamedCallback.Event)? {
        guard case .binary(let sign, let left, let right) = page.graph.nodes[node].origin,
            Comparison.signs.contains(sign)
        else { return nil }
        for (told, other) in [(left, right), (right, left)] {
            guard let event = Self.event(told, page), let values = page.flow.constants(other),
                let first = values.first, first.constant != .nothing
            else { continue }
            return (first.constant, event)
        }
        return nil
    }

    /// The text of a comparison that can hold.
    private func possibleTexts(_ node: ValueGraph.NodeID, _ page: PageOutline) -> [String] {
        guard let asked = asked(node, page), Comparison.problem(asked.constant, asked.event) == nil
        else { return [] }
        return ValueFlow.text(asked.constant).map { [$0] } ?? []
    }

    /// Whether a comparison means a value that the others do not ask for: it is in other letters there, or
    /// a member of an enum that has other values.
    private func isMisspelt(
        _ node: ValueGraph.NodeID, beside possible: Set<CodeUnits>, _ page: PageOutline
    ) -> Bool {
        guard let asked = asked(node, page), Comparison.problem(asked.constant, asked.event) != nil
        else { return false }
        switch asked.constant {
        case .text(let text):
            guard let near = Comparison.near(text, asked.event) else { return false }
            return !possible.contains(near)
        case .member: return true
        default: return false
        }
    }

    /// Whether a text that was changed to capital or small letters is compared with a value that the others do not ask
    /// for: "state.toUpperCase() === 'home'".
    private func isFolded(
        _ node: ValueGraph.NodeID, beside possible: Set<CodeUnits>, _ page: PageOutline
    ) -> Bool {
        guard case .binary(_, let left, let right) = page.graph.nodes[node].origin else {
            return false
        }
        return [(left, right), (right, left)].contains { told, other in
            guard page.flow.kinds[told].isOnly([.lowered, .raised]),
                let text = page.flow.constants(other)?.first.flatMap({
                    ValueFlow.text($0.constant)
                })
            else { return false }
            return !possible.contains {
                $0.text.lowercased().hasSameCodeUnits(as: text.lowercased())
            }
        }
    }

    /// Whether a value is written in other letters beside the right ones.
    private func hasRightSpelling(
        _ value: ValueGraph.NodeID, among cases: [ValueGraph.NodeID], _ page: PageOutline
    ) -> Bool {
        func text(_ node: ValueGraph.NodeID) -> String? {
            page.flow.constants(node)?.first.flatMap { ValueFlow.text($0.constant) }
        }
        guard let own = text(value) else { return false }
        return [PageOutline.NamedCallback.Event.activation, .registration].contains { event in
            guard let near = Comparison.near(own, event), near != own else { return false }
            return cases.contains { text($0) == near }
        }
    }

    /// Of which event a node tells, and nothing else.
    static func event(
        _ node: ValueGraph.NodeID, _ page: PageOutline
    ) -> PageOutline.NamedCallback.Event? {
        let kinds = page.flow.kinds[node]
        if kinds == .result { return .activation }
        if kinds == .state { return .registration }
        guard kinds.isSubset(of: [.other, .result, .state]), page.isWrittenForTheApp(node),
            let origins = page.flow.origins(node, most: 20), let first = origins.first
        else { return nil }
        let event = named(first, page)
        return origins.dropFirst().allSatisfy({ named($0, page) == event }) ? event : nil
    }

    /// Of which event a member tells by its name alone: what comes through a framework is not followed, and nothing else
    /// has members of these names, unless a script makes some.
    private static func named(
        _ node: ValueGraph.NodeID, _ page: PageOutline
    ) -> PageOutline.NamedCallback.Event? {
        guard case .member(let owner, let name) = page.graph.nodes[node].origin,
            page.flow.kinds[owner].isSubset(of: ValueKinds.objects.union(.other)),
            (page.graph.properties[name].map { page.flow.predecessors[$0] } ?? []).isEmpty
        else { return nil }
        return [PageOutline.NamedCallback.Event.activation, .registration].first {
            $0.member == page.graph.names[name]
        }
    }

    func compared(
        _ told: ValueGraph.NodeID, _ other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        if page.flow.kinds[told].isOnly(.objects) {
            return object(told, other, page)
        }
        if page.flow.kinds[told].isOnly([.lowered, .raised]) { return folded(told, other, page) }
        guard let event = Self.event(told, page) else { return [] }
        if let listed = page.listed(other) { return misspelt(listed, event, page) }
        guard let values = page.flow.constants(other),
            // What can be one of several may well be the right one.
            values.allSatisfy({ Comparison.problem($0.constant, event) != nil })
        else { return [] }
        return values.compactMap { value in
            guard let problem = Comparison.problem(value.constant, event) else { return nil }
            var finding = Finding(
                Self.comparisonNeverTrue,
                message(event, Comparison.words(value.constant), problem),
                at: page.location(value.node),
                notes: value.node == other || page.location(other) == page.location(value.node)
                    ? [] : [Finding.Note("compared", at: page.location(other))])
            finding.subject = Comparison.subject(value.constant)
            return finding
        }
    }

    /// Parts of a list that are compared one by one: those that no result is, beside right ones those that
    /// are one in other letters.
    private func misspelt(
        _ parts: [ValueGraph.NodeID], _ event: PageOutline.NamedCallback.Event, _ page: PageOutline
    ) -> [Finding] {
        let texts = parts.compactMap { part -> String? in
            guard let values = page.flow.constants(part), values.count == 1 else { return nil }
            return ValueFlow.text(values[0].constant)
        }
        let right = texts.filter { Comparison.values(of: event).contains($0) }
        return parts.flatMap { part -> [Finding] in
            let found = wrong(part, event, page, "the list has")
            guard !found.isEmpty, !right.isEmpty else { return found }
            guard case .text(let text)? = page.flow.constants(part)?.first?.constant,
                let near = Comparison.near(text, event), !right.contains(near)
            else { return [] }
            return found
        }
    }

    func message(
        _ event: PageOutline.NamedCallback.Event, _ value: String, _ problem: String
    ) -> String {
        let value = value.shortened(to: 70)
        return "\(event.member) never equals \(value): \(problem)"
    }

    /// The whole object compared with a result.
    private func object(
        _ told: ValueGraph.NodeID, _ other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let values = page.flow.constants(other),
            let value = values.first(where: { Comparison.isResult($0.constant) })
        else { return [] }
        let member =
            page.flow.kinds[told].contains(.activationObject)
            ? "activationResult" : "networkRegistrationState"
        return [
            Finding(
                Self.comparisonNeverTrue,
                "'\(page.words(told))' never equals \(Comparison.words(value.constant)): it is the "
                    + "parsed object; compare its member '\(member)'", at: page.location(told))
        ]
    }

    /// Texts of small letters equal none with a capital one.
    private func folded(
        _ told: ValueGraph.NodeID, _ other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let values = page.flow.constants(other), values.count == 1,
            let text = ValueFlow.text(values[0].constant),
            case let isLowered = page.flow.kinds[told] == .lowered,
            text != (isLowered ? text.lowercased() : text.uppercased())
        else { return foldedToNothing(told, other, page) }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "\(Comparison.words(values[0].constant)) is never equal to a text in "
                    + "\(isLowered ? "lower" : "upper") case; compare the result itself, without changing "
                    + "its letters", at: page.location(values[0].node))
        ]
    }

    /// A text in the right letters that is none of the values, in whatever letters.
    private func foldedToNothing(
        _ told: ValueGraph.NodeID, _ other: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let values = page.flow.constants(other), values.count == 1,
            let text = ValueFlow.text(values[0].constant), !text.isEmpty
        else { return [] }
        // Nothing says whether a result or a state was folded.
        let events = [PageOutline.NamedCallback.Event.activation, .registration]
        guard
            !events.contains(where: { event in
                Comparison.values(of: event).contains { $0.lowercased() == text.lowercased() }
            })
        else { return [] }
        let words = Comparison.words(values[0].constant)
        return [
            Finding(
                Self.comparisonNeverTrue,
                "'\(page.words(told))' never equals \(words): the app never says it, in whatever letters; it "
                    + "says \(Comparison.list(.activation)) of an activation, "
                    + "\(Comparison.list(.registration))", at: page.location(values[0].node))
        ]
    }

    /// `switch (result) { case result === 'success': … }`: a case that is true or false, and never a result.
    private func answered(
        _ value: ValueGraph.NodeID, of subject: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let event = Self.event(subject, page) else {
            return neverTrue(value, of: subject, page)
        }
        switch page.graph.nodes[value].origin {
        case .binary(let sign, let left, let right)
        where Comparison.signs.contains(sign) && (page.isTold(left) || page.isTold(right)):
            let asked = page.isTold(left) ? right : left
            let words = page.flow.constants(asked)?.first.map { Comparison.words($0.constant) }
            return [
                Finding(
                    Self.comparisonNeverTrue,
                    message(
                        event, "this case",
                        "a comparison is true or false; write "
                            + "case \(words ?? "'success'"), or switch (true)"),
                    at: page.location(value))
            ]
        default: return []
        }
    }

    /// `switch (true) { case list.indexOf(state): … }`: a place, or a text, that is never true itself.
    private func neverTrue(
        _ value: ValueGraph.NodeID, of subject: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard case .boolean(let asked) = page.graph.nodes[subject].origin else { return [] }
        let what: String
        var remedy = "write a comparison"
        switch page.graph.nodes[value].origin {
        case .call(let id):
            let call = page.graph.calls[id]
            guard case .member(let object, let name) = page.graph.nodes[call.callee].origin,
                let first = call.arguments.first, page.isTold(first) || page.isTold(object)
            else { return [] }
            let method = page.graph.names[name]
            switch method {
            case "indexOf", "lastIndexOf", "search":
                (what, remedy) = ("a place", "write \(method)(…) >= 0")
            case "localeCompare": (what, remedy) = ("an order", "write localeCompare(…) === 0")
            case "match", "exec", "find": what = "no boolean"
            default: return []
            }
        default:
            guard let event = Self.event(value, page) else { return [] }
            what = "a text"
            remedy = "write \(page.words(value)) === '\(event == .activation ? "success" : "home")'"
        }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "this case never equals \(asked): its value is \(what), and switch compares as === does; "
                    + remedy, at: page.location(value))
        ]
    }
}

extension ComparisonsMustBePossible {
    static let descriptions = [comparisonNeverTrue]

    static let comparisonNeverTrue = RuleDescription(
        "comparison-never-true", .error, .callbacks,
        "Results are compared with what the app can say.",
        because: "A comparison that never holds makes each success a failure, or hides an error.",
        source: "mobile-plans.md, sections 3.4, 5 and 6",
        passing: [
            ExampleParts.told(
                "if (r.activationResult === MobilePlansActivationError.success) done();"),
            ExampleParts.told("if ('success' == r.activationResult) done();"),
            ExampleParts.told("if (['cardBusy'].includes(r.activationResult)) done();"),
        ],
        failing: [
            ExampleParts.told("if (r.activationResult === ↓'Success') done();"),
            ExampleParts.told("if (↓0 == r.activationResult) done();"),
            ExampleParts.told(
                "switch (r.activationResult) { case MobilePlansNetworkRegistrationState.↓home: done(); }"
            ),
            ExampleParts.told("if (↓/^Success$/.test(r.activationResult)) done();"),
            ExampleParts.told(
                "var texts = { ↓CardBusy: 'busy' }; done(texts[r.activationResult]);"),
        ])
}
