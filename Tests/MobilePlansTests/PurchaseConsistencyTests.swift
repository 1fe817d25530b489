import MobilePlans
import Testing

@Suite struct PurchaseConsistencyTests {
    @Test(
        arguments: [
            ("2GB Monthly", true, []),
            ("", true, ["error metadata-plan-name-empty of planName"]),
            (" \n", true, ["error metadata-plan-name-empty of planName"]),
            ("", false, []),
            ("2GB Monthly", false, ["error metadata-plan-name-not-empty of planName"]),
            (" ", false, ["error metadata-plan-name-not-empty of planName"]),
            (nil, true, []),
            (nil, false, []),
        ] as [(String?, Bool, [String])])
    func `spec section 3.5, only a successful purchase has a plan name`(
        name: String?, successful: Bool, problems: [String]
    ) {
        let found = PurchaseMetadata(planName: name).consistencyProblems(successful: successful)
        #expect(found.map(\.summary) == problems)
    }

    @Test(
        arguments: [
            (.new, .existing, .bailed, []),
            (.new, PurchaseStep.none, PurchaseStep.none, []),
            (PurchaseStep.none, PurchaseStep.none, PurchaseStep.none, []),
            (nil, nil, .new, []),
            (.new, PurchaseStep.none, .new, ["line"]),
            (PurchaseStep.none, .new, .bailed, ["purchaseInstrument", "line"]),
            (PurchaseStep.none, nil, .existing, ["line"]),
            (PurchaseStep.none, .new, PurchaseStep.none, ["purchaseInstrument"]),
        ] as [(PurchaseStep?, PurchaseStep?, PurchaseStep?, [String])])
    func `spec section 3.5, no step is reached after one that was not`(
        userAccount: PurchaseStep?, purchaseInstrument: PurchaseStep?, line: PurchaseStep?,
        properties: [String]
    ) {
        let metadata = PurchaseMetadata(
            userAccount: userAccount, purchaseInstrument: purchaseInstrument, line: line)
        let found = metadata.consistencyProblems(successful: true)
        #expect(
            found.map(\.summary) == properties.map { "information metadata-step-order of \($0)" })
    }

    @Test func `style 4.5, a message names both steps`() {
        let metadata = PurchaseMetadata(
            userAccount: PurchaseStep.none, purchaseInstrument: PurchaseStep.none, line: .new)
        #expect(
            metadata.consistencyProblems(successful: false).map(\.message)
                == ["expected 'None' as 'line' after 'None' as 'userAccount', found 'New'"])
    }
}
