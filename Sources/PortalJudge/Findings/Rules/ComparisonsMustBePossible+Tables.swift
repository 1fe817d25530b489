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
        guard let event = Self.event(key, page),
            let origins = page.flow.origins(table, most: 20)
        else { return [] }
        return origins.flatMap { origin -> [Finding] in
            guard case .object(let id) = page.graph.nodes[origin].origin else { return [] }
            let names = page.graph.objects[id].properties.map { page.graph.names[$0.name] }
            if let strange = strange(id, names, event, read: key, origin, page) { return [strange] }
            return page.graph.objects[id].properties.compactMap { property in
                let name = page.graph.names[property.name]
                // Other keys may be for the portal's own messages.
                guard let near = Comparison.near(name, event), !names.contains(near),
                    !isAskedByName(property.name, of: origin, page)
                else { return nil }
                return Finding(
                    Self.comparisonNeverTrue,
                    message(
                        event, "the key '\(TraceValue.oneLine(name.shortened(to: 60)))'",
                        "the app says '\(near)'"),
                    at: page.location(script: page.graph.nodes[origin].script, property.offset),
                    notes: [Finding.Note("the table is read", at: page.location(key))])
            }
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
