public import JSONDocuments
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
    /// What was not read, and that nothing was tried: no filter takes that away.
    private var undone: [Finding] = []

    /// Validates a portal.
    ///
    /// - Parameters:
    ///   - cases: User cases of the same portal: what they lead to is looked at as well.
    ///   - launchPlace: Where it is said what the portal is opened with, if that is in a file.
    ///   - maps: Say where findings were written.
    ///   - willRun: Is told the limits of each case before it is run, and then those of the options.
    ///   - allowsUntested: Whether a portal of which nothing leads to the app may pass.
    ///   - unreadable: What is wrong with user cases that could not be read.
    ///   - willTry: Is told how many worlds were tried, of how many.
    ///   - settings: Rules that are off, or have another severity.
    public static func run(
        _ scripts: [PortalScript], _ options: RunOptions, cases: [UserCase] = [],
        launchPlace: SourceLocation? = nil,
        settings: [RuleID: PortalConfiguration.RuleSetting] = [:], host: PortalHost,
        maps: SourceMaps = SourceMaps(isOn: false),
        allowsUntested: Bool = false, unreadable: [DocumentProblem] = [],
        willTry: (_ done: Int, _ all: Int) -> Void = { _, _ in },
        willRun: (ScriptLimits) -> Void = { _ in }
    ) -> PortalValidation {
        var options = options
        options.listsFunctions = true
        var run = host.run(scripts, options)
        var findings = run.findings
        let runner = CaseRunner(host: host)
        // Loading the page counts too, and is in every case.
        let loaded = cases.isEmpty ? nil : host.coverage(maps)
        var reached = CasesShouldReach()
        var tried = FailuresMustBeTried()
        var caseFindings: [Finding] = []
        var (casesLead, casesPurchase) = (false, false)
        for userCase in cases {
            willRun(userCase.options.limits)
            let run = runner.observe(userCase)
            tried.add(run)
            reached.add(run)
            if run.leadsToApp { casesLead = true }
            if run.asksForPurchase { casesPurchase = true }
            // What another case hands over is handed over.
            caseFindings.removeAll { $0.ruleID == PurchaseMustBeHandedOver.nothingHandedOver.id }
            caseFindings += run.findings.ofAnotherRun()
        }
        let counts = loaded.flatMap { before in host.coverage(maps)?.since(before) }
        willRun(options.limits)
        if casesLead {
            // A run without a call says nothing about the purchases that cases make.
            findings.removeAll { $0.ruleID == PurchaseMustBeHandedOver.nothingHandedOver.id }
        }
        var matrix: PortalMatrix?
        var exploration: PortalExploration?
        var ways: [RunOptions] = run.callError == nil && run.hasCalls ? [options] : []
        if run.offeredFunctions != nil, run.callError == nil, run.end != .loadFailed {
            willRun(PortalExploration.limits(options.limits))
            let explored = PortalExploration(
                scripts, options, run, isThorough: !casesLead, host: host)
            willRun(options.limits)
            exploration = explored
            // What the first way has needs no other.
            findings += (explored.ways.first?.run.findings ?? []) + explored.findings
            if let first = explored.ways.first {
                findings.append(
                    PortalMustBeTried.found(
                        explored.log, inAllWorlds: explored.waysForWorlds.map(\.told), run))
                if !explored.hasPurchase, !casesPurchase {
                    findings.append(PortalMustBeTried.onlyCancelled(explored.log, first.run))
                }
                ways = explored.waysForWorlds.map(\.options)
                run = first.run
            }
        }
        var isUntested = run.callError == nil && !run.leadsToApp
        for (index, way) in ways.enumerated() {
            let tried = PortalMatrix.run(
                scripts, way, groups: MatrixGroup.allCases, host: host,
                willTry: { willTry($0 + index * $1, $1 * ways.count) })
            findings += tried.findings
            findings += RetryTrial.findings(scripts, way, known: findings, host: host)
            if let leftOut = PortalMustBeTried.leftOut(tried) { findings.append(leftOut) }
            if matrix == nil { matrix = tried } else { matrix?.add(tried) }
        }
        for index in findings.indices
        where findings[index].location == nil && findings[index].isOfLaunch {
            findings[index].location = launchPlace
        }
        if !cases.isEmpty {
            tried.add(run)
            reached.addNames(of: run)
            findings += caseFindings + tried.findings + reached.findings(counts)
        }
        if casesLead { isUntested = false }
        var undone = unreadable.map(PortalMustBeTried.unreadable)
        if isUntested {
            undone.append(
                PortalMustBeTried.nothing(
                    run, options, exploration?.log, isAllowed: allowsUntested))
        }
        // A page that keeps polling does so in every run, for as long as that lasts.
        var polling: Set<SourceLocation> = []
        findings = findings.filter { finding in
            guard finding.ruleID == RunMustEnd.polls, let place = finding.location else {
                return true
            }
            return polling.insert(place).inserted
        }
        // The same thing in another world has another note.
        let translated = maps.translated(
            findings.eachOnce() + maps.findings(of: run.scripts), run.scripts)
        findings = translated.findings
        var withheld: [WithheldFinding] = []
        var suppressions = Suppressions(run.scripts + translated.originals)
        findings = suppressions.applied(to: set(findings, settings, &withheld))
        withheld += suppressions.withheld
        let name = run.scripts.mainFile ?? options.site?.page
        findings = findings.about(run.scripts, named: name)
        var validation = PortalValidation(
            findings: findings, withheld: withheld, caseCount: cases.count, scripts: run.scripts,
            originals: translated.originals, run: maps.translated(run),
            matrix: matrix.map { maps.translated($0) },
            undone: maps.translated(undone, run.scripts).findings)
        validation.restoreUndone()
        return validation
    }

    /// Whether nothing led to the app, where that is no pass and no error says why.
    public var isUntested: Bool {
        findings.contains {
            $0.ruleID == PortalMustBeTried.nothingTried.id && $0.severity == .error
        }
    }

    /// Puts back what a filter may not take away: what was not read, and that nothing was tried, unless
    /// an error is left that may well be why.
    public mutating func restoreUndone() {
        for finding in undone {
            let isThere = findings.contains { $0.identity == finding.identity }
            let isExplained =
                finding.ruleID == PortalMustBeTried.nothingTried.id
                && findings.contains { $0.severity == .error }
            if !isThere, !isExplained { findings.append(finding) }
        }
    }

    private static func set(
        _ findings: [Finding], _ settings: [RuleID: PortalConfiguration.RuleSetting],
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
