/// What the trials of a matrix are about.
public enum MatrixGroup: String, CaseIterable, Sendable {
    case activation, registration, launch, user, callbacks, servers

    /// The heading of its part of the table.
    package var title: String {
        switch self {
        case .activation: "Activation results"
        case .registration: "Registration states"
        case .launch: "Launches"
        case .user: "The user"
        case .callbacks: "Missing callbacks"
        case .servers: "Servers"
        }
    }
}
