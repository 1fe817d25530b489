/// A PC, as far as Mobile Plans is concerned.
public struct Device: Equatable, Sendable {
    /// The eUICC (the eSIM); nil on a device without one.
    public var eSIM: EUICC? = EUICC()
    /// ICCID of the physical SIM; nil if there is none.
    public var physicalSIM: String? = "8988247000100003327"
    /// 15 digits.
    public var imei = "490154203237518"
    /// The cellular modem; nil if the PC has none.
    public var modem: Modem? = Modem()
    /// The local profile assistant of the system.
    public var lpa = LPA.works

    /// How the local profile assistant does.
    public enum LPA: String, CaseIterable, Sendable {
        case works
        /// It cannot be started: `lpaInitializationError`.
        case doesNotStart = "does-not-start"
        /// It fails with an unknown code: `unknownError`.
        case failsUnknown = "fails-unknown"
    }

    /// Makes a device that has everything.
    public init() {}
}

/// The cellular modem.
public struct Modem: Equatable, Sendable {
    /// What it can do ("3G", "LTE", "5G").
    public var technologies = ["3G", "LTE", "5G"]

    /// Makes a modem.
    public init() {}
}

/// An eUICC and the profiles on it (GSMA SGP.22).
public struct EUICC: Equatable, Sendable {
    /// 32 digits.
    public var eid = "89033023426200000000005430099507"
    /// How many profiles have room.
    public var capacity = 8
    /// What is on it, in order of installation.
    public var profiles = [Profile(iccid: "8988247000100003293", state: .enabled)]
    /// How the chip does.
    public var state = State.ready
    /// What becomes of a profile that needs a confirmation code.
    public var confirmationCodes = ConfirmationCodePolicy.refused

    /// How the chip does.
    public enum State: String, CaseIterable, Sendable {
        case ready
        /// Another program works with it: `cardBusy`.
        case busy
        /// It was taken out: `cardRemoved`.
        case removed
        /// It does not work: `cardGeneralFailure`.
        case failed
    }

    /// What becomes of a profile that needs a confirmation code.
    public enum ConfirmationCodePolicy: String, CaseIterable, Sendable {
        /// The app does not ask the user, as the pages demand (mobile-plans.md, section 8).
        case refused
        /// The user is asked.
        case asked
    }

    /// Makes an eUICC with one profile, which is enabled.
    public init() {}

    /// The profile that is enabled.
    public var activeProfile: Profile? { profiles.first { $0.state == .enabled } }
}

/// A profile on an eUICC.
public struct Profile: Equatable, Sendable {
    /// 18 to 20 digits.
    public var iccid = ""
    /// Where it stands.
    public var state = State.disabled
    /// Whether it is one of the portal's operator: those are named in the launch URL.
    public var isOperators = true
    /// What kind of profile it is.
    public var profileClass = ProfileClass.operational
    /// What its operator forbids.
    public var rules: [PolicyRule] = []

    /// Where a profile stands.
    public enum State: String, CaseIterable, Sendable {
        /// On the card and never used.
        case installed
        case enabled
        case disabled
    }

    /// A rule that the operator put into the profile (SGP.22, section 2.9).
    public enum PolicyRule: String, CaseIterable, Sendable {
        /// PPR1.
        case disablingNotAllowed = "disabling-not-allowed"
        /// PPR2.
        case deletionNotAllowed = "deletion-not-allowed"
    }

    /// Makes a profile.
    public init(
        iccid: String, state: State = .disabled, isOperators: Bool = true,
        profileClass: ProfileClass = .operational
    ) {
        self.iccid = iccid
        self.state = state
        self.isOperators = isOperators
        self.profileClass = profileClass
    }
}

/// The kinds of profiles (SGP.22, section 2.4.5).
public enum ProfileClass: String, CaseIterable, Sendable {
    /// For subscribers.
    case operational
    /// Only for getting other profiles: it cannot be enabled by the app.
    case provisioning
    /// Only for tests: it cannot be enabled by the app.
    case test
}
