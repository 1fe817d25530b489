internal import JSONDocuments
internal import PortalTrace

/// Findings as SARIF 2.1.0, which code scanning services and editors read.
public enum SARIFReport {
    /// The document, with a line end.
    ///
    /// - Parameters:
    ///   - withheld: Findings that somebody has decided about: they are listed with who did.
    ///   - hasBaseline: Whether the findings were compared with a baseline: then those in `findings`
    ///     are new.
    ///   - rules: What is known of the rules; a rule that only a finding names is listed by its id.
    ///   - runs: Where the findings come from: their scripts give the source lines, their traces
    ///     the ways that led to the findings.
    ///   - command: The command that found them.
    ///   - toolVersion: Version of the program that writes it.
    public static func text(
        findings: [Finding], withheld: [WithheldFinding] = [], hasBaseline: Bool = false,
        rules: [RuleDescription], runs: [RunResult], command: String = "validate",
        toolVersion: String
    ) -> String {
        let catalog = SARIFRules(rules, findings + withheld.map(\.finding))
        let scripts = runs.flatMap(\.scripts)
        var sources = SARIFSources(scripts, originals: runs.flatMap(\.originals))
        var fingerprints = SARIFFingerprints()
        let entries = findings.map { ($0, nil) } + withheld.map { ($0.finding, $0.reason) }
        let results = entries.map { (finding: Finding, reason: WithheldFinding.Reason?) in
            SARIFLog.Result(
                baselineState: hasBaseline ? reason == .baseline ? "unchanged" : "new" : nil,
                codeFlows: codeFlow(finding, runs, &sources).map { [$0] },
                level: finding.severity.sarifLevel,
                locations: [
                    .init(
                        physicalLocation: finding.location.flatMap { sources.place($0) }
                            ?? sources.file(finding.file ?? scripts.mainFile ?? "portal"))
                ],
                message: message(finding),
                partialFingerprints: [
                    "portalhostFinding/v1": fingerprints.next(
                        finding, line: finding.location.flatMap { sources.line($0) })
                ],
                relatedLocations: relatedLocations(finding, &sources),
                ruleId: finding.ruleID.rawValue, ruleIndex: catalog.index[finding.ruleID],
                suppressions: suppressions(reason, &sources))
        }
        let driver = SARIFLog.Driver(
            name: "portalhost", rules: catalog.descriptors, version: toolVersion)
        return JSONOutput.text(
            SARIFLog(runs: [
                .init(
                    artifacts: sources.artifacts, automationDetails: automation(scripts, command),
                    results: results, tool: .init(driver: driver))
            ]))
    }

    /// Names the run by what it looked at, the same at each time: services compare a run with the
    /// last one of its name.
    private static func automation(
        _ scripts: [PortalScript], _ command: String
    ) -> SARIFLog.AutomationDetails {
        let names = scripts.map(\.name)
        var subject = names.first ?? "no scripts"
        if names.count > 1 {
            let parts = names.map { $0.split(separator: "/") }
            let shared = parts.dropFirst().reduce(parts[0].dropLast()) { shared, parts in
                shared.prefix(zip(shared, parts).prefix { $0 == $1 }.count)
            }
            subject = shared.isEmpty ? "scripts" : shared.joined(separator: "/")
        }
        return .init(
            description: .init(text: "What portalhost \(command) says of \(withoutLinks(subject))"),
            id: "portalhost/\(command)/\(subject)/")
    }

    /// The notes that name a place.
    private static func relatedLocations(
        _ finding: Finding, _ sources: inout SARIFSources
    ) -> [SARIFLog.Location]? {
        var locations: [SARIFLog.Location] = []
        for note in finding.notes {
            guard let place = note.location.flatMap({ sources.place($0) }) else { continue }
            locations.append(
                .init(
                    id: locations.count + 1, message: .init(text: withoutLinks(note.message)),
                    physicalLocation: place))
        }
        return locations.isEmpty ? nil : locations
    }

    private static func suppressions(
        _ reason: WithheldFinding.Reason?, _ sources: inout SARIFSources
    ) -> [SARIFLog.Suppression] {
        switch reason {
        case .comment(let words, let location):
            [
                .init(
                    justification: words, kind: "inSource",
                    location: sources.place(location).map { .init(physicalLocation: $0) })
            ]
        case .configuration:
            [
                .init(
                    justification:
                        "the rule is off in \(PortalConfiguration.fileName)",
                    kind: "external")
            ]
        // What a baseline knows is no suppression; `baselineState` says it.
        case .baseline, nil: []
        }
    }

    /// The words of a finding, its notes below.
    ///
    /// Braces stand as they are. The standard has them doubled, but the common readers show the
    /// text as it is written unless it comes with arguments.
    private static func message(_ finding: Finding) -> SARIFLog.Message {
        let lines = [finding.message] + finding.notes.map { "note: \($0.message)" }
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
        guard let last = finding.evidence.max() else { return nil }
        // Of several portals each has a run of its own.
        guard
            let run = runs.count == 1
                ? runs.first
                : runs.first(where: { run in
                    run.findings.contains { $0.identity == finding.identity }
                })
        else { return nil }
        let events = run.events.prefix(last).filter { $0.location != nil }
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
