internal import JSONDocuments
internal import PortalTrace

/// An event of the portal's own is listened to under the name that it is emitted with.
///
/// Lint: an error for a name that has no listener where a listener waits for one that differs in letter
/// case, blanks or punctuation; a warning where one object has one such event and one such listener.
struct EventsMustBeHeard: PageRule {
    private struct Use {
        let name: String
        let node: ValueGraph.NodeID
        /// The object that emits or listens, in words of the script.
        let owner: String
    }

    func findings(in page: PageOutline) -> [Finding] { unheard(page) + withoutDetail(page) }

    /// "new CustomEvent('told', { data: … })": only what stands in "detail" comes to the listeners.
    private func withoutDetail(_ page: PageOutline) -> [Finding] {
        page.graph.calls.compactMap { call -> Finding? in
            guard call.isNew, page.flow.builtIn(call.callee) == "CustomEvent",
                call.arguments.count > 1, !page.isLibrary(call.node),
                case .object(let id) = page.graph.nodes[call.arguments[1]].origin,
                page.graph.objects[id].spreads.isEmpty, !page.graph.objects[id].hasComputedNames
            else { return nil }
            let properties = page.graph.objects[id].properties
            let names = properties.map { page.graph.names[$0.name] }
            guard !names.contains("detail"),
                let lost = properties.first(where: {
                    !["bubbles", "cancelable", "composed"].contains(page.graph.names[$0.name])
                })
            else { return nil }
            let name = TraceValue.oneLine(page.graph.names[lost.name].shortened(to: 60))
            return Finding(
                Self.eventWithoutListener,
                "no listener gets '\(name)': a CustomEvent takes 'detail' along, and nothing else of its own; write "
                    + "detail: …, and read event.detail",
                at: page.location(script: page.graph.nodes[lost.value].script, lost.offset))
        }
    }

    private func unheard(_ page: PageOutline) -> [Finding] {
        guard let called = uses(Self.emitters, page), let heard = uses(Self.listeners, page)
        else { return [] }
        let inTemplates = templates(page)
        let emitted = called + inTemplates.emitted
        guard !emitted.isEmpty else { return [] }
        let all = heard + inTemplates.heard
        let heardNames = Set(all.map { CodeUnits($0.name) })
        let emittedNames = Set(emitted.map { CodeUnits($0.name) })
        let lost = emitted.filter { !heardNames.contains($0.name) }
        let idle = all.filter {
            !emittedNames.contains($0.name) && !Self.platform.contains($0.name)
        }
        return lost.compactMap { event -> Finding? in
            if let near = idle.first(where: { Self.key($0.name) == Self.key(event.name) }) {
                return finding(event, near, page)
            }
            let others = idle.filter { $0.owner.hasSameCodeUnits(as: event.owner) }
            let own = lost.filter { $0.owner.hasSameCodeUnits(as: event.owner) }
            guard Set(own.map { CodeUnits($0.name) }).count == 1,
                Set(others.map { CodeUnits($0.name) }).count == 1, let other = others.first
            else { return nil }
            var finding = finding(event, other, page)
            finding.severity = .warning
            return finding
        }.eachOnce()
    }

    private func finding(_ event: Use, _ other: Use, _ page: PageOutline) -> Finding {
        func short(_ name: String) -> String { TraceValue.oneLine(name.shortened(to: 60)) }
        return Finding(
            Self.eventWithoutListener,
            "no listener hears '\(short(event.name))', which is emitted here, and nothing emits "
                + "'\(short(other.name))', which has a listener: write the same name at both places",
            at: page.location(event.node),
            notes: Finding.Note.list(
                "'\(short(other.name))' is listened to", at: page.location(other.node)))
    }

    /// A name without what is easily mistaken.
    private static func key(_ name: String) -> CodeUnits {
        CodeUnits(String(name.lowercased().filter { $0.isLetter || $0.isNumber }))
    }

    // MARK: - What scripts say

    /// The names that certain methods are given; nil where one is only known when it runs.
    private func uses(_ methods: Set<String>, _ page: PageOutline) -> [Use]? {
        var found: [Use] = []
        for call in page.graph.calls {
            guard let first = call.arguments.first, !page.isLibrary(call.node) else { continue }
            let owner: String
            let method: String
            switch page.graph.nodes[call.callee].origin {
            case .member(let object, let name):
                (owner, method) = (page.words(object), page.graph.names[name])
            case .name(let name)
            where call.isNew && methods == Self.emitters
                && ["CustomEvent", "Event"].contains(page.graph.names[name]):
                (owner, method) = ("", "emit")
            default: continue
            }
            guard methods.contains(method) else { continue }
            let isOfComponent = method.hasPrefix("$")
            guard let values = page.flow.constants(first) else {
                if case .object = page.graph.nodes[first].origin { continue }
                // A listener that takes any name may be the one.
                if methods == Self.listeners, call.arguments.count > 1 { return nil }
                continue
            }
            for value in values {
                guard case .text(let text) = value.constant else { continue }
                for name in text.split(separator: " ") {
                    found.append(
                        Use(
                            name: String(name), node: first,
                            owner: isOfComponent ? "$" : owner))
                }
            }
        }
        return found
    }

    /// What templates of components in the scripts listen to and emit: `@name="…"`, `v-on:name="…"`,
    /// `$emit('name')`.
    private func templates(_ page: PageOutline) -> (heard: [Use], emitted: [Use]) {
        var found: [Use] = []
        var emitted: [Use] = []
        for (index, node) in page.graph.nodes.enumerated() {
            let texts: [String] =
                switch node.origin {
                case .string(let text): [text]
                case .template(let texts, _): texts
                default: []
                }
            for text in texts where text.contains("=\"") && !page.isLibrary(index) {
                func use(_ name: Substring) -> Use {
                    Use(name: String(name), node: index, owner: "$")
                }
                found += text.matches(of: /(?:@|v-on:)([\w:-]+)[.\w]*=/).map { use($0.1) }
                emitted += text.matches(of: /\$emit\(\s*['"]([\w:-]+)['"]/).map { use($0.1) }
            }
        }
        return (found, emitted)
    }

    private static let emitters: Set<String> = [
        "emit", "$emit", "trigger", "publish", "fire", "broadcast", "triggerHandler",
    ]
    private static let listeners: Set<String> = [
        "on", "$on", "once", "$once", "one", "addListener", "subscribe", "addEventListener",
    ]
    /// Events that browsers fire.
    private static let platform: Set<String> = [
        "click", "dblclick", "submit", "change", "input", "load", "error", "message", "focus",
        "blur",
        "keydown", "keyup", "keypress", "mousedown", "mouseup", "mouseover", "mouseout",
        "touchstart",
        "touchend", "scroll", "resize", "storage", "popstate", "hashchange", "beforeunload",
        "unload",
        "pagehide", "pageshow", "online", "offline", "ready", "reset", "select", "invalid",
        "DOMContentLoaded", "readystatechange", "visibilitychange", "transitionend", "animationend",
        "unhandledrejection", "abort", "progress", "timeout", "close", "open", "all",
    ]
}

extension EventsMustBeHeard {
    static let descriptions = [eventWithoutListener]

    private static func portal(_ emitted: String) -> RuleExample {
        RuleExample(
            """
            var bus = {
                topics: {},
                on: function (name, listener) { this.topics[name] = listener; },
                emit: function (name) { if (this.topics[name]) this.topics[name](); }
            };
            bus.on("profile-ready", function () {
                MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
            });
            bus.emit(\(emitted));
            """)
    }

    private static let eventWithoutListener = RuleDescription(
        "event-without-listener", .error, .callbacks,
        "Events of the portal's own are listened to by their names.",
        because: "An event without a listener is lost, and nothing says so.",
        source: "decided", passing: [portal("\"profile-ready\"")],
        failing: [portal("↓\"profileReady\"")])
}
