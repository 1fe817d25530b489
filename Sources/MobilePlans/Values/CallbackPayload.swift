/// What the app tells a callback of the portal, spec section 5.
public enum CallbackPayload: Equatable, Sendable {
    /// The network registration of a profile changed.
    case registration(NetworkRegistrationState, iccid: String)
    /// The activation of a profile ended.
    case activation(ActivationResult, iccid: String)

    /// The one argument of the callback: an object of exactly two members, in this order.
    public var json: String {
        switch self {
        case .registration(let state, let iccid):
            JSONText.object([("networkRegistrationState", state.rawValue), ("iccid", iccid)])
        case .activation(let result, let iccid):
            JSONText.object([("activationResult", result.rawValue), ("iccid", iccid)])
        }
    }
}
