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
        for row in matrix.rows where row.group != .callbacks {
            for error in row.errors
            where !known.contains(error.identity) && !isExplained(error, matrix.baseline) {
                // Where a limit was reached is a matter of chance: it is one finding for all worlds.
                let same =
                    error.ruleID == RunMustEnd.traceLimit.id
                    ? order.first { $0.ruleID == error.ruleID } : nil
                let identity = (same ?? error).identity
                if worlds[identity] == nil { order.append(error) }
                worlds[identity, default: []].append(row.name)
            }
        }
        let launches = Set(matrix.rows.filter { $0.group == .launch }.map(\.name))
        return order.map { error in
            let names = worlds[error.identity] ?? []
            var finding = error
            if names.allSatisfy(launches.contains), names != [MatrixPlan.unknownParameter],
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
            let more = names.count > 5 ? " and \(names.count - 5) more" : ""
            finding.notes.append(
                "happens with: \(names.prefix(5).joined(separator: "; "))\(more)")
            return finding
        }.ofAnotherRun()
    }
}

extension LaunchParametersMayBeAbsent {
    /// Whether the usual world has the same error at its cause, with this place in a note.
    private func isExplained(_ error: Finding, _ baseline: RunResult) -> Bool {
        guard let place = error.location else { return false }
        return baseline.findings.contains { finding in
            finding.ruleID == error.ruleID && finding.notes.contains { $0.location == place }
        }
    }

    static let descriptions = [launchParameterRequired]

    private static let launchParameterRequired = RuleDescription(
        "launch-parameter-required", .error, .page,
        "Launch parameters that can be absent are not required.",
        because: "A device without an eSIM has no eid, one without a SIM no iccid.",
        source: "mobile-plans.md, section 2", passing: [ExampleParts.cancelled], failing: [])
}
