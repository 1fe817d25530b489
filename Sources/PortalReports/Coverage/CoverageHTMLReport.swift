internal import JSONDocuments
internal import PortalTrace

/// Coverage as one page that works from a disk, without a network: each file's source with how often
/// its lines ran, and the findings beside them.
enum CoverageHTMLReport {
    /// Longer lines, of scripts that a tool wrote, are cut.
    private static let longestLine = 200
    /// More lines of a file are not shown: the page would be too large to be opened.
    private static let mostLines = 20_000

    static func text(
        _ coverage: Coverage, findings: [Finding], toolVersion: String
    ) -> String {
        let sections = coverage.files.enumerated().map { index, file in
            section(file, findings, id: "file-\(index + 1)")
        }
        return HTMLPage(
            heading: "Coverage report",
            subject: "\(HTMLParts.count(coverage.files.count, "file")), lines "
                + CoverageText.percent(coverage.lines),
            sections: [summary(coverage)] + sections
        ).text(toolVersion: toolVersion)
    }

    private static func summary(_ coverage: Coverage) -> HTMLSection {
        var rows = coverage.files.enumerated().map { index, file in
            row(
                "<a href=\"#file-\(index + 1)\"><code>\(file.path)</code></a>",
                [file.lineShare, file.functionShare, file.branchShare])
        }
        rows.append(row("All files", [coverage.lines, coverage.functions, coverage.branches]))
        let gaps = coverage.gaps.map {
            "<p>\(HTMLParts.verdict("Not counted: \($0)", .error))</p>\n" as HTML
        }
        return HTMLSection(
            id: "summary", title: "Summary",
            content: gaps.joined()
                + HTMLParts.table(
                    "What ran in all runs together", ["File", "Lines", "Functions", "Branches"],
                    id: "summary-table", body: "<tbody>\n\(rows.joined())</tbody>\n"))
    }

    private static func row(_ head: HTML, _ shares: [Coverage.Share]) -> HTML {
        let cells = shares.map { share in
            let colour = share.covered == share.all ? "good" : share.covered == 0 ? "bad" : "warn"
            return """
                <td class="heat \(colour)"><span class="figure">\(CoverageText.percent(share)) \
                (\(share.covered) of \(share.all))</span></td>
                """ as HTML
        }
        return "<tr><th scope=\"row\">\(head)</th>\(cells.joined())</tr>\n"
    }

    // MARK: - A file

    private static func section(
        _ file: Coverage.File, _ findings: [Finding], id: String
    ) -> HTMLSection {
        var byLine: [Int: [Finding]] = [:]
        for finding in findings {
            guard let place = finding.location, place.file == file.name else { continue }
            byLine[place.line, default: []].append(finding)
        }
        let lines = SourceLines(file.source)
        var rows: [HTML] = []
        var number = 1
        while number <= mostLines, let units = lines.line(number) {
            rows.append(row(number, String(utf16: units), file, byLine[number]))
            number += 1
        }
        if lines.line(number) != nil {
            rows.append("<tr class=\"cut\"><td colspan=\"3\">… more lines</td></tr>\n")
        }
        if file.source.isEmpty {
            return HTMLSection(
                id: id, title: file.path, content: "<p>The text of this file is not known.</p>\n")
        }
        return HTMLSection(
            id: id, title: file.path,
            content: HTMLParts.table(
                "How often each line ran", ["Line", "Count", "Source"], id: "\(id)-table",
                body: "<tbody>\n\(rows.joined())</tbody>\n"))
    }

    private static func row(
        _ number: Int, _ text: String, _ file: Coverage.File, _ findings: [Finding]?
    ) -> HTML {
        var notes: [HTML] = (findings ?? []).map { finding in
            "<br>\(HTMLParts.verdict("\(finding.message) [\(finding.ruleID)]", role(finding)))"
        }
        for branch in file.branches where branch.line == number {
            for way in branch.counts.indices where branch.counts[way] == 0 {
                notes.append(
                    "<br>\(HTMLParts.verdict(CoverageText.words(branch, way: way), .warning))")
            }
        }
        let count: HTML =
            switch file.lines[number] {
            case nil: "<td></td>"
            case 0: "<td class=\"heat bad\"><span class=\"figure\">0</span></td>"
            case let count?:
                "<td class=\"heat good\"><span class=\"figure\">\(count)</span></td>"
            }
        return """
            <tr><th scope="row">\(number)</th>\(count)<td><code>\(shown(text))</code>\
            \(notes.joined())</td></tr>

            """
    }

    private static func role(_ finding: Finding) -> TextStyle.Role {
        switch finding.severity {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }

    /// A line with its indentation, which a page would leave out.
    private static func shown(_ text: String) -> String {
        let line = text.shortened(to: longestLine).replacing("\t", with: "    ")
        let blanks = line.utf8.prefix { $0 == 0x20 }.count
        return String(repeating: "\u{A0}", count: blanks) + line.dropFirst(blanks)
    }
}
