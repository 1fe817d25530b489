internal import JSONDocuments
internal import PortalTrace

/// Reads a metadata object property by property and collects what is wrong with it.
struct PurchaseMetadataReader {
    private let object: TraceValue
    private let required: Set<String>
    private(set) var problems: [FormatProblem] = []

    init(object: TraceValue, required: Set<String>) {
        self.object = object
        self.required = required
    }

    /// Reads a property that holds any text.
    mutating func readText(_ name: String) -> String? {
        guard let value = readValue(name) else { return nil }
        let (text, problems) = TextArgument.read(value, code: "metadata-value", property: name)
        self.problems += problems
        return text
    }

    /// Reads a property that holds a value of an enum.
    mutating func readEnum<Member: PurchaseEnum>(_ name: String) -> Member? {
        guard let text = readText(name) else { return nil }
        if let member = Member(rawValue: text) { return member }
        problems.append(PurchaseEnumProblem.problem(with: text, of: Member.self, property: name))
        return nil
    }

    /// Reports names that are neither documented nor aliases.
    mutating func checkNames(of members: [TraceValue.Member]) {
        let aliases = PurchaseMetadata.aliases
        let known = PurchaseMetadata.propertyNames + aliases.keys.sorted()
        for member in members where !known.contains(member.name) {
            let nearest = NearestName.suggestion(for: member.name, among: known)
                .map { aliases[$0] ?? $0 }
            problems.append(
                .warning(
                    "metadata-unknown-property",
                    "expected only the documented properties, "
                        + "found \(Quotation.quoted(member.name))"
                        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
                    property: member.name))
        }
    }

    /// Returns the value under the documented name, or else under its alias.
    private mutating func readValue(_ name: String) -> TraceValue? {
        let documented = object[defined: name]
        let aliased = readAlias(of: name, documented: documented)
        let value = documented ?? aliased
        if value == nil, required.contains(name) {
            problems.append(
                .error("metadata-missing", "expected '\(name)', found undefined", property: name))
        }
        return value
    }

    /// Returns the value under the alias of a name, and reports that the alias is in use.
    private mutating func readAlias(of name: String, documented: TraceValue?) -> TraceValue? {
        guard let alias = PurchaseMetadata.aliases.first(where: { $0.value == name })?.key,
            object[alias] != nil
        else { return nil }
        problems.append(
            .information(
                "metadata-alias",
                "expected the documented name '\(name)', found '\(alias)'",
                property: alias))
        let aliased = object[defined: alias]
        if let documented, let aliased, documented != aliased {
            problems.append(
                .error(
                    "metadata-alias-conflict",
                    "expected one value, found \(documented.briefDescription) as '\(name)' "
                        + "and \(aliased.briefDescription) as '\(alias)'",
                    property: name))
        }
        return aliased
    }
}
