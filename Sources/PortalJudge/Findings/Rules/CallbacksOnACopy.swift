internal import PortalTrace

/// The app reads the callbacks' names from its own objects (mobile-plans.md, sections 3.2 and 3.3).
///
/// Lint: an error for a name that is set on a copy of such an object, or in a variable of that name.
struct CallbacksOnACopy: PageRule {
    func findings(in page: PageOutline) -> [Finding] {
        page.graph.writes.compactMap { write in
            switch page.graph.nodes[write.target].origin {
            case .member(let object, let name):
                let kinds = page.flow.kinds[object]
                guard Self.properties.contains(page.graph.names[name]), kinds.contains(.appCopy),
                    !kinds.contains(.app)
                else { return nil }
                return Finding(
                    Self.callbackOnACopy,
                    "'\(page.words(write.target))' is set on a copy; the app reads "
                        + "\(page.graph.names[name]) of its own object: set it on that, without "
                        + "Object.assign or '...'", at: page.location(write.target))
            case .name(let name):
                guard Self.properties.contains(page.graph.names[name]), !write.isDeclaration,
                    let binding = page.flow.binding(of: write.target), !page.flow.isRead(binding)
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
