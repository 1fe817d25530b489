internal import PortalTrace

/// The findings of a validation as a person reads them.
public struct ValidationTextReport: Sendable {
    private let style: TextStyle
    private let isQuiet: Bool

    /// Makes a report.
    ///
    /// - Parameter isQuiet: Whether it has what is wrong and the last line, and nothing else.
    public init(style: TextStyle, isQuiet: Bool = false) {
        self.style = style
        self.isQuiet = isQuiet
    }

    /// The findings, and whether the portal may be shipped.
    ///
    /// - Parameter figures: What was looked at, for the last line.
    public func text(
        _ findings: [Finding], _ scripts: [PortalScript], _ figures: ValidationFigures
    ) -> String {
        let printer = FindingText(style: style, scripts: scripts)
        if isQuiet {
            let wrong = findings.filter { $0.severity != .info }
            return (wrong.flatMap(printer.lines) + [verdict(findings, figures)])
                .map { $0 + "\n" }.joined()
        }
        var lines = findings.flatMap(printer.lines)
        if !findings.isEmpty { lines.append("") }
        for portal in figures.portals {
            lines.append("\(TraceValue.oneLine(portal.name)): \(verdict(portal.findings))")
        }
        lines.append(verdict(findings, figures))
        if findings.contains(where: { $0.severity != .info }) {
            lines.append("'portalhost rules ID' explains a rule, with examples.")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The last line of the findings: how many there are, and what was looked at.
    public func verdict(_ findings: [Finding], _ figures: ValidationFigures) -> String {
        verdict(findings) + style.paint(" (\(figures.text))", .faint)
    }

    /// "1 error, 2 warnings", in the colour of the worst.
    private func verdict(_ findings: [Finding]) -> String {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        return style.paint(
            "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")",
            errors > 0 ? .error : warnings > 0 ? .warning : .good)
    }
}
