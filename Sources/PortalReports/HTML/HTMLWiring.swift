internal import PortalTrace

/// Which function stood behind each callback property, and what became of it.
enum HTMLWiring {
    /// - Parameter prefix: What the ids begin with, where a page has several such sections.
    static func section(_ wirings: [CallbackWiring], prefix: String = "") -> HTMLSection {
        let heads = ["Property", "Set to", "Set at", "Resolved to", "Calls"]
        return HTMLSection(
            id: prefix + "callbacks", title: "Callbacks",
            content: HTMLParts.table(
                "The callback properties and the functions that the app found behind them",
                heads, id: prefix + "callbacks-caption",
                body: "<tbody>\n\(wirings.map(row).joined())</tbody>\n"))
    }

    private static func row(_ wiring: CallbackWiring) -> HTML {
        return """
            <tr><th scope="row"><code>\(wiring.object).<wbr>\(wiring.property)</code></th>\
            <td>\(wiring.name.map { HTMLParts.code($0.literal) } ?? "never set")</td>\
            <td>\(wiring.setAt.map { HTMLParts.code("\($0)") } ?? "")</td>\
            <td>\(wiring.resolution.isFunction ? HTMLParts.code(wiring.resolution.words)
                : HTMLParts.verdict(wiring.sentence, .error))</td>\
            <td>\(calls(wiring.calls))</td></tr>

            """
    }

    /// More calls than this are counted only.
    private static let mostCalls = 50

    private static func calls(_ calls: [CallbackWiring.Call]) -> HTML {
        guard !calls.isEmpty else { return "none" }
        let items = calls.prefix(mostCalls).map { call -> HTML in
            let outcome = HTMLParts.verdict(
                call.outcome.kind.rawValue, call.outcome == .returned ? .good : .error)
            let error: HTML = call.outcome.error.map { ": \(HTMLParts.code($0))" } ?? ""
            return """
                <li><time>\(timeText(call.time))</time> \(call.payload.map(HTMLParts.code) ?? "") \
                \(outcome)\(error)</li>

                """
        }
        let more: HTML =
            calls.count > mostCalls ? "<li>… \(calls.count - mostCalls) more</li>\n" : ""
        return "<ol class=\"plain\">\n\(items.joined())\(more)</ol>"
    }
}
