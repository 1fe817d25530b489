internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace
internal import ScriptEngine

/// Tries what a page offers, where nothing is said that is to be called: each button, link and function
/// in a page of its own, to find those that lead to the app.
///
/// A way that only cancels does not end the search: what matters is how a plan is bought.
struct PortalExploration {
    /// Something that was tried and led to the app.
    struct Way {
        /// What was done.
        let deed: Deed
        /// The lines of `--do` that do it.
        var lines: [String] = []
        let options: RunOptions
        let run: RunResult
        /// Whether more than a cancellation came of it.
        let isPurchase: Bool

        /// What people call what was done.
        var words: String { deed.words }

        /// What went wrong in it, and how it was reached.
        var findings: [Finding] {
            let note = Finding.Note("it happens after: \(PortalMustBeTried.way(words, lines))")
            return run.findings.map { finding in
                var finding = finding
                finding.notes.append(note)
                return finding
            }
        }

        /// What people read about it.
        var told: TriedWays.Way { .init(words: words, lines: lines) }
    }

    /// What is done in a trial.
    enum Deed: Sendable {
        /// A function of this name is called.
        case call(String)
        /// The page is used.
        case use([PageSearch.Step])

        /// What people call that: "buy()", "click …, then click …".
        var words: String {
            switch self {
            case .call(let function): function + "()"
            case .use(let steps): steps.map(\.words).joined(separator: ", then ")
            }
        }

        /// What is clicked.
        var clicks: [PageOffers.Click] {
            guard case .use(let steps) = self else { return [] }
            return steps.compactMap { step in
                if case .click(let click) = step { click } else { nil }
            }
        }
    }

    /// What was tried, and what was not; without the ways.
    private var record = TriedWays()
    /// What was tried, and what was not.
    var log: TriedWays {
        var log = record
        log.ways = ways.map(\.told)
        return log
    }
    /// What led to the app: purchases first.
    private(set) var ways: [Way] = []
    /// What went wrong in trials other than the first that led to the app.
    private(set) var findings: [Finding] = []
    /// The same of functions that got nowhere, for names that neither the portal nor the app has.
    private var spoiled: [Finding] = []

    /// More than this is not tried.
    private static let mostTried = 100
    /// More than this is not tried of pages: functions may still come.
    private static let mostOfPages = 80
    /// So many controls are clicked after a way, in each of two worlds.
    private static let mostAfterwards = 6
    /// How long a trial waits where only the same things come again and again: a minute.
    private static let longestQuiet = 60_000
    /// So many ways are tried in all worlds.
    static let mostWays = 4

    /// What a way may take in the end.
    private let limits: ScriptLimits
    /// How long it may wait where only the same things come again and again.
    private let quiet: Int
    /// What the run without any of this found.
    private let known: Set<Finding.Identity>
    private let scripts: [PortalScript]
    private let host: PortalHost

    /// Whether a way was found that does more than cancel.
    var hasPurchase: Bool { ways.contains(where: \.isPurchase) }
    /// The ways to be tried in all worlds. In a cancellation the app has nothing more to say, so that only
    /// the usual world matters as soon as there is more to try.
    /// Of the buttons of a page that begin the same operation with the same callbacks one is enough.
    var waysForWorlds: [Way] {
        let purchases = ways.filter(\.isPurchase)
        var seen: Set<[CodeUnits]> = []
        // One that nothing is called back for shows in the usual world all that it can.
        let different = purchases.enumerated().filter { index, way in
            let wiring = Self.wiring(way.run)
            return seen.insert(wiring).inserted && (index == 0 || !wiring.isEmpty)
        }.map(\.element)
        return Array((purchases.isEmpty ? ways : different).prefix(Self.mostWays))
    }

    /// What a run names for the app to call.
    private static func wiring(_ run: RunResult) -> [CodeUnits] {
        var seen: Set<CodeUnits> = []
        return run.events.compactMap { event -> CodeUnits? in
            guard let callback = event.callback else { return nil }
            let key = CodeUnits(callback.property + " " + callback.name)
            return seen.insert(key).inserted ? key : nil
        }
    }

    /// What a trial may take: it goes from one control to the next, and most lead nowhere.
    static func limits(_ limits: ScriptLimits) -> ScriptLimits {
        var limits = limits
        limits.seconds = min(limits.seconds, 1)
        return limits
    }

    /// Tries everything that the page of a run offers.
    ///
    /// - Parameter isThorough: Whether functions whose text does not speak of the app are tried as well,
    ///   if no other leads there.
    init(
        _ scripts: [PortalScript], _ options: RunOptions, _ first: RunResult, isThorough: Bool,
        host: PortalHost
    ) {
        (limits, quiet) = (options.limits, options.longestQuiet)
        known = Set(first.findings.map(\.identity))
        self.scripts = scripts
        self.host = host
        var plain = options
        plain.listsFunctions = false
        plain.limits = Self.limits(options.limits)
        plain.longestQuiet = min(plain.longestQuiet, Self.longestQuiet)
        var search = PageSearch(first)
        while record.tried.count < Self.mostOfPages, let trial = search.next() {
            attempt(trial, plain, &search)
        }
        record.leftOut += search.left(after: hasPurchase)
        record.disabled = search.disabledForGood
        let functions = first.offeredFunctions ?? []
        record.needy = functions.filter { $0.parameters > 0 && $0.mentionsApp }.map(\.name)
        let callable = functions.filter { $0.parameters == 0 && !$0.isGivenAway }
        if hasPurchase { record.spared = callable.filter(\.mentionsApp).map(\.name) }
        tryFunctions(functions, callable, plain, isThorough: isThorough)
        if ways.isEmpty, isThorough { findings += spoiled }
        ways = ways.filter(\.isPurchase) + ways.filter { !$0.isPurchase }
        if let way = ways.first, way.isPurchase { goOn(after: way, plain) }
    }

    // MARK: - After a way

    /// Clicks what else the page offers once an operation has begun, and once it has failed: a user who
    /// cancels after the order, one who tries again.
    private mutating func goOn(after way: Way, _ plain: RunOptions) {
        guard !way.lines.isEmpty, plain.isRepeatable else { return }
        var failing = plain
        failing.scenario.forcedActivation = nil
        let failure = Preset.causing(.unknownError)
        failure?.apply(to: &failing.scenario)
        var seen = Set(way.deed.clicks.map { CodeUnits($0.words) })
        for (options, world) in [(plain, nil), (failing, failure?.name)] {
            var options = options
            options.actions = way.options.actions
            options.listsClicks = true
            let run = host.run(scripts, options)
            guard run.abandonment == nil, run.leadsToApp else { continue }
            // What the way itself brings about is none of the click's.
            let before = Set((way.run.findings + run.findings).map(\.identity))
            let offered = run.offers.clicks.filter {
                !$0.isGuess && seen.insert(CodeUnits($0.words)).inserted
            }
            for offer in offered.prefix(Self.mostAfterwards) {
                let found = attempt(offer, after: way, in: world, options)
                findings += found.filter {
                    $0.severity == .error && !before.contains($0.identity)
                }
            }
            if offered.count > Self.mostAfterwards {
                record.leftOut += offered.count - Self.mostAfterwards
            }
        }
    }

    private mutating func attempt(
        _ offer: PageOffers.Click, after way: Way, in world: String?, _ options: RunOptions
    ) -> [Finding] {
        guard let action = try? UserAction(command: offer.command) else { return [] }
        var options = options
        options.listsClicks = false
        options.actions.append(action)
        record.afterwards.append(offer.words)
        var words = "\(way.words), then \(offer.words)"
        if let world { words += " (--scenario \(world))" }
        return reported(host.run(scripts, options), words, way.lines + [offer.command])
    }

    /// What others call was not made to begin with, and what has nothing to do with the app is left alone
    /// as long as something else leads there.
    private mutating func tryFunctions(
        _ functions: [PortalSession.OfferedFunction],
        _ callable: [PortalSession.OfferedFunction], _ plain: RunOptions, isThorough: Bool
    ) {
        let roots = callable.filter(\.isRoot)
        for group in [roots.filter(\.mentionsApp)]
            + (isThorough ? [roots.filter { !$0.mentionsApp }] : [])
        where !hasPurchase {
            for function in group { attempt(function, plain) }
        }
        guard isThorough else { return }
        let rest = functions.filter { $0.parameters == 0 && $0.isGivenAway }
        for group in [callable.filter { !$0.isRoot }, rest] where ways.isEmpty {
            for function in group { attempt(function, plain) }
        }
    }

    private mutating func attempt(
        _ function: PortalSession.OfferedFunction, _ options: RunOptions
    ) {
        var options = options
        let deed = Deed.call(function.name)
        options.calls = [deed.words]
        attempt(deed, [], options, isOfUser: false, isOfApp: function.mentionsApp)
    }

    /// Tries what a page offers, and tells the search what came of it.
    private mutating func attempt(
        _ trial: PageSearch.Trial, _ plain: RunOptions, _ search: inout PageSearch
    ) {
        var options = plain
        options.listsClicks = true
        // The lines were made by the host; one that it cannot read is nothing to try.
        options.actions = trial.lines.compactMap { try? UserAction(command: $0) }
        guard options.actions.count == trial.lines.count else { return }
        let run = attempt(.use(trial.steps), trial.lines, options)
        guard let run else { return }
        search.take(run, of: trial)
    }

    /// - Parameters:
    ///   - lines: The lines of `--do` that do it.
    ///   - isOfUser: Whether any user may do it, so that what goes wrong is wrong.
    ///   - isOfApp: Whether it is a function whose text speaks of the app.
    @discardableResult
    private mutating func attempt(
        _ deed: Deed, _ lines: [String], _ options: RunOptions, isOfUser: Bool = true,
        isOfApp: Bool = false
    ) -> RunResult? {
        let words = deed.words
        guard record.tried.count < Self.mostTried else {
            record.leftOut += 1
            return nil
        }
        record.tried.append(words)
        var run = host.run(scripts, options)
        if run.end == .timeLimit, run.abandonment == nil, !run.leadsToApp {
            record.unfinished.append(words)
        }
        guard run.leadsToApp else {
            if isOfUser || run.abandonment != nil {
                add(run, words, lines)
            } else {
                keep(run, words, isOfApp: isOfApp)
            }
            return run
        }
        // Two buttons of one purpose are one way.
        let calls = Self.calls(run)
        if ways.contains(where: { Self.calls($0.run).haveSameCodeUnits(as: calls) }) {
            add(run, words, lines)
            return run
        }
        var options = options
        options.listsClicks = false
        options.limits = limits
        if run.end == .timeLimit { run = host.run(scripts, options) }
        options.longestQuiet = quiet
        // The findings of the way that is shown are those of its run.
        let isPurchase = run.asksForPurchase
        if hasPurchase || !isPurchase && !ways.isEmpty {
            add(run, words, lines)
        } else {
            for way in ways { add(way.run, way.words, way.lines) }
        }
        ways.append(
            Way(deed: deed, lines: lines, options: options, run: run, isPurchase: isPurchase))
        return run
    }

    /// Keeps what a function did that was called without being made for it: its mistakes matter where
    /// nothing else leads to the app.
    private mutating func keep(_ run: RunResult, _ words: String, isOfApp: Bool) {
        let event = run.events.first { $0.thrown != nil }
        // What is not defined is a mistake in any order of calls; what is null may not be there yet.
        let isUndefined = isOfApp && event?.thrown?.name == "ReferenceError"
        if isUndefined || run.events.contains(where: { $0.kind == .getMissing }) {
            spoiled += reported(run, words, [])
        }
        if let event, let thrown = event.thrown {
            let line = TraceValue.oneLine(thrown.text.shortened(to: 120))
            record.failed.append(Finding.Note("\(words) ended with \(line)", at: event.location))
        }
    }

    /// Keeps what went wrong in a run, and says how it was reached.
    private mutating func add(_ run: RunResult, _ words: String, _ lines: [String]) {
        findings += reported(run, words, lines)
    }

    /// What went wrong in a run, with how it was reached.
    private func reported(_ run: RunResult, _ words: String, _ lines: [String]) -> [Finding] {
        let way = Finding.Note("it happens after: \(PortalMustBeTried.way(words, lines))")
        return run.findings.filter {
            ($0.severity == .error || run.leadsToApp && $0.severity == .warning)
                && $0.ruleID != PurchaseMustBeHandedOver.nothingHandedOver.id
                // What was tried is not what the portal's makers said.
                && $0.ruleID != UserActionsMustSucceed.failed
                // Its time was short.
                && ($0.ruleID != RunMustEnd.timeLimit.id || run.abandonment != nil)
        }.ofAnotherRun().map { finding in
            var finding = finding
            // What loading the page brings about needs no way.
            if finding.severity == .error, !known.contains(finding.identity) {
                finding.notes.append(way)
            }
            return finding
        }
    }

    /// What the app was asked to do.
    private static func calls(_ run: RunResult) -> [String] {
        [run.asksForPurchase ? "purchase" : "cancellation"]
            + run.events.filter { $0.kind == .call }.map(\.name)
    }
}
