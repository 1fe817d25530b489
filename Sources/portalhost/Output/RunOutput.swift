internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// A run in each form.
struct RunOutput {
    let command: String
    let run: RunResult
    /// What translates places in bundles: people read the files that were written.
    let maps: SourceMaps
    var detail = ReportDetail.usual

    /// Shows and writes everything.
    func show(_ output: ReportOutput, toError: Bool = false) throws(CommandFailure) {
        let shown = maps.translated(run)
        let plain = RunTextReport(style: TextStyle(isColoured: false))
        let failure = run.callError.map {
            CommandFailure.couldNotRun("--call: \(TraceValue.oneLine($0))").findings
        }
        let common = FindingOutput(
            command: command,
            findings: shown.findings + (failure ?? []).about(shown.scripts),
            scripts: shown.scripts, runs: [shown], verdict: plain.summary(shown))
        try output.show(toError: toError, summary: { common.summary }) { format, style in
            if let text = common.text(format) { return text }
            switch format {
            case .json: return String(decoding: RunJSONReport.bytes(run, maps: maps), as: UTF8.self)
            case .html:
                return HTMLReport.text(run: shown, matrix: nil, toolVersion: toolVersion)
            default:
                return RunTextReport(style: style, detail: detail, width: Terminal.width)
                    .text(shown)
            }
        }
    }
}
