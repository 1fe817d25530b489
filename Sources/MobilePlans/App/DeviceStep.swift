public import PortalTrace

/// One step of the simulated app, its device or a server, as a sequence diagram would show it.
///
/// What a step is called in words stands in `DeviceStep+Words.swift` and nowhere else.
public enum DeviceStep: Equatable, Sendable {
    /// The portal is opened with request headers.
    case opensPortal(url: String, headers: [TraceValue.Member])
    /// The page may not call the app.
    case refusesCall(why: String)
    /// Something changes in the world by itself.
    case worldChanges(String)

    // MARK: - A download

    case asksForProfile(address: String)
    /// The SM-DP+ gives no profile.
    case refusesProfile(why: String)
    case asksForConsent
    case consents
    /// The user does not agree to the installation.
    case declines
    case cancels
    case asksForConfirmationCode
    case typesConfirmationCode
    case passesConfirmationCodeOn
    case deliversProfile(iccid: String)
    case installsProfile(iccid: String)
    case disablesProfile(iccid: String)
    /// Enables a profile that was just installed.
    case activatesProfile(iccid: String)
    /// Enables a profile that was there before.
    case enablesProfile(iccid: String)

    // MARK: - Discovery

    case asksForWaitingProfile
    case namesServer(address: String)
    case knowsOfNoProfile

    // MARK: - A delayed download

    case waits(minutes: UInt32)
    case showsNotification
    case acceptsNotification
    case dismissesNotification
    case withdrawsNotification(operation: String)
    /// Nothing is there to be cancelled.
    case hasNoSuchOperation(operation: String)
    /// The user has seen the notification: it is too late to cancel.
    case cannotCancel(operation: String)

    // MARK: - What the user and the modem get

    case showsBalance
    case showsPlans
    /// The portal is gone, so the user hears of a failure.
    case reportsFailure(ActivationResult)
    case reportsConnection
    case registers
    case registrationChanges(NetworkRegistrationState)
}

extension DeviceStep {
    /// Who takes the step; nil is none of the actors.
    public var from: TraceActor? {
        switch self {
        case .worldChanges: nil
        case .refusesCall: .webView
        case .refusesProfile, .deliversProfile: .smdpPlus
        case .namesServer, .knowsOfNoProfile: .smds
        case .consents, .declines, .cancels, .typesConfirmationCode, .acceptsNotification,
            .dismissesNotification:
            .user
        case .registrationChanges: .modem
        default: .app
        }
    }

    /// The actor that it concerns; nil is none of the actors.
    public var to: TraceActor? {
        switch self {
        case .worldChanges: nil
        case .opensPortal: .webView
        case .asksForProfile, .passesConfirmationCodeOn: .smdpPlus
        case .asksForWaitingProfile: .smds
        case .installsProfile, .disablesProfile, .activatesProfile, .enablesProfile: .euicc
        case .registers: .modem
        case .asksForConsent, .asksForConfirmationCode, .showsNotification, .showsBalance,
            .showsPlans, .reportsFailure, .reportsConnection:
            .user
        default: .app
        }
    }

    /// Whether something went wrong in it.
    public var isFailure: Bool {
        switch self {
        case .refusesCall, .refusesProfile, .declines, .reportsFailure: true
        default: false
        }
    }
}
