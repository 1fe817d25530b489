internal import PortalTrace

/// The app reads the callbacks' names when an operation begins, each time (mobile-plans.md, section 5).
///
/// Lint: a warning for a name that is cleared where a later operation begins without setting it again.
struct CallbacksMustStaySet: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        let cleared = page.graph.writes.filter { isEmpty($0.value, page) }
            .map { (target: $0.target, how: "cleared") }
        let deleted = page.graph.nodes.compactMap {
            node -> (target: ValueGraph.NodeID, how: String)? in
            guard case .unary("delete", let target) = node.origin else { return nil }
            return (target, "deleted")
        }
        return (cleared + deleted).compactMap { target, how in
            guard let property = property(of: target, page),
                let retry = retry(without: property, page)
            else { return nil }
            return Finding(
                Self.callbackCleared,
                "\(property) is \(how) here, and the operation that a callback starts again begins "
                    + "without it, so the portal does not learn how that ends; keep the name, or set it again",
                at: page.location(target),
                notes: [Finding.Note("it is started again", at: page.location(retry.node))])
        }
    }

    /// The callback property of the app that is assigned to.
    private func property(of target: ValueGraph.NodeID, _ page: PageOutline) -> String? {
        guard case .member(let object, let name) = page.graph.nodes[target].origin,
            !page.flow.kinds[object].isDisjoint(with: .app)
        else { return nil }
        let text = page.graph.names[name]
        let events: [PageOutline.NamedCallback.Event] = [.activation, .registration]
        return events.map(\.property).first { $0 == text }
    }

    private func isEmpty(_ value: ValueGraph.NodeID, _ page: PageOutline) -> Bool {
        guard let values = page.flow.constants(value), values.count == 1 else { return false }
        return values[0].constant == .nothing || values[0].constant == .text("")
    }

    /// An operation that a callback starts again, in which the property is not set.
    private func retry(without property: String, _ page: PageOutline) -> ValueGraph.Call? {
        for (function, _) in page.functions(for: .activation) + page.functions(for: .registration) {
            let reached = Set(page.reached(from: function))
            let sets = page.graph.writes.contains { write in
                self.property(of: write.target, page) == property && !isEmpty(write.value, page)
                    && reached.contains(page.graph.nodes[write.target].function)
            }
            if sets { continue }
            let retry = page.appCalls.first { call, method in
                ["notifyInlineProfileDownload", "notifyProfileDownload"].contains(method)
                    && reached.contains(page.graph.nodes[call.node].function)
            }
            if let retry { return retry.call }
        }
        return nil
    }
}

extension CallbacksMustStaySet {
    static let descriptions = [callbackCleared]

    private static func portal(_ end: String) -> RuleExample {
        RuleExample(
            """
            var tries = 0;
            function start() {
                MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                    \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
            }
            function onActivated(json) {
                if (JSON.parse(json).activationResult !== "success" && tries++ < 3) start();
            }
            function buy() {
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                start();
                \(end)
            }
            """)
    }

    private static let callbackCleared = RuleDescription(
        "callback-cleared", .warning, .callbacks, "Callbacks stay set as long as operations begin.",
        because: "The app reads the names again for each operation.",
        source: "mobile-plans.md, section 5", passing: [portal("")],
        failing: [
            portal("MobilePlansInlineProfileDownload.↓profileActivationCompleteScript = \"\";")
        ])
}
