/// How the app's surroundings behave in one run.
public struct AppOutcome: Equatable, Sendable {
    /// What activation of a profile ends with.
    public var activation: ActivationResult
    /// The registration states that follow a successful activation, in order.
    public var registration: [NetworkRegistrationState]
    /// ICCID of the profile that the SM-DP+ gives out.
    public var profileICCID: String

    /// Makes an outcome.
    public init(
        activation: ActivationResult = .success,
        registration: [NetworkRegistrationState] = [.searching, .home],
        profileICCID: String = "8988247000100003319"
    ) {
        self.activation = activation
        self.registration = registration
        self.profileICCID = profileICCID
    }
}

/// How long the steps of a flow take, in virtual milliseconds. The pages give no times: decided.
enum StepTime {
    static let download = 3_000
    static let install = 1_500
    static let activate = 500
    static let failure = 1_000
    static let registrationChange = 1_000
    static let switchProfile = 1_000
    static let userAnswer = 5_000
    static func minutes(_ interval: Interval) -> Int { Int(interval.minutes) * 60_000 }
}
