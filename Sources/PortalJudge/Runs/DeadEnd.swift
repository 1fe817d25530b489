internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// Why what was done in a run did not lead to the app, as far as the run and the scripts show it.
enum DeadEnd {
    /// So many places are named.
    private static let most = 3

    /// What stood in the way; empty where something led to the app.
    ///
    /// - Parameter page: The scripts of the run.
    static func notes(_ run: RunResult, _ page: PageOutline) -> [Finding.Note] {
        guard !run.hasCalls else { return [] }
        return form(run) + requests(run) + caught(run) + unreached(page)
    }

    /// A form whose fields are not filled in as they have to be.
    private static func form(_ run: RunResult) -> [Finding.Note] {
        let requests = run.events.compactMap { event -> TraceEvent.PageRequest? in
            if case .page(let request) = event.what { request } else { nil }
        }
        guard let last = requests.last(where: { $0.member == .formInvalid }),
            last.arguments.count == 2
        else { return [] }
        let control = TraceValue.oneLine(last.arguments[0].displayText.shortened(to: 60))
        let problem = TraceValue.oneLine(last.arguments[1].displayText.shortened(to: 120))
        return [
            Finding.Note(
                "a form was not submitted: \(control.isEmpty ? "a field" : control): \(problem)")
        ]
    }

    /// Servers that refused.
    private static func requests(_ run: RunResult) -> [Finding.Note] {
        let refused = run.events.compactMap { event -> Finding.Note? in
            guard let exchange = event.exchange, let status = exchange.outcome?.status,
                status >= 400, event.location != nil
            else { return nil }
            let line = TraceValue.oneLine(exchange.line.shortened(to: 120))
            return Finding.Note("\(line) was answered with \(status)", at: event.location)
        }
        return Array(refused.suffix(most))
    }

    /// What scripts threw and caught.
    private static func caught(_ run: RunResult) -> [Finding.Note] {
        run.swallowed.filter { $0.callback == nil }.prefix(most).map {
            Finding.Note(
                "a script caught what was thrown: \(TraceValue.oneLine($0.words.shortened(to: 120)))",
                at: $0.location)
        }
    }

    /// Where the scripts call the app, which nothing came to, and what that depends on.
    private static func unreached(_ page: PageOutline) -> [Finding.Note] {
        let calls = page.appCalls.filter { $0.method.hasPrefix("notify") }
        return calls.prefix(most).flatMap { call, method -> [Finding.Note] in
            let function = page.graph.nodes[call.node].function
            let within =
                page.graph.functions[function].name.isEmpty ? "" : " in \(page.name(of: function))"
            let note = Finding.Note(
                "nothing came to \(method)\(within)", at: page.location(call.node))
            guard let condition = condition(of: call, page) else { return [note] }
            return [
                note,
                Finding.Note(
                    "a way to it depends on the condition",
                    at: page.location(condition)),
            ]
        }
    }

    /// A condition that is near to a call: its own, or one under which its function is called.
    private static func condition(
        of call: ValueGraph.Call, _ page: PageOutline
    ) -> ValueGraph.NodeID? {
        var call = call
        for _ in 0..<6 {
            if call.condition >= 0 { return page.graph.conditions[call.condition].test }
            let function = page.graph.nodes[call.node].function
            let callers = (page.flow.callers[function] ?? []).map { page.graph.calls[$0] }
            guard let caller = callers.first(where: { $0.condition >= 0 }) ?? callers.first else {
                return nil
            }
            call = caller
        }
        return nil
    }
}
