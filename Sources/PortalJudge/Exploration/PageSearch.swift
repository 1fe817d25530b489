internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What is tried next of what pages offer to their user: the likeliest first, and no page twice.
///
/// Each control of a page is clicked, then each with the fields filled in, then the pages behind them in
/// the same way; then with other choices, on pages that only look different, and what may not hear a
/// click at all.
struct PageSearch {
    /// What is done in a page of its own.
    struct Trial {
        /// What it is, step by step.
        var steps: [Step]
        /// The lines of `--do` that do it.
        var lines: [String]
        /// How many clicks it is long.
        fileprivate var depth: Int
        /// What is done with the page that it leads to.
        fileprivate var purpose = Purpose.visit
        fileprivate var rank: Int
        /// The words of the last click.
        fileprivate var click: String?
        fileprivate var fillCount = 0
        fileprivate var isFilled = false
    }

    /// A step of a trial.
    enum Step: Sendable {
        /// Something is clicked.
        case click(PageOffers.Click)
        /// What is empty is filled in.
        case fill
        /// Something else is chosen.
        case change

        /// What people call that.
        var words: String {
            switch self {
            case .click(let click): click.words
            case .fill: "fill in the page"
            case .change: "choose otherwise"
            }
        }
    }

    /// What comes after a trial.
    fileprivate enum Purpose {
        /// If it is another page, all that it offers is tried.
        case visit
        /// Fields were filled in: what is offered now is clicked.
        case fill
        /// Something else was chosen: what is offered now is clicked.
        case change
    }

    /// A way may be so many clicks long.
    private static let mostClicks = 6
    /// Fields that appear when others are filled in are filled in as well, so often.
    private static let mostFills = 3

    /// So many more are tried on the page that leads to a purchase.
    private static let mostSiblings = 12

    private var trials: [Trial] = []
    /// How many clicks the first purchase was away; nil until one is found.
    private var purchaseDepth: Int?
    private var siblings = 0
    private var seen: Set<[CodeUnits]> = []
    private var seenFilled: Set<[CodeUnits]> = []
    private var looks: Set<[CodeUnits]> = []
    /// Clicks that are known to cancel.
    private var cancelling: Set<CodeUnits> = []
    private var disabled: [String] = []
    private var enabled: Set<CodeUnits> = []

    /// Begins on the page of a run.
    init(_ first: RunResult) {
        _ = news(of: first)
        visit(first.offers, Trial(steps: [], lines: [], depth: 0, rank: 0), rank: 0)
    }

    /// Controls that were disabled wherever they were seen.
    var disabledForGood: [String] {
        var known = enabled
        return disabled.filter { known.insert(CodeUnits($0)).inserted }
    }

    /// How much waits.
    ///
    /// - Parameter isFound: Whether nothing more is looked for.
    func left(after isFound: Bool) -> Int {
        isFound ? trials.filter { isSibling($0) }.count : trials.count
    }

    /// Whether it is as near as the purchase that was found: another button of its page.
    private func isSibling(_ trial: Trial) -> Bool {
        trial.rank == 0 && trial.purpose == .visit && trial.depth == purchaseDepth
            && !(trial.click.map { cancelling.contains(CodeUnits($0)) } ?? false)
    }

    /// Takes what is to be tried next.
    mutating func next() -> Trial? {
        if purchaseDepth != nil {
            guard siblings < Self.mostSiblings, let index = trials.firstIndex(where: isSibling)
            else { return nil }
            siblings += 1
            return trials.remove(at: index)
        }
        guard
            let index = trials.indices.min(by: {
                (trials[$0].rank, trials[$0].depth, $0) < (trials[$1].rank, trials[$1].depth, $1)
            })
        else { return nil }
        let trial = trials.remove(at: index)
        // It was not known when the trial was thought of.
        if let click = trial.click, cancelling.contains(CodeUnits(click)) { return next() }
        return trial
    }

    /// Takes note of where a trial led.
    mutating func take(_ run: RunResult, of trial: Trial) {
        if run.leadsToApp {
            if let click = trial.click, !run.asksForPurchase { cancelling.insert(CodeUnits(click)) }
            if run.asksForPurchase { purchaseDepth = purchaseDepth ?? trial.depth }
            return
        }
        // Another button of the page that leads to a purchase; what lies behind it is not looked for.
        guard purchaseDepth == nil else { return }
        let offers = run.offers
        guard !offers.clicks.isEmpty || !offers.fills.isEmpty else { return }
        switch trial.purpose {
        case .fill:
            _ = news(of: run)
            note(offers)
            if !offers.fills.isEmpty, trial.fillCount < Self.mostFills {
                fill(offers, trial, rank: trial.rank)
            }
            click(offers, trial, rank: trial.rank)
            guess(offers, trial, rank: 4)
            change(offers, trial)
        case .change:
            _ = news(of: run)
            note(offers)
            click(offers, trial, rank: trial.rank)
        case .visit:
            guard trial.depth < Self.mostClicks else { return }
            switch news(of: run, isFilled: trial.isFilled) {
            case .page: visit(offers, trial, rank: 0)
            case .look: visit(offers, trial, rank: max(2, trial.rank))
            case nil: break
            }
        }
    }

    private enum News { case page, look }

    /// What is new about what a run ended with: other controls, or only another look.
    ///
    /// - Parameter isFilled: Whether fields were filled in on the way: what comes later may ask for that.
    private mutating func news(of run: RunResult, isFilled: Bool = false) -> News? {
        let offers = run.offers
        let key = (offers.clicks.map(\.words) + offers.fills).map { CodeUnits($0) }
        let isNewLook =
            looks.insert(key + [CodeUnits(run.shown), CodeUnits(offers.mark)]).inserted
        let isNewFilled = isFilled && seenFilled.insert(key).inserted
        if seen.insert(key).inserted { return .page }
        return isNewLook || isNewFilled ? .look : nil
    }

    // MARK: - What a page offers

    private mutating func visit(_ offers: PageOffers, _ trial: Trial, rank: Int) {
        note(offers)
        var trial = trial
        trial.fillCount = 0
        click(offers, trial, rank: rank)
        if offers.fills.isEmpty {
            guess(offers, trial, rank: 3)
            change(offers, trial)
        } else {
            fill(offers, trial, rank: rank)
        }
    }

    private mutating func click(_ offers: PageOffers, _ trial: Trial, rank: Int) {
        for offer in offers.clicks where !offer.isGuess { add(offer, trial, rank: rank) }
    }

    private mutating func guess(_ offers: PageOffers, _ trial: Trial, rank: Int) {
        for offer in offers.clicks where offer.isGuess { add(offer, trial, rank: rank) }
    }

    private mutating func add(_ offer: PageOffers.Click, _ trial: Trial, rank: Int) {
        var next = trial
        next.steps.append(.click(offer))
        next.lines.append(offer.command)
        next.depth += 1
        next.rank = rank
        next.purpose = .visit
        next.click = offer.words
        trials.append(next)
    }

    private mutating func fill(_ offers: PageOffers, _ trial: Trial, rank: Int) {
        var next = trial
        if trial.fillCount == 0 { next.steps.append(.fill) }
        next.lines += offers.fills
        next.rank = rank
        next.purpose = .fill
        next.fillCount += 1
        next.isFilled = true
        next.click = nil
        trials.append(next)
    }

    private mutating func change(_ offers: PageOffers, _ trial: Trial) {
        guard !offers.changes.isEmpty else { return }
        var next = trial
        next.steps.append(.change)
        next.lines += offers.changes
        next.rank = 1
        next.purpose = .change
        next.click = nil
        trials.append(next)
    }

    private mutating func note(_ offers: PageOffers) {
        for offer in offers.clicks { enabled.insert(CodeUnits(offer.control.words)) }
        disabled += offers.disabled
    }
}
