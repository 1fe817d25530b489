internal import PortalTrace

/// A user case on the page of a suite: closed where it passed, open where it did not.
enum HTMLCase {
    /// More events than this are not drawn, and not listed.
    private static let mostDrawn = 80
    private static let mostListed = 400
    /// More moments than this are not shown: each has the page twice.
    private static let mostMoments = 12
    /// More differences than this, and more lines of one, are counted only.
    private static let mostProblems = 30
    private static let mostLines = 60

    /// The case with what is known of it.
    ///
    /// - Parameters:
    ///   - id: Of its element.
    ///   - isOpen: Whether all of it is shown at once.
    ///   - evidence: What `evidence(of:prefix:)` made of its run.
    static func html(
        _ result: CaseResult, id: String, evidence: HTML, isOpen: Bool
    ) -> HTML {
        """
        <details class="case \(result.status == .passed ? "passed" : "failed")" id="\(id)" \
        data-status="\(result.status.rawValue)"\(isOpen ? " open" as HTML : "")>
        <summary>\(verdict(result)) <h3>\(result.name.shortened(to: 200))</h3> \
        <code>\(result.id.shortened(to: 300))</code> <time>\(timeText(result.time))</time>, \
        \(HTMLParts.count(result.events, "event"))</summary>
        \(problems(result))\(evidence)</details>

        """
    }

    private static func verdict(_ result: CaseResult) -> HTML {
        switch result.status {
        case .passed: HTMLParts.verdict("passed", .good)
        case .failed: HTMLParts.verdict("failed", .error)
        case .broken: HTMLParts.verdict("could not be run", .error)
        }
    }

    // MARK: - Differences

    private static func problems(_ result: CaseResult) -> HTML {
        var html = result.problems.prefix(mostProblems).map(problem).joined()
        if result.problems.count > mostProblems {
            html += "<p>… \(result.problems.count - mostProblems) more differences</p>\n"
        }
        return html
    }

    private static func problem(_ problem: CaseResult.Problem) -> HTML {
        let place: HTML = problem.location.map { "\(HTMLParts.code("\($0)")): " } ?? ""
        let message = problem.message.shortened(to: HTMLParts.longestText)
        var lines = problem.lines.prefix(mostLines).map(line).joined()
        if problem.lines.count > mostLines {
            lines += "… \(problem.lines.count - mostLines) more lines\n"
        }
        let list: HTML =
            lines.markup.isEmpty
            ? ""
            : """
            <pre class="difference" tabindex="0" aria-label="- expected, + seen">\(lines)</pre>

            """
        let frame: HTML =
            problem.frame.map { frame in
                let lines = frame.map { "\($0)\n" as HTML }.joined()
                return "<pre class=\"excerpt\" tabindex=\"0\"><code>\(lines)</code></pre>\n"
            } ?? ""
        return "<p>\(place)\(message)</p>\n\(frame)\(list)"
    }

    private static func line(_ line: String) -> HTML {
        let text = line.shortened(to: HTMLParts.longestText)
        return switch line.utf8.first {
        case UInt8(ascii: "-"): "<span class=\"good\">\(text)</span>\n"
        case UInt8(ascii: "+"): "<span class=\"bad\">\(text)</span>\n"
        default: "\(text)\n"
        }
    }

    // MARK: - Evidence

    /// What a run left: findings, diagram, callbacks, device and trace.
    ///
    /// - Parameter prefix: What all ids in it begin with.
    static func evidence(of run: RunResult, prefix: String) -> HTML {
        var sections: [HTMLSection] = []
        if !run.findings.isEmpty {
            sections.append(
                HTMLSection(
                    id: prefix + "findings", title: "Findings",
                    content: HTMLFindings.articles(
                        run.findings, run.sources.linesByName, level: 5)))
        }
        if !run.events.isEmpty {
            sections.append(
                SequenceDiagram.section(run.events, prefix: prefix, most: mostDrawn))
        }
        if !run.wiring.isEmpty {
            sections.append(HTMLWiring.section(run.wiring, prefix: prefix))
        }
        if let page = HTMLSnapshots.section(run, prefix: prefix, most: mostMoments) {
            sections.append(page)
        }
        if !run.events.isEmpty {
            sections.append(HTMLTrace.section(run.events, prefix: prefix, most: mostListed))
        }
        return sections.map { $0.html(level: 4) }.joined()
    }
}
