// The tables of the API are built once: a suite injects them into thousands of pages, and rules
// look methods up for every event.

extension PortalObject {
    private static let byEdition = Dictionary(
        uniqueKeysWithValues: Edition.allCases.map { ($0, globals(of: $0)) })

    /// `globals(of:)` from a table that is built once.
    public static func table(of edition: Edition) -> [PortalObject] { byEdition[edition] ?? [] }

    private static let namesByEdition = byEdition.mapValues {
        $0.map { $0.properties + $0.methods.map(\.name) }
    }

    /// The names of the members of each object in `table(of:)`: properties first, then methods.
    public static func memberNames(of edition: Edition) -> [[String]] {
        namesByEdition[edition] ?? []
    }
}

extension PortalEnum {
    private static let byEdition = Dictionary(
        uniqueKeysWithValues: Edition.allCases.map { ($0, globals(of: $0)) })

    /// `globals(of:)` from a table that is built once.
    public static func table(of edition: Edition) -> [PortalEnum] { byEdition[edition] ?? [] }

    private static let namesByEdition = byEdition.mapValues { $0.map { $0.members.map(\.name) } }

    /// The names of the members of each enum in `table(of:)`.
    public static func memberNames(of edition: Edition) -> [[String]] {
        namesByEdition[edition] ?? []
    }
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
