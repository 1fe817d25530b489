internal import MobilePlans
internal import PortalTrace

/// How the trials of a matrix are made.
extension PortalMatrix {
    /// How many timers in a row may lead to nothing in a trial.
    private static let mostIdleTimers = 500
    /// How long the first run waits where only the same things come again and again: ten minutes, and a
    /// trial: one.
    private static let longestQuiet = (first: 600_000, trial: 60_000)
    /// After so many trials that ended at a time or memory limit the others are left out.
    private static let mostEndless = 3

    /// Tries a portal.
    ///
    /// - Parameters:
    ///   - options: What all trials share.
    ///   - groups: Which trials are made.
    ///   - willTry: Is told how many worlds were tried, of how many.
    public static func run(
        _ scripts: [PortalScript], _ options: RunOptions, groups: [MatrixGroup], host: PortalHost,
        willTry: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) -> PortalMatrix {
        var options = options
        options.listsFunctions = true
        // A retry without an end shows in a few thousand events as well.
        options.traceLimits.events = min(options.traceLimits.events, 10_000)
        options.longestQuiet = min(options.longestQuiet, longestQuiet.first)
        let baseline = host.run(scripts, options)
        // What repeats shows in the first run; the worlds are about the app.
        // A failed lookup is answered in a trial without a list of functions.
        options.listsFunctions = false
        options.watchedNames =
            baseline.addedGlobals + PortalSession.names(declaredBy: baseline.scripts)
        let (idleTimers, quiet) = (options.mostIdleTimers, options.longestQuiet)
        options.mostIdleTimers = min(idleTimers, mostIdleTimers)
        options.longestQuiet = min(quiet, longestQuiet.trial)
        if baseline.callError != nil || !baseline.hasCalls {
            return PortalMatrix(
                rows: [], findings: baseline.findings, scripts: scripts,
                callError: baseline.callError
                    ?? "the portal called nothing in the app, so there is nothing to try")
        }
        // Its members are the results that there are.
        options.edition = baseline.edition
        var unknown = options
        Preset.causing(.unknownError)?.apply(to: &unknown.scenario)
        unknown.listsClicks = true
        let unknownError = host.trace(scripts, unknown)
        let reference = MatrixReaction(unknownError)
        var matrix = PortalMatrix(rows: [], findings: baseline.findings, scripts: scripts)
        // Then nothing can be compared with it.
        if unknownError.abandonment != nil { matrix.findings += host.judge(unknownError) }
        matrix.findings += swallowed(unknownError, scripts, unknown)
        if !options.isRepeatable {
            matrix.findings.append(
                SecondRunsMustBeMade.findingOfMatrix(at: baseline.scripts.mainPlace))
        }
        var unknownParameter: RunResult?
        var endless = 0
        let trials = MatrixPlan(
            options, groups: groups, asksServers: baseline.asksServers
        ).trials
        for (index, trial) in trials.enumerated() {
            if endless == mostEndless {
                matrix.leftOut = trials.count - index
                break
            }
            willTry(index, trials.count)
            var trialOptions = trial.options
            if trial.name == JudgedMatrix.unknownParameterName {
                // It has to be the same as the first run in all.
                trialOptions.mostIdleTimers = idleTimers
                trialOptions.longestQuiet = quiet
            }
            var run = host.runAgain(scripts, trialOptions)
            if let intended = trial.intended, intended != .success, run.abandonment == nil,
                !MatrixReaction(run).results.contains(intended.rawValue)
            {
                // The cause led to something else in this portal (no delay, no matching ID ...).
                var forced = trial.options
                forced.scenario = options.scenario
                forced.scenario.forcedActivation = intended
                run = host.runAgain(scripts, forced)
            }
            if run.end == .timeLimit || run.end == .memoryLimit { endless += 1 }
            // All that was asked for was a file of the page.
            if trial.group == .servers, !run.metServerErrors { continue }
            // Only this one is looked at again; all together would fill the memory.
            if trial.name == JudgedMatrix.unknownParameterName { unknownParameter = run }
            matrix.rows.append(row(trial, run, reference))
        }
        matrix.findings += RuleRegistry.findings(
            in: JudgedMatrix(
                rows: matrix.rows, baseline: baseline, unknownParameter: unknownParameter,
                lockedControls: reference.results.isEmpty ? [] : unknownError.lockedControls
            ) { event in
                guard let trial = trials.first(where: { $0.isGood(event) }) else {
                    return AskedComparisons()
                }
                return AskedComparisons(of: baseline, event, scripts, trial.options, host)
            })
        return matrix
    }

    /// What a portal throws and catches where an activation fails, and says nothing of.
    private static func swallowed(
        _ run: RunResult, _ scripts: [PortalScript], _ options: RunOptions
    ) -> [Finding] {
        var run = run
        run.swallowed = SwallowedExceptions.of(run, scripts, options)
        guard !run.swallowed.isEmpty else { return [] }
        return ExceptionsMustNotBeSwallowed().findings(in: JudgedTrace(run)).map { finding in
            var finding = finding
            finding.notes.append("happens with: \(ActivationResult.unknownError.rawValue)")
            return finding
        }
    }

    private static func row(
        _ trial: MatrixPlan.Trial, _ run: RunResult, _ reference: MatrixReaction
    ) -> Row {
        let reaction = MatrixReaction(run)
        return Row(
            group: trial.group, name: trial.name,
            calls: run.events.filter(\.asksApp).map(\.name),
            callbacks: run.events.compactMap(\.callback).map {
                Callback(name: $0.name, payload: $0.payload ?? "", outcome: $0.outcome.kind)
            },
            console: run.events.compactMap { $0.consoleLine?.text },
            results: reaction.results, reaction: reaction.compared(to: reference),
            errors: run.findings.filter { $0.severity == .error },
            warnings: run.findings.filter {
                $0.severity == .warning && $0.ruleID == ExceptionsMustBeCaught.unhandledRejection.id
            },
            end: run.end,
            likenessToFailure: trial.intended == .success
                && reaction.results.first == ActivationResult.success.rawValue
                ? reaction.likeness(to: reference) : .different,
            isKeptUnseen: reaction.isKeptUnseen, isWaiting: reaction.isWaiting,
            ignoredFailure: trial.group == .servers ? IgnoredServerFailure(in: run) : nil,
            connection: trial.group == .registration ? ConnectionReaction(run) : nil)
    }
}
