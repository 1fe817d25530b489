/// A matrix as one page that works from a disk, without a network: the heat map and what it found.
public enum MatrixHTMLReport {
    /// The page.
    ///
    /// - Parameter toolVersion: Version of the program that writes it.
    public static func text(_ matrix: PortalMatrix, toolVersion: String) -> String {
        HTMLPage(
            heading: "Matrix report",
            subject: matrix.scripts.isEmpty
                ? "a page"
                : matrix.scripts.map(\.name).joined(separator: ", ").shortened(to: 120),
            sections: [summary(matrix)] + [HTMLMatrix.findings(matrix)].compactMap { $0 }
                + [HTMLMatrix.section(matrix)]
        ).text(toolVersion: toolVersion)
    }

    private static func summary(_ matrix: PortalMatrix) -> HTMLSection {
        let reactions = PortalMatrix.Reaction.allCases.compactMap { reaction -> String? in
            let count = matrix.rows.count { $0.group == .activation && $0.reaction == reaction }
            return count > 0 ? "\(count) \(words(reaction))" : nil
        }
        var rows: [(String, HTML)] = [
            ("Verdict", HTMLSummary.verdict(matrix.findings)),
            ("Worlds", "\(matrix.rows.count) tried"),
            (
                "Activation results",
                reactions.isEmpty ? "none tried" : "\(reactions.joined(separator: ", "))"
            ),
            ("Scripts", matrix.scripts.map { HTMLParts.code($0.name) + " " }.joined()),
        ]
        if matrix.leftOut > 0 {
            rows.append(
                (
                    "Left out",
                    HTMLParts.verdict(
                        "\(HTMLParts.count(matrix.leftOut, "world")): the trials before ran into "
                            + "their limits", .warning)
                ))
        }
        let list = rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" as HTML }.joined()
        return HTMLSection(
            id: "summary", title: "Summary", content: "<dl class=\"facts\">\n\(list)</dl>\n")
    }

    private static func words(_ reaction: PortalMatrix.Reaction) -> String {
        switch reaction {
        case .own: "handled of their own"
        case .likeUnknownError: "like unknownError"
        case .none: "without a reaction that shows"
        case .notTold: "that the portal was not told"
        }
    }
}
