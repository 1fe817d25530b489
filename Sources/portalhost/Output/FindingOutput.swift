internal import PortalJudge
internal import PortalKit
internal import PortalReports

/// Findings in the forms that are the same whichever command found them.
struct FindingOutput {
    /// The command, for titles.
    var command: String
    var findings: [Finding]
    var withheld: [WithheldFinding] = []
    /// Whether the findings were compared with a baseline.
    var hasBaseline = false
    var scripts: [PortalScript]
    var runs: [RunResult] = []
    /// One line that says how it went.
    var verdict: String

    /// The findings of something that could not be done.
    init(_ failure: CommandFailure, command: String) {
        self.command = command
        findings = failure.findings
        scripts = []
        verdict = "could not run: \(failure.findings.first?.message ?? failure.message)"
    }

    init(
        command: String, findings: [Finding], scripts: [PortalScript], runs: [RunResult],
        verdict: String
    ) {
        self.command = command
        self.findings = findings
        self.scripts = scripts
        self.runs = runs
        self.verdict = verdict
    }

    /// The report in a form; nil for those that each command has of its own.
    func text(_ format: ReportFormat) -> String? {
        switch format {
        case .text, .json, .html: nil
        case .junit: FindingJUnitReport.text(findings, scripts: scripts)
        case .tap: FindingTAPReport.text(findings, scripts: scripts)
        case .github: GitHubReport.text(findings) + CommandLines.defused(verdict) + "\n"
        case .sarif:
            SARIFReport.text(
                findings: findings, withheld: withheld, hasBaseline: hasBaseline,
                rules: RuleCatalog.all, runs: runs, command: command, toolVersion: toolVersion)
        }
    }

    /// The report in any form, for a command that has nothing else to show.
    func whole(_ format: ReportFormat, _ style: TextStyle) -> String {
        if let text = text(format) { return text }
        switch format {
        case .json: return FindingJSONReport.text(findings)
        case .html:
            return FailureHTMLReport.text(
                findings, heading: "portalhost \(command)", verdict: verdict,
                toolVersion: toolVersion)
        default:
            let printer = FindingText(style: style, scripts: scripts)
            return (findings.flatMap(printer.lines) + [verdict]).map { $0 + "\n" }.joined()
        }
    }

    /// The report as Markdown, for the page of a job.
    var summary: String {
        JobSummary.text(title: "portalhost \(command)", verdict: verdict, findings: findings)
    }
}
