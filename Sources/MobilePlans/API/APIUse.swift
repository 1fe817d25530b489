extension Edition {
    /// Returns the edition that a script is written for, judged by what it uses of the API.
    ///
    /// - Parameter names: Qualified uses such as `MobilePlans.createPurchaseMetaData`, or names of
    ///   globals; names that no edition injects say nothing.
    /// - Returns: The earliest edition that injects everything used; `all` if none does; nil if
    ///   everything used is in every edition, as `DataMart.notifyPurchaseResult` is.
    public static func written(using names: [String]) -> Edition? {
        let editions = [Edition.november2018, .december2018, .may2019].map(InjectedNames.init)
        var remaining = editions
        for name in names where editions.contains(where: { $0.contains(name) }) {
            remaining.removeAll { !$0.contains(name) }
        }
        guard remaining.count < editions.count else { return nil }
        return remaining.first?.edition ?? .all
    }
}

/// What an edition puts into the global scope, for looking names up.
private struct InjectedNames {
    let edition: Edition
    private let globals: Set<String>
    /// An object that is only there for old portals counts by its methods, since it shares its
    /// name with the main object of another edition.
    private let legacyUses: Set<String>

    init(of edition: Edition) {
        self.edition = edition
        let objects = PortalObject.globals(of: edition)
        let current = objects.filter { $0.role != .legacy }
        var globals = Set(current.flatMap { [$0.name] + $0.otherNames })
        globals.formUnion(PortalEnum.globals(of: edition).map(\.name))
        if current.contains(where: { $0.role == .inlineOperations }) {
            globals.insert(PortalObject.operationContextName)
        }
        self.globals = globals
        legacyUses = Set(
            objects.filter { $0.role == .legacy }.flatMap { object in
                [object.name] + object.methods.map { "\(object.name).\($0.name)" }
            })
    }

    func contains(_ use: String) -> Bool {
        let names = use.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard let global = names.first else { return false }
        return globals.contains(String(global))
            || legacyUses.contains(names.prefix(2).joined(separator: "."))
    }
}
