import MobilePlans
import Testing

@Suite struct ResultEnumTests {
    // MARK: Activation results, spec section 6

    private static let common = [
        "success", "notAuthorized", "notFound", "policyViolation", "insufficientSpaceOnCard",
        "serverFailure", "serverNotReachable", "timeoutWaitingForUserConsent",
        "incorrectConfirmationCode", "confirmationCodeMaxRetriesExceeded",
        "cardRemoved", "cardBusy", "other", "cardGeneralFailure", "confirmationCodeMissing",
        "invalidMatchingId", "noEligibleProfileForThisDevice", "operationAborted", "eidMismatch",
        "profileNotAvailableForNewBinding", "profileNotReleasedByOperator",
        "operationProhibitedByProfileClass", "profileNotPresent", "noCorrespondingRequest",
        "unknownError", "lpaInitializationError", "modemNotFound", "localSettingsAccessFailed",
    ]

    @Test(arguments: [
        (Edition.november2018, ["invalidCallback"], 31), (.december2018, ["invalidCallback"], 31),
        (.may2019, ["invalidJson"], 31), (.all, ["invalidCallback"], 31),
    ])
    func `spec section 6, each edition has its activation results in table order`(
        edition: Edition, own: [String], count: Int
    ) {
        let members = ActivationResult.members(of: edition).map(\.rawValue)
        #expect(members == Self.common + own + ["invalidActivationCode", "invalidIccid"])
        #expect(members.count == count)
    }

    @Test func `spec section 6, every activation result has a summary of its own`() {
        let summaries = ActivationResult.allCases.map(\.summary)
        #expect(Set(summaries).count == 32)
        #expect(summaries.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
        #expect(ActivationResult.eidMismatch.summary == "the profile is allocated to another EID")
    }

    // MARK: Network registration states, spec section 3.4

    @Test func `spec section 3.4, the network registration states are in table order`() {
        #expect(
            NetworkRegistrationState.allCases.map(\.rawValue) == [
                "none", "deregistered", "searching", "home", "roaming", "partner", "denied",
            ])
    }

    @Test func `spec section 3.4, home, roaming and partner are registered`() {
        #expect(
            NetworkRegistrationState.allCases.filter(\.isRegistered)
                == [.home, .roaming, .partner])
    }

    @Test func `spec section 3.4, every state has a summary of its own`() {
        let summaries = NetworkRegistrationState.allCases.map(\.summary)
        #expect(Set(summaries).count == 7)
        #expect(summaries.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
    }

    // MARK: Purchase enums, spec section 3.4

    @Test func `spec section 3.4, the purchase enums have the reported values`() {
        #expect(PurchaseStep.allCases.map(\.rawValue) == ["New", "Existing", "Bailed", "None"])
        #expect(
            DirectStatus.allCases.map(\.rawValue) == [
                "Complete", "ServiceError", "InvalidSIM", "LogOnFailed", "PurchaseFailed",
                "ClientError", "BillingError", "Cancelled", "None",
            ])
    }
}
