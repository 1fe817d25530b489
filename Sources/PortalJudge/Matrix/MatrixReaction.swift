internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What a portal did after it was told an activation result: whatever crossed the border from then
/// on, what its page shows at the end, without what depends on the result's own name, and whether its
/// variables, its storage or its address are others than before.
struct MatrixReaction {
    /// The results that the portal was told, in order.
    private(set) var results: [String] = []
    private var acts: [Act] = []
    /// How many acts come before the first registration state.
    private var firstActs: Int?
    /// Whether the activation callback told one of them.
    private var isTold = false
    /// What the page showed at the end, without the names of results.
    private var shown = ""
    /// Whether that is something else than before it was told.
    private var showsMore = false
    /// What it showed as the answer to the first result, before it was told anything else; nil if that is
    /// what it had shown before.
    private var answer: CodeUnits?
    /// Whether what it keeps is: variables, storage.
    private var keepsMore = false

    /// Something that crossed the border.
    private enum Act: Equatable {
        /// The callback threw.
        case threw
        /// What the console was given.
        case console(function: CodeUnits, CodeUnits)
        case other(CodeUnits)
    }

    init(_ run: RunResult) {
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
            guard isTold, event.from == .portal || event.kind == .network else { continue }
            acts.append(act(event))
        }
        shown = plain(run.shown)
        showsMore = isTold && !run.shown.hasSameCodeUnits(as: run.shownBeforeCallback)
        if isTold, !run.shownAfterActivation.hasSameCodeUnits(as: run.shownBeforeCallback) {
            answer = CodeUnits(run.shownAfterActivation)
        }
        keepsMore = isTold && !run.state.hasSameCodeUnits(as: run.stateBeforeCallback)
    }

    private func act(_ event: TraceEvent) -> Act {
        let words = plain(event.arguments.map(\.displayText).joined(separator: " "))
        return event.kind == .console
            ? .console(function: CodeUnits(event.name), CodeUnits(words))
            : .other(CodeUnits("\(event.kind.rawValue) \(plain(event.name)) \(words)"))
    }

    /// A text without the names of results: a portal that only repeats them does not treat them in a way
    /// of its own.
    private func plain(_ text: String) -> String {
        Set(results).sorted().reduce(text) { $0.replacing($1, with: "(result)") }
    }

    /// Whether something was done beside writing the result's name: that alone shows which it is.
    private static func saysMoreThanTheResult(_ act: Act) -> Bool {
        guard case .console(_, let words) = act else { return true }
        return words.text.replacing("(result)", with: "").contains(where: \.isLetter)
    }

    /// Whether what was done when the result was told is what is done after another one; the states of
    /// registration that follow a success are left out.
    func isHandledLike(_ other: MatrixReaction) -> Bool {
        let own = acts.prefix(firstActs ?? acts.count)
        guard isTold, other.isTold, answer == other.answer else { return false }
        // What is thrown is an error of its own.
        return !own.contains(.threw)
            && (answer != nil || own.contains(where: Self.saysMoreThanTheResult))
            && own == other.acts.prefix(other.firstActs ?? other.acts.count)
    }

    /// How this one compares to what the portal does after `unknownError`.
    func compared(to reference: MatrixReaction) -> PortalMatrix.Reaction {
        if !isTold { return .notTold }
        if acts.isEmpty, !showsMore, !keepsMore { return .none }
        if results.first == ActivationResult.success.rawValue {
            return isHandledLike(reference) ? .likeUnknownError : .own
        }
        guard !reference.results.isEmpty, results != reference.results,
            acts == reference.acts,
            shown.hasSameCodeUnits(as: reference.shown)
        else { return .own }
        return .likeUnknownError
    }
}
