internal import MobilePlans
internal import PortalTrace

/// A function does nothing until it is called (mobile-plans.md, section 3).
///
/// Lint: an error for a statement that only names a function of the app or of the page, and for
/// `createPurchaseMetaData` that is used as the metadata itself.
struct MethodsMustBeCalled: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        named(page) + metadata(page)
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
                    [.declaration, .expression, .arrow]
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
    static let descriptions = [methodNotCalled]

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
