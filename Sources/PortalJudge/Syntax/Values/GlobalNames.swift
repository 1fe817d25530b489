internal import MobilePlans

/// The globals that the app injects, in any edition.
enum GlobalNames {
    /// The objects with functions.
    static let objects: Set<String> = Set(
        PortalObject.table(of: .all).flatMap { [$0.name] + $0.otherNames })
    /// The enums, by their names.
    static let enums: [String: PortalEnum] = Dictionary(
        PortalEnum.table(of: .all).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    /// The methods that return nothing.
    static let methods: Set<String> = Set(
        PortalObject.table(of: .all).flatMap { $0.methods.map(\.name) })
}
