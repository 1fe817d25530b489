internal import MobilePlans
internal import PortalTrace

/// A function does nothing until it is called (mobile-plans.md, section 3).
///
/// Lint: an error for a statement that only names a function of the app or of the page, for
/// `createPurchaseMetaData` that is used as the metadata itself, and for a handler that is called where it is
/// to be given.
struct MethodsMustBeCalled: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        named(page) + metadata(page) + handlers(page) + unsubscribed(page)
    }

    /// "told.pipe(map(show));": an observable that nothing subscribes to does nothing.
    private func unsubscribed(_ page: PageOutline) -> [Finding] {
        page.graph.statements.compactMap { statement -> Finding? in
            guard case .call(let id) = page.graph.nodes[statement].origin,
                case let call = page.graph.calls[id],
                case .member(let object, let name) = page.graph.nodes[call.callee].origin,
                page.graph.names[name] == "pipe", !call.arguments.isEmpty,
                !page.isLibrary(statement),
                call.arguments.allSatisfy({
                    if case .call = page.graph.nodes[$0].origin { true } else { false }
                })
            else { return nil }
            return Finding(
                Self.methodNotCalled,
                "pipe(…) only makes an observable, and nothing subscribes to it, so what stands in it never runs; "
                    + "write \(page.words(object)).pipe(…).subscribe()",
                at: page.location(call.callee))
        }
    }

    /// Methods that take a handler, and which of their arguments it is.
    private static let takers: [String: Int] = [
        "addEventListener": 1, "on": 1, "one": 1, "once": 1, "click": 0, "submit": 0, "ready": 0,
        "then": 0,
    ]

    /// Options that are handlers.
    private static let options: Set<String> = [
        "success", "error", "complete", "done", "fail", "onSuccess", "onError", "onComplete",
        "onClick", "callback", "click", "submit",
    ]

    /// "button.addEventListener('click', buy())": the app is called at once, and there is no handler.
    private func handlers(_ page: PageOutline) -> [Finding] {
        let given = page.graph.calls.compactMap { call -> ValueGraph.NodeID? in
            let place: Int
            switch page.graph.nodes[call.callee].origin {
            case .member(_, let name):
                guard let known = Self.takers[page.graph.names[name]] else { return nil }
                place = known
            case .name:
                guard ["setTimeout", "setInterval"].contains(page.flow.builtIn(call.callee) ?? "")
                else { return nil }
                place = 0
            default: return nil
            }
            return place < call.arguments.count ? call.arguments[place] : nil
        }
        let written = page.graph.writes.compactMap { write -> ValueGraph.NodeID? in
            guard case .member(_, let name) = page.graph.nodes[write.target].origin,
                ["onclick", "onsubmit", "onload", "onchange"].contains(page.graph.names[name])
            else { return nil }
            return write.value
        }
        // "$.ajax({ url: '/order', success: start() })"
        let options = page.graph.calls.flatMap(\.arguments).flatMap { node -> [ValueGraph.NodeID] in
            guard case .object(let id) = page.graph.nodes[node].origin else { return [] }
            return page.graph.objects[id].properties.filter {
                Self.options.contains(page.graph.names[$0.name])
            }.map(\.value)
        }
        return (given + written + options).compactMap { node in
            guard case .call(let id) = page.graph.nodes[node].origin, !page.graph.calls[id].isNew,
                let targets = page.targets[node], !targets.isEmpty,
                targets.allSatisfy({ returnsNothing($0, page) && page.callsApp($0) })
            else { return nil }
            let words = page.words(page.graph.calls[id].callee)
            return Finding(
                Self.handlerCalled,
                "\(words)(…) is called here and returns nothing, so there is no handler, and the app is "
                    + "called at once; give the function itself: \(words)",
                at: page.location(page.graph.calls[id].callee))
        }.eachOnce()
    }

    private func returnsNothing(_ id: ValueGraph.FunctionID, _ page: PageOutline) -> Bool {
        let function = page.graph.functions[id]
        return function.returns.isEmpty && !function.isAsync && !function.isGenerator
            && [.declaration, .expression, .method].contains(function.kind)
    }

    private func named(_ page: PageOutline) -> [Finding] {
        page.graph.statements.flatMap { ends($0, page) }.compactMap { node in
            switch page.graph.nodes[node].origin {
            case .member(let object, let name):
                let name = page.graph.names[name]
                let isApp =
                    GlobalNames.methods.contains(name)
                    && !page.flow.kinds[object].isDisjoint(with: [.app, .appCopy])
                guard isApp || Self.platform.contains(name) || isOwn(node, page) else { return nil }
            case .name:
                guard page.flow.functions[node].count == 1,
                    [.declaration, .expression, .arrow, .settling]
                        .contains(page.graph.functions[page.flow.functions[node][0]].kind),
                    page.isWrittenForTheApp(node)
                else { return nil }
            default: return nil
            }
            return Finding(
                Self.methodNotCalled,
                "'\(page.words(node))' only names the function and does nothing; call it: "
                    + "\(page.words(node))(…)", at: page.location(node))
        }
    }

    /// Methods of the platform that portals call for what they do; no property of that name has a getter.
    private static let platform: Set<String> = [
        "preventDefault", "stopPropagation", "stopImmediatePropagation", "submit", "reload",
        "appendChild", "removeChild",
    ]

    /// Whether it is a method that the script itself has, and nothing else.
    private func isOwn(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        guard case .member(_, let name) = page.graph.nodes[node].origin,
            let place = page.graph.properties[name], page.isWrittenForTheApp(node)
        else { return false }
        let values = page.flow.predecessors[place]
        return !values.isEmpty
            && values.allSatisfy {
                guard case .function(let id) = page.graph.nodes[$0].origin else { return false }
                return page.graph.functions[id].kind != .accessor
                    && page.graph.functions[id].script == page.graph.nodes[node].script
            }
    }

    /// What a statement ends with: "ok && buy" ends with "buy".
    private func ends(_ node: ValueGraph.NodeID, _ page: PageOutline) -> [ValueGraph.NodeID] {
        switch page.graph.nodes[node].origin {
        case .binary("&&", _, let right), .binary("||", _, let right): [right]
        case .conditional(_, let first, let second): [first, second]
        default: [node]
        }
    }

    private func metadata(_ page: PageOutline) -> [Finding] {
        var findings: [Finding] = []
        for (call, method) in page.appCalls where method != "createPurchaseMetaData" {
            guard let first = call.arguments.first, let node = factory(first, page) else {
                continue
            }
            findings.append(
                finding(node, "\(method) is given it as its metadata", at: call.node, page))
        }
        for write in page.graph.writes {
            guard case .member(let object, let name) = page.graph.nodes[write.target].origin,
                PurchaseMetadata.propertyNames.contains(page.graph.names[name]),
                let node = factory(object, page)
            else { continue }
            findings.append(
                finding(node, "\(page.words(write.target)) is set on it", at: write.target, page))
        }
        return findings.eachOnce()
    }

    /// Where `createPurchaseMetaData` itself is what stands in a node.
    private func factory(_ node: ValueGraph.NodeID, _ page: PageOutline) -> ValueGraph.NodeID? {
        page.flow.origins(node, most: 30)?.first { origin in
            guard case .member(_, let name) = page.graph.nodes[origin].origin else { return false }
            return page.graph.names[name] == "createPurchaseMetaData"
        }
    }

    private func finding(
        _ node: ValueGraph.NodeID, _ use: String, at place: ValueGraph.NodeID, _ page: PageOutline
    ) -> Finding {
        Finding(
            Self.methodNotCalled,
            "'createPurchaseMetaData' is not called, so the metadata is the function itself; write "
                + "createPurchaseMetaData()",
            at: page.location(node), notes: [Finding.Note(use, at: page.location(place))])
    }
}

extension MethodsMustBeCalled {
    static let descriptions = [methodNotCalled, handlerCalled]

    private static func button(_ handler: String) -> RuleExample {
        RuleExample(
            "function cancel() { MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' }); }\n"
                + "document.addEventListener('click', \(handler));")
    }

    private static let handlerCalled = RuleDescription(
        "handler-called", .error, .api, "A handler is given, not called.",
        because: "What a call returns is no handler, and the call is made as the page is loaded.",
        source: "DOM, section 2.7",
        passing: [button("cancel"), button("function () { cancel(); }")],
        failing: [button("↓cancel()")])

    private static let methodNotCalled = RuleDescription(
        "method-not-called", .error, .api, "Functions are called, not only named.",
        because: "A name without parentheses does nothing.",
        source: "mobile-plans.md, section 3",
        passing: [ExampleParts.cancelled],
        failing: [
            "function cancel() { MobilePlans.↓notifyCancelledPurchase; }",
            "function buy() { var m = MobilePlans.↓createPurchaseMetaData; m.planName = 'S'; }",
        ])
}
