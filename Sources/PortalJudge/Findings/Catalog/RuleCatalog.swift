/// The documentation of every rule.
public enum RuleCatalog {
    /// All descriptions, by id.
    public static let all: [RuleDescription] =
        RuleRegistry.allRules.flatMap { $0.descriptions }.sorted { $0.id < $1.id }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The description of an id.
    public static func description(of id: RuleID) -> RuleDescription? { byID[id] }

    /// What a text that is the id of no rule may have meant: "; did you mean 'x'?".
    ///
    /// - Returns: Nil if nothing is near, has it in it or begins like it.
    public static func hint(for text: String) -> String? {
        let ids = all.map(\.id.rawValue)
        if let near = nearest(text, ids) { return "; did you mean '\(near)'?" }
        let word = text.lowercased()
        guard word.utf8.count >= 3 else { return nil }
        let having = ids.filter { $0.contains(word) || word.contains($0) }
        guard !having.isEmpty else { return nil }
        let names = having.prefix(4).map { "'\($0)'" }.joined(separator: " or ")
        return "; did you mean \(names)\(having.count > 4 ? " or another" : "")?"
    }
}
