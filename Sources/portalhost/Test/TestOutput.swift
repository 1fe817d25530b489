internal import Glibc
internal import PortalJudge
internal import PortalKit
internal import PortalReports

/// Where the results of a suite go: standard output as they come, and reports at the end.
struct TestOutput {
    let reports: ReportOutput
    private let printer: TestTextReport
    private let detail: ReportDetail
    /// How many of the slowest cases are listed.
    private let slowest: Int

    init(
        _ arguments: ParsedArguments, _ detail: ReportDetail, slowest: Int
    ) throws(CommandFailure) {
        reports = try ReportOutput(arguments)
        printer = TestTextReport(style: Terminal.style(toError: false))
        self.detail = detail
        self.slowest = slowest
    }

    /// Whether a page is written, for which the runs have to leave something.
    var writesPage: Bool { reports.has(.html) }

    private var showsText: Bool { reports.format == .text }

    /// How the runs of cases are shown, where everything is asked for.
    var timelines: RunTextReport? {
        guard showsText, detail == .everything else { return nil }
        return RunTextReport(
            style: Terminal.style(toError: false), detail: .everything, width: Terminal.width)
    }

    /// Shows a result as soon as it is there.
    ///
    /// - Parameter timeline: Its run, where that is shown.
    func show(_ result: CaseResult, timeline: String? = nil) {
        guard showsText, detail != .findings || result.status != .passed else { return }
        Terminal.print(printer.text(result))
        guard let timeline else { return }
        let lines = timeline.split(separator: "\n", omittingEmptySubsequences: false)
        Terminal.print(lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined())
    }

    /// Writes the reports, and says how the process ends.
    func finish(_ suite: TestedSuite) throws(CommandFailure) -> ExitCode {
        let report = suite.report
        if showsText {
            Terminal.print("\n" + printer.failures(report))
            Terminal.print(printer.slowest(suite.times.slowest(slowest, of: report.cases)))
            Terminal.print(printer.summary(report))
        }
        if suite.notRun > 0 {
            Terminal.printError("stopped at the first failure; \(suite.notRun) cases were not run")
        }
        let common = FindingOutput(
            command: "test", findings: report.findings, scripts: [], runs: [],
            verdict: report.summaryLine)
        func text(_ format: ReportFormat, _ style: TextStyle) -> String {
            switch format {
            case .text: TestTextReport(style: style).text(report)
            case .json: report.json
            case .junit: TestJUnitReport.text(report, times: suite.times)
            case .tap: TestTAPReport.text(report)
            case .html:
                TestHTMLReport.text(
                    report, evidence: suite.evidence, notRun: suite.notRun,
                    toolVersion: toolVersion)
            case .github, .sarif: common.text(format) ?? ""
            }
        }
        if showsText {
            try reports.write(summary: { common.summary }, text)
        } else {
            try reports.show(summary: { common.summary }, text)
        }
        return report.isClean ? .clean : .findings
    }
}

/// A suite after its run.
struct TestedSuite {
    var report: TestReport
    /// What the runs left, for a page.
    var evidence = CaseEvidence()
    /// How long they took.
    var times = CaseTimes()
    /// How many cases were left out because of an earlier failure.
    var notRun = 0
}
