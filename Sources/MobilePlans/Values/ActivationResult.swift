/// How the activation of a profile ended, spec section 6.
///
/// The raw value is what the portal's callback receives. The order is that of the pages' table.
public enum ActivationResult: String, CaseIterable, Sendable {
    /// Done.
    case success
    /// The operation is not authorised.
    case notAuthorized
    /// The profile does not exist.
    case notFound
    /// A policy forbids the operation.
    case policyViolation
    /// The eUICC has no room for the profile.
    case insufficientSpaceOnCard
    /// The SM-DP+ failed.
    case serverFailure
    /// The SM-DP+ cannot be reached.
    case serverNotReachable
    /// The user did not consent in time.
    case timeoutWaitingForUserConsent
    /// The confirmation code is wrong.
    case incorrectConfirmationCode
    /// The confirmation code was wrong too often.
    case confirmationCodeMaxRetriesExceeded
    /// The eUICC was removed.
    case cardRemoved
    /// The eUICC is busy.
    case cardBusy
    /// None of the more specific ones.
    case other
    /// The eUICC failed.
    case cardGeneralFailure
    /// A confirmation code is needed, but there is none.
    case confirmationCodeMissing
    /// The SM-DP+ refused the matching ID.
    case invalidMatchingId
    /// No profile suits the device.
    case noEligibleProfileForThisDevice
    /// The operation was aborted.
    case operationAborted
    /// The profile is allocated to another EID.
    case eidMismatch
    /// The profile was already claimed or downloaded.
    case profileNotAvailableForNewBinding
    /// The operator has not yet marked the profile as released.
    case profileNotReleasedByOperator
    /// The profile's class does not allow the operation.
    case operationProhibitedByProfileClass
    /// There is no profile.
    case profileNotPresent
    /// There is no matching request.
    case noCorrespondingRequest
    /// The LPA gave an unknown error.
    case unknownError
    /// The LPA did not start.
    case lpaInitializationError
    /// There is no cellular modem.
    case modemNotFound
    /// The app's settings cannot be read.
    case localSettingsAccessFailed
    /// The portal's callback is not valid (2018 editions only).
    case invalidCallback
    /// The portal's JSON is not valid (edition 2019-05 only).
    case invalidJson
    /// The portal's activation code is not valid.
    case invalidActivationCode
    /// The portal's ICCID is not valid.
    case invalidIccid
}

extension ActivationResult {
    /// Returns the 31 results that an edition knows, in the order of the pages' table. `all` has those
    /// of its default, 2018-12: a page sees the members of one edition and never those of two.
    public static func members(of edition: Edition) -> [ActivationResult] {
        switch edition {
        case .november2018, .december2018, .all: allCases.filter { $0 != .invalidJson }
        case .may2019: allCases.filter { $0 != .invalidCallback }
        }
    }

    /// How the headers of a launch name it: by the enum of Windows, `ESimOperationStatus`, which has
    /// the results up to `noCorrespondingRequest` and no others (mobile-plans.md, section 2).
    public var operationStatus: String {
        let last = Self.allCases.firstIndex(of: .noCorrespondingRequest) ?? 0
        guard Self.allCases.prefix(last + 1).contains(self) else { return "Other" }
        return rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
}
