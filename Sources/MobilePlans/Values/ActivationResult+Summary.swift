extension ActivationResult {
    /// A lower-case clause that says what happened.
    public var summary: String {
        switch self {
        case .success: "the profile is active"
        case .notAuthorized: "the operation is not authorised"
        case .notFound: "the profile does not exist"
        case .policyViolation: "a policy forbids the operation"
        case .insufficientSpaceOnCard: "the eUICC has no room for the profile"
        case .serverFailure: "the SM-DP+ failed"
        case .serverNotReachable: "the SM-DP+ cannot be reached"
        case .timeoutWaitingForUserConsent: "the user did not consent in time"
        case .incorrectConfirmationCode: "the confirmation code is wrong"
        case .confirmationCodeMaxRetriesExceeded: "the confirmation code was wrong too often"
        case .confirmationCodeMissing: "a confirmation code is needed, but there is none"
        case .cardRemoved: "the eUICC was removed"
        case .cardBusy: "the eUICC is busy"
        case .cardGeneralFailure: "the eUICC failed"
        case .other: "the operation failed for a reason without a name of its own"
        case .invalidMatchingId: "the SM-DP+ refused the matching ID"
        case .noEligibleProfileForThisDevice: "no profile suits the device"
        case .operationAborted: "the operation was aborted"
        case .eidMismatch: "the profile is allocated to another EID"
        case .profileNotAvailableForNewBinding: "the profile was already claimed or downloaded"
        case .profileNotReleasedByOperator: "the operator has not yet released the profile"
        case .operationProhibitedByProfileClass: "the profile's class forbids the operation"
        case .profileNotPresent: "there is no profile"
        case .noCorrespondingRequest: "there is no matching request"
        case .unknownError: "the LPA gave an unknown error"
        case .lpaInitializationError: "the LPA did not start"
        case .modemNotFound: "the device has no cellular modem"
        case .localSettingsAccessFailed: "the app's settings cannot be read"
        case .invalidCallback: "the portal's callback is not valid"
        case .invalidJson: "the portal's JSON is not valid"
        case .invalidActivationCode: "the portal's activation code is not valid"
        case .invalidIccid: "the portal's ICCID is not valid"
        }
    }
}
