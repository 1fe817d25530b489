internal import PortalTrace
internal import WebPlatformBridge

/// The WebView of a device is old, and lacks built-ins of today's engines (mobile-plans.md,
/// section 11).
///
/// Lint: an error for an exception that comes from using one of them unguarded.
struct BuiltInsMustExist: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        guard run.target == .webView else { return [] }
        return (run.failures(.exception) + run.failures(.rejection)).compactMap { event in
            guard let name = Self.missing(event) else { return nil }
            return Finding(
                Self.webviewBuiltin,
                "the WebView of the app (EdgeHTML 18) has no \(name); test for it before it is used, or "
                    + "bring a polyfill", on: event,
                notes: ["here it throws \(event.thrown?.name ?? "a value")"])
        }
    }

    /// The hidden built-in that an exception complains of.
    static func missing(_ event: TraceEvent) -> String? {
        let message = event.thrown?.value.displayText ?? ""
        // The words of the engine, before a pattern is made ready for each of very many messages.
        guard message.contains("Can't find variable") || message.contains(" is not ") else {
            return nil
        }
        if let name = message.wholeMatch(of: /Can't find variable: (\w+)/)?.1 {
            return hidden[String(name)]
        }
        // "list.flat is not a function. (In 'list.flat()', 'list.flat' is undefined)"
        guard let match = message.firstMatch(of: /\.(\w+)(?:'| is not a (?:function|constructor))/)
        else { return nil }
        return hidden[String(match.1)]
    }

    /// The hidden built-ins by their last name, with the name that people know.
    private static let hidden: [String: String] = {
        var names: [String: String] = [:]
        for (owner, members) in OldWebView.hidden {
            for member in members where names[member] == nil {
                names[member] =
                    owner == "this"
                    ? member : owner.hasPrefix("Object.get") ? member : "\(owner).\(member)"
            }
        }
        return names
    }()
}

extension BuiltInsMustExist {
    static let descriptions = [webviewBuiltin]

    private static let webviewBuiltin = RuleDescription(
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
}
