internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// Tables that are read by what the app tells.
extension ComparisonsMustBePossible {
    /// Tables that are read in a way that is not followed: two keys in other letters, and none in the right
    /// ones, are enough where some table is read by what the app told.
    func strangers(_ page: PageOutline) -> [Finding] {
        let isLookedUp = page.graph.nodes.contains { node in
            guard case .element(let table, let key) = node.origin, page.isTold(key) else {
                return false
            }
            return page.flow.kinds[key].isOnly(.words)
                && !(page.flow.origins(table, most: 20) ?? []).contains {
                    if case .object = page.graph.nodes[$0].origin { true } else { false }
                }
        }
        guard isLookedUp else { return [] }
        return page.graph.objects.compactMap { object -> Finding? in
            for event in [PageOutline.NamedCallback.Event.activation, .registration] {
                let known = object.properties.filter {
                    Comparison.near(page.graph.names[$0.name], event) != nil
                }
                let wrong = known.filter {
                    let name = page.graph.names[$0.name]
                    return Comparison.near(name, event) != name
                }
                // "Home" and "Partner" may be pages as well.
                guard wrong.count > (event == .activation ? 1 : 2), wrong.count == known.count,
                    let first = wrong.first,
                    let near = Comparison.near(page.graph.names[first.name], event)
                else { continue }
                let name = TraceValue.oneLine(
                    page.graph.names[first.name].shortened(to: 60))
                return Finding(
                    Self.comparisonNeverTrue,
                    message(
                        event, "the key '\(name)'",
                        "the app says '\(near)'; \(wrong.count) keys of this table are in other letters"
                    ),
                    at: page.location(
                        script: page.graph.nodes[first.value].script, first.offset))
            }
            return nil
        }
    }

    /// `table[result]`: the keys of an object literal.
    func looked(
        _ key: ValueGraph.NodeID, in table: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let event = Self.event(key, page) else { return prefixed(key, in: table, page) }
        guard let origins = page.flow.origins(table, most: 20) else { return [] }
        return origins.flatMap { origin -> [Finding] in
            if origins.count == 1, let bracketed = bracketed(key, event, in: table, origin, page) {
                return [bracketed]
            }
            guard case .object(let id) = page.graph.nodes[origin].origin else { return [] }
            let names = page.graph.objects[id].properties.map { page.graph.names[$0.name] }
            if let strange = strange(id, names, event, read: key, origin, page)
                ?? lacking(id, names, event, read: key, origin, page)
            {
                return [strange]
            }
            return misspeltKeys(id, behind: "", event, read: key, origin, page)
        }
    }

    /// `map[result]`: what a Map has in it are no properties.
    private func bracketed(
        _ key: ValueGraph.NodeID, _ event: PageOutline.NamedCallback.Event,
        in table: ValueGraph.NodeID, _ origin: ValueGraph.NodeID, _ page: PageOutline
    ) -> Finding? {
        guard case .call(let id) = page.graph.nodes[origin].origin, page.graph.calls[id].isNew,
            let kind = page.flow.builtIn(page.graph.calls[id].callee),
            ["Map", "WeakMap", "Set", "URLSearchParams"].contains(kind),
            // Someone gives it properties.
            !page.graph.writes.contains(where: { write in
                switch page.graph.nodes[write.target].origin {
                case .element(let owner, _), .member(let owner, _):
                    page.flow.origins(owner, most: 20)?.contains(origin) ?? false
                default: false
                }
            })
        else { return nil }
        let method = kind == "Set" ? "has" : "get"
        return Finding(
            Self.comparisonNeverTrue,
            "'\(page.words(table))' is a \(kind), which has no property for any \(event.member): what is in it is "
                + "asked with \(page.words(table)).\(method)(\(page.words(key)))",
            at: page.location(table))
    }

    /// Keys of a table that are what the app says in other letters, behind a beginning that they share.
    private func misspeltKeys(
        _ id: Int, behind prefix: String, _ event: PageOutline.NamedCallback.Event,
        read key: ValueGraph.NodeID, _ origin: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        let properties = page.graph.objects[id].properties
        let names = Set(properties.map { CodeUnits(page.graph.names[$0.name]) })
        return properties.compactMap { property in
            let name = page.graph.names[property.name]
            // Other keys may be for the portal's own messages.
            guard name.utf8.starts(with: prefix.utf8),
                let near = Comparison.near(
                    String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self), event),
                !names.contains(CodeUnits(prefix + near)),
                !isAskedByName(property.name, of: origin, page)
            else { return nil }
            let shown = TraceValue.oneLine(name.shortened(to: 60))
            return Finding(
                Self.comparisonNeverTrue,
                message(
                    event, "\(prefix.isEmpty ? "" : "the end of ")the key '\(shown)'",
                    "the app says '\(near)'"),
                at: page.location(script: page.graph.nodes[origin].script, property.offset),
                notes: [Finding.Note("the table is read", at: page.location(key))])
        }
    }

    /// `table['result.' + result]`: keys that begin alike and go on in other letters than the app says.
    private func prefixed(
        _ key: ValueGraph.NodeID, in table: ValueGraph.NodeID, _ page: PageOutline
    ) -> [Finding] {
        guard let (prefix, told) = prefix(of: key, page), let event = Self.event(told, page),
            let origins = page.flow.origins(table, most: 20)
        else { return [] }
        return origins.flatMap { origin -> [Finding] in
            guard case .object(let id) = page.graph.nodes[origin].origin else { return [] }
            return misspeltKeys(id, behind: prefix, event, read: key, origin, page)
        }
    }

    /// The text before what the app told, in a text that is put together of the two.
    private func prefix(
        of node: ValueGraph.NodeID, _ page: PageOutline
    ) -> (prefix: String, told: ValueGraph.NodeID)? {
        guard let origin = page.flow.origins(node, most: 5), origin.count == 1 else { return nil }
        switch page.graph.nodes[origin[0]].origin {
        case .binary("+", let left, let right):
            guard let values = page.flow.constants(left), values.count == 1,
                case .text(let prefix) = values[0].constant
            else { return nil }
            return (prefix, right)
        case .template(let texts, let parts):
            guard parts.count == 1, texts.count == 2, texts[1].isEmpty else { return nil }
            return (texts[0], parts[0])
        default: return nil
        }
    }

    /// Whether a script takes a value of a table by its name, as it does with what is meant for all other results:
    /// "texts[result] || texts.OTHER".
    private func isAskedByName(
        _ name: Int, of table: ValueGraph.NodeID, _ page: PageOutline
    ) -> Bool {
        page.graph.nodes.contains { node in
            guard case .member(let object, name) = node.origin else { return false }
            return page.flow.origins(object, most: 20)?.contains(table) ?? false
        }
    }

    /// A table that is read by a state and has no state in it.
    private func strange(
        _ id: Int, _ names: [String], _ event: PageOutline.NamedCallback.Event,
        read key: ValueGraph.NodeID, _ origin: ValueGraph.NodeID, _ page: PageOutline
    ) -> Finding? {
        let object = page.graph.objects[id]
        guard event == .registration, let first = object.properties.first, object.spreads.isEmpty,
            !object.hasComputedNames, !isFilledLater(origin, event, page),
            !names.contains(where: { Comparison.near($0, event) != nil })
        else { return nil }
        let shown = TraceValue.oneLine(names[0].shortened(to: 60))
        return Finding(
            Self.comparisonNeverTrue,
            "\(event.member) never equals the key '\(shown)' or another one of this table: the app says "
                + NetworkRegistrationState.allCases.map { "'\($0.rawValue)'" }
                .joined(separator: ", "),
            at: page.location(script: page.graph.nodes[origin].script, first.offset),
            notes: [Finding.Note("the table is read", at: page.location(key))])
    }

    /// A table that is read by what the app told and by nothing else, and has a key that the app never says in
    /// place of one that it does: "connected" for "home".
    private func lacking(
        _ id: Int, _ names: [String], _ event: PageOutline.NamedCallback.Event,
        read key: ValueGraph.NodeID, _ origin: ValueGraph.NodeID, _ page: PageOutline
    ) -> Finding? {
        let object = page.graph.objects[id]
        let wanted = event == .activation ? ["success"] : ["home", "roaming", "partner"]
        let said = names.filter { Comparison.values(of: event).contains($0) }
        guard object.spreads.isEmpty, !object.hasComputedNames,
            said.count > (event == .activation ? 0 : 1),
            let missing = wanted.first(where: {
                !names.contains($0) && !isMentioned($0, page)
            }), !isReadOtherwise(origin, event, page), !isFilledLater(origin, event, page)
        else { return nil }
        let strange = object.properties.first { property in
            let name = page.graph.names[property.name]
            return Comparison.near(name, .activation) == nil
                && Comparison.near(name, .registration) == nil
                && !isAskedByName(property.name, of: origin, page)
        }
        guard let strange else { return nil }
        let shown = TraceValue.oneLine(page.graph.names[strange.name].shortened(to: 60))
        return Finding(
            Self.comparisonNeverTrue,
            "\(event.member) never equals the key '\(shown)' of this table, which has none for '\(missing)': "
                + "the app says \(Comparison.list(event))",
            at: page.location(script: page.graph.nodes[origin].script, strange.offset),
            notes: [Finding.Note("the table is read", at: page.location(key))])
    }

    /// Whether some script speaks of a value outside of tables.
    private func isMentioned(_ value: String, _ page: PageOutline) -> Bool {
        page.graph.nodes.contains { node in
            switch node.origin {
            case .string(let text): text.hasSameCodeUnits(as: value)
            case .member(_, let name): page.graph.names[name].hasSameCodeUnits(as: value)
            default: false
            }
        }
    }

    /// Whether a table is read by something else than what the app told.
    private func isReadOtherwise(
        _ origin: ValueGraph.NodeID, _ event: PageOutline.NamedCallback.Event, _ page: PageOutline
    ) -> Bool {
        page.graph.nodes.contains { node in
            guard case .element(let table, let key) = node.origin, Self.event(key, page) != event
            else { return false }
            return page.flow.origins(table, most: 20)?.contains(origin) ?? true
        }
    }

    /// Whether something is put into a table after it was made.
    private func isFilledLater(
        _ origin: ValueGraph.NodeID, _ event: PageOutline.NamedCallback.Event, _ page: PageOutline
    ) -> Bool {
        page.graph.writes.contains { write in
            switch page.graph.nodes[write.target].origin {
            case .member(_, let name): Comparison.near(page.graph.names[name], event) != nil
            case .element(let table, _):
                page.flow.origins(table, most: 20)?.contains(origin) ?? true
            default: false
            }
        }
    }
}
