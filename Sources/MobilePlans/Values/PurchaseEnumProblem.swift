internal import JSONDocuments
internal import PortalTrace

/// Says what is wrong with a text that should be a value of a purchase enum.
enum PurchaseEnumProblem {
    /// All enums of the portal API, with how messages name their values.
    private static let enums: [(description: String, values: [String])] = [
        ("a value of 'userAccount', 'purchaseInstrument' and 'line'", PurchaseStep.allValues),
        ("a value of 'moDirectStatus'", DirectStatus.allValues),
        ("a network registration state", NetworkRegistrationState.allCases.map(\.rawValue)),
        ("an activation result", ActivationResult.allCases.map(\.rawValue)),
    ]

    /// Returns the problem with a text that is not a value of the enum.
    static func problem<Member: PurchaseEnum>(
        with text: String, of type: Member.Type, property: String
    ) -> FormatProblem {
        let expected = "as '\(property)', found \(Quotation.quoted(text))"
        let lowerCase = text.lowercased()
        if let meant = type.allValues.first(where: { $0.lowercased() == lowerCase }) {
            return .error(
                "metadata-value-case", "expected '\(meant)' \(expected)", property: property)
        }
        let alternatives = "expected \(Quotation.alternatives(type.allValues)) \(expected)"
        let home = enums.first { $0.values.contains { $0.lowercased() == lowerCase } }
        if let home {
            return .error(
                "metadata-value-of-other-enum",
                alternatives + ", which is \(home.description)",
                property: property)
        }
        let nearest = NearestName.suggestion(for: text, among: type.allValues)
        return .error(
            "metadata-value-unknown",
            alternatives + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
            property: property)
    }
}
