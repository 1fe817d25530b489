internal import JSONDocuments

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
            JSONValue.object([
                .init("networkRegistrationState", .string(state.rawValue)),
                .init("iccid", .string(iccid)),
            ])
            .text()
        case .activation(let result, let iccid):
            JSONValue.object([
                .init("activationResult", .string(result.rawValue)), .init("iccid", .string(iccid)),
            ])
            .text()
        }
    }
}
