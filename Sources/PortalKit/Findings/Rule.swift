internal import PortalTrace

/// A rule: what it demands stands beside how it is checked.
///
/// `RuleRegistry+Generated.swift` lists all rules; a test makes it anew from the sources with
/// `UPDATE_SNAPSHOTS=1`.
protocol Rule: Sendable {
    /// What it demands, one description for each id that its findings can have.
    static var descriptions: [RuleDescription] { get }
}

/// A rule that reads the trace of a run. It observes nothing else, so a written trace is judged as
/// the run was.
protocol TraceRule: Rule {
    init()
    func findings(in run: JudgedTrace) -> [Finding]
}

<<<<<<< HEAD
/// All rules, in the order in which they are asked.
enum RuleRegistry {
    private static let rules: [any Rule] = [
        ScriptMustLoad(), ExceptionsMustBeCaught(), BuiltInsMustExist(), RunMustEnd(),
        MembersMustExist(),
        ArgumentsMustBeValid(), MetadataMustBeConsistent(), CallbacksMustBeCallable(),
        CallbacksMustBeSetInTime(), CallbacksShouldBeNames(), EnumsMustNotBeAssigned(),
        GlobalsShouldNotBeReplaced(), NothingAfterHandBack(), PageMustBeTrusted(),
        PurchaseMustBeHandedOver(), EditionsShouldNotMix(), OperationsMustBeKnown(),
        StatusMustFitTheCall(), IntervalsAreRounded(), TransactionMustBeReturned(),
        CallbacksOnTheRightObject(), VariablesMustBeDeclared(), LogIsNotDefined(),
        LaunchesMustBePossible(),
        RequestsMustBeAnswered(), UserActionsMustSucceed(),
    ]

    /// Every id that a finding can have, sorted.
    static let ids = RuleCatalog.all.map(\.id)

    /// How many findings of one rule a run may have: a portal that goes wrong a hundred thousand
    /// times makes no report of as many lines.
    static let mostOfOneRule = 100

    /// What all rules say, each thing once, in the order of reports.
    static func findings(in run: RunResult) -> [Finding] {
        let judged = JudgedRun(run)
        let found = rules.flatMap { $0.findings(in: judged) }
        guard found.count > 1 else { return found }
        var seen: Set<Finding> = []
        return limited(found.filter { seen.insert($0).inserted }).sorted(by: Finding.precedes)
    }

    /// The first findings of each rule, and a sentence where there are more.
    private static func limited(_ findings: [Finding]) -> [Finding] {
        guard findings.count > mostOfOneRule else { return findings }
        var counts: [String: Int] = [:]
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
=======
/// A rule that reads a script without running it. It is asked once, whatever the script is run in.
protocol ScriptRule: Rule {
    init()
    func findings(in script: PortalScript) -> [Finding]
>>>>>>> wt/pages
}

/// A rule that compares what a portal did in many worlds.
protocol MatrixRule: Rule {
    init()
    func findings(in matrix: JudgedMatrix) -> [Finding]
}
