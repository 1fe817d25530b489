/// How the device stands with the mobile network, spec section 3.4.
///
/// The raw value is what the portal's callback receives.
public enum NetworkRegistrationState: String, CaseIterable, Sendable {
    /// Without connectivity.
    case none
    /// Not registered and not looking for a network.
    case deregistered
    /// Not registered, but looking for a network.
    case searching
    /// Registered with the operator's own network.
    case home
    /// Registered with another operator's network.
    case roaming
    /// Registered with a partner operator's network.
    case partner
    /// Refused by the network.
    case denied

    /// Whether the device is registered, wherever that is.
    public var isRegistered: Bool {
        switch self {
        case .home, .roaming, .partner: true
        case .none, .deregistered, .searching, .denied: false
        }
    }

    /// A lower-case clause that says what the state means.
    public var summary: String {
        switch self {
        case .none: "there is no connectivity"
        case .deregistered: "the device is not registered and not looking for a network"
        case .searching: "the device is looking for a network"
        case .home: "the device is registered at home"
        case .roaming: "the device is registered while roaming"
        case .partner: "the device is registered with a partner network"
        case .denied: "the network refused the device"
        }
    }
}
