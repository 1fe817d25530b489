// The tables of the API are built once: a suite injects them into thousands of pages, and rules
// look methods up for every event.

extension PortalObject {
    private static let byEdition = Dictionary(
        uniqueKeysWithValues: Edition.allCases.map { ($0, globals(of: $0)) })

    /// `globals(of:)` from a table that is built once.
    public static func table(of edition: Edition) -> [PortalObject] { byEdition[edition] ?? [] }

    private static let preparedByEdition = byEdition.mapValues { $0.map(PreparedObject.init) }

    /// The objects of `table(of:)`, ready to be injected.
    public static func prepared(of edition: Edition) -> [PreparedObject] {
        preparedByEdition[edition] ?? []
    }
}

/// An object to inject, with what every page would have to work out again.
public final class PreparedObject: Sendable {
    /// The object.
    public let object: PortalObject
    /// The names of its members: properties first, then methods.
    public let names: [String]
    /// Whether its callbacks are those of the other objects of its namespace as well.
    public let isShared: Bool
    private let methods: [String: (qualifiedName: String, method: PortalMethod)]

    init(_ object: PortalObject) {
        self.object = object
        names = object.properties + object.methods.map(\.name)
        isShared = object.namespace == .mobilePlans && !object.properties.isEmpty
        methods = Dictionary(
            uniqueKeysWithValues: object.methods.map {
                ($0.name, ("\(object.name).\($0.name)", $0))
            })
    }

    /// A method with its name in traces ("MobilePlans.notifyBalanceAddition").
    public func method(_ name: String) -> (qualifiedName: String, method: PortalMethod)? {
        methods[name]
    }
}

extension PortalEnum {
    private static let byEdition = Dictionary(
        uniqueKeysWithValues: Edition.allCases.map { ($0, globals(of: $0)) })

    /// `globals(of:)` from a table that is built once.
    public static func table(of edition: Edition) -> [PortalEnum] { byEdition[edition] ?? [] }

    private static let preparedByEdition = byEdition.mapValues { $0.map(PreparedEnum.init) }

    /// The enums of `table(of:)`, ready to be injected.
    public static func prepared(of edition: Edition) -> [PreparedEnum] {
        preparedByEdition[edition] ?? []
    }
}

/// An enum to inject, with what every page would have to work out again.
public final class PreparedEnum: Sendable {
    /// The name of the global.
    public let name: String
    /// The names of its members.
    public let names: [String]
    private let values: [String: String]

    init(_ source: PortalEnum) {
        name = source.name
        names = source.members.map(\.name)
        values = Dictionary(source.members.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The string that a member holds.
    public func value(_ name: String) -> String? { values[name] }
}

extension PortalMethod {
    private static let byOperation = Dictionary(
        PortalObject.table(of: .all).flatMap(\.methods).map { ($0.operation, $0) }
    ) { first, _ in first }

    private static let byName = Dictionary(
        uniqueKeysWithValues: Edition.allCases.map { edition in
            let pairs = PortalObject.table(of: edition).flatMap { object in
                ([object.name] + object.otherNames).flatMap { name in
                    object.methods.map { ("\(name).\($0.name)", $0) }
                }
            }
            return (edition, Dictionary(pairs) { first, _ in first })
        })

    /// The method that asks for an operation, by the table of the union of all editions.
    public static func method(for operation: PortalOperation) -> PortalMethod? {
        byOperation[operation]
    }

    /// The method of that qualified name ("MobilePlans.notifyBalanceAddition") in an edition.
    public static func method(named name: String, in edition: Edition) -> PortalMethod? {
        byName[edition]?[name]
    }
}
