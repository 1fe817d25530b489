internal import MobilePlans
internal import PortalTrace

/// A rule reads a finished run and says what is wrong with it. It observes nothing but the trace.
protocol Rule: Sendable {
    init()
    func findings(in run: JudgedRun) -> [Finding]
}

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
}

extension RunResult {
    /// The events of one kind.
    func events(_ kind: TraceEvent.Kind) -> some Sequence<TraceEvent> {
        events.lazy.filter { $0.kind == kind }
    }

    /// Splits "Object.member" into its parts.
    static func parts(of name: String) -> (object: String, member: String) {
        // In bytes: every rule takes the names of many events apart.
        guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (name, "") }
        return (String(name[..<dot]), String(name[name.utf8.index(after: dot)...]))
    }
}
