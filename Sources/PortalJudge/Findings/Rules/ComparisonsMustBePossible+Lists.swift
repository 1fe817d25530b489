internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// Lists, tables and regular expressions that what the app tells is looked up in.
extension ComparisonsMustBePossible {
    /// `['success'].includes(result)`, `new Set([…]).has(result)`, `/^Success$/.test(result)`.
    func searched(_ call: ValueGraph.Call, _ page: PageOutline) -> [Finding] {
        if let search = page.librarySearch(call) {
            guard let event = Self.event(search.value, page) else { return [] }
            return elements(search.list, page).flatMap { wrong($0, event, page, "the list has") }
        }
        guard case .member(let list, let name) = page.graph.nodes[call.callee].origin,
            let first = call.arguments.first
        else { return [] }
        let method = page.graph.names[name]
        let isSearch = ["includes", "indexOf", "startsWith", "endsWith", "lastIndexOf"]
            .contains(method)
        if isSearch, Self.event(list, page) != nil {
            return part(first, of: list, page) + swapped(first, method, of: list, page)
        }
        if isSearch || method == "search", page.flow.kinds[list].isOnly(.texts) {
            return part(first, ofText: list, page)
        }
        switch method {
        case "is" where page.flow.builtIn(list) == "Object" && call.arguments.count == 2:
            return compared(first, call.arguments[1], page)
                + compared(call.arguments[1], first, page)
        case "includes", "indexOf", "has", "lastIndexOf":
            guard let event = Self.event(first, page) else {
                return wrapped(first, in: list, method, page)
            }
            return elements(list, page).flatMap { wrong($0, event, page, "the list has") }
        case "get":
            guard let event = Self.event(first, page) else { return [] }
            return (pairs(list, page) + entries(list, page)).flatMap {
                wrong($0, event, page, "the table has")
            }
        case "test", "exec":
            return tested(list, by: first, page)
        case "match", "search":
            return tested(first, by: list, page)
        case "hasOwnProperty":
            return looked(first, in: list, page)
        case "localeCompare":
            return compared(list, first, page)
        default: return []
        }
    }

    /// `list.includes({ result })`: an object of its own equals nothing in a list.
    private func wrapped(
        _ node: ValueGraph.NodeID, in list: ValueGraph.NodeID, _ method: String,
        _ page: PageOutline
    ) -> [Finding] {
        let told: ValueGraph.NodeID? =
            switch page.graph.nodes[node].origin {
            case .object(let id):
                page.graph.objects[id].properties.map(\.value)
                    .first { Self.event($0, page) != nil }
            case .array(let parts): parts.first { Self.event($0, page) != nil }
            default: nil
            }
        guard let told else { return [] }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "\(method) is given a new object, which no list has in it; give it the text: "
                    + "\(page.words(list)).\(method)(\(page.words(told)))",
                at: page.location(node))
        ]
    }

    /// `result.includes(['cardBusy'])`: a text has no list in it.
    private func swapped(
        _ node: ValueGraph.NodeID, _ method: String, of told: ValueGraph.NodeID,
        _ page: PageOutline
    ) -> [Finding] {
        guard let origins = page.flow.origins(node, most: 20), origins.count == 1,
            case .array(let parts) = page.graph.nodes[origins[0]].origin, parts.count > 1
        else { return [] }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "'\(page.words(told))' is a text, which has no list in it: the list is asked for the text, as "
                    + "in list.\(method)(\(page.words(told)))",
                at: page.location(node))
        ]
    }

    /// `result.includes('Success')`: a part that no result has.
    private func part(
        _ node: ValueGraph.NodeID, of told: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let event = Self.event(told, page), let values = page.flow.constants(node),
            values.count == 1, let text = ValueFlow.text(values[0].constant),
            !Comparison.values(of: event).contains(where: { $0.contains(text) })
        else { return [] }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "no \(event.member) has \(Comparison.words(values[0].constant)) in it: "
                    + (Comparison.problem(values[0].constant, event) ?? "the app says other texts"),
                at: page.location(values[0].node))
        ]
    }

    /// `/^Success$/.test(result)`: words of which the app says none.
    private func tested(
        _ expression: ValueGraph.NodeID, by told: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let event = Self.event(told, page),
            let origins = page.flow.origins(expression, most: 20), origins.count == 1,
            case .regularExpression = page.graph.nodes[origins[0]].origin,
            let words = page.plainWords(ofRegularExpression: origins[0]),
            !words.contains(where: { word in
                Comparison.values(of: event).contains { $0.contains(word) }
            })
        else { return [] }
        let near = words.lazy.compactMap { Comparison.near($0, event) }.first
        let shown = words.joined(separator: "|").shortened(to: 60)
        return [
            Finding(
                Self.comparisonNeverTrue,
                "no \(event.member) matches /\(TraceValue.oneLine(shown))/: "
                    + (near.map { "the app says '\($0)' (\(Comparison.enumName(of: event)).\($0))" }
                        ?? "the app says \(Comparison.list(event)), and capital letters count"),
                at: page.location(origins[0]))
        ]
    }

    /// `json.includes('Success')`: a word that the whole text has in other letters.
    private func part(
        _ node: ValueGraph.NodeID, ofText told: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        let event: PageOutline.NamedCallback.Event =
            page.flow.kinds[told].contains(.activationText) ? .activation : .registration
        guard let values = page.flow.constants(node), values.count == 1,
            let text = ValueFlow.text(values[0].constant),
            let near = Comparison.near(text, event),
            text.unicodeScalars.allSatisfy(\.properties.isAlphabetic),
            !Comparison.values(of: event).contains(where: { $0.contains(text) })
        else { return [] }
        return [
            Finding(
                Self.comparisonNeverTrue,
                "the JSON text '\(page.words(told))' never has \(Comparison.words(values[0].constant)) "
                    + "in it: the app says '\(near)'; compare JSON.parse(\(page.words(told)))"
                    + ".\(event.member)",
                at: page.location(values[0].node))
        ]
    }

    func wrong(
        _ node: ValueGraph.NodeID, _ event: PageOutline.NamedCallback.Event, _ page: PageOutline,
        _ words: String
    ) -> [Finding] {
        guard let values = page.flow.constants(node), values.count == 1,
            let problem = Comparison.problem(values[0].constant, event)
        else { return [] }
        var finding = Finding(
            Self.comparisonNeverTrue,
            message(event, "\(Comparison.words(values[0].constant)), which \(words)", problem),
            at: page.location(node))
        finding.subject = Comparison.subject(values[0].constant)
        return [finding]
    }

    func elements(
        _ node: ValueGraph.NodeID, _ page: PageOutline, depth: Int = 0
    ) -> [ValueGraph.NodeID] {
        guard depth < 3, let origins = page.flow.origins(node, most: 20), origins.count == 1 else {
            return []
        }
        switch page.graph.nodes[origins[0]].origin {
        case .array(let elements): return elements
        case .call(let id):
            let call = page.graph.calls[id]
            guard call.isNew, page.flow.builtIn(call.callee) == "Set",
                let list = call.arguments.first
            else { return [] }
            return elements(list, page, depth: depth + 1)
        default: return []
        }
    }

    /// The keys of `map.set('success', …)`, where none is right.
    private func entries(_ node: ValueGraph.NodeID, _ page: PageOutline) -> [ValueGraph.NodeID] {
        guard let origins = page.flow.origins(node, most: 20), origins.count == 1,
            case .call(let id) = page.graph.nodes[origins[0]].origin,
            page.flow.builtIn(page.graph.calls[id].callee) == "Map"
        else { return [] }
        return page.graph.calls.compactMap { call in
            guard case .member(let map, let name) = page.graph.nodes[call.callee].origin,
                page.graph.names[name] == "set", call.arguments.count == 2,
                page.flow.origins(map, most: 20) == origins
            else { return nil }
            return call.arguments[0]
        }
    }

    /// The keys of `new Map([['success', …]])`.
    private func pairs(_ node: ValueGraph.NodeID, _ page: PageOutline) -> [ValueGraph.NodeID] {
        guard let origins = page.flow.origins(node, most: 20), origins.count == 1,
            case .call(let id) = page.graph.nodes[origins[0]].origin
        else { return [] }
        let call = page.graph.calls[id]
        guard call.isNew, page.flow.builtIn(call.callee) == "Map", let list = call.arguments.first
        else { return [] }
        return elements(list, page).compactMap { elements($0, page).first }
    }
}
