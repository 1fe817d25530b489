internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What a portal did after it was told an activation result: whatever crossed the border from then
/// on, without what depends on the result's own name.
struct MatrixReaction {
    /// The results that the portal was told, in order.
    private(set) var results: [String] = []
    private var acts: [String] = []
    /// Whether the activation callback told one of them.
    private var isTold = false

    init(_ run: RunResult) {
        for event in run.events {
            if let callback = event.callback, let payload = callback.payload,
                let json = try? JSONParser.parse(payload, file: "payload"),
                let result = json["activationResult"]?.string
            {
                results.append(result)
                // Where the other callback had to be used, the portal could not know what it was.
                isTold =
                    isTold || callback.property.hasSuffix(PortalObject.activationCallbackProperty)
                if case .threw = callback.outcome { acts.append("threw") }
                continue
            }
            guard isTold, event.from == .portal else { continue }
            acts.append(text(event))
        }
    }

    private func text(_ event: TraceEvent) -> String {
        var text = "\(event.kind.rawValue) \(event.name)"
        for argument in event.arguments { text += " \(argument.displayText)" }
        // A portal that only repeats the result's name does not treat it in a way of its own.
        for result in Set(results) { text = text.replacing(result, with: "(result)") }
        return text
    }

    /// How this one compares to what the portal does after `unknownError`.
    func compared(to reference: MatrixReaction) -> PortalMatrix.Reaction {
        if !isTold { return .notTold }
        if acts.isEmpty { return .none }
        guard !reference.results.isEmpty, results != reference.results, acts == reference.acts
        else { return .own }
        return .likeUnknownError
    }
}
