internal import MobilePlans
internal import MobilePlansBridge
internal import PortalTrace

/// A portal must catch what it throws: on a device nobody sees it, and the purchase hangs.
///
/// Lint: an error for every uncaught exception, syntax error and unhandled rejection.
struct ExceptionsMustBeCaught: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        let isOld = run.run.target == .webView
        // What the old WebView lacks has a rule of its own.
        func isOwn(_ event: TraceEvent) -> Bool {
            !isOld || BuiltInsMustExist.missing(event) == nil
        }
        return run.failures(.exception).filter(isOwn).map {
            finding($0, run, "uncaught-exception", "uncaught")
        }
            + run.failures(.rejection).filter(isOwn).map {
                finding($0, run, "unhandled-rejection", "unhandled rejection:")
            }
    }

    private func finding(
        _ event: TraceEvent, _ run: JudgedRun, _ id: String, _ lead: String
    ) -> Finding {
        let message = event.arguments.first.map { TraceValue.oneLine($0.displayText) } ?? ""
        if let duplicate = duplicate(event, message, run) { return duplicate }
        let isSyntax = event.name == "SyntaxError" && event.result == nil
        let thrown = event.name == "thrown value" ? "value \(message)" : "\(event.name): \(message)"
        return Finding(
            isSyntax ? "syntax-error" : id, .error,
            isSyntax ? syntax(message, event, run) : "\(lead) \(thrown)", at: event.location,
            notes: (hint(event, message, run).map { [$0] } ?? []) + given(event, message, run)
                + stack(event))
    }

    /// What a callback was given that threw this: mostly it is read wrongly.
    private func given(_ event: TraceEvent, _ message: String, _ run: JudgedRun) -> [String] {
        let error = "\(event.name): \(message)"
        let callback = run.events(.callback).last {
            $0.sequence < event.sequence && $0.result?["outcome"] == "threw"
                && $0.result?["error"]?.string.map(TraceValue.oneLine) == error
        }
        guard event.kind == .exception, let callback, let json = callback.arguments.first?.string
        else { return [] }
        return [
            "\(TraceValue.oneLine(callback.name)) was called with '\(TraceValue.oneLine(json))'"
        ]
    }

    /// A name that two scripts of a page declare, for which the engine knows no place.
    private func duplicate(
        _ event: TraceEvent, _ message: String, _ run: JudgedRun
    ) -> Finding? {
        guard event.name == "SyntaxError", event.location == nil,
            message.hasPrefix("Can't create duplicate variable"), message.hasSuffix("'"),
            let name = message.dropLast().split(separator: "'").last
        else { return nil }
        let all = run.scripts.flatMap { script in
            ScriptOutline(script).declarations.filter { $0.name == name }
        }
        let lexical: Set<String> = ["const", "let", "class"]
        guard let second = all.last(where: { lexical.contains($0.keyword) }),
            let first = all.first(where: { $0 != second })
        else { return nil }
        return Finding(
            "syntax-error", .error,
            "'\(TraceValue.oneLine(String(name)))' is declared twice in this page, once with "
                + "'\(second.keyword)', so nothing of one of its scripts runs; give one another name",
            at: second.location, notes: ["the other is at \(first.location)"])
    }

    /// The engine's words for a syntax error, or better ones.
    private func syntax(_ message: String, _ event: TraceEvent, _ run: JudgedRun) -> String {
        guard let location = event.location,
            let script = run.scripts.first(where: { $0.name == location.file }),
            let words = ModuleSyntax.problem(message, script, line: location.line)
        else { return message }
        return words
    }

    private func stack(_ event: TraceEvent) -> [String] {
        let frames = event.result?.elements?.compactMap(\.string) ?? []
        // The first frame is the finding's own place.
        return frames.dropFirst().filter { !$0.contains("<anonymous>") }.prefix(8)
            .map { "called from \($0)" }
    }

    /// What an undeclared name most likely stands for.
    private func hint(_ event: TraceEvent, _ message: String, _ run: JudgedRun) -> String? {
        let prefix = "Can't find variable: "
        guard event.name == "ReferenceError", message.hasPrefix(prefix) else { return nil }
        let name = String(message.dropFirst(prefix.count))
        if name == "document" {
            return "the host's page has no DOM; move what needs '\(name)' out of "
                + "the script that talks to the app"
        }
        if MobilePlansFeature.names(of: .all).contains(name) {
            return "'\(name)' does not exist in edition \(run.edition.rawValue)"
        }
        return nearest(name, MobilePlansFeature.names(of: run.edition))
            .map { "did you mean '\($0)'?" }
    }
}
