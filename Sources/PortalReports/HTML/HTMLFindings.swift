internal import JSONDocuments
internal import PortalTrace

/// The findings, each with its source line.
enum HTMLFindings {
    static func section(_ run: RunResult) -> HTMLSection {
        guard !run.findings.isEmpty else {
            return HTMLSection(
                id: "findings", title: "Findings",
                content: "<p>\(HTMLParts.verdict("No rule has anything to say.", .good))</p>\n")
        }
        let sources = run.sources.linesByName
        var content = articles(run.findings, sources)
        // A few are seen at once.
        if run.findings.count > 5 {
            let statuses = Finding.Severity.allCases.map { severity in
                HTMLSearch.Status(
                    value: severity.rawValue, title: severity.rawValue,
                    count: run.findings.count { $0.severity == severity })
            }
            content =
                HTMLSearch.field("findings", items: "#findings .finding", statuses) + content
        }
        return HTMLSection(id: "findings", title: "Findings", content: content)
    }

    /// Beyond this many findings the rest is counted only.
    private static let mostFindings = 500

    /// - Parameter level: Of their headings.
    static func articles(
        _ findings: [Finding], _ sources: [CodeUnits: SourceLines], level: Int = 3
    ) -> HTML {
        var result = findings.prefix(mostFindings).map { article($0, sources, level) }.joined()
        if findings.count > mostFindings {
            result += "<p>… \(findings.count - mostFindings) more findings</p>\n"
        }
        return result
    }

    private static func article(
        _ finding: Finding, _ sources: [CodeUnits: SourceLines], _ level: Int
    ) -> HTML {
        let style = TextStyle(isColoured: false)
        let place = finding.location.map { "\($0)" } ?? finding.file ?? "no place in a script"
        let notes = finding.notes.map {
            "<li>\($0.message.shortened(to: HTMLParts.longestText))</li>\n" as HTML
        }
        let list: HTML = notes.isEmpty ? "" : "<ul>\n\(notes.joined())</ul>\n"
        return """
            <article class="finding \(finding.severity.rawValue)" \
            data-status="\(finding.severity.rawValue)">
            <h\(level)>\(HTMLParts.verdict(finding.severity.rawValue, style.role(of: finding.severity))): \
            \(finding.message.shortened(to: HTMLParts.longestText))</h\(level)>
            <p class="place"><code>\(place)</code> <span class="rule">\(finding.ruleID.rawValue)</span></p>
            \(excerpt(finding.location, sources))\(list)</article>

            """
    }

    private static func excerpt(
        _ location: SourceLocation?, _ sources: [CodeUnits: SourceLines]
    ) -> HTML {
        guard let location, let file = location.file, let lines = sources[file],
            let excerpt = SourceExcerpt(location, in: lines)
        else { return "" }
        let number = "\(excerpt.number)"
        var text: HTML = "<span class=\"number\">\(number) | </span>\(excerpt.text)\n"
        if let caret = excerpt.caret {
            let gutter = String(repeating: " ", count: number.count)
            text += """
                <span class="number" aria-hidden="true">\(gutter) | </span>\
                \(String(repeating: " ", count: caret))<b aria-hidden="true">^</b>

                """
        }
        return """
            <pre class="excerpt" tabindex="0" aria-label="Source, line \(number)"><code>\(text)\
            </code></pre>

            """
    }
}
