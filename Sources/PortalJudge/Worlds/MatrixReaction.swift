internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What a portal did after it was told an activation result: whatever crossed the border from then
/// on, what its page shows at the end, without what depends on the result's own name, and whether its
/// variables, its storage or its address are others than before.
struct MatrixReaction {
    /// The results that the portal was told, in order.
    private(set) var results: [String] = []
    private let words: ReactionWords
    private var acts: [Act] = []
    /// How many acts come before the first registration state.
    private var firstActs: Int?
    /// Whether the activation callback told one of them.
    private var isTold = false
    /// What the page showed at the end, without the names of results.
    private var shown = ""
    /// How it looked beside its texts.
    private var look: CodeUnits
    /// Whether that is something else than before it was told.
    private var showsMore = false
    /// What it showed as the answer to the first result, before it was told anything else; nil if that is
    /// what it had shown before.
    private var answer: Answer?
    /// Whether what it keeps is: variables, storage.
    private var keepsMore = false
    /// Whether the page tells the user to wait at the end.
    private(set) var isWaiting = false
    /// Whether it is a page that shows something, and what it keeps it keeps in variables.
    private var keepsUnseen = false

    /// What a page showed as the answer to a result.
    private struct Answer {
        /// Its text, without what clocks show.
        let text: CodeUnits
        /// The same without what the portal was told.
        let plain: CodeUnits
        /// How it looked beside its texts.
        let look: CodeUnits
        /// What was shown before, without what the portal was told.
        let before: String

        /// The words of it that were not there before, beside what was told.
        var newWords: [String] { ReactionWords.newWords(in: plain.text, since: before) }
    }

    /// How much what was done after one result is what is done after another one.
    enum Likeness {
        case different
        /// It is the same but for the result's own name, in more words than a label has.
        case sameButForTheName
        case same
        /// Neither leads to anything that shows.
        case nothing
        /// A failure is told after a success, and a success after a failure.
        case swapped
    }

    /// So many words are a label: "Result of the activation: success" has four of its own.
    private static let mostWordsOfLabel = 4

    /// Something that crossed the border.
    private enum Act: Equatable {
        /// The callback threw.
        case threw
        /// What the console was given.
        case console(function: CodeUnits, CodeUnits)
        case other(CodeUnits)
    }

    init(_ run: RunResult) {
        let told = run.events.compactMap(\.callback)
        words = ReactionWords(
            results: told.compactMap { $0.told("activationResult") },
            payloads: told.compactMap(\.payload))
        look = run.looks.atEnd
        let polls = PollingActs(run) { $0.callback?.told("activationResult") != nil }
        for event in run.events {
            if let callback = event.callback, let result = callback.told("activationResult") {
                results.append(result)
                // Where the other callback had to be used, the portal could not know what it was.
                isTold =
                    isTold || callback.property.hasSuffix(PortalObject.activationCallbackProperty)
                if case .threw = callback.outcome { acts.append(.threw) }
                continue
            }
            if isTold, event.callback?.payload != nil, firstActs == nil { firstActs = acts.count }
            guard isTold, event.from == .portal || event.kind == .network, !polls.contains(event)
            else { continue }
            acts.append(act(event))
        }
        shown = plain(run.shown)
        showsMore = isTold && run.showsMoreThanBefore
        if isTold, run.showsAnswer { answer = answer(run) }
        isWaiting =
            isTold
            && ReactionMood.tellsToWait(
                ReactionWords.ownWords(in: run.shown),
                isOver: results.first == ActivationResult.success.rawValue)
        keepsMore = isTold && !run.state.hasSameCodeUnits(as: run.stateBeforeCallback)
        keepsUnseen = keepsMore && !run.storesMore && !run.shown.isEmpty
    }

    private func answer(_ run: RunResult) -> Answer {
        Answer(
            text: CodeUnits(ReactionWords.withoutTime(run.shownAfterActivation)),
            plain: CodeUnits(plain(run.shownAfterActivation)),
            look: run.looks.afterActivation ?? run.looks.atEnd,
            before: plain(run.shownBeforeCallback))
    }

    private func act(_ event: TraceEvent) -> Act {
        let said = plain(event.arguments.map(\.displayText).joined(separator: " "))
        return event.kind == .console
            ? .console(function: CodeUnits(event.name), CodeUnits(said))
            : .other(CodeUnits("\(event.kind.rawValue) \(plain(event.name)) \(said)"))
    }

    /// A text without what says nothing of the portal's own.
    private func plain(_ text: String) -> String {
        ReactionWords.withoutTime(words.withoutTold(text))
    }

    /// Whether something was done beside writing the result's name: that alone shows which it is.
    private static func saysMoreThanTheResult(_ act: Act) -> Bool {
        guard case .console(_, let words) = act else { return true }
        return !ReactionWords.ownWords(in: words.text).isEmpty
    }

    private static func saysAllThatWasTold(_ act: Act) -> Bool {
        guard case .console(_, let words) = act else { return false }
        return words.text.contains(ReactionWords.told)
    }

    /// Whether what was done when the result was told is what is done after another one; the states of
    /// registration that follow a success are left out.
    func likeness(to other: MatrixReaction) -> Likeness {
        let likeness = comparison(to: other)
        guard likeness == .different, isTold, other.isTold else { return likeness }
        return ReactionMood.areSwapped(success: said, failure: other.said) ? .swapped : .different
    }

    /// The words that came of the first result: lines of the console, and what is new on the page.
    private var said: [String] {
        let lines = acts.prefix(firstActs ?? acts.count).flatMap { act -> [String] in
            guard case .console(_, let words) = act else { return [] }
            return ReactionWords.ownWords(in: words.text)
        }
        return lines + (answer?.newWords ?? [])
    }

    private func comparison(to other: MatrixReaction) -> Likeness {
        let own = acts.prefix(firstActs ?? acts.count)
        guard isTold, other.isTold,
            // What is thrown is an error of its own.
            !own.contains(.threw), own == other.acts.prefix(other.firstActs ?? other.acts.count)
        else { return .different }
        switch (answer, other.answer) {
        case (nil, nil):
            if own.isEmpty, !keepsMore, !other.keepsMore { return .nothing }
            // A console line with all that was told says which result it was.
            return own.contains(where: Self.saysMoreThanTheResult)
                && !own.contains(where: Self.saysAllThatWasTold) ? .same : .different
        case (let answer?, let otherAnswer?) where answer.look == otherAnswer.look:
            if answer.text == otherAnswer.text { return .same }
            guard answer.plain == otherAnswer.plain else {
                // "Failed: 8944…", "Failed: ": the same words, beside what one was told and the other was not.
                let words = (answer.newWords, otherAnswer.newWords)
                return ReactionMood(words.0) != .unclear
                    && words.0.elementsEqual(words.1, by: { $0.hasSameCodeUnits(as: $1) })
                    ? .same : .different
            }
            // "Done: 8944…", "Done: undefined": no result is shown.
            if !answer.plain.text.contains(ReactionWords.result) { return .same }
            // "Failed: success", "Installed: unknownError"
            let mood = ReactionMood(answer.newWords)
            if mood != .unclear, answer.newWords.count > 1 { return .same }
            return answer.newWords.count > Self.mostWordsOfLabel ? .sameButForTheName : .different
        default: return .different
        }
    }

    /// Whether the portal was told, and nothing shows it.
    var isSilent: Bool { isTold && acts.isEmpty && !showsMore && !keepsMore }

    /// Whether a page that shows something was told, and only variables of its scripts are others since.
    var isKeptUnseen: Bool { acts.isEmpty && !showsMore && keepsUnseen }

    /// How this one compares to what the portal does after `unknownError`.
    func compared(to reference: MatrixReaction) -> PortalMatrix.Reaction {
        if !isTold { return .notTold }
        if isSilent { return .none }
        if results.first == ActivationResult.success.rawValue {
            return likeness(to: reference) == .same ? .likeUnknownError : .own
        }
        guard !reference.results.isEmpty, results != reference.results,
            acts == reference.acts,
            shown.hasSameCodeUnits(as: reference.shown), look == reference.look
        else { return .own }
        return .likeUnknownError
    }
}
