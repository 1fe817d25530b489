internal import PortalKit

/// Which findings are shown, and which of them fail.
struct FindingFilter {
    private let only: Set<String>
    private let ignored: Set<String>
    private let least: Finding.Severity
    private let isStrict: Bool
    /// Findings that are known already.
    var baseline: Baseline?

    init(_ arguments: ParsedArguments) throws(UsageError) {
        let known = RuleCatalog.all.map { ($0.id, $0.id) }
        var only: Set<String> = []
        for word in arguments.all("--rule") {
            only.insert(try arguments.pick(word, known, option: "--rule"))
        }
        var ignored: Set<String> = []
        for word in arguments.all("--ignore") {
            ignored.insert(try arguments.pick(word, known, option: "--ignore"))
        }
        self.only = only
        self.ignored = ignored
        least = try arguments.choice(
            "--severity", [("error", .error), ("warning", .warning), ("info", .info)],
            default: .info)
        isStrict = arguments.has("--strict")
    }

    /// The findings that count.
    func kept(_ findings: [Finding], _ scripts: [PortalScript]) -> [Finding] {
        let kept = findings.filter { finding in
            (only.isEmpty || only.contains(finding.ruleID)) && !ignored.contains(finding.ruleID)
                && rank(finding.severity) <= rank(least)
        }
        return baseline?.news(in: kept, scripts) ?? kept
    }

    /// Whether a portal with these findings may not be shipped.
    func fails(_ findings: [Finding]) -> Bool {
        findings.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
    }

    private func rank(_ severity: Finding.Severity) -> Int {
        switch severity {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }
}
