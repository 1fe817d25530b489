internal import PortalJudge
internal import PortalKit
internal import PortalReports

/// The findings of a validation, in each form.
struct ValidationOutput {
    let validations: [PortalValidation]
    /// Whether the findings were compared with a baseline.
    let hasBaseline: Bool
    /// Whether the text says what is wrong and nothing else.
    var isQuiet = false

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
                return
                    ValidationTextReport(style: style, isQuiet: isQuiet).text(
                        findings, scripts + validations.flatMap(\.originals), figures)
            }
        }
    }
}
