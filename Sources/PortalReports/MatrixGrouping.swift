internal import JSONDocuments
internal import PortalTrace

/// The worlds of a matrix, with those together in which the portal did the same; what went wrong first.
struct MatrixGrouping {
    /// Worlds in which the portal did the same.
    struct Outcome {
        var rows: [PortalMatrix.Row]
        /// How bad it is: 0 for errors, 1 for what is neither seen nor handled, 2 for all else.
        var rank: Int
    }

    /// A group of worlds.
    struct Group {
        var group: MatrixGroup
        var outcomes: [Outcome]
    }

    let groups: [Group]

    init(_ matrix: PortalMatrix) {
        let groups = MatrixGroup.allCases.compactMap { group -> Group? in
            let rows = matrix.rows.filter { $0.group == group }
            return rows.isEmpty ? nil : Group(group: group, outcomes: Self.outcomes(rows))
        }
        // A stable order: the worst first, else as the groups are listed.
        func worst(_ group: Group) -> Int { group.outcomes.first?.rank ?? 2 }
        self.groups = groups.enumerated().sorted { left, right in
            (worst(left.element), left.offset) < (worst(right.element), right.offset)
        }.map(\.element)
    }

    private static func outcomes(_ rows: [PortalMatrix.Row]) -> [Outcome] {
        var outcomes: [Outcome] = []
        var index: [Alike: Int] = [:]
        for row in rows {
            let alike = Alike(row)
            if let known = index[alike] {
                outcomes[known].rows.append(row)
            } else {
                index[alike] = outcomes.count
                outcomes.append(Outcome(rows: [row], rank: rank(row)))
            }
        }
        return outcomes.enumerated().sorted { left, right in
            (left.element.rank, left.offset) < (right.element.rank, right.offset)
        }.map(\.element)
    }

    private static func rank(_ row: PortalMatrix.Row) -> Int {
        let isRegular = row.end == .idle || row.end == .controlReturned
        // Where callbacks are taken away, an error is what is to be expected.
        if !isRegular || (!row.errors.isEmpty && row.group != .callbacks)
            || (row.group != .callbacks && row.callbacks.contains { $0.outcome != .returned })
        {
            return 0
        }
        let isSilent = row.group == .activation && row.reaction == .none
        return isSilent || row.reaction == .likeUnknownError ? 1 : 2
    }

    /// What makes two outcomes the same: all that was done, without the names of results.
    private struct Alike: Hashable {
        let calls: [CodeUnits]
        let callbacks: [CodeUnits]
        let console: [CodeUnits]
        let reaction: PortalMatrix.Reaction
        let errors: [RuleID]
        let end: EndReason

        init(_ row: PortalMatrix.Row) {
            calls = row.calls.map { CodeUnits($0) }
            callbacks = row.callbacks.map { CodeUnits("\($0.name) \($0.outcome.rawValue)") }
            console = row.console.map { CodeUnits(MatrixGrouping.plain($0, of: row)) }
            reaction = row.reaction
            errors = row.errors.map(\.ruleID)
            end = row.end
        }
    }

    /// A text of the portal without the names of results.
    static func plain(_ text: String, of row: PortalMatrix.Row) -> String {
        // The longest first: one name may be a part of another.
        let names = Set(row.results + [row.name]).sorted {
            ($0.utf8.count, $1) > ($1.utf8.count, $0)
        }
        return names.reduce(text) { text, name in
            name.isEmpty ? text : text.replacing(name, with: "…")
        }
    }
}
