internal import MobilePlans
public import PortalTrace
public import ScriptEngine

/// Everything that can be said about a portal: the findings of one run, of every world of the
/// matrix, and of its user cases, each once.
public struct PortalValidation: Sendable {
    /// What the portal is called in reports about several.
    public var name = ""
    /// What is wrong, in the order of reports.
    public var findings: [Finding]
    /// What would be in `findings` if it were not suppressed.
    public var withheld: [WithheldFinding] = []
    /// How many user cases were run.
    public var caseCount = 0
    /// The page's scripts.
    public var scripts: [PortalScript]
    /// The files that the scripts were made from, as far as findings are in them.
    public var originals: [PortalScript] = []
    /// The run in the world that was asked for.
    public var run: RunResult
    /// The portal in all other worlds; nil if it calls nothing.
    public var matrix: PortalMatrix?

    /// Validates a portal.
    ///
    /// - Parameters:
    ///   - cases: User cases of the same portal: what they lead to is looked at as well.
    ///   - launchPlace: Where it is said what the portal is opened with, if that is in a file.
    ///   - maps: Say where findings were written.
    ///   - willRun: Is told the limits of each case before it is run, and then those of the options.
    ///   - settings: Rules that are off, or have another severity.
    public static func run(
        _ scripts: [PortalScript], _ options: RunOptions, cases: [UserCase] = [],
        launchPlace: SourceLocation? = nil,
        settings: [RuleID: ValidationConfiguration.RuleSetting] = [:], host: PortalHost,
        maps: SourceMaps = SourceMaps(isOn: false),
        willRun: (ScriptLimits) -> Void = { _ in }
    ) -> PortalValidation {
        var options = options
        options.listsFunctions = true
        let run = host.run(scripts, options)
        var findings = run.findings
        var matrix: PortalMatrix?
        if run.callError == nil, run.hasCalls {
            let tried = PortalMatrix.run(
                scripts, options, groups: MatrixGroup.allCases, host: host)
            findings += tried.findings
            matrix = tried
        }
        for index in findings.indices
        where findings[index].location == nil && findings[index].isOfLaunch {
            findings[index].location = launchPlace
        }
        let runner = CaseRunner(host: host)
        var coverage = FailuresMustBeTried()
        coverage.add(run)
        for userCase in cases {
            // A run without a call says nothing about the purchases that cases make.
            findings.removeAll { $0.ruleID == PurchaseMustBeHandedOver.nothingHandedOver.id }
            willRun(userCase.options.limits)
            let run = runner.observe(userCase)
            coverage.add(run)
            findings += run.findings.ofAnotherRun()
        }
        willRun(options.limits)
        if !cases.isEmpty { findings += coverage.findings }
        // The same thing in another world has another note.
        let translated = maps.translated(
            findings.eachOnce() + maps.findings(of: run.scripts), run.scripts)
        findings = translated.findings
        var withheld: [WithheldFinding] = []
        var suppressions = Suppressions(run.scripts + translated.originals)
        findings = suppressions.applied(to: set(findings, settings, &withheld))
        withheld += suppressions.withheld
        let name = run.scripts.first?.name ?? options.site?.page
        findings = findings.about(run.scripts, named: name)
        return PortalValidation(
            findings: findings, withheld: withheld, caseCount: cases.count, scripts: run.scripts,
            originals: translated.originals, run: maps.translated(run),
            matrix: matrix.map { maps.translated($0) })
    }

    private static func set(
        _ findings: [Finding], _ settings: [RuleID: ValidationConfiguration.RuleSetting],
        _ withheld: inout [WithheldFinding]
    ) -> [Finding] {
        findings.compactMap { finding in
            guard let setting = settings[finding.ruleID] else { return finding }
            guard let severity = Finding.Severity(rawValue: setting.rawValue) else {
                withheld.append(WithheldFinding(finding, .configuration))
                return nil
            }
            var changed = finding
            changed.severity = severity
            return changed
        }
    }
}
