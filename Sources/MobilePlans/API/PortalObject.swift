/// An object that the app puts into the portal's global scope, spec section 3.
public struct PortalObject: Equatable, Sendable {
    /// What an object is for, whatever its name in an edition.
    public enum Role: String, Sendable {
        /// Reports purchases and gives control back to the app, spec section 3.1.
        case purchase
        /// Starts downloads while the portal stays on screen, spec section 3.2.
        case inlineDownload
        /// Starts operations that return a context, spec section 3.3.
        case inlineOperations
        /// Only takes the legacy call of old portals, spec section 3.
        case legacy
    }

    /// What the names of an edition begin with.
    public enum Namespace: String, Sendable {
        /// The names of edition 2018-11.
        case dataMart = "DataMart"
        /// The names of all later editions.
        case mobilePlans = "MobilePlans"

        /// The namespace of a name ("DataMart.createPurchaseMetaData"); nil if it is in neither.
        public init?(of name: String) {
            if name.hasPrefix(Self.dataMart.rawValue) {
                self = .dataMart
            } else if name.hasPrefix(Self.mobilePlans.rawValue) {
                self = .mobilePlans
            } else {
                return nil
            }
        }
    }

    /// Name of the global.
    public var name: String
    /// Other globals that hold the same object.
    public var otherNames: [String]
    /// What the object is for.
    public var role: Role
    /// What its name begins with.
    public var namespace: Namespace
    /// Its methods, in the order of the documentation.
    public var methods: [PortalMethod]
    /// Properties that name a callback of the portal.
    public var properties: [String]

    /// Makes an object.
    public init(
        name: String,
        otherNames: [String] = [],
        role: Role,
        namespace: Namespace,
        methods: [PortalMethod],
        properties: [String] = []
    ) {
        self.name = name
        self.otherNames = otherNames
        self.role = role
        self.namespace = namespace
        self.methods = methods
        self.properties = properties
    }
}
