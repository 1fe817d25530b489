/// A method of an injected object, spec sections 3.1 to 3.3.
public struct PortalMethod: Equatable, Sendable {
    /// Name of the property that holds the function.
    public var name: String
    /// What calling it does.
    public var operation: PortalOperation
    /// All parameters, in order.
    public var parameters: [PortalParameter]
    /// How many of the parameters must be given.
    public var requiredCount: Int
    /// Whether the portal closes after the call, spec section 4.
    public var handsControlBack: Bool

    /// Makes a method.
    public init(
        name: String,
        operation: PortalOperation,
        parameters: [PortalParameter],
        requiredCount: Int,
        handsControlBack: Bool
    ) {
        self.name = name
        self.operation = operation
        self.parameters = parameters
        self.requiredCount = requiredCount
        self.handsControlBack = handsControlBack
    }
}

/// A parameter of a method, spec sections 3.1 to 3.3.
public struct PortalParameter: Equatable, Sendable {
    /// What an argument holds.
    public enum Kind: Sendable {
        /// An object with the properties of spec section 3.5.
        case metadata
        /// A string, spec section 8.
        case activationCode
        /// A string, spec section 8.
        case iccid
        /// Minutes that the app rounds to a multiple of 15, spec section 4.
        case interval
        /// Minutes that the app does not round, spec section 4.
        case delay
        /// A string that holds JSON, spec section 7.
        case payload
        /// What an inline operation returned, spec section 3.3.
        case operationContext
    }

    /// Name in the documentation; it has no meaning to the engine.
    public var name: String
    /// What an argument holds.
    public var kind: Kind

    /// Makes a parameter.
    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
