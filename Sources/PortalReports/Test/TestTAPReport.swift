internal import PortalTrace

/// The results of a suite in the Test Anything Protocol, version 14.
public enum TestTAPReport {
    /// The document.
    public static func text(_ report: TestReport) -> String {
        var lines = ["TAP version 14", "1..\(report.cases.count)"]
        for (index, result) in report.cases.enumerated() {
            let word = result.status == .passed ? "ok" : "not ok"
            lines.append("\(word) \(index + 1) - \(description(result))")
            guard result.status != .passed else { continue }
            lines += ["  ---", "  status: \(result.status.rawValue)", "  problems:"]
            for problem in result.problems {
                let place = problem.location.map { "\($0): " } ?? ""
                lines.append("    - \(TraceValue.string(place + problem.message).literal)")
                lines += problem.lines.map { "    - \(TraceValue.string($0).literal)" }
            }
            lines.append("  ...")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A description without what the protocol would take for a directive.
    private static func description(_ result: CaseResult) -> String {
        TAPText.description("\(result.name) (\(result.id))")
    }
}
