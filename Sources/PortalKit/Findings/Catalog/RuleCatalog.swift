/// The documentation of every rule, by family.
public enum RuleCatalog {
    /// All descriptions, by id.
    public static let all: [RuleDescription] =
        (calls + callbacks + metadata + formats + launches + page + user + network + quality
        + webView + syntax).sorted {
            $0.id < $1.id
        }

    /// The description of an id.
    public static func description(of id: String) -> RuleDescription? {
        all.first { $0.id == id }
    }
}
