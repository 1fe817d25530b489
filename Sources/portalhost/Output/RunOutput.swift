internal import PortalKit

/// A run in each form.
struct RunOutput {
    let command: String
    let run: RunResult
    var detail = ReportDetail.usual

    /// Shows and writes everything.
    func show(_ output: ReportOutput, toError: Bool = false) throws(CommandFailure) {
        let plain = RunTextReport(style: TextStyle(isColoured: false))
        let common = FindingOutput(
            command: command, findings: run.findings, scripts: run.scripts, runs: [run],
            verdict: plain.summary(run))
        try output.show(toError: toError, summary: { common.summary }) { format, style in
            if let text = common.text(format) { return text }
            switch format {
            case .json: return String(decoding: RunJSONReport.bytes(run), as: UTF8.self)
            case .html:
                return HTMLReport.text(run: run, matrix: nil, toolVersion: toolVersion)
            default:
                return RunTextReport(style: style, detail: detail, width: Terminal.width)
                    .text(run)
            }
        }
    }
}
