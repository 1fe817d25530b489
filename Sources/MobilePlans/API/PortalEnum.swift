/// An enum that the app puts into the portal's global scope, spec section 3.4.
public struct PortalEnum: Equatable, Sendable {
    /// A member of an enum: a property that holds a string.
    public struct Member: Equatable, Sendable {
        /// Name of the property.
        public var name: String
        /// The string.
        public var value: String

        /// Makes a member.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Name of the global.
    public var name: String
    /// The members, in the order of the table.
    public var members: [Member]

    /// Makes an enum.
    public init(name: String, members: [Member]) {
        self.name = name
        self.members = members
    }

    /// Returns the enums that an edition injects, spec section 3.4.
    public static func globals(of edition: Edition) -> [PortalEnum] {
        switch edition {
        case .november2018:
            globals(
                prefix: .dataMart, activationErrors: "ActivationErrors", results: edition)
        case .december2018, .may2019:
            globals(prefix: .mobilePlans, activationErrors: "ActivationError", results: edition)
        case .all:
            globals(of: .november2018)
                + globals(prefix: .mobilePlans, activationErrors: "ActivationError", results: .all)
        }
    }

    private static func globals(
        prefix: PortalObject.Namespace, activationErrors: String, results: Edition
    ) -> [PortalEnum] {
        let steps = members(of: PurchaseStep.self)
        let states = NetworkRegistrationState.allCases.map(\.rawValue)
        let errors = ActivationResult.members(of: results).map(\.rawValue)
        return [
            ("UserAccount", steps),
            ("PurchaseInstrument", steps),
            ("LineType", steps),
            ("MoDirectStatus", members(of: DirectStatus.self)),
            ("NetworkRegistrationState", states.map { Member(name: $0, value: $0) }),
            (activationErrors, errors.map { Member(name: $0, value: $0) }),
        ].map { PortalEnum(name: prefix.rawValue + $0.0, members: $0.1) }
    }

    private static func members<Source: PurchaseEnum>(of source: Source.Type) -> [Member] {
        source.allCases.map { Member(name: $0.memberName, value: $0.rawValue) }
    }
}
