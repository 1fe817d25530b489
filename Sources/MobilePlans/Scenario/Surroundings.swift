package import JSONDocuments

/// The Mobile Plans app itself.
public struct AppConditions: Equatable, Sendable {
    /// Whether its settings can be read; if not: `localSettingsAccessFailed`.
    public var areSettingsReadable = true
    /// How much longer than asked it waits ("it may take longer"), in virtual milliseconds.
    public var lateness = 0

    /// Makes an app that is well.
    public init() {}
}

/// Internet access and the mobile network.
public struct Network: Equatable, Sendable {
    /// Whether servers can be reached at all.
    public var isOnline = true
    /// Files and folders that say what servers answer; empty for the usual ones.
    public var fixtures: [String] = []
    /// Fixtures that stand in the scenario's own document.
    package var ownFixtures: [PlacedDocument] = []
    /// How long the download of a profile takes, in virtual milliseconds.
    public var downloadTime = StepTime.download
    /// What the modem reports after a profile was activated, in order.
    public var registration = [RegistrationChange(.searching), RegistrationChange(.home)]

    /// One report of the modem.
    public struct RegistrationChange: Equatable, Sendable {
        /// What it reports.
        public var state = NetworkRegistrationState.home
        /// How long after the report before it, in virtual milliseconds.
        public var after = StepTime.registrationChange

        /// Makes a report.
        public init(
            _ state: NetworkRegistrationState, after: Int = StepTime.registrationChange
        ) {
            self.state = state
            self.after = after
        }
    }

    /// Makes a network that takes the device as one of its own.
    public init() {}
}

/// The person at the PC.
public struct User: Equatable, Sendable {
    /// What they say when asked whether to install a profile.
    public var consent = Consent.notAsked
    /// What they do with the notification that a profile is ready.
    public var toast = Toast.accepts
    /// How long they take to answer, in virtual milliseconds.
    public var answersAfter = StepTime.userAnswer
    /// The confirmation code that they type; nil if they have none.
    public var confirmationCode: String?
    /// Whether they press "OK" in the dialogs of the portal (`confirm`, `prompt`), not "Cancel".
    public var confirms = true
    /// What they type when the portal prompts; nil is what the portal proposes.
    public var promptAnswer: String?
    /// The step of a download in which they press "Cancel"; nil is never.
    public var cancels: DownloadStage?

    /// What the user says when asked whether to install a profile.
    public enum Consent: String, CaseIterable, Sendable {
        /// The app installs without asking.
        case notAsked = "not-asked"
        case gives
        /// `operationAborted`.
        case refuses
        /// `timeoutWaitingForUserConsent`.
        case neverAnswers = "never-answers"
    }

    /// What the user does with the notification that a profile is ready.
    public enum Toast: String, CaseIterable, Sendable {
        case accepts
        /// `operationAborted`.
        case dismisses
        case ignores
    }

    /// Makes a user who agrees to everything.
    public init() {}
}

/// The steps of a download in which the user can cancel.
public enum DownloadStage: String, CaseIterable, Sendable {
    case asking, consent, download, installation, activation
}

/// How long the steps of a flow take, in virtual milliseconds. The pages give no times: decided.
public enum StepTime {
    /// Until an SM-DP+ has delivered a profile.
    public static let download = 3_000
    /// Until the eUICC has installed it.
    public static let install = 1_500
    /// Until it is enabled.
    public static let activate = 500
    /// Until the app knows that something failed.
    public static let failure = 1_000
    /// Between two reports of the modem.
    public static let registrationChange = 1_000
    /// Until another profile is enabled.
    public static let switchProfile = 1_000
    /// Until the user answers.
    public static let userAnswer = 5_000
    /// How long the app waits for an answer of the user.
    public static let consentTimeout = 300_000
    /// How long the app waits before it asks an SM-DS again, and how often it asks.
    public static let discoveryInterval = 900_000
    /// How often the app asks an SM-DS.
    public static let discoveryTries = 4

    static func minutes(_ interval: Interval) -> Int { Int(interval.minutes) * 60_000 }
}
