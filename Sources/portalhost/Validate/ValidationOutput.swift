internal import FoundationEssentials
internal import PortalKit

/// Where the findings of a validation go, and in which forms.
struct ValidationOutput {
    private enum Format: String, CaseIterable { case text, json }

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
