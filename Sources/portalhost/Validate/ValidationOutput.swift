internal import PortalJudge
internal import PortalKit
internal import PortalReports
internal import PortalTrace

/// The findings of a validation, in each form.
struct ValidationOutput {
    let validations: [PortalValidation]
    /// Whether the findings were compared with a baseline.
    let hasBaseline: Bool
    /// How much the text says.
    var detail = ReportDetail.usual

    /// Shows and writes everything.
    func show(_ output: ReportOutput) throws(CommandFailure) {
        let figures = ValidationFigures(validations)
        let findings = validations.flatMap(\.findings)
        let scripts = validations.flatMap(\.scripts)
        let plain = ValidationTextReport(style: TextStyle(isColoured: false))
        var common = FindingOutput(
            command: "validate", findings: findings, scripts: scripts,
            runs: validations.map(\.run), verdict: plain.verdict(findings, figures))
        common.withheld = figures.withheld
        common.hasBaseline = hasBaseline
        try output.show(summary: { common.summary }) { format, style in
            if let text = common.text(format) { return text }
            switch format {
            case .json: return FindingJSONReport.text(findings, figures)
            case .html:
                return validations.map { validation in
                    var run = validation.run
                    run.findings = validation.findings
                    return HTMLReport.text(
                        run: run, matrix: validation.matrix, lookedAt: figures.text,
                        toolVersion: toolVersion)
                }.joined()
            default:
                let report = ValidationTextReport(style: style, isQuiet: detail == .findings)
                return runs(style)
                    + report.text(findings, scripts + validations.flatMap(\.originals), figures)
            }
        }
    }

    /// What was run, where everything is asked for: the timeline, and each world in a line. Their findings are those of
    /// the validation.
    private func runs(_ style: TextStyle) -> String {
        guard detail == .everything else { return "" }
        let width = Terminal.width
        return validations.map { validation in
            var run = validation.run
            run.findings = []
            var text = ""
            if validations.count > 1 {
                text += style.paint(TraceValue.oneLine(validation.name), .heading) + "\n"
            }
            text += RunTextReport(style: style, detail: .everything, width: width).text(run) + "\n"
            if var matrix = validation.matrix {
                matrix.findings = []
                text +=
                    MatrixTextReport(style: style, detail: .everything, width: width).text(matrix)
                    + "\n"
            }
            return text
        }.joined()
    }
}
