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
        return run.events(.exception).filter(isOwn).map {
            finding($0, run, "uncaught-exception", "uncaught")
        }
            + run.events(.rejection).filter(isOwn).map {
                finding($0, run, "unhandled-rejection", "unhandled rejection:")
            }
    }

    private func finding(
        _ event: TraceEvent, _ run: JudgedRun, _ id: String, _ lead: String
    ) -> Finding {
        let message = event.arguments.first.map { TraceValue.oneLine($0.displayText) } ?? ""
        let isSyntax = event.name == "SyntaxError" && event.result == nil
        let thrown = event.name == "thrown value" ? "value \(message)" : "\(event.name): \(message)"
        return Finding(
            isSyntax ? "syntax-error" : id, .error,
            isSyntax ? syntax(message, event, run) : "\(lead) \(thrown)", at: event.location,
            notes: (hint(event, message, run).map { [$0] } ?? []) + stack(event))
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
        if name == "document" || name == "navigator" || name == "XMLHttpRequest" {
            return "the host's page has no DOM and no network; move what needs '\(name)' out of "
                + "the script that talks to the app"
        }
        if MobilePlansGlobals.names(of: .all).contains(name) {
            return "'\(name)' does not exist in edition \(run.edition.rawValue)"
        }
        return nearest(name, MobilePlansGlobals.names(of: run.edition))
            .map { "did you mean '\($0)'?" }
    }
}
