/// One world for each activation result that has its cause outside the portal
/// (mobile-plans.md, section 6). `invalidCallback`, `invalidJson`, `invalidActivationCode` and
/// `invalidIccid` are caused by what the portal hands over.
extension Preset {
    /// Worlds in which a download fails.
    public static let failures = [
        stock("unauthorized-device", "the SM-DP+ does not authorise the device", .notAuthorized) {
            $0.isAuthorized = false
        },
        Preset(
            "no-profile-waiting", "the SM-DP+ holds no profile for this device", causes: .notFound
        ) { $0.servers.smdpPlus[0].profiles = [] },
        Preset(
            "locked-profile", "the enabled profile may not be disabled", causes: .policyViolation
        ) { $0.device.eSIM?.profiles[0].rules = [.disablingNotAllowed] },
        Preset("full-card", "the eUICC has no room", causes: .insufficientSpaceOnCard) {
            $0.device.eSIM?.capacity = 1
        },
        Preset("server-failure", "the SM-DP+ fails", causes: .serverFailure) {
            $0.servers.smdpPlus[0].state = .fails
        },
        Preset("offline", "there is no internet access", causes: .serverNotReachable) {
            $0.network.isOnline = false
        },
        Preset(
            "no-consent", "the user never answers when asked for consent",
            causes: .timeoutWaitingForUserConsent
        ) { $0.user.consent = .neverAnswers },
        guarded(
            "wrong-confirmation-code", "the user types a wrong confirmation code",
            .incorrectConfirmationCode, typed: "0000", tries: 3),
        guarded(
            "confirmation-code-locked", "the confirmation code was wrong too often",
            .confirmationCodeMaxRetriesExceeded, typed: "0000", tries: 0),
        stock(
            "confirmation-code-needed", "the profile needs a confirmation code",
            .confirmationCodeMissing
        ) { $0.confirmationCode = "1234" },
        Preset("card-removed", "the eUICC is taken out during the download", causes: .cardRemoved) {
            $0.timeline = [
                TimedChange(
                    .during(.download),
                    ScenarioChange("the eUICC is removed") { $0.device.eSIM?.state = .removed })
            ]
        },
        Preset("card-busy", "the eUICC is busy", causes: .cardBusy) {
            $0.device.eSIM?.state = .busy
        },
        Preset("card-failure", "the eUICC does not work", causes: .cardGeneralFailure) {
            $0.device.eSIM?.state = .failed
        },
        stock("damaged-profile", "the profile's data cannot be installed", .other) {
            $0.isDamaged = true
        },
        stock("unknown-matching-id", "the SM-DP+ does not know the matching ID", .invalidMatchingId)
        { $0.matchingID = "ANOTHER-ONE" },
        stock(
            "no-eligible-profile", "the profile needs 5G, and the modem has 3G only",
            .noEligibleProfileForThisDevice
        ) {
            $0.technology = "5G"
        } and: {
            $0.device.modem?.technologies = ["3G"]
        },
        Preset("user-cancels", "the user cancels the download", causes: .operationAborted) {
            $0.user.cancels = .download
        },
        stock("other-eid", "the profile is allocated to another eUICC", .eidMismatch) {
            $0.eid = "89049032000000000000000000000066"
        },
        stock(
            "claimed-profile", "another device has the profile", .profileNotAvailableForNewBinding
        ) { $0.state = .downloaded },
        stock(
            "unreleased-profile", "the operator has not released the profile",
            .profileNotReleasedByOperator
        ) { $0.state = .ordered },
        stock(
            "test-profile", "the profile is one for tests", .operationProhibitedByProfileClass
        ) { $0.profileClass = .test },
        Preset(
            "profile-deleted", "the profile is deleted before it is enabled",
            causes: .profileNotPresent
        ) {
            $0.timeline = [
                TimedChange(
                    .during(.activation),
                    ScenarioChange("all profiles are deleted from the eUICC") {
                        $0.device.eSIM?.profiles = []
                    })
            ]
        },
        stock(
            "nothing-ordered", "the download was not ordered at the SM-DP+", .noCorrespondingRequest
        ) { $0.state = .available },
        Preset("lpa-unknown-error", "the LPA fails for no known reason", causes: .unknownError) {
            $0.device.lpa = .failsUnknown
        },
        Preset(
            "lpa-does-not-start", "the LPA cannot be started", causes: .lpaInitializationError
        ) { $0.device.lpa = .doesNotStart },
        Preset("no-modem", "the PC has no cellular modem", causes: .modemNotFound) {
            $0.device.modem = nil
        },
        Preset(
            "unreadable-settings", "the app's settings cannot be read",
            causes: .localSettingsAccessFailed
        ) { $0.app.areSettingsReadable = false },
    ]

    /// A world with another profile at the SM-DP+.
    private static func stock(
        _ name: String, _ summary: String, _ result: ActivationResult,
        _ change: @escaping @Sendable (inout ServerProfile) -> Void,
        and more: @escaping @Sendable (inout Scenario) -> Void = { _ in }
    ) -> Preset {
        Preset(name, summary, causes: result) {
            change(&$0.servers.smdpPlus[0].profiles[0])
            more(&$0)
        }
    }

    /// A world in which the user is asked for a confirmation code.
    private static func guarded(
        _ name: String, _ summary: String, _ result: ActivationResult, typed: String, tries: Int
    ) -> Preset {
        stock(name, summary, result) {
            $0.confirmationCode = "1234"
            $0.confirmationTries = tries
        } and: {
            $0.device.eSIM?.confirmationCodes = .asked
            $0.user.confirmationCode = typed
        }
    }
}
