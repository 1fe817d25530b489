internal import PortalTrace

/// Findings as SARIF 2.1.0, which code scanning services and editors read.
public enum SARIFReport {
    /// The document, with a line end.
    ///
    /// - Parameters:
    ///   - rules: What is known of the rules; a rule that only a finding names is listed by its id.
    ///   - runs: Where the findings come from: their scripts give the source lines, their traces
    ///     the ways that led to the findings.
    ///   - toolVersion: Version of the program that writes it.
    public static func text(
        findings: [Finding], rules: [RuleDescription], runs: [RunResult], toolVersion: String
    ) -> String {
        let catalog = SARIFRules(rules, findings)
        var sources = SARIFSources(runs.flatMap(\.scripts))
        var fingerprints = SARIFFingerprints()
        let results = findings.map { finding in
            SARIFLog.Result(
                codeFlows: codeFlow(finding, runs, &sources).map { [$0] },
                level: finding.severity.sarifLevel,
                locations: finding.location.flatMap { sources.place($0) }.map {
                    [.init(physicalLocation: $0)]
                },
                message: message(finding),
                partialFingerprints: [
                    "portalhostFinding/v1": fingerprints.next(
                        finding, line: finding.location.flatMap { sources.line($0) })
                ],
                ruleId: finding.ruleID, ruleIndex: catalog.index[finding.ruleID])
        }
        let driver = SARIFLog.Driver(
            name: "portalhost", rules: catalog.descriptors, version: toolVersion)
        return JSONOutput.text(
            SARIFLog(runs: [
                .init(
                    artifacts: sources.artifacts, results: results, tool: .init(driver: driver))
            ]))
    }

    /// The words of a finding, its notes below.
    ///
    /// Braces stand as they are. The standard has them doubled, but the common readers show the
    /// text as it is written unless it comes with arguments.
    private static func message(_ finding: Finding) -> SARIFLog.Message {
        let lines = [finding.message] + finding.notes.map { "note: \($0)" }
        return .init(text: withoutLinks(lines.joined(separator: "\n")))
    }

    /// What a reader would take for a link (section 3.11.6) is none: it may be a portal's text.
    static func withoutLinks(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "(", last == "]" { result.append(" ") }
            result.append(scalar)
            last = scalar
        }
        return String(result)
    }

    // MARK: - Code flows

    /// How many events a way shows.
    private static let longestFlow = 20

    /// The events with a place that led to a finding, in order.
    private static func codeFlow(
        _ finding: Finding, _ runs: [RunResult], _ sources: inout SARIFSources
    ) -> SARIFLog.CodeFlow? {
        // A matrix adds notes to what a run found.
        let run = runs.first { run in
            run.findings.contains {
                $0.ruleID == finding.ruleID && $0.message == finding.message
                    && $0.location == finding.location
            }
        }
        guard let run else { return nil }
        // What stands at no event of its own (a declaration, say) is found out at the end.
        let end = run.events.firstIndex { $0.location != nil && $0.location == finding.location }
        let events = run.events.prefix(end.map { $0 + 1 } ?? .max).filter { $0.location != nil }
        let words = RunTextReport(style: TextStyle(isColoured: false))
        let steps = events.suffix(longestFlow).compactMap {
            event -> SARIFLog.ThreadFlowLocation? in
            guard let place = event.location.flatMap({ sources.place($0) }) else { return nil }
            return .init(
                executionOrder: event.sequence, kinds: [event.kind.rawValue],
                location: .init(
                    message: .init(
                        text: withoutLinks("\(timeText(event.time)) \(words.what(event))")),
                    physicalLocation: place))
        }
        return steps.isEmpty ? nil : .init(threadFlows: [.init(locations: steps)])
    }
}

extension Finding.Severity {
    /// The level that SARIF has for it.
    var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
