/// What a portal's page gets as Partner Center.
public enum PartnerAccess: Sendable {
    /// A sandbox of its own, in the state in which each run begins.
    case sandbox(SandboxState)
    /// A service over the network.
    case live(PartnerCloud, token: StaticToken, line: any PartnerLine & Sendable)

    /// The service's address.
    public var cloud: PartnerCloud {
        switch self {
        case .sandbox: .global
        case .live(let cloud, _, _): cloud
        }
    }
}
