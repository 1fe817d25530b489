internal import PortalTrace

/// The app reads the callbacks' names from its own objects (mobile-plans.md, sections 3.2 and 3.3).
///
/// Lint: an error for a name that is set on a copy of such an object, or in a variable of that name.
struct CallbacksOnACopy: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        given(page) + elsewhere(page) + trapped(page)
            + page.graph.writes.compactMap { write in
                switch page.graph.nodes[write.target].origin {
                case .member(let object, let name):
                    let kinds = page.flow.kinds[object]
                    guard Self.properties.contains(page.graph.names[name]),
                        kinds.contains(.appCopy),
                        !kinds.contains(.app)
                    else { return nil }
                    return Finding(
                        Self.callbackOnACopy,
                        "'\(page.words(write.target))' is set on a copy; the app reads "
                            + "\(page.graph.names[name]) of its own object: set it on that, without "
                            + "Object.assign or '...'", at: page.location(write.target))
                case .name(let name):
                    guard Self.properties.contains(page.graph.names[name]), !write.isDeclaration,
                        let binding = page.flow.binding(of: write.target),
                        !page.flow.isRead(binding)
                    else { return nil }
                    return Finding(
                        Self.callbackOnACopy,
                        "this sets a variable '\(page.graph.names[name])' of the page, another thing than the "
                            + "property of MobilePlansInlineProfileDownload, which is not set",
                        at: page.location(write.target))
                default: return nil
                }
            }
    }

    /// Names in a literal that becomes a part of a copy: "Object.assign({}, api, { … })", "{ ...api, … }".
    private func given(_ page: PageOutline) -> [Finding] {
        var literals: [Int] = page.graph.objects.indices.filter { id in
            page.graph.objects[id].spreads.contains {
                !page.flow.kinds[$0].isDisjoint(with: [.app, .appCopy])
            }
        }
        for call in page.graph.calls where page.flow.kinds[call.node].contains(.appCopy) {
            guard case .member(_, let name) = page.graph.nodes[call.callee].origin,
                ["assign", "extend", "merge", "defaults"].contains(page.graph.names[name]),
                let target = call.arguments.first, !page.flow.kinds[target].contains(.app)
            else { continue }
            for argument in call.arguments {
                for origin in page.flow.origins(argument, most: 20) ?? [] {
                    if case .object(let id) = page.graph.nodes[origin].origin {
                        literals.append(id)
                    }
                }
            }
        }
        return literals.flatMap { id in
            page.graph.objects[id].properties.compactMap { property -> Finding? in
                let name = page.graph.names[property.name]
                guard Self.properties.contains(name) else { return nil }
                return Finding(
                    Self.callbackOnACopy,
                    "'\(name)' is set on a copy; the app reads \(name) of its own object: set it on that, as "
                        + "in Object.assign(MobilePlansInlineProfileDownload, { … })",
                    at: page.location(
                        script: page.graph.nodes[property.value].script, property.offset))
            }
        }.eachOnce()
    }

    /// Names that are set on an object of the portal's own, where nothing hands them on.
    private func elsewhere(_ page: PageOutline) -> [Finding] {
        guard !isHandedOn(page) else { return [] }
        return page.graph.writes.compactMap { write in
            guard case .member(let object, let name) = page.graph.nodes[write.target].origin,
                Self.properties.contains(page.graph.names[name]),
                page.flow.kinds[object].isDisjoint(with: [.app, .appCopy, .window]),
                isOwn(object, page)
            else { return nil }
            let words = page.words(object)
            return Finding(
                Self.callbackOnACopy,
                "\(page.graph.names[name]) is set on '\(words)', another object than the app's, which never "
                    + "reads it; set it on MobilePlansInlineProfileDownload",
                at: page.location(write.target))
        }
    }

    /// Names that are set on a proxy whose trap keeps them to itself.
    private func trapped(_ page: PageOutline) -> [Finding] {
        let proxies = page.graph.calls.filter {
            $0.isNew && page.flow.builtIn($0.callee) == "Proxy"
        }
        guard !proxies.isEmpty else { return [] }
        let (storing, named) = stores(page)
        return proxies.compactMap { call -> Finding? in
            guard call.arguments.count > 1,
                page.flow.kinds[call.arguments[0]].contains(.app),
                case .object(let id) = page.graph.nodes[call.arguments[1]].origin,
                let trap = page.graph.objects[id].properties.first(where: {
                    page.graph.names[$0.name] == "set"
                }), case .function(let function) = page.graph.nodes[trap.value].origin,
                (page.callsIn[function] ?? []).isEmpty, !storing.contains(function),
                named.contains(call.node)
            else { return nil }
            return Finding(
                Self.callbackOnACopy,
                "this trap keeps what is set on the proxy to itself, so the app's object never has the names of the "
                    + "callbacks; write target[key] = value in it",
                at: page.location(
                    script: page.graph.nodes[trap.value].script, trap.offset))
        }
    }

    /// The functions in which something is put into an object, and the objects that names of callbacks are put into.
    private func stores(
        _ page: PageOutline
    ) -> (functions: Set<ValueGraph.FunctionID>, named: Set<ValueGraph.NodeID>) {
        var functions: Set<ValueGraph.FunctionID> = []
        var named: Set<ValueGraph.NodeID> = []
        for write in page.graph.writes {
            switch page.graph.nodes[write.target].origin {
            case .member(let object, let name):
                if Self.properties.contains(page.graph.names[name]) {
                    named.formUnion(page.flow.origins(object, most: 20) ?? [])
                }
            case .element: break
            default: continue
            }
            var function = page.graph.nodes[write.target].function
            while functions.insert(function).inserted, function != 0 {
                function = page.graph.functions[function].outer
            }
        }
        return (functions, named)
    }

    /// Whether an object is certainly none of the app's: one that the scripts make.
    private func isOwn(_ object: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        if case .this = page.graph.nodes[object].origin {
            // A function that is only called with "new" makes objects of its own.
            let callers = page.flow.callers[page.graph.nodes[object].function] ?? []
            if !callers.isEmpty, callers.allSatisfy({ page.graph.calls[$0].isNew }) { return true }
            return page.graph.functions[page.graph.nodes[object].function].ownerClass.map {
                !page.graph.classes[$0].hasParent
            } ?? false
        }
        guard let origins = page.flow.origins(object, most: 20), !origins.isEmpty else {
            return false
        }
        return origins.allSatisfy {
            switch page.graph.nodes[$0].origin {
            case .object(let id): page.graph.objects[id].spreads.isEmpty
            // A built-in such as Proxy may well stand for the app's object.
            case .call(let id):
                page.graph.calls[id].isNew && page.flow.builtIn(page.graph.calls[id].callee) == nil
            default: false
            }
        }
    }

    /// Whether some name is set on the app's object, or read again where it was put.
    private func isHandedOn(_ page: PageOutline) -> Bool {
        let hasAccessor = page.graph.functions.contains {
            $0.kind == .accessor && Self.properties.contains($0.name)
        }
        if hasAccessor { return true }
        for write in page.graph.writes {
            switch page.graph.nodes[write.target].origin {
            case .member(let object, let name):
                if Self.properties.contains(page.graph.names[name]),
                    !page.flow.kinds[object].isDisjoint(with: .app)
                {
                    return true
                }
            // Whatever is copied name by name.
            case .element(let object, _):
                if !page.flow.kinds[object].isDisjoint(with: .app) { return true }
            default: break
            }
        }
        for node in page.graph.nodes.indices {
            switch page.graph.nodes[node].origin {
            case .member(_, let name):
                if Self.properties.contains(page.graph.names[name]),
                    !page.graph.plainTargets.contains(node)
                {
                    return true
                }
            case .call(let id):
                let call = page.graph.calls[id]
                if case .member = page.graph.nodes[call.callee].origin,
                    let first = call.arguments.first, call.arguments.count > 1,
                    page.flow.kinds[first].contains(.app)
                {
                    return true
                }
            default: break
            }
        }
        return false
    }

    private static let properties: Set<String> = [
        "profileActivationCompleteScript", "registrationChangedScript",
    ]
}

extension CallbacksOnACopy {
    static let descriptions = [callbackOnACopy]

    private static let callbackOnACopy = RuleDescription.callback(
        "callback-on-a-copy", "Callbacks are set on the app's own objects.",
        because: "The app does not read copies of them.",
        failing: [
            RuleExample(
                """
                var api = Object.assign({}, MobilePlansInlineProfileDownload);
                api.↓profileActivationCompleteScript = "onActivated";
                function onActivated(json) {}
                """),
            RuleExample(
                """
                ↓profileActivationCompleteScript = "onActivated";
                function onActivated(json) {}
                """),
        ])
}
