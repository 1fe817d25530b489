internal import MobilePlans
internal import PortalTrace

/// What a matrix says about a portal, beyond the findings of a run that goes well.
enum MatrixFindings {
    static func findings(
        _ rows: [PortalMatrix.Row], unknownParameter run: RunResult?, _ baseline: RunResult
    ) -> [Finding] {
        let place = callbackPlace(baseline)
        return
            (errors(rows, baseline) + unknownParameter(run, baseline)
            + unhandled(rows, place) + silent(rows, place))
            .sorted(by: Finding.precedes)
    }

    /// Errors that come only in some worlds, each once, with the worlds that bring it.
    private static func errors(
        _ rows: [PortalMatrix.Row], _ baseline: RunResult
    ) -> [Finding] {
        // Notes differ from world to world: they say what a callback was given.
        func bare(_ finding: Finding) -> Finding {
            var bare = finding
            bare.notes = []
            return bare
        }
        let known = Set(baseline.findings.map(bare))
        var order: [Finding] = []
        var worlds: [Finding: [String]] = [:]
        for row in rows where row.group != .callbacks {
            for error in row.errors where !known.contains(bare(error)) {
                if worlds[bare(error)] == nil { order.append(error) }
                worlds[bare(error), default: []].append(row.name)
            }
        }
        let launches = Set(rows.filter { $0.group == .launch }.map(\.name))
        return order.map { error in
            var finding = error
            // What goes wrong in some launches only, needs a parameter that is not always there.
            if let worlds = worlds[bare(error)], worlds.allSatisfy(launches.contains),
                worlds != [MatrixPlan.unknownParameter], error.ruleID == "uncaught-exception"
            {
                finding.ruleID = "launch-parameter-required"
                finding.message =
                    "a launch parameter that can be absent is required: \(error.message)"
            }
            let names = worlds[bare(error)] ?? []
            let more = names.count > 5 ? " and \(names.count - 5) more" : ""
            finding.notes.append(
                "happens with: \(names.prefix(5).joined(separator: "; "))\(more)")
            return finding
        }
    }

    /// A parameter that the portal does not know must change nothing (mobile-plans.md, section 2).
    private static func unknownParameter(
        _ run: RunResult?, _ baseline: RunResult
    ) -> [Finding] {
        guard let run else { return [] }
        func acts(_ run: RunResult) -> [String] {
            run.events.filter { $0.from == .portal && $0.kind != .console }
                .map { "\($0.kind.rawValue) \($0.name)" }
        }
        guard acts(run) != acts(baseline) else { return [] }
        return [
            Finding(
                "unknown-launch-parameter", .error,
                "a launch parameter that the portal does not know changes what it does; ignore it",
                at: run.events.first { $0.kind == .exception }?.location,
                notes: ["launched with \(run.url.suffix(40))"])
        ]
    }

    /// Results that the portal treats like an unknown error, in one finding.
    private static func unhandled(
        _ rows: [PortalMatrix.Row], _ place: SourceLocation?
    ) -> [Finding] {
        let names = results(rows) { $0 == .likeUnknownError }
        guard !names.isEmpty else { return [] }
        return [
            Finding(
                "result-not-handled", .warning,
                (names.count == 1
                    ? "\(names[0]) is handled like an unknown error"
                    : "\(names.count) activation results are handled like an unknown error")
                    + "; say after each what the user can do",
                at: place,
                notes: [names.joined(separator: ", ")])
        ]
    }

    /// Results that lead to nothing that shows, in one finding.
    private static func silent(
        _ rows: [PortalMatrix.Row], _ place: SourceLocation?
    ) -> [Finding] {
        let names = results(rows) { $0 == .none }
        guard !names.isEmpty else { return [] }
        return [
            Finding(
                "result-ignored", .warning,
                "nothing shows that the portal reacts to \(names.joined(separator: ", ")): no call, "
                    + "no console line", at: place)
        ]
    }

    private static func results(
        _ rows: [PortalMatrix.Row], _ isMeant: (PortalMatrix.Reaction) -> Bool
    ) -> [String] {
        rows.filter {
            $0.group == .activation && $0.name != "success" && isMeant($0.reaction)
        }.map(\.name)
    }

    /// Where the portal's activation callback is declared.
    private static func callbackPlace(_ run: RunResult) -> SourceLocation? {
        let callback = run.events.lazy.compactMap(\.callback).first {
            $0.property.hasSuffix(PortalObject.activationCallbackProperty)
        }
        guard let callback else { return nil }
        return run.scripts.lazy.compactMap { script in
            ScriptOutline(script).declarations.last { $0.name == callback.name }?.location
        }.first
    }
}
