internal import JSONDocuments
internal import PortalTrace

/// All rules.
enum RuleRegistry {
    /// Every id that a finding can have, sorted.
    static let ids = RuleCatalog.all.map(\.id)

    /// How many findings of one rule a run may have: a portal that goes wrong a hundred thousand
    /// times makes no report of as many lines.
    static let mostOfOneRule = 100

    /// What all rules say about a run and about the texts of its scripts, each thing once, in the order
    /// of reports.
    ///
    /// - Parameter judge: Knows what was said about the same scripts before.
    static func findings(in run: RunResult, _ judge: ScriptJudge = ScriptJudge()) -> [Finding] {
        let inTrace = traceFindings(in: run) { judge.outline(of: run) }
        let inScripts = MembersMustExist.others(of: judge.findings(in: run), beside: inTrace)
        return ordered(inTrace + others(of: inScripts, beside: inTrace))
    }

    /// Those findings about scripts that say no more than the run has shown in the same line.
    private static func others(of found: [Finding], beside seen: [Finding]) -> [Finding] {
        struct Line: Hashable {
            let rule: RuleID
            let file: CodeUnits
            let line: Int

            init?(_ finding: Finding) {
                guard let place = finding.location else { return nil }
                (rule, file, line) = (finding.ruleID, CodeUnits(place.file ?? ""), place.line)
            }
        }
        let lines = Set(seen.compactMap { Line($0) })
        return lines.isEmpty ? found : found.filter { Line($0).map { !lines.contains($0) } ?? true }
    }

    /// What the rules say about what happened in a run, whatever its scripts look like.
    static func findings(inTraceOf run: RunResult) -> [Finding] { ordered(traceFindings(in: run)) }

    private static func traceFindings(
        in run: RunResult, outline: (() -> PageOutline)? = nil
    ) -> [Finding] {
        let judged = JudgedTrace(run, outline: outline)
        // What is not there says nothing.
        if judged.abandonment != nil { return RunMustEnd().findings(in: judged) }
        return PageMustStay.causes(of: traceRules.flatMap { $0.init().findings(in: judged) })
    }

    private static func ordered(_ found: [Finding]) -> [Finding] {
        guard found.count > 1 else { return found }
        var seen: Set<Finding> = []
        return limited(found.filter { seen.insert($0).inserted }).sorted(by: Finding.precedes)
    }

    /// What all rules say about the text of a script, for a page of the old WebView.
    static func findings(in script: PortalScript) -> [Finding] {
        limited(scriptRules.flatMap { $0.init().findings(in: script) })
    }

    /// What all rules say about the scripts of a page together.
    static func findings(in page: PageOutline) -> [Finding] {
        pageRules.flatMap { $0.init().findings(in: page) }
    }

    /// Those findings about scripts that hold for a target.
    static func meant(for target: RunOptions.Target, _ found: [Finding]) -> [Finding] {
        if target == .webView { return found }
        return found.filter { RuleCatalog.description(of: $0.ruleID)?.family != .webView }
    }

    /// What all rules say about a portal in many worlds.
    static func findings(in matrix: JudgedMatrix) -> [Finding] {
        matrixRules.flatMap { $0.init().findings(in: matrix) }.sorted(by: Finding.precedes)
    }

    /// The id that a text names, or why it names none.
    static func id(_ text: String) -> Result<RuleID, UnknownRule> {
        let id = RuleID(rawValue: text)
        guard RuleCatalog.description(of: id) == nil else { return .success(id) }
        return .failure(UnknownRule(text: text))
    }

    /// A text that is the id of no rule.
    struct UnknownRule: Error {
        let text: String

        /// "; did you mean 'x'?"; empty if nothing is near.
        var hint: String { RuleCatalog.hint(for: text) ?? "" }
    }

    /// The first findings of each rule, and a sentence where there are more.
    static func limited(_ findings: [Finding]) -> [Finding] {
        guard findings.count > mostOfOneRule else { return findings }
        var counts: [RuleID: Int] = [:]
        return findings.compactMap { finding in
            let count = counts[finding.ruleID, default: 0] + 1
            counts[finding.ruleID] = count
            switch count {
            case ...mostOfOneRule: return finding
            case mostOfOneRule + 1:
                return Finding(
                    finding.ruleID, finding.severity,
                    "there is more of the same than the \(mostOfOneRule) findings that are listed; put "
                        + "those right and run again", at: nil)
            default: return nil
            }
        }
    }
}
