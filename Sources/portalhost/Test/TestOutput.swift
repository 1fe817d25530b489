internal import Glibc
internal import PortalKit

/// Where the results of a suite go: standard output, a file, or both.
struct TestOutput {
    private enum Format { case text, json, junit, tap }

    private let format: Format
    private let file: String?
    private let page: String?
    private let printer: TestTextReport

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        format = try arguments.choice(
            "--format", [("text", .text), ("json", .json), ("junit", .junit), ("tap", .tap)],
            default: .text)
        file = arguments.value("--output")
        page = arguments.value("--html")
        if page == "-" {
            throw .usage("--html needs a file, not '-'", command: arguments.command)
        }
        printer = TestTextReport(style: Terminal.style(toError: false))
    }

    /// Whether a page is written, for which the runs have to leave something.
    var writesPage: Bool { page != nil }

    /// Whether standard output carries the text report.
    private var showsText: Bool { format == .text || file != nil }

    /// Shows a result as soon as it is there.
    func show(_ result: CaseResult) {
        if showsText { Terminal.print(printer.text(result)) }
    }

    /// Writes the report, and says how the process ends.
    ///
    /// - Parameter evidence: What the runs left, for the page.
    func finish(
        _ report: TestReport, evidence: CaseEvidence = CaseEvidence(), notRun: Int
    ) throws(CommandFailure) -> ExitCode {
        if showsText { Terminal.print("\n" + printer.summary(report)) }
        if notRun > 0 {
            Terminal.printError("stopped at the first failure; \(notRun) cases were not run")
        }
        let code: ExitCode = report.isClean ? .clean : .findings
        if let page {
            let text = TestHTMLReport.text(
                report, evidence: evidence, notRun: notRun, toolVersion: toolVersion)
            try FileOutput.write(text, to: page, what: "the page")
        }
        guard format != .text || file != nil else { return code }
        let text =
            switch format {
            case .text: TestTextReport(style: TextStyle(isColoured: false)).text(report)
            case .json: report.json
            case .junit: TestJUnitReport.text(report)
            case .tap: TestTAPReport.text(report)
            }
        guard let file else {
            Terminal.print(text)
            return code
        }
        try FileOutput.write(text, to: file, what: "the report")
        return code
    }
}
