internal import MobilePlans
internal import PortalTrace

/// The app reads the metadata when it is called (mobile-plans.md, section 3.5).
///
/// Lint: an error for a property of the metadata that is set after the call that hands it over.
struct MetadataMustBeComplete: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        let given = handedOver(page)
        guard !given.isEmpty else { return [] }
        return assigned(given, page) + filled(given, page)
            + page.graph.writes.compactMap { write in
                guard case .member(let object, let name) = page.graph.nodes[write.target].origin,
                    Self.names.contains(page.graph.names[name]),
                    let made = page.flow.origins(object, most: 20)?.first(where: {
                        given[$0] != nil
                    }),
                    let method = given[made], let call = call(with: made, before: write, page),
                    // Set for the next purchase.
                    !isHandedOver(made, after: write, page)
                else { return nil }
                return Finding(
                    Self.metadataSetTooLate,
                    "\(page.words(write.target)) is set after the call; \(method) has read the metadata "
                        + "already, so it is too late: set it before the call",
                    at: page.location(write.target),
                    notes: [Finding.Note("it is handed over", at: page.location(call.node))])
            }
    }

    /// The same by a function that is called too late: "fill(metadata)".
    private func filled(
        _ given: [ValueGraph.NodeID: String], _ page: PageOutline
    ) -> [Finding] {
        page.graph.writes.compactMap { write -> Finding? in
            let function = page.graph.nodes[write.target].function
            guard function != 0,
                case .member(let object, let name) = page.graph.nodes[write.target].origin,
                Self.names.contains(page.graph.names[name]),
                let made = page.flow.origins(object, most: 20)?.first(where: { given[$0] != nil }),
                let method = given[made], call(with: made, before: write, page) == nil
            else { return nil }
            let callers = (page.flow.callers[function] ?? []).map { page.graph.calls[$0] }
            guard let late = callers.first else { return nil }
            var handed: ValueGraph.Call?
            for caller in callers {
                let use = ValueGraph.Write(
                    target: caller.node, value: caller.node, isDeclaration: false,
                    condition: caller.condition)
                guard
                    caller.arguments.contains(where: {
                        page.flow.origins($0, most: 20)?.contains(made) == true
                    }), let before = call(with: made, before: use, page),
                    !isHandedOver(made, after: use, page)
                else { return nil }
                handed = before
            }
            return Finding(
                Self.metadataSetTooLate,
                "'\(page.graph.names[name])' is set by \(page.words(late.callee)) after the call; \(method) has "
                    + "read the metadata already, so it is too late: call it before",
                at: page.location(late.node),
                notes: Finding.Note.list(
                    "it is handed over", at: handed.flatMap { page.location($0.node) }))
        }.eachOnce()
    }

    /// The same by `Object.assign(metadata, { … })` and `Object.defineProperty(metadata, …)`.
    private func assigned(
        _ given: [ValueGraph.NodeID: String], _ page: PageOutline
    ) -> [Finding] {
        page.graph.calls.compactMap { assign in
            guard case .member(let owner, let name) = page.graph.nodes[assign.callee].origin,
                ["assign", "defineProperty", "set"].contains(page.graph.names[name]),
                ["Object", "Reflect"].contains(page.flow.builtIn(owner) ?? ""),
                let target = assign.arguments.first,
                let made = page.flow.origins(target, most: 20)?.first(where: { given[$0] != nil }),
                let method = given[made]
            else { return nil }
            let names = assign.arguments.dropFirst().flatMap { source -> [String] in
                if case .text(let name)? = page.flow.constants(source)?.first?.constant {
                    return [name]
                }
                return (page.flow.origins(source, most: 20) ?? []).flatMap { origin -> [String] in
                    guard case .object(let id) = page.graph.nodes[origin].origin else { return [] }
                    return page.graph.objects[id].properties.map { page.graph.names[$0.name] }
                }
            }.filter(Self.names.contains)
            let write = ValueGraph.Write(
                target: assign.node, value: assign.node, isDeclaration: false,
                condition: assign.condition)
            guard let first = names.first, let call = call(with: made, before: write, page),
                !isHandedOver(made, after: write, page)
            else { return nil }
            return Finding(
                Self.metadataSetTooLate,
                "'\(first)' is set by \(page.words(assign.callee)) after the call; \(method) has read the metadata "
                    + "already, so it is too late: set it before the call",
                at: page.location(assign.node),
                notes: [Finding.Note("it is handed over", at: page.location(call.node))])
        }
    }

    private static let names = Set(PurchaseMetadata.propertyNames + ["lineType", "modirectStatus"])

    /// The objects that are handed over, with the method that takes each.
    private func handedOver(_ page: PageOutline) -> [ValueGraph.NodeID: String] {
        var given: [ValueGraph.NodeID: String] = [:]
        for (call, method) in page.appCalls where method != "createPurchaseMetaData" {
            guard let first = call.arguments.first else { continue }
            for origin in page.flow.origins(first, most: 20) ?? [] {
                switch page.graph.nodes[origin].origin {
                case .object, .call: given[origin] = given[origin] ?? method
                default: break
                }
            }
        }
        return given
    }

    /// A call that hands an object over before something is set, in the same function or around it.
    private func call(
        with made: ValueGraph.NodeID, before write: ValueGraph.Write, _ page: PageOutline
    ) -> ValueGraph.Call? {
        let target = page.graph.nodes[write.target]
        return page.graph.calls.last { call in
            let node = page.graph.nodes[call.node]
            guard node.script == target.script, node.offset < target.offset,
                page.graph.isInside(target.function, node.function),
                call.arguments.contains(where: {
                    page.flow.origins($0, most: 20)?.contains(made) == true
                }), isOnWay(call, write, page)
            else { return false }
            if page.flow.apiMethod(call.callee) != nil { return true }
            return (page.targets[call.node] ?? []).contains { target in
                page.reached(from: target).contains { function in
                    (page.callsIn[function] ?? []).contains {
                        page.flow.apiMethod($0.callee).map { $0 != "createPurchaseMetaData" }
                            ?? false
                    }
                }
            }
        }
    }

    /// Whether an object is handed over once more after something is set.
    private func isHandedOver(
        _ made: ValueGraph.NodeID, after write: ValueGraph.Write, _ page: PageOutline
    ) -> Bool {
        let target = page.graph.nodes[write.target]
        return page.graph.calls.contains { call in
            let node = page.graph.nodes[call.node]
            return node.script == target.script && node.offset > target.offset
                && node.function == target.function
                && call.arguments.contains {
                    page.flow.origins($0, most: 20)?.contains(made) == true
                }
        }
    }

    /// Whether both can happen one after the other: not in different branches of one condition.
    private func isOnWay(
        _ call: ValueGraph.Call, _ write: ValueGraph.Write, _ page: PageOutline
    ) -> Bool {
        let ofCall = page.conditions(call.condition)
        let ofWrite = page.conditions(write.condition)
        return Set(ofCall).isSubset(of: ofWrite) && call.condition == write.condition
            || ofCall.isEmpty
    }
}

extension MetadataMustBeComplete {
    static let descriptions = [metadataSetTooLate]

    private static let metadataSetTooLate = RuleDescription(
        "metadata-set-too-late", .error, .metadata,
        "Metadata is complete when it is handed over.",
        because: "The app reads it at the call; what is set later it never sees.",
        source: "mobile-plans.md, section 3.5",
        passing: [
            """
            var m = { moDirectStatus: "Complete" };
            m.planName = "10 GB";
            MobilePlans.notifyPurchaseDelayedProfile(m, 0);
            """
        ],
        failing: [
            """
            var m = { moDirectStatus: "Complete" };
            MobilePlans.notifyPurchaseDelayedProfile(m, 0);
            m.↓planName = "10 GB";
            """
        ])
}
