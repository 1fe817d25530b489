internal import PortalTrace

/// A portal does as well in every world as in the usual one (mobile-plans.md, section 2).
///
/// Lint: each error that comes only in some worlds, once, with the worlds that bring it; what goes
/// wrong in some launches only, needs a parameter that is not always there. What the user cannot do
/// only there is a warning.
struct LaunchParametersMayBeAbsent: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        let known = Set(matrix.baseline.findings.map(\.identity))
        var order: [Finding] = []
        var worlds: [Finding.Identity: [String]] = [:]
        var others: [Finding.Identity: [String]] = [:]
        for row in matrix.rows where row.group != .callbacks {
            for error in row.errors + row.warnings
            where !known.contains(error.identity) && !isExplained(error, matrix.baseline) {
                let same = order.first { Self.isSame($0, error) }
                let identity = (same ?? error).identity
                if worlds[identity] == nil { order.append(error) }
                if worlds[identity]?.contains(row.name) != true {
                    worlds[identity, default: []].append(row.name)
                }
                let isOther =
                    identity.message != error.message
                    && others[identity]?.contains(error.message) != true
                if isOther { others[identity, default: []].append(error.message) }
            }
        }
        let launches = Set(matrix.rows.filter { $0.group == .launch }.map(\.name))
        return order.map { error in
            let names = worlds[error.identity] ?? []
            var finding = error
            if names.allSatisfy(launches.contains), names != [JudgedMatrix.unknownParameterName],
                error.ruleID == ExceptionsMustBeCaught.uncaughtException.id
            {
                finding = Finding(
                    Self.launchParameterRequired,
                    "a launch parameter that can be absent is required: \(error.message)",
                    at: error.location, notes: error.notes)
                finding.severity = error.severity
            }
            // A page may offer less in a world where less can be had.
            if error.ruleID == UserActionsMustSucceed.failed {
                finding.severity = .warning
                finding.notes.append("what the user does after it was not tried there")
            }
            if let others = others[error.identity] { finding.notes += Self.notes(others) }
            let more = names.count > 5 ? " and \(names.count - 5) more" : ""
            finding.notes.append(
                "happens with: \(names.prefix(5).joined(separator: "; "))\(more)")
            return finding
        }.ofAnotherRun()
    }
}

extension LaunchParametersMayBeAbsent {
    /// Whether the usual world has the same error at its cause: with this place in a note, or, for a
    /// callback that cannot be called, with more to say of it at the same place.
    private func isExplained(_ error: Finding, _ baseline: RunResult) -> Bool {
        guard let place = error.location else { return false }
        let isOfCallback = Self.isOfCallback(error)
        return baseline.findings.contains { finding in
            if isOfCallback, Self.isOfCallback(finding), finding.location == place { return true }
            return finding.ruleID == error.ruleID
                && finding.notes.contains { $0.location == place }
        }
    }

    private static func isOfCallback(_ finding: Finding) -> Bool {
        finding.isOfCallback && finding.severity == .error
    }

    /// Whether two errors of different worlds are one mistake.
    private static func isSame(_ first: Finding, _ second: Finding) -> Bool {
        guard first.ruleID == second.ruleID else { return false }
        // Where a limit was reached is a matter of chance: it is one finding for all worlds.
        if first.ruleID == RunMustEnd.traceLimit.id { return true }
        let isThrown =
            first.ruleID == ExceptionsMustBeCaught.uncaughtException.id
            || first.ruleID == ExceptionsMustBeCaught.unhandledRejection.id
        // What is thrown at one place mostly says which result it was.
        return isThrown && first.location != nil && first.location == second.location
    }

    /// What the same mistake says in other worlds.
    private static func notes(_ messages: [String]) -> [Finding.Note] {
        let few = messages.prefix(30).map { $0.shortened(to: 120) }
        let more = messages.count > few.count ? " and \(messages.count - few.count) more" : ""
        return [Finding.Note("in other worlds: \(few.joined(separator: "; "))\(more)")]
    }

    static let descriptions = [launchParameterRequired]

    private static let launchParameterRequired = RuleDescription(
        "launch-parameter-required", .error, .page,
        "Launch parameters that can be absent are not required.",
        because: "A device without an eSIM has no eid, one without a SIM no iccid.",
        source: "mobile-plans.md, section 2", passing: [ExampleParts.cancelled], failing: [])
}

extension LaunchParametersMayBeAbsent {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "launch-parameter-required": .init(
            files: [
                (
                    "portal.js",
                    "var eid = /[?&]eid=(\\d+)/.exec(location.search)↓[1];\n\(DemonstrationParts.leave)"
                )
            ], command: DemonstrationParts.validateLeave)
    ]
}
