internal import PortalTrace

/// A matrix as a heat map: what the portal did in each world.
enum HTMLMatrix {
    /// More of what the portal said is cut.
    private static let longestLine = 120

    static func section(_ matrix: PortalMatrix) -> HTMLSection {
        var content: HTML = ""
        if let error = matrix.callError {
            content += "<p>\(HTMLParts.verdict(error, .warning))</p>\n"
        }
        let grouping = MatrixGrouping(matrix)
        if !matrix.rows.isEmpty {
            content += search(grouping)
            content += HTMLParts.table(
                "What the portal did in each of \(matrix.rows.count) worlds; what went wrong first",
                ["World", "Called back", "Its reaction", "Said last", "Calls", "Errors", "End"],
                id: "matrix-caption", isWide: true,
                body: grouping.groups.map(group).joined())
        }
        return HTMLSection(id: "matrix", title: "Matrix", content: content)
    }

    /// What the matrix found, for a page that is about nothing else.
    static func findings(_ matrix: PortalMatrix) -> HTMLSection? {
        guard !matrix.findings.isEmpty else { return nil }
        return HTMLSection(
            id: "findings", title: "Findings",
            content: HTMLFindings.articles(
                matrix.findings, (matrix.scripts + matrix.originals).linesByName))
    }

    private static let statuses = [
        (value: "wrong", title: "wrong"),
        (value: "like-unknown", title: "not handled of their own"),
        (value: "other", title: "all others"),
    ]

    private static func search(_ grouping: MatrixGrouping) -> HTML {
        let outcomes = grouping.groups.flatMap(\.outcomes)
        return HTMLSearch.field(
            "worlds", items: "#matrix tr[data-status]",
            statuses.enumerated().map { rank, status in
                HTMLSearch.Status(
                    value: status.value, title: status.title,
                    count: outcomes.filter { $0.rank == rank }.reduce(0) { $0 + $1.rows.count })
            })
    }

    private static func group(_ group: MatrixGrouping.Group) -> HTML {
        let rows = group.outcomes.map { outcome in
            outcome.rows.map { row($0, statuses[outcome.rank].value) }.joined()
        }
        return """
            <tbody>
            <tr class="group"><th scope="rowgroup" colspan="7">\(group.group.title)</th></tr>
            \(rows.joined())</tbody>

            """
    }

    private static func row(_ row: PortalMatrix.Row, _ status: String) -> HTML {
        let said = row.console.last?.shortened(to: longestLine) ?? ""
        let calls: HTML =
            "<td>\(row.calls.count)<span class=\"unit\"> \(row.calls.count == 1 ? "call" : "calls")</span></td>"
        let cells = [
            told(row).html, reaction(row).html, "<td class=\"said\">\(said)</td>", calls,
            errors(row).html, end(row).html,
        ]
        return """
            <tr data-status="\(status)"><th scope="row">\(row.name)</th>\(cells.joined())</tr>

            """
    }

    /// A cell, with the colour of what it says.
    private struct Cell {
        var text: String
        var role: TextStyle.Role?

        init(_ text: String, _ role: TextStyle.Role? = nil) {
            self.text = text
            self.role = role
        }

        var html: HTML {
            switch role {
            case .good: "<td class=\"heat good\">\(HTMLParts.verdict(text, .good))</td>"
            case .warning: "<td class=\"heat warn\">\(HTMLParts.verdict(text, .warning))</td>"
            case .error: "<td class=\"heat bad\">\(HTMLParts.verdict(text, .error))</td>"
            default: "<td>\(text)</td>"
            }
        }
    }

    private static func told(_ row: PortalMatrix.Row) -> Cell {
        if let bad = row.callbacks.first(where: { $0.outcome != .returned }) {
            return Cell("\(bad.name.shortened(to: 60)): \(bad.outcome.rawValue)", .error)
        }
        let called = row.callbacks.count { !$0.payload.isEmpty }
        return called == 0
            ? Cell("not called back") : Cell(HTMLParts.count(called, "callback"), .good)
    }

    private static func reaction(_ row: PortalMatrix.Row) -> Cell {
        switch row.reaction {
        case .own: Cell("of its own", .good)
        case .likeUnknownError: Cell("like unknownError", .warning)
        case .none: Cell("nothing shows", row.group == .activation ? .warning : nil)
        case .notTold: Cell("was not told")
        }
    }

    private static func errors(_ row: PortalMatrix.Row) -> Cell {
        guard let error = row.errors.first else { return Cell("no errors", .good) }
        let more = row.errors.count > 1 ? " and \(row.errors.count - 1) more" : ""
        // Where callbacks are taken away, an error is what is to be expected.
        return Cell(error.ruleID.rawValue + more, row.group == .callbacks ? nil : .error)
    }

    private static func end(_ row: PortalMatrix.Row) -> Cell {
        switch row.end {
        case .idle: Cell("idle")
        case .controlReturned: Cell("back in the app")
        case .keepsPolling: Cell("keeps polling")
        default: Cell(row.end.words, row.end.isRegular ? nil : .error)
        }
    }
}
