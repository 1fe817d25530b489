internal import PortalTrace

/// A matrix as a heat map: what the portal did in each world.
enum HTMLMatrix {
    static func section(_ matrix: PortalMatrix) -> HTMLSection {
        var content: HTML = ""
        if let error = matrix.callError {
            content += "<p>\(HTMLParts.verdict(error, .warning))</p>\n"
        }
        if !matrix.rows.isEmpty {
            content += HTMLParts.table(
                "What the portal did in each of \(matrix.rows.count) worlds",
                ["World", "Called back", "Its reaction", "Calls", "Console", "Errors", "End"],
                id: "matrix-caption", isWide: true,
                body: MatrixGroup.allCases.map { group($0, matrix.rows) }.joined())
        }
        let sources = (matrix.scripts + matrix.originals).linesByName
        if !matrix.findings.isEmpty {
            content += "<h3>What the matrix found</h3>\n"
            content += HTMLFindings.articles(matrix.findings, sources)
        }
        return HTMLSection(id: "matrix", title: "Matrix", content: content)
    }

    private static func group(_ group: MatrixGroup, _ rows: [PortalMatrix.Row]) -> HTML {
        let rows = rows.filter { $0.group == group }
        guard !rows.isEmpty else { return "" }
        return """
            <tbody>
            <tr class="group"><th scope="rowgroup" colspan="7">\(group.title)</th></tr>
            \(rows.map(row).joined())</tbody>

            """
    }

    private static func row(_ row: PortalMatrix.Row) -> HTML {
        let cells = [
            told(row), reaction(row), Cell("\(row.calls.count)"),
            Cell("\(row.console.count)"), errors(row), end(row),
        ]
        return "<tr><th scope=\"row\">\(row.name)</th>\(cells.map(\.html).joined())</tr>\n"
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
        guard let error = row.errors.first else { return Cell("none", .good) }
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
