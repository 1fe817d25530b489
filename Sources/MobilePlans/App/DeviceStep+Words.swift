public import PortalTrace

/// How steps are written: for people, and in trace files, whose format has these sentences.
extension DeviceStep: TraceStep {
    /// What is done, in words.
    public var words: String { verb.rawValue }

    /// With what.
    public var arguments: [TraceValue] {
        switch self {
        case .opensPortal(let text, _), .refusesCall(let text), .worldChanges(let text),
            .asksForProfile(let text), .refusesProfile(let text), .deliversProfile(let text),
            .installsProfile(let text), .disablesProfile(let text), .activatesProfile(let text),
            .enablesProfile(let text), .namesServer(let text), .withdrawsNotification(let text),
            .hasNoSuchOperation(let text), .cannotCancel(let text):
            [.string(text)]
        case .waits(let minutes): [.string("\(minutes)\(Self.minutesUnit)")]
        case .reportsFailure(let result): [.string(result.rawValue)]
        case .registrationChanges(let state): [.string(state.rawValue)]
        default: []
        }
    }

    /// What came of it.
    public var result: TraceValue? {
        guard case .opensPortal(_, let headers) = self else { return nil }
        return .object([.init("headers", .object(headers))])
    }

    private static let minutesUnit = " min"

    /// The sentences, each once.
    private enum Verb: String {
        case opensPortal = "opens the portal"
        case refusesCall = "does not pass the call on"
        case worldChanges = "the surroundings change"
        case asksForProfile = "asks for the profile"
        case refuses
        case asksForConsent = "asks whether to install the profile"
        case consents
        case cancels
        case asksForConfirmationCode = "asks for the confirmation code"
        case typesConfirmationCode = "types a confirmation code"
        case passesConfirmationCodeOn = "passes the confirmation code on"
        case deliversProfile = "delivers the profile"
        case installsProfile = "installs the profile"
        case disablesProfile = "disables the profile"
        case activatesProfile = "activates the profile"
        case enablesProfile = "enables the profile"
        case asksForWaitingProfile = "asks for a waiting profile"
        case namesServer = "names the SM-DP+ that holds one"
        case knowsOfNoProfile = "knows of no profile"
        case waits
        case showsNotification = "shows a notification: the profile is ready"
        case acceptsNotification = "accepts"
        case dismissesNotification = "dismisses the notification"
        case withdrawsNotification = "withdraws the notification"
        case hasNoSuchOperation = "has no waiting operation to cancel"
        case cannotCancel = "cannot cancel: the user has seen the notification"
        case showsBalance = "shows the new balance"
        case showsPlans = "shows the list of plans again"
        case reportsFailure = "tells that it failed; the next launch carries X-MP-LPAError headers"
        case reportsConnection = "tells that the connection is ready"
        case registers = "registers on the network"
        case registrationChanges = "registration is now"
    }

    private var verb: Verb {
        switch self {
        case .opensPortal: .opensPortal
        case .refusesCall: .refusesCall
        case .worldChanges: .worldChanges
        case .asksForProfile: .asksForProfile
        case .refusesProfile, .declines: .refuses
        case .asksForConsent: .asksForConsent
        case .consents: .consents
        case .cancels: .cancels
        case .asksForConfirmationCode: .asksForConfirmationCode
        case .typesConfirmationCode: .typesConfirmationCode
        case .passesConfirmationCodeOn: .passesConfirmationCodeOn
        case .deliversProfile: .deliversProfile
        case .installsProfile: .installsProfile
        case .disablesProfile: .disablesProfile
        case .activatesProfile: .activatesProfile
        case .enablesProfile: .enablesProfile
        case .asksForWaitingProfile: .asksForWaitingProfile
        case .namesServer: .namesServer
        case .knowsOfNoProfile: .knowsOfNoProfile
        case .waits: .waits
        case .showsNotification: .showsNotification
        case .acceptsNotification: .acceptsNotification
        case .dismissesNotification: .dismissesNotification
        case .withdrawsNotification: .withdrawsNotification
        case .hasNoSuchOperation: .hasNoSuchOperation
        case .cannotCancel: .cannotCancel
        case .showsBalance: .showsBalance
        case .showsPlans: .showsPlans
        case .reportsFailure: .reportsFailure
        case .reportsConnection: .reportsConnection
        case .registers: .registers
        case .registrationChanges: .registrationChanges
        }
    }

    // MARK: - Reading

    /// The step that is written so; nil if none is.
    public init?(_ written: any TraceStep) {
        guard let verb = Verb(rawValue: written.words),
            let step = Self(verb, written.arguments.first?.string, written.result)
        else { return nil }
        // Whatever else stands there would be lost.
        guard step.arguments == written.arguments else { return nil }
        self = step
    }

    private init?(_ verb: Verb, _ given: String?, _ result: TraceValue?) {
        let plain: DeviceStep? =
            switch verb {
            case .asksForConsent: .asksForConsent
            case .consents: .consents
            case .cancels: .cancels
            case .asksForConfirmationCode: .asksForConfirmationCode
            case .typesConfirmationCode: .typesConfirmationCode
            case .passesConfirmationCodeOn: .passesConfirmationCodeOn
            case .asksForWaitingProfile: .asksForWaitingProfile
            case .knowsOfNoProfile: .knowsOfNoProfile
            case .showsNotification: .showsNotification
            case .acceptsNotification: .acceptsNotification
            case .dismissesNotification: .dismissesNotification
            case .showsBalance: .showsBalance
            case .showsPlans: .showsPlans
            case .reportsConnection: .reportsConnection
            case .registers: .registers
            case .refuses where given == nil: .declines
            default: nil
            }
        if let plain {
            self = plain
            return
        }
        guard let given else { return nil }
        switch verb {
        case .opensPortal:
            self = .opensPortal(url: given, headers: result?["headers"]?.members ?? [])
        case .refusesCall: self = .refusesCall(why: given)
        case .worldChanges: self = .worldChanges(given)
        case .asksForProfile: self = .asksForProfile(address: given)
        case .refuses: self = .refusesProfile(why: given)
        case .deliversProfile: self = .deliversProfile(iccid: given)
        case .installsProfile: self = .installsProfile(iccid: given)
        case .disablesProfile: self = .disablesProfile(iccid: given)
        case .activatesProfile: self = .activatesProfile(iccid: given)
        case .enablesProfile: self = .enablesProfile(iccid: given)
        case .namesServer: self = .namesServer(address: given)
        case .withdrawsNotification: self = .withdrawsNotification(operation: given)
        case .hasNoSuchOperation: self = .hasNoSuchOperation(operation: given)
        case .cannotCancel: self = .cannotCancel(operation: given)
        case .waits:
            guard given.hasSuffix(Self.minutesUnit),
                let minutes = UInt32(given.dropLast(Self.minutesUnit.count))
            else { return nil }
            self = .waits(minutes: minutes)
        case .reportsFailure:
            guard let result = ActivationResult(rawValue: given) else { return nil }
            self = .reportsFailure(result)
        case .registrationChanges:
            guard let state = NetworkRegistrationState(rawValue: given) else { return nil }
            self = .registrationChanges(state)
        default: return nil
        }
    }
}

extension TraceEvent {
    /// The step of the simulated world, if this is one.
    public var step: DeviceStep? { anyStep as? DeviceStep }

    /// The event with its step read, as it was before it was written.
    public var withStepRead: TraceEvent {
        guard let written = anyStep, let step = DeviceStep(written) else { return self }
        var event = self
        event.what = .device(Step(step))
        return event
    }
}
