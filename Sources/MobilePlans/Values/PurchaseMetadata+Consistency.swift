extension PurchaseMetadata {
    /// Returns what the members say against each other or against the call, spec section 3.5.
    ///
    /// Members that are nil are passed over: `parse(_:)` reports those that must be there.
    ///
    /// - Parameter successful: Whether the call reports a successful purchase.
    public func consistencyProblems(successful: Bool) -> [FormatProblem] {
        planNameProblems(successful: successful) + stepProblems
    }

    private func planNameProblems(successful: Bool) -> [FormatProblem] {
        guard let planName else { return [] }
        if successful, planName.unicodeScalars.allSatisfy(\.isWhiteSpace) {
            return [
                .error(
                    "metadata-plan-name-empty",
                    "expected the name of the plan as 'planName' of a successful purchase, "
                        + "found \(Quotation.quoted(planName))",
                    property: "planName")
            ]
        }
        if !successful, !planName.isEmpty {
            return [
                .error(
                    "metadata-plan-name-not-empty",
                    "expected '' as 'planName' of an unsuccessful purchase, "
                        + "found \(Quotation.quoted(planName))",
                    property: "planName")
            ]
        }
        return []
    }

    /// Steps run in order, so none can be reached after one that was not.
    private var stepProblems: [FormatProblem] {
        let steps = zip(Self.propertyNames, [userAccount, purchaseInstrument, line])
        var unreached: String?
        var problems: [FormatProblem] = []
        for case (let name, let step?) in steps {
            if step == PurchaseStep.none {
                unreached = unreached ?? name
            } else if let unreached {
                problems.append(
                    .information(
                        "metadata-step-order",
                        "expected 'None' as '\(name)' after 'None' as '\(unreached)', "
                            + "found '\(step.rawValue)'",
                        property: name))
            }
        }
        return problems
    }
}
