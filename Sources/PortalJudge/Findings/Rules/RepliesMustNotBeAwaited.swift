internal import PortalTrace

/// What the app's operations return is no result (mobile-plans.md, sections 3.1 to 3.3).
///
/// Lint: an error for each call whose `undefined` is awaited, compared or read.
struct RepliesMustNotBeAwaited: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        var uses: [(node: ValueGraph.NodeID, of: ValueGraph.NodeID)] = []
        for node in page.graph.nodes.indices {
            switch page.graph.nodes[node].origin {
            case .await(let value) where !isOwnCall(value, page): uses.append((node, value))
            case .member(let object, _): uses.append((node, object))
            // What a compiler makes of "await value": "return [4, value]".
            case .array(let parts) where parts.count == 2:
                if case .number(4) = page.graph.nodes[parts[0]].origin {
                    uses.append((node, parts[1]))
                }
            case .binary(let sign, let left, let right) where Comparison.signs.contains(sign):
                uses += [(node, left), (node, right)]
            case .call(let id):
                uses += awaited(page.graph.calls[id], page).map { (node, $0) }
            default: break
            }
        }
        uses += page.graph.tests.map { ($0.node, $0.node) }
        uses += page.graph.switches.map { ($0.subject, $0.subject) }
        var findings: [Finding] = []
        var seen: Set<ValueGraph.NodeID> = []
        for use in uses.sorted(by: { place($0.node, page) < place($1.node, page) })
        where page.flow.kinds[use.of].isOnly(.noReply) {
            guard let call = origin(use.of, page), seen.insert(call.node).inserted else { continue }
            findings.append(finding(call, use.node, page))
        }
        return findings
    }

    /// What is waited for together: "Promise.all([a(), b()])".
    private func awaited(_ call: ValueGraph.Call, _ page: PageOutline) -> [ValueGraph.NodeID] {
        guard case .member(let owner, let name) = page.graph.nodes[call.callee].origin,
            page.flow.builtIn(owner) == "Promise",
            ["all", "race", "allSettled", "any"].contains(page.graph.names[name]),
            let list = call.arguments.first, case .array(let parts) = page.graph.nodes[list].origin
        else { return [] }
        return parts.filter { !isOwnCall($0, page) }
    }

    private func place(_ node: ValueGraph.NodeID, _ page: PageOutline) -> (Int, Int) {
        (page.graph.nodes[node].script, page.graph.nodes[node].offset)
    }

    /// An asynchronous function of the portal's own may well be awaited.
    private func isOwnCall(_ node: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        guard case .call(let id) = page.graph.nodes[node].origin else { return false }
        return page.flow.functions[page.graph.calls[id].callee].contains {
            page.graph.functions[$0].isAsync
        }
    }

    private func origin(_ node: ValueGraph.NodeID, _ page: PageOutline) -> ValueGraph.Call? {
        for origin in page.flow.origins(node, most: 30) ?? [] {
            if case .call(let id) = page.graph.nodes[origin].origin,
                page.flow.kinds[origin].contains(.noReply)
            {
                return page.graph.calls[id]
            }
        }
        return nil
    }

    private func finding(
        _ call: ValueGraph.Call, _ use: ValueGraph.NodeID, _ page: PageOutline
    ) -> Finding {
        let method = page.flow.apiMethod(call.callee) ?? ""
        let isInline = method == "notifyInlineProfileDownload"
        return Finding(
            Self.replyNotExpected,
            "\(method) returns undefined at once, so there is nothing to wait for or to compare; "
                + (isInline
                    ? "the result is told to the function that profileActivationCompleteScript names"
                    : "control goes back to the app, which calls nothing back"),
            at: page.location(call.node),
            notes: use == call.node
                ? [] : [Finding.Note("its value is used", at: page.location(use))])
    }
}

extension RepliesMustNotBeAwaited {
    static let descriptions = [replyNotExpected]

    private static func buying(_ body: String) -> RuleExample {
        RuleExample(
            """
            async function buy() {
                \(body)
            }
            """)
    }

    private static let call =
        "MobilePlansInlineProfileDownload.↓notifyInlineProfileDownload(\(ExampleParts.metadata), \"1$smdp.example.com$ABC-1\")"

    private static let replyNotExpected = RuleDescription(
        "reply-not-expected", .error, .api, "A portal does not wait for what an operation returns.",
        because: "It returns undefined at once; the result is told to a callback.",
        source: "mobile-plans.md, sections 3.1 to 3.3",
        passing: [buying("\(call.replacing("↓", with: ""));")],
        failing: [
            buying("var r = await \(call);"),
            buying("var r = \(call); if (r) console.log(1);"),
            buying("\(call).then(function () {});"),
        ])
}
