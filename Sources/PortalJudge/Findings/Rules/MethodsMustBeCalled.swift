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
                guard isApp else { return nil }
            case .name:
                guard page.flow.functions[node].count == 1,
                    page.graph.functions[page.flow.functions[node][0]].kind == .declaration
                else { return nil }
            default: return nil
            }
            return Finding(
                Self.methodNotCalled,
                "'\(page.words(node))' only names the function and does nothing; call it: "
                    + "\(page.words(node))(…)", at: page.location(node))
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
