internal import MobilePlans
internal import PortalTrace

/// The first part: how it went, in figures.
enum HTMLSummary {
    /// - Parameter lookedAt: What was tried and read beside the run, in words.
    static func section(_ run: RunResult, lookedAt: String? = nil) -> HTMLSection {
        let edition =
            run.editionUsed.map { $0 == .all ? "a mix of editions" : $0.rawValue }
            ?? "no particular edition"
        var rows: [(String, HTML)] = [
            ("Verdict", verdict(run.findings)),
            ("Ended", "\(end(run)) at <time>\(timeText(run.endTime))</time>"),
            ("Crossed the border", "\(traffic(run))"),
            ("Written for", "\(edition)"),
            ("Injected", "edition \(run.edition.rawValue)"),
            ("Scripts", run.scripts.map { HTMLParts.code($0.name) + " " }.joined()),
            ("Launch URL", HTMLParts.code(run.url)),
        ]
        let advice = RunAdvice.lines(run)
        if let lookedAt {
            rows.insert(("Looked at", "\(lookedAt)"), at: 1)
        } else if !advice.isEmpty, run.callError == nil {
            // A validation has other runs, and says itself when nothing was tried.
            rows.insert(
                ("Note", HTMLParts.verdict(advice.joined(separator: " "), .warning)), at: 1)
        }
        var list = rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" as HTML }.joined()
        if let error = run.callError {
            list += "<div><dt>Call</dt><dd>\(HTMLParts.verdict(error, .error))</dd></div>\n"
        }
        return HTMLSection(
            id: "summary", title: "Summary", content: "<dl class=\"facts\">\n\(list)</dl>\n")
    }

    /// How bad it is, in a few words.
    static func verdict(_ findings: [Finding]) -> HTML {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        let words = [
            errors > 0 ? HTMLParts.count(errors, "error") : "",
            warnings > 0 ? HTMLParts.count(warnings, "warning") : "",
        ].filter { !$0.isEmpty }
        return HTMLParts.verdict(
            words.isEmpty ? "no errors, no warnings" : words.joined(separator: ", "),
            errors > 0 ? .error : warnings > 0 ? .warning : .good)
    }

    private static func end(_ run: RunResult) -> HTML {
        run.end.isRegular ? "\(run.end.words)" : HTMLParts.verdict(run.end.words, .error)
    }

    private static func traffic(_ run: RunResult) -> String {
        let callbacks = run.events.count { $0.callback?.payload != nil }
        return [
            HTMLParts.count(run.events.count { $0.kind == .call }, "call"),
            HTMLParts.count(callbacks, "callback"),
            HTMLParts.count(run.events.count { $0.kind == .device }, "step") + " of the app",
            HTMLParts.count(run.events.count { $0.kind == .console }, "console line"),
        ].joined(separator: ", ")
    }
}
