/// The documentation of every rule.
public enum RuleCatalog {
    /// All descriptions, by id.
    public static let all: [RuleDescription] =
        RuleRegistry.allRules.flatMap { $0.descriptions }.sorted { $0.id < $1.id }

    private static let byID = Dictionary(
        all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The description of an id.
    public static func description(of id: RuleID) -> RuleDescription? { byID[id] }
}
