/// How the app stands with the user, as far as a case can ask.
public struct AppState: Equatable, Sendable {
    /// Whether the user was shown a new balance.
    public var isBalanceShown = false
    /// What the user was told, in order.
    public var notifications: [Notification] = []
    /// What the modem reported last; nil before it reported anything.
    public var registration: NetworkRegistrationState?
    /// What went wrong after the portal was gone: the next launch carries it.
    public var launchErrors: [LaunchError] = []

    /// Makes the state of an app that has reported nothing yet.
    public init() {}

    /// Something that the user was told outside the portal.
    public enum Notification: String, CaseIterable, Sendable {
        /// The connection is ready.
        case connected
        /// A delayed download can begin.
        case profileReady = "profile-ready"
        /// An operation failed.
        case failed
    }

    /// A failure that the app tells at the next launch (mobile-plans.md, section 2).
    public struct LaunchError: Equatable, Sendable {
        /// What went wrong.
        public var result: ActivationResult
        /// When, in virtual milliseconds since the first launch.
        public var time: Int
        /// The ICCID that the portal handed over with the purchase; empty where there was none.
        public var iccid: String
    }
}

/// A download that waits for its time and for the user.
struct WaitingDownload {
    let call: PortalCall
    let reading: PortalCall.Reading
    /// The visit to the portal that it belongs to.
    let visit: Int
    /// Whether the user has seen the notification; from then on it cannot be cancelled.
    var isShown = false
}

/// Who hears of registration, and for which profile.
struct RegistrationWatch {
    let iccid: String
    var listener: Listener

    /// Who hears of changes.
    enum Listener {
        /// The portal's function.
        case portal(CallbackReference)
        /// Nothing: the portal stays on screen, and did not ask to hear of them.
        case nothing
        /// The portal is closed: the user is told.
        case user
    }

    /// The state that the modem reported last.
    var told: NetworkRegistrationState?
    /// Whether the user was told.
    var isUserTold = false
}
