internal import JSONDocuments

/// What the rules that read scripts say, asked once for each text however many runs it takes part in.
final class ScriptJudge {
    private struct Judged {
        let source: String
        let findings: [Finding]
    }

    private var known: [CodeUnits: Judged] = [:]
    /// Pages that make scripts up as they go would be remembered for ever.
    private static let mostKnown = 1_000

    /// What the rules say about the texts of scripts.
    func findings(in run: RunResult) -> [Finding] {
        RuleRegistry.meant(
            for: run.target, run.scripts.flatMap(findings) + judged(run).findings)
    }

    /// The scripts of a page, read together.
    func outline(of run: RunResult) -> PageOutline { judged(run).outline }

    private struct Page {
        let outline: PageOutline
        let findings: [Finding]
    }

    private var pages: [Page] = []
    /// A suite has few portals, one after another.
    private static let mostPages = 4

    private func judged(_ run: RunResult) -> Page {
        let names = PageOutline.GivenName.all(in: run)
        if let known = pages.first(where: { $0.outline.isOf(run.scripts, names) }) { return known }
        if pages.count >= Self.mostPages { pages.removeFirst() }
        let outline = PageOutline(run.scripts, given: names)
        let page = Page(outline: outline, findings: RuleRegistry.findings(in: outline))
        pages.append(page)
        return page
    }

    private func findings(in script: PortalScript) -> [Finding] {
        if let judged = known[script.name], judged.source == script.source {
            return judged.findings
        }
        if known.count >= Self.mostKnown { known = [:] }
        let findings = RuleRegistry.findings(in: script)
        known[script.name] = Judged(source: script.source, findings: findings)
        return findings
    }
}
