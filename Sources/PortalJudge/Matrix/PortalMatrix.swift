internal import MobilePlans
public import PortalTrace

/// One portal tried in many worlds: what it did in each.
public struct PortalMatrix: Sendable {
    /// The trials, in order of their groups.
    public var rows: [Row]
    /// What is wrong, over all trials.
    public var findings: [Finding]
    /// The scripts of the page.
    public var scripts: [PortalScript]
    /// The files that the scripts were made from, as far as translated places are in them.
    public var originals: [PortalScript] = []
    /// How many trials were not made, because those before were ended at their limits.
    public var leftOut = 0
    /// Why nothing could be tried; nil if it was.
    public var callError: String?

    /// What a portal did in one world.
    public struct Row: Sendable {
        /// What the trial is about.
        public var group: MatrixGroup
        /// What is special about the world.
        public var name: String
        /// The calls into the app, but for `createPurchaseMetaData`.
        public var calls: [String]
        /// The portal's functions that were called, and how they ended.
        public var callbacks: [Callback]
        /// The lines of its console.
        public var console: [String]
        /// The activation results that the portal was told, in order.
        public var results: [String]
        /// How the portal took the result.
        public var reaction: Reaction
        /// Errors among the findings.
        public var errors: [Finding]
        /// Why the run ended.
        public var end: EndReason
    }

    /// A function that was called.
    public struct Callback: Equatable, Sendable {
        /// The function's name.
        public var name: String
        /// What it was given.
        public var payload: String
        /// How it ended.
        public var outcome: CallbackOutcome.Kind
    }

    /// How a portal took what it was told, as far as it shows at the border.
    public enum Reaction: String, Sendable, CaseIterable {
        /// It did something of its own.
        case own
        /// It did what it does after `unknownError`.
        case likeUnknownError = "like-unknown-error"
        /// It did nothing that shows.
        case none
        /// It was not told by a callback.
        case notTold = "not-told"
    }

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
        let unknownError = host.trace(scripts, unknown)
        let reference = MatrixReaction(unknownError)
        var matrix = PortalMatrix(rows: [], findings: baseline.findings, scripts: scripts)
        // Then nothing can be compared with it.
        if unknownError.abandonment != nil { matrix.findings += host.judge(unknownError) }
        var unknownParameter: RunResult?
        var endless = 0
        let trials = MatrixPlan(options, groups: groups).trials
        for (index, trial) in trials.enumerated() {
            if endless == mostEndless {
                matrix.leftOut = trials.count - index
                break
            }
            willTry(index, trials.count)
            var trialOptions = trial.options
            if trial.name == MatrixPlan.unknownParameter {
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
            // Only this one is looked at again; all together would fill the memory.
            if trial.name == MatrixPlan.unknownParameter { unknownParameter = run }
            matrix.rows.append(row(trial, run, reference))
        }
        matrix.findings += RuleRegistry.findings(
            in: JudgedMatrix(
                rows: matrix.rows, baseline: baseline, unknownParameter: unknownParameter))
        return matrix
    }

    /// Adds the trials of another way into the app.
    mutating func add(_ other: PortalMatrix) {
        rows += other.rows
        findings = (findings + other.findings).eachOnce().sorted(by: Finding.precedes)
        leftOut += other.leftOut
    }

    private static func row(
        _ trial: MatrixPlan.Trial, _ run: RunResult, _ reference: MatrixReaction
    ) -> Row {
        let reaction = MatrixReaction(run)
        return Row(
            group: trial.group, name: trial.name,
            calls: run.events(.call).map(\.name).filter {
                !$0.hasSuffix(".createPurchaseMetaData")
            },
            callbacks: run.events.compactMap(\.callback).map {
                Callback(name: $0.name, payload: $0.payload ?? "", outcome: $0.outcome.kind)
            },
            console: run.events.compactMap { $0.consoleLine?.text },
            results: reaction.results, reaction: reaction.compared(to: reference),
            errors: run.findings.filter { $0.severity == .error }, end: run.end)
    }
}
