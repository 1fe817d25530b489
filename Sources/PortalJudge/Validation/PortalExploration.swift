internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace
internal import ScriptEngine

/// Tries what a page offers, where nothing is said that is to be called: each button, link and function
/// in a page of its own, to find those that lead to the app.
struct PortalExploration {
    /// Something that was tried and led to the app.
    struct Way {
        /// What was done: "buy()", "click …".
        let words: String
        /// The lines of `--do` that do it.
        var lines: [String] = []
        let options: RunOptions
        let run: RunResult
    }

    /// What was tried, in order.
    private(set) var tried: [String] = []
    /// What led to the app.
    private(set) var ways: [Way] = []
    /// Functions that were not tried because they need arguments.
    private(set) var needy: [String] = []
    /// Functions that were not tried because controls of the page lead to the app.
    private(set) var spared: [String] = []
    /// What was not ended when its time was over.
    private(set) var unfinished: [String] = []
    /// How much was left out because that many are too many.
    private(set) var leftOut = 0
    /// What went wrong in trials other than the first that led to the app.
    private(set) var findings: [Finding] = []

    /// More than this is not tried.
    private static let mostTried = 60
    /// A way may be so many clicks long.
    private static let mostClicks = 4
    /// So many ways are tried in all worlds.
    static let mostWays = 4

    /// What a way may take in the end.
    private let limits: ScriptLimits

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
        limits = options.limits
        var plain = options
        plain.listsFunctions = false
        plain.limits = Self.limits(options.limits)
        click(first, scripts, plain, host)
        let functions = first.offeredFunctions ?? []
        needy = functions.filter { $0.parameters > 0 && $0.mentionsApp }.map(\.name)
        let callable = functions.filter { $0.parameters == 0 && !$0.isGivenAway }
        if !ways.isEmpty { spared = callable.filter(\.mentionsApp).map(\.name) }
        // What others call was not made to begin with, and what has nothing to do with the app is left
        // alone as long as something else leads there.
        var groups = [callable.filter { $0.isRoot && $0.mentionsApp }]
        if isThorough {
            groups += [
                callable.filter { $0.isRoot && !$0.mentionsApp }, callable.filter { !$0.isRoot },
                functions.filter { $0.parameters == 0 && $0.isGivenAway },
            ]
        }
        for group in groups where ways.isEmpty {
            for function in group {
                var options = plain
                options.calls = [function.name + "()"]
                attempt(function.name + "()", [], scripts, options, host, isOfUser: false)
            }
        }
    }

    /// A page that was reached by clicks, and what can be clicked and filled in there.
    private struct Place {
        var words: [String] = []
        var lines: [String] = []
        var offers: [PortalSession.OfferedClick]
        var fills: [String]
    }

    /// How a control is tried.
    private enum Manner: CaseIterable {
        /// The page as it is.
        case plainly
        /// What is empty on the page is filled in before.
        case filled
        /// What may hear a click is clicked, with what is empty filled in.
        case guessing
    }

    /// Tries each control of a page, with its fields empty and filled in; if none leads to the app, each of
    /// the pages behind them.
    private mutating func click(
        _ first: RunResult, _ scripts: [PortalScript], _ options: RunOptions, _ host: PortalHost
    ) {
        var options = options
        options.listsClicks = true
        var seen: Set = [Self.key(first.offeredClicks)]
        var places = [Place(offers: first.offeredClicks, fills: first.offeredFills)]
        for _ in 0..<Self.mostClicks where ways.isEmpty {
            var next: [Place] = []
            for place in places {
                for manner in Manner.allCases where ways.isEmpty {
                    if manner == .filled, place.fills.isEmpty { continue }
                    for offer in place.offers where offer.isGuess == (manner == .guessing) {
                        let fills = manner == .plainly ? [] : place.fills
                        let lines = place.lines + fills + [offer.command]
                        let words =
                            place.words + (fills.isEmpty ? [] : ["fill in the page"])
                            + [offer.words]
                        // The lines were made by the host; one that it cannot read is nothing to try.
                        options.actions = lines.compactMap { try? UserAction(command: $0) }
                        guard options.actions.count == lines.count else { continue }
                        let run = attempt(
                            words.joined(separator: ", then "), lines, scripts, options, host)
                        // Another page, or the same one with something else on it.
                        guard let run, !run.offeredClicks.isEmpty,
                            seen.insert(Self.key(run.offeredClicks)).inserted
                        else { continue }
                        next.append(
                            Place(
                                words: words, lines: lines, offers: run.offeredClicks,
                                fills: run.offeredFills))
                    }
                }
            }
            places = next
        }
    }

    private static func key(_ offers: [PortalSession.OfferedClick]) -> [CodeUnits] {
        offers.map { CodeUnits($0.words) }
    }

    /// - Parameters:
    ///   - lines: The lines of `--do` that do it.
    ///   - isOfUser: Whether any user may do it, so that what goes wrong is wrong.
    /// - Returns: The run, if it did not lead to the app.
    @discardableResult
    private mutating func attempt(
        _ words: String, _ lines: [String], _ scripts: [PortalScript], _ options: RunOptions,
        _ host: PortalHost, isOfUser: Bool = true
    ) -> RunResult? {
        guard tried.count < Self.mostTried else {
            leftOut += 1
            return nil
        }
        tried.append(words)
        var run = host.run(scripts, options)
        if run.end == .timeLimit, run.abandonment == nil, !run.leadsToApp {
            unfinished.append(words)
        }
        guard run.leadsToApp else {
            if isOfUser || run.abandonment != nil { add(run) }
            return run
        }
        // Two buttons of one purpose are one way.
        let calls = Self.calls(run)
        if ways.contains(where: { Self.calls($0.run).haveSameCodeUnits(as: calls) }) {
            add(run)
            return nil
        }
        var options = options
        options.listsClicks = false
        options.limits = limits
        if run.end == .timeLimit { run = host.run(scripts, options) }
        if !ways.isEmpty { add(run) }
        ways.append(Way(words: words, lines: lines, options: options, run: run))
        return nil
    }

    private mutating func add(_ run: RunResult) {
        findings += run.findings.filter {
            $0.severity == .error && $0.ruleID != PurchaseMustBeHandedOver.nothingHandedOver.id
                // Its time was short.
                && ($0.ruleID != RunMustEnd.timeLimit.id || run.abandonment != nil)
        }.ofAnotherRun()
    }

    /// What the app was asked to do.
    private static func calls(_ run: RunResult) -> [String] {
        run.events.filter { $0.kind == .call }.map(\.name)
    }
}
