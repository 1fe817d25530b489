public import PortalTrace

/// One call of a portal into the app, as it crossed the border.
public struct PortalCall: Equatable, Sendable {
    /// What the portal called it: "MobilePlans.notifyBalanceAddition".
    public var name: String
    /// What is asked for.
    public var operation: PortalOperation
    /// What was given, however odd.
    public var arguments: [TraceValue]
    /// The callbacks as they were set when the call was made (mobile-plans.md, section 5).
    /// Operations that call nothing back have none.
    public var callbacks: CallbackPair?

    /// Makes a call.
    public init(
        name: String, operation: PortalOperation, arguments: [TraceValue],
        callbacks: CallbackPair? = nil
    ) {
        self.name = name
        self.operation = operation
        self.arguments = arguments
        self.callbacks = callbacks
    }
}

/// The two callbacks of an inline operation.
public struct CallbackPair: Equatable, Sendable {
    /// From `profileActivationCompleteScript`.
    public var activation: CallbackReference
    /// From `registrationChangedScript`.
    public var registration: CallbackReference

    /// Makes a pair.
    public init(activation: CallbackReference, registration: CallbackReference) {
        self.activation = activation
        self.registration = registration
    }
}

/// What a portal put into one of the two callback properties.
public struct CallbackReference: Equatable, Sendable {
    /// The property, qualified: "MobilePlansInlineProfileDownload.registrationChangedScript".
    public var property: String
    /// What it held.
    public var target: Target

    /// What a callback property can hold.
    public enum Target: Equatable, Sendable {
        /// The name of a portal function.
        case name(String)
        /// The function itself, as the 2018-11 samples have it.
        case function(CallbackTarget, name: String)
        /// Nothing: the portal has not set it.
        case unset
        /// Something that names no function.
        case unusable(TraceValue)
    }

    /// Makes a reference.
    public init(property: String, target: Target) {
        self.property = property
        self.target = target
    }

    /// How people would call the callback: its name, or what stands in the place of one.
    public var displayName: String {
        switch target {
        case .name(let name): name
        case .function(_, let name): name.isEmpty ? "(anonymous function)" : name
        case .unset: "(not set)"
        case .unusable(let value): value.literal
        }
    }
}

/// Names a function that a page handed over: to the app it means nothing but itself, the page that
/// keeps it can call it.
public struct CallbackTarget: Hashable, Sendable {
    /// Which page keeps it.
    public let page: Int
    /// Its number there.
    public let function: Int

    /// Names a function.
    public init(page: Int, function: Int) {
        self.page = page
        self.function = function
    }
}

/// What a call gives back to the portal at once.
public enum AppReply: Equatable, Sendable {
    /// `undefined`.
    case nothing
    /// A new purchase-metadata object.
    case newMetadata
    /// A new `MobilePlansOperationContext` with this `Id`.
    case operationContext(id: String)
}
