/// What the rules that read scripts say, asked once for each text however many runs it takes part in.
final class ScriptJudge {
    private struct Judged {
        let source: String
        let findings: [Finding]
    }

    private var known: [String: Judged] = [:]
    /// Pages that make scripts up as they go would be remembered for ever.
    private static let mostKnown = 1_000

    /// What the rules say about the texts of scripts.
    func findings(in scripts: [PortalScript], target: RunOptions.Target) -> [Finding] {
        RuleRegistry.meant(for: target, scripts.flatMap(findings))
    }

    private func findings(in script: PortalScript) -> [Finding] {
        if let judged = known[script.name],
            judged.source.utf8.elementsEqual(script.source.utf8)
        {
            return judged.findings
        }
        if known.count >= Self.mostKnown { known = [:] }
        let findings = RuleRegistry.findings(in: script)
        known[script.name] = Judged(source: script.source, findings: findings)
        return findings
    }
}
