internal import PortalTrace
internal import WebPlatform

/// The WebView of a device is old, and lacks what today's engines and browsers have
/// (mobile-plans.md, section 11).
///
/// Lint: an error for an exception that comes from using something of it unguarded.
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

    /// What an exception complains of, if the WebView lacks it.
    static func missing(_ event: TraceEvent) -> String? {
        let message = event.thrown?.value.displayText ?? ""
        // The words of the engine, before a pattern is made ready for each of very many messages.
        guard
            message.contains("Can't find variable") || message.contains(" is not ")
                || message.contains("no constructor of")
        else { return nil }
        if let name = message.firstMatch(of: /EdgeHTML 18 has no constructor of (\w+)/)?.1 {
            return "constructor of \(name)"
        }
        if let name = message.wholeMatch(of: /Can't find variable: (\w+)/)?.1 {
            return AbsentNames.globals[String(name)]
        }
        // "undefined is not an object (evaluating 'host.shadowRoot.firstChild')": what was read last
        // is not at fault, what it was read of is.
        if message.hasPrefix("undefined is not an object") {
            guard
                let match = message.suffix(300).firstMatch(
                    of: /'(?:.*[^\w$.])?(?:\w+\.)*?(\w*)\.(\w+)(?:\.\w+|\[[^\]]*\])'\)$/)
            else { return nil }
            return AbsentNames.member(String(match.2), of: String(match.1))
        }
        if message.hasPrefix("null is not an object") { return nil }
        // "list.flat is not a function. (In 'list.flat()', 'list.flat' is undefined)"
        if let match = message.firstMatch(
            of: /(\w+)\.(\w+)(?:'| is not a (?:function|constructor))/)
        {
            return AbsentNames.member(String(match.2), of: String(match.1))
        }
        if let name = message.firstMatch(of: /\.(\w+)(?:'| is not a (?:function|constructor))/)?.1 {
            return AbsentNames.member(String(name), of: "")
        }
        return nil
    }
}

/// What the WebView lacks by the names that messages of the engine have.
private enum AbsentNames {
    private static let absent = BrowserProfile.edgeHTML18.absent

    /// Global names.
    static let globals: [String: String] = {
        var names: [String: String] = [:]
        for name in absent.globals { names[name] = name }
        for group in absent.builtIns where group.name.isEmpty {
            for name in group.members { names[name] = name }
        }
        return names
    }()

    /// Members of objects that have a name: "AbortSignal.any".
    private static let statics: Set<String> = {
        var names: Set<String> = []
        for (interface, members) in absent.members {
            for member in members where member.hasSuffix("_static") {
                names.insert("\(interface).\(member.dropLast("_static".count))")
            }
        }
        for group in absent.builtIns where !group.name.hasSuffix(".prototype") {
            for member in group.members { names.insert("\(group.name).\(member)") }
        }
        for member in absent.intl { names.insert("Intl.\(member)") }
        return names
    }()

    /// Members of instances by their name, with the interfaces that have it.
    private static let members: [String: [String]] = {
        var names: [String: [String]] = [:]
        for group in absent.builtIns where group.name.hasSuffix(".prototype") {
            for member in group.members where !shared.contains(member) {
                names[member, default: []].append(group.name)
            }
        }
        for interface in absent.members.keys.sorted() {
            for member in absent.members[interface] ?? []
            where !member.hasSuffix("_static") && member != interface && !ordinary.contains(member)
            {
                names[member, default: []].append(
                    interface == "Window" ? "window" : "\(interface).prototype")
            }
        }
        return names
    }()

    /// Members that iterators lack and lists have: what lacks one is something else, which is no list.
    private static let shared: Set<String> = [
        "every", "filter", "find", "forEach", "map", "reduce", "some",
    ]

    /// Words that objects of portals have as well: a message about one tells nothing of the WebView.
    private static let ordinary: Set<String> = [
        "a", "b", "c", "d", "e", "f", "x", "y", "align", "allow", "alpha", "animate", "animation",
        "azimuthAngle",
        "code", "command", "connection", "detail", "direction", "height", "length", "loading",
        "login",
        "media", "modify", "name", "orientation", "part", "permissions", "reason", "rel", "remote",
        "replace", "role", "scroll", "serial", "share", "size", "sizes", "slot", "storage",
        "stream",
        "text", "translate", "type", "username", "password", "width", "autocomplete", "blocking",
        "fonts",
        "timeline", "navigation", "title", "usb", "locks", "gpu",
    ]

    /// What people call an absent member; nil if it is none.
    static func member(_ name: String, of owner: String) -> String? {
        if statics.contains("\(owner).\(name)") { return "\(owner).\(name)" }
        if owner == "window" || owner == "self", let global = globals[name] { return global }
        guard let owners = members[name] else { return nil }
        let isBuiltIn = absent.builtIns.contains { $0.name == owners[0] }
        return isBuiltIn || owners.count == 1 ? "\(owners[0]).\(name)" : name
    }
}

extension BuiltInsMustExist {
    static let descriptions = [webviewBuiltin]

    private static let webviewBuiltin = RuleDescription(
        "webview-builtin", .error, .webView,
        "What the WebView lacks is not used without a test.",
        because: "The app shows portals in EdgeHTML 18, where it is undefined.",
        source: "mobile-plans.md, section 11; MDN's compatibility data",
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
            RuleExample(
                """
                if (typeof AbortSignal.timeout === "function") { AbortSignal.timeout(1000); }
                """, target: .webView),
            RuleExample("[[1], [2]].flat();", target: .modern),
            RuleExample(
                """
                var plans = {};
                try { plans.list.flat(); } catch (error) {}
                """, target: .webView),
        ],
        failing: [
            RuleExample("↓[[1], [2]].flat();", target: .webView),
            RuleExample("↓globalThis.plan = 1;", target: .webView),
            RuleExample("↓AbortSignal.timeout(1000);", target: .webView),
            RuleExample("var id = crypto.randomUUID↓();", target: .webView),
            RuleExample("var file = new File↓([\"a\"], \"a.txt\");", target: .webView),
            RuleExample(
                "Promise.resolve().then(function () {\n    ↓Object.fromEntries([]);\n});",
                target: .webView),
        ])
}
