internal import PortalKit

/// Where the findings of a validation go, and in which forms.
struct ValidationOutput {
    private enum Format: String, CaseIterable { case text, json, sarif, junit, github, html }

    static let words = Format.allCases.map(\.rawValue).joined(separator: "|")

    private let format: Format
    private let files: [(format: Format, path: String)]

    /// The files that are written.
    var paths: [String] { files.map(\.path) }

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
        let known = Format.allCases.map { ($0.rawValue, $0) }
        format = try arguments.choice("--format", known, default: .text)
        var files: [(Format, String)] = []
        for word in arguments.all("--output") {
            let parts = word.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else {
                throw .usage(
                    "expected --output FORMAT:FILE, such as json:findings.json, found '\(word)'",
                    command: "validate")
            }
            files.append(
                (try arguments.pick(String(parts[0]), known, option: "--output"), String(parts[1])))
        }
        self.files = files
        if arguments.operands.count > 1, !arguments.operands.allSatisfy({ $0.hasSuffix(".js") }),
            format == .html || files.contains(where: { $0.0 == .html })
        {
            throw .usage(
                "an html report is about one portal; validate the folders one by one",
                command: "validate")
        }
    }

    /// Shows and writes everything.
    ///
    /// - Parameter hasBaseline: Whether the findings were compared with a baseline.
    func show(
        _ validations: [PortalValidation], hasBaseline: Bool
    ) throws(CommandFailure) {
        let style = Terminal.style(toError: false)
        let shown = text(validations, hasBaseline, format, style)
        if format == .github || format == .html {
            Terminal.print(document: shown)
        } else {
            Terminal.print(shown)
        }
        for file in files {
            let text = text(validations, hasBaseline, file.format, TextStyle(isColoured: false))
            try FileOutput.write(text, to: file.path, what: "the report")
        }
    }

    private func text(
        _ validations: [PortalValidation], _ hasBaseline: Bool, _ format: Format,
        _ style: TextStyle
    ) -> String {
        let findings = validations.flatMap(\.findings)
        let scripts = validations.flatMap(\.scripts)
        let figures = ValidationFigures(validations)
        switch format {
        case .text:
            return
                ValidationTextReport(style: style).text(
                    findings, scripts + validations.flatMap(\.originals), figures)
        case .json: return FindingJSONReport.text(findings, figures)
        case .sarif:
            return SARIFReport.text(
                findings: findings, withheld: figures.withheld, hasBaseline: hasBaseline,
                rules: RuleCatalog.all, runs: validations.map(\.run), toolVersion: toolVersion)
        case .junit: return FindingJUnitReport.text(findings, scripts: scripts)
        case .github: return GitHubReport.text(findings)
        case .html:
            return validations.map { validation in
                var run = validation.run
                run.findings = validation.findings
                return HTMLReport.text(
                    run: run, matrix: validation.matrix, toolVersion: toolVersion)
            }.joined()
        }
    }
}
