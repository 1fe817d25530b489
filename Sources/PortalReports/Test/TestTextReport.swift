internal import PortalTrace

/// The results of a suite as a person reads them.
public struct TestTextReport: Sendable {
    private let style: TextStyle

    /// Makes a report.
    public init(style: TextStyle) {
        self.style = style
    }

    /// The lines of one case.
    public func text(_ result: CaseResult) -> String {
        let name = TraceValue.oneLine(result.name)
        let file = style.paint(TraceValue.oneLine(result.id), .faint)
        guard result.status != .passed else {
            return "\(style.paint("✔", .good)) \(name)  \(file)\n"
        }
        let word = result.status == .broken ? "could not be run" : "failed"
        var lines = ["\(style.paint("✘", .error)) \(name)  \(file)  \(style.paint(word, .error))"]
        for problem in result.problems {
            let place = problem.location.map { "\(TraceValue.oneLine("\($0)")): " } ?? ""
            lines.append("    \(place)\(TraceValue.oneLine(problem.message))")
            lines += (problem.frame ?? []).map {
                style.paint("      \(TraceValue.oneLine($0))", .faint)
            }
            lines += problem.lines.map { "      \(painted(TraceValue.oneLine($0)))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func painted(_ line: String) -> String {
        switch line.first {
        case "-": style.paint(line, .good)
        case "+": style.paint(line, .error)
        default: line
        }
    }

    /// The names of the cases that failed, to be read without scrolling; nothing where there are few
    /// cases.
    public func failures(_ report: TestReport) -> String {
        let failed = report.cases.filter { $0.status != .passed }
        guard !failed.isEmpty, report.cases.count > 5 else { return "" }
        let lines = failed.map { result in
            "  \(style.paint("✘", .error)) \(TraceValue.oneLine(result.name))  "
                + style.paint(TraceValue.oneLine(result.id), .faint) + "\n"
        }
        return style.paint("Failed", .heading) + "\n" + lines.joined() + "\n"
    }

    /// The slowest cases, by the time of the real world.
    public func slowest(_ cases: [(result: CaseResult, seconds: Double)]) -> String {
        guard !cases.isEmpty else { return "" }
        let lines = cases.map { entry in
            "  \(CaseTimes.text(entry.seconds)) s  \(TraceValue.oneLine(entry.result.name))  "
                + style.paint(TraceValue.oneLine(entry.result.id), .faint) + "\n"
        }
        return style.paint("Slowest", .heading) + "\n" + lines.joined() + "\n"
    }

    /// The last line.
    public func summary(_ report: TestReport) -> String {
        style.paint(report.summaryLine, report.isClean ? .good : .error) + "\n"
    }

    /// The whole report.
    public func text(_ report: TestReport) -> String {
        report.cases.map(text).joined() + "\n" + failures(report) + summary(report)
    }
}
