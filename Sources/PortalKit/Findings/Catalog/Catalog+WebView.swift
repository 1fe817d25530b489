/// Rules about what the old WebView of the app cannot do (mobile-plans.md, section 11).
extension RuleCatalog {
    static let webView: [RuleDescription] = [
        RuleDescription(
            "webview-builtin", .error, .webView,
            "Built-ins that the WebView lacks are not used without a test.",
            because: "The app shows portals in EdgeHTML 18, where they are undefined.",
            source: "mobile-plans.md, section 11",
            passing: [
                RuleExample(
                    """
                    if (!Array.prototype.flat) {
                        Array.prototype.flat = function () {
                            return Array.prototype.concat.apply([], this);
                        };
                    }
                    [[1], [2]].flat();
                    """, target: .webView),
                RuleExample("[[1], [2]].flat();"),
            ],
            failing: [
                RuleExample("↓[[1], [2]].flat();", target: .webView),
                RuleExample("↓globalThis.plan = 1;", target: .webView),
                RuleExample(
                    "Promise.resolve().then(function () {\n    ↓Object.fromEntries([]);\n});",
                    target: .webView),
            ])
    ]
}
