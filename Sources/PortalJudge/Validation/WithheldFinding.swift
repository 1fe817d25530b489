public import PortalTrace

/// A finding that was suppressed: it is not shown and does not fail, but is counted, and
/// listed in reports that have a place for it.
public struct WithheldFinding: Equatable, Sendable {
    /// Who decided.
    public enum Reason: Equatable, Sendable {
        /// A comment in the script, which says why.
        case comment(String, at: SourceLocation)
        /// The configuration has switched the rule off.
        case configuration
        /// The baseline knows it.
        case baseline
    }

    /// What would be shown.
    public var finding: Finding
    /// Why it is not.
    public var reason: Reason

    /// Withholds a finding.
    public init(_ finding: Finding, _ reason: Reason) {
        self.finding = finding
        self.reason = reason
    }

    /// One word for the reason.
    package var word: String {
        switch reason {
        case .comment: "comment"
        case .configuration: "configuration"
        case .baseline: "baseline"
        }
    }
}

/// How much was looked at in a validation, and how many findings were withheld, in figures.
public struct ValidationFigures: Equatable, Sendable {
    /// Each portal, where there are several.
    package var portals: [Portal] = []
    /// Scripts, of all portals.
    public var scripts = 0
    /// Worlds of the matrix that were tried.
    public var trials = 0
    /// Worlds that were left out, because the trials before ran into their limits.
    public var leftOut = 0
    /// User cases that were run.
    public var cases = 0
    /// Findings that a comment, a configuration or a baseline withholds.
    public var withheld: [WithheldFinding] = []

    /// A portal among several.
    package struct Portal: Equatable, Sendable {
        /// What it is called.
        package var name: String
        /// What is wrong with it.
        package var findings: [Finding]
    }

    /// Nothing was looked at.
    public init() {}

    /// The figures of several portals together.
    public init(_ validations: [PortalValidation]) {
        if validations.count > 1 {
            portals = validations.map { Portal(name: $0.name, findings: $0.findings) }
        }
        scripts = validations.reduce(0) { $0 + $1.scripts.count }
        trials = validations.reduce(0) { $0 + ($1.matrix?.rows.count ?? 0) }
        leftOut = validations.reduce(0) { $0 + ($1.matrix?.leftOut ?? 0) }
        cases = validations.reduce(0) { $0 + $1.caseCount }
        withheld = validations.flatMap(\.withheld)
    }

    /// How many are withheld, by the word for their reason.
    package var withheldCounts: [(word: String, count: Int)] {
        ["comment", "configuration", "baseline"].map { word in
            (word, withheld.count { $0.word == word })
        }
    }

    /// "2 scripts, 70 trials, 1 case; 3 suppressed: 2 by comment, 1 by baseline".
    public var text: String {
        func count(_ number: Int, _ word: String) -> String {
            "\(number) \(word)\(number == 1 ? "" : "s")"
        }
        let left = leftOut > 0 ? " and \(leftOut) left out at their limits" : ""
        let looked = [
            count(scripts, "script"), count(trials, "trial") + left, count(cases, "case"),
        ].joined(separator: ", ")
        guard !withheld.isEmpty else { return looked }
        let reasons = withheldCounts.filter { $0.count > 0 }
            .map { "\($0.count) by \($0.word)" }.joined(separator: ", ")
        return "\(looked); \(withheld.count) suppressed: \(reasons)"
    }
}
