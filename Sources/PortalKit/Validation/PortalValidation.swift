internal import MobilePlans
internal import PortalTrace

/// Everything that can be said about a portal: the findings of one run, of every world of the
/// matrix, and of its user cases, each once.
public struct PortalValidation: Sendable {
    /// What is wrong, in the order of reports.
    public var findings: [Finding]
    /// The page's scripts.
    public var scripts: [PortalScript]
    /// The run in the world that was asked for.
    public var run: RunResult
    /// The portal in all other worlds; nil if it calls nothing.
    public var matrix: PortalMatrix?

    /// Validates a portal.
    ///
    /// - Parameters:
    ///   - cases: User cases of the same portal: what they lead to is looked at as well.
    ///   - settings: Rules that are off, or have another severity.
    public static func run(
        _ scripts: [PortalScript], _ options: RunOptions, cases: [UserCase] = [],
        settings: [String: ValidationConfiguration.RuleSetting] = [:], host: PortalHost
    ) -> PortalValidation {
        var options = options
        options.listsFunctions = true
        let run = host.run(scripts, options)
        var findings =
            run.findings + ScriptRuleRegistry.findings(in: scripts, target: options.target)
        var matrix: PortalMatrix?
        if run.callError == nil, run.hasCalls {
            let tried = PortalMatrix.run(
                scripts, options, groups: MatrixGroup.allCases, host: host)
            findings += tried.findings
            matrix = tried
        }
        let runner = CaseRunner(host: host)
        for userCase in cases {
            // A run without a call says nothing about the purchases that cases make.
            findings.removeAll { $0.ruleID == "nothing-handed-over" }
            findings += runner.findings(of: userCase)
        }
        var seen: Set<Finding> = []
        findings = findings.filter { finding in
            var bare = finding
            // The same thing in another world has another note.
            bare.notes = []
            return seen.insert(bare).inserted
        }
        var suppressions = Suppressions(scripts)
        findings = suppressions.applied(to: set(findings, settings))
        return PortalValidation(findings: findings, scripts: scripts, run: run, matrix: matrix)
    }

    private static func set(
        _ findings: [Finding], _ settings: [String: ValidationConfiguration.RuleSetting]
    ) -> [Finding] {
        findings.compactMap { finding in
            guard let setting = settings[finding.ruleID] else { return finding }
            guard let severity = Finding.Severity(rawValue: setting.rawValue) else { return nil }
            var changed = finding
            changed.severity = severity
            return changed
        }
    }
}
