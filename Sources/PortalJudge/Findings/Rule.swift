internal import PortalTrace

/// A rule: what it demands stands beside how it is checked.
///
/// `RuleRegistry+Generated.swift` lists all rules; a test makes it anew from the sources with
/// `UPDATE_SNAPSHOTS=1`.
protocol Rule: Sendable {
    /// What it demands, one description for each id that its findings can have.
    static var descriptions: [RuleDescription] { get }
    /// How the rules show themselves that no script alone breaks.
    static var demonstrations: [RuleID: RuleDemonstration] { get }
    /// Why a rule has neither example nor demonstration.
    static var undemonstrated: [RuleID: String] { get }
}

extension Rule {
    static var demonstrations: [RuleID: RuleDemonstration] { [:] }
    static var undemonstrated: [RuleID: String] { [:] }
}

/// A rule that reads the trace of a run. It observes nothing else, so a written trace is judged as
/// the run was.
protocol TraceRule: Rule {
    init()
    func findings(in run: JudgedTrace) -> [Finding]
}

/// A rule that reads a script without running it. It is asked once, whatever the script is run in.
protocol ScriptRule: Rule {
    init()
    func findings(in script: PortalScript) -> [Finding]
}

/// A rule that reads all scripts of a page together without running them.
protocol PageRule: Rule {
    init()
    func findings(in page: PageOutline) -> [Finding]
}

/// A rule that compares what a portal did in many worlds.
protocol MatrixRule: Rule {
    init()
    func findings(in matrix: JudgedMatrix) -> [Finding]
}
