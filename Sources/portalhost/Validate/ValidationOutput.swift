internal import FoundationEssentials
internal import PortalKit

/// Where the findings of a validation go, and in which forms.
struct ValidationOutput {
    private enum Format: String, CaseIterable { case text, json, sarif, junit, github, html }

    static let words = Format.allCases.map(\.rawValue).joined(separator: "|")

    private let format: Format
    private let files: [(format: Format, path: String)]

    init(_ arguments: ParsedArguments) throws(UsageError) {
        let known = Format.allCases.map { ($0.rawValue, $0) }
        format = try arguments.choice("--format", known, default: .text)
        var files: [(Format, String)] = []
        for word in arguments.all("--output") {
            let parts = word.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else {
                throw UsageError(
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
            throw UsageError(
                "an html report is about one portal; validate the folders one by one",
                command: "validate")
        }
    }

    /// Shows and writes everything.
    ///
    /// - Returns: Whether all files could be written.
    func show(_ validations: [PortalValidation]) -> Bool {
        Terminal.print(text(validations, format, Terminal.style(toError: false)))
        return files.allSatisfy {
            Self.write(text(validations, $0.format, TextStyle(isColoured: false)), to: $0.path)
        }
    }

    private func text(
        _ validations: [PortalValidation], _ format: Format, _ style: TextStyle
    ) -> String {
        let findings = validations.flatMap(\.findings)
        let scripts = validations.flatMap(\.scripts)
        switch format {
        case .text: return ValidationTextReport(style: style).text(findings, scripts)
        case .json: return FindingJSONReport.text(findings)
        case .sarif:
            return SARIFReport.text(
                findings: findings, rules: RuleCatalog.all, runs: validations.map(\.run),
                toolVersion: toolVersion)
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

    /// Writes a file, and says why that could not be done.
    static func write(_ text: String, to path: String) -> Bool {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
            return true
        } catch {
            Terminal.printError(
                "portalhost: error: '\(path)' cannot be written: \(FileErrors.words(error))")
            return false
        }
    }
}
