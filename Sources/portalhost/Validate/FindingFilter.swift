internal import FoundationEssentials
internal import PortalJudge
internal import PortalKit

/// Which findings are shown, and which of them fail.
struct FindingFilter {
    private let only: Set<RuleID>
    private let ignored: Set<RuleID>
    private let least: Finding.Severity
    private let isStrict: Bool
    /// Findings that are known already.
    var baseline: Baseline?

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        let known = RuleCatalog.all.map { ($0.id.rawValue, $0.id) }
        var only: Set<RuleID> = []
        for word in arguments.all("--rule") {
            only.insert(
                try arguments.pick(
                    word, known, option: "--rule", listedBy: "portalhost rules"))
        }
        var ignored: Set<RuleID> = []
        for word in arguments.all("--ignore") {
            ignored.insert(
                try arguments.pick(
                    word, known, option: "--ignore", listedBy: "portalhost rules"))
        }
        if let both = only.intersection(ignored).min() {
            throw .usage(
                "--rule asks for '\(both)' and --ignore leaves it out; give one of them",
                command: arguments.command)
        }
        self.only = only
        self.ignored = ignored
        least = try arguments.choice(
            "--severity", [("error", .error), ("warning", .warning), ("info", .info)],
            default: .info)
        isStrict = arguments.has("--strict")
        if isStrict, least == .error {
            throw .usage(
                "--strict lets warnings fail and --severity error leaves them out; give one of them",
                command: arguments.command)
        }
    }

    /// Leaves what was asked for in a validation; what the baseline knows is withheld.
    mutating func apply(to validation: inout PortalValidation) {
        let asked = validation.findings.filter(isAskedFor)
        validation.withheld.removeAll { !isAskedFor($0.finding) }
        guard
            let (news, known) = baseline?.sorted(
                asked, validation.scripts + validation.originals)
        else {
            validation.findings = asked
            validation.restoreUndone()
            return
        }
        validation.findings = news
        validation.withheld += known.map { WithheldFinding($0, .baseline) }
        validation.restoreUndone()
    }

    private func isAskedFor(_ finding: Finding) -> Bool {
        isAskedFor(finding.ruleID) && rank(finding.severity) <= rank(least)
    }

    private func isAskedFor(_ rule: RuleID) -> Bool {
        (only.isEmpty || only.contains(rule)) && !ignored.contains(rule)
    }

    /// What is to be said about the baseline itself, after all validations.
    ///
    /// Entries of findings that were not asked for are not missed, and where only some severities
    /// were asked for, is not known.
    mutating func staleEntries(
        _ scripts: [PortalScript], pruning file: String?
    ) throws(CommandFailure) -> [Finding] {
        guard least == .info, var known = baseline else { return [] }
        guard let file else {
            return known.findings(scripts, where: isAskedFor)
                .filter { isAskedFor($0) }
        }
        let removed = known.prune(scripts, where: isAskedFor)
        if removed > 0 {
            try FileOutput.write(
                Data(known.json.utf8), to: file, what: "the baseline", isUpdate: true)
            Terminal.printError(
                "\(file): removed what no longer occurs: \(removed)")
        }
        baseline = known
        return []
    }

    /// Whether a portal with these findings may not be shipped.
    func fails(_ findings: [Finding]) -> Bool {
        findings.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
    }

    private func rank(_ severity: Finding.Severity) -> Int {
        switch severity {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }
}
