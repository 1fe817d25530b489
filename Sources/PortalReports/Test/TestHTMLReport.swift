internal import PortalTrace

/// The results of a suite as one page that works from a disk, without a network: for people.
///
/// Failed cases come first, with their differences and what their runs left; passed ones are closed.
/// The file stays bounded whatever the suite's size: what is left out is counted.
public enum TestHTMLReport {
    /// Beyond so many cases of a kind the others are counted only.
    private static let mostCases = 3_000
    /// So many failed cases are open at once.
    private static let mostOpen = 5
    /// Beyond so many bytes of them too.
    private static let mostBytes = 12 << 20

    /// The page.
    ///
    /// - Parameters:
    ///   - evidence: What the runs left; nothing where reports were merged.
    ///   - notRun: How many cases were left out because of an earlier failure.
    ///   - toolVersion: Version of the program that writes it.
    public static func text(
        _ report: TestReport, evidence: CaseEvidence, notRun: Int = 0, toolVersion: String
    ) -> String {
        let failed = report.cases.filter { $0.status != .passed }
        let passed = report.cases.filter { $0.status == .passed }
        var sections = [summary(report, notRun)]
        if report.cases.count > 5 { sections.append(search(report)) }
        if !failed.isEmpty {
            sections.append(section("failed", "Failed cases", failed, evidence))
        }
        if !passed.isEmpty {
            sections.append(section("passed", "Passed cases", passed, evidence))
        }
        return HTMLPage(
            heading: "Test report", subject: subject(report), sections: sections,
            showsPages: evidence.showsPages
        ).text(toolVersion: toolVersion)
    }

    private static func search(_ report: TestReport) -> HTMLSection {
        let statuses = CaseResult.Status.allCases.map { status in
            HTMLSearch.Status(
                value: status.rawValue,
                title: status == .broken ? "could not be run" : status.rawValue,
                count: report.cases.count { $0.status == status })
        }
        return HTMLSection(
            id: "search", title: "Search",
            content: HTMLSearch.field("cases", items: "details.case", statuses))
    }

    /// The folder that all cases are in.
    private static func subject(_ report: TestReport) -> String {
        guard let first = report.cases.first?.id, let last = report.cases.last?.id else {
            return "no cases"
        }
        // The list is sorted, so what its ends share is shared by all.
        let shared = zip(first.split(separator: "/"), last.split(separator: "/"))
            .prefix { $0 == $1 }.map { String($0.0) }
        let text = (first.hasPrefix("/") ? "/" : "") + shared.joined(separator: "/")
        return text.isEmpty
            ? HTMLParts.count(report.cases.count, "case") : text.shortened(to: 120)
    }

    private static func summary(_ report: TestReport, _ notRun: Int) -> HTMLSection {
        var rows: [(String, HTML)] = [
            (
                "Verdict",
                HTMLParts.verdict(report.summaryLine, report.isClean ? .good : .error)
            ),
            ("Cases", "\(report.cases.count)"),
            (
                "Virtual time",
                "<time>\(timeText(report.cases.reduce(0) { $0 + $1.time }))</time> in all"
            ),
            (
                "Crossed the border",
                "\(HTMLParts.count(report.cases.reduce(0) { $0 + $1.events }, "event"))"
            ),
        ]
        if notRun > 0 {
            rows.append(
                (
                    "Not run",
                    HTMLParts.verdict(
                        "\(HTMLParts.count(notRun, "case")), after the first failure", .warning)
                ))
        }
        let list = rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" as HTML }.joined()
        return HTMLSection(
            id: "summary", title: "Summary", content: "<dl class=\"facts\">\n\(list)</dl>\n")
    }

    private static func section(
        _ id: String, _ title: String, _ cases: [CaseResult], _ evidence: CaseEvidence
    ) -> HTMLSection {
        var content: HTML = ""
        var size = 0
        var shown = 0
        for result in cases {
            guard shown < mostCases, size < mostBytes else { break }
            shown += 1
            let known = evidence.html(of: result)
            let missing: HTML =
                result.status == .broken ? "" : "<p>The trace of this case is not kept here.</p>\n"
            let prefix = CaseEvidence.prefix(result)
            let html = HTMLCase.html(
                result, id: String(prefix.dropLast()), evidence: known ?? missing,
                isOpen: result.status != .passed && shown <= mostOpen)
            size += html.markup.utf8.count
            content += html
        }
        if shown < cases.count {
            content += """
                <p>… \(cases.count - shown) more; the other report formats have them all</p>

                """
        }
        return HTMLSection(id: id, title: "\(title) (\(cases.count))", content: content)
    }
}
