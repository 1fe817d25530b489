internal import MobilePlans
internal import PortalTrace

/// Every activation result is handled, and in a way of its own (mobile-plans.md, sections 6 and 12).
///
/// Lint: one warning for the results that the portal treats like an unknown error, one for those that
/// lead to nothing that shows.
struct ResultsMustBeHandled: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        let place = callbackPlace(matrix.baseline)
        return unhandled(matrix.rows, place) + silent(matrix.rows, place)
    }

    private func unhandled(
        _ rows: [PortalMatrix.Row], _ place: SourceLocation?
    ) -> [Finding] {
        let names = results(rows) { $0 == .likeUnknownError }
        guard !names.isEmpty else { return [] }
        return [
            Finding(
                Self.resultNotHandled,
                (names.count == 1
                    ? "\(names[0]) is handled like an unknown error"
                    : "\(names.count) activation results are handled like an unknown error")
                    + "; say after each what the user can do",
                at: place, notes: ["\(names.joined(separator: ", "))"])
        ]
    }

    private func silent(_ rows: [PortalMatrix.Row], _ place: SourceLocation?) -> [Finding] {
        let names = results(rows) { $0 == .none }
        guard !names.isEmpty else { return [] }
        return [
            Finding(
                Self.resultIgnored,
                "nothing shows that the portal reacts to \(names.joined(separator: ", ")): no call, "
                    + "no console line, no change of the page", at: place)
        ]
    }

    private func results(
        _ rows: [PortalMatrix.Row], _ isMeant: (PortalMatrix.Reaction) -> Bool
    ) -> [String] {
        rows.filter {
            $0.group == .activation && $0.name != ActivationResult.success.rawValue
                && isMeant($0.reaction)
        }.map(\.name)
    }

    /// Where the portal's activation callback is declared.
    private func callbackPlace(_ run: RunResult) -> SourceLocation? {
        let callback = run.events.lazy.compactMap(\.callback).first {
            $0.property.hasSuffix(PortalObject.activationCallbackProperty)
        }
        guard let callback else { return nil }
        return run.scripts.lazy.compactMap { script in
            ScriptOutline(script).declarations.last { $0.name == callback.name }?.location
        }.first
    }
}

extension ResultsMustBeHandled {
    static let descriptions = [resultNotHandled, resultIgnored]

    private static let resultNotHandled = RuleDescription(
        "result-not-handled", .warning, .quality,
        "Every activation result is handled in a way of its own.",
        because: "Before launch an operator has to handle every legitimate error.",
        source: "mobile-plans.md, sections 6 and 12", passing: [ExampleParts.cancelled], failing: []
    )

    private static let resultIgnored = RuleDescription(
        "result-ignored", .warning, .quality, "A failed activation has consequences.",
        because: "The user would wait for ever.",
        source: "mobile-plans.md, sections 6 and 12", passing: [ExampleParts.cancelled], failing: []
    )
}
