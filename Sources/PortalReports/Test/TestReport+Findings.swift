internal import PortalTrace

extension TestReport {
    /// What is not as expected, as findings: for reports that list places in files.
    ///
    /// A problem that has no place in a script stands at the beginning of its case's file.
    public var findings: [Finding] {
        cases.filter { $0.status != .passed }.flatMap { result in
            let rule = RuleID(rawValue: result.status == .broken ? "case-broken" : "case-failed")
            return result.problems.map { problem in
                Finding(
                    rule, .error,
                    "\(result.name.shortened(to: 80)): \(problem.message)".shortened(to: 240),
                    at: problem.location ?? SourceLocation(file: result.id, line: 1),
                    notes: problem.lines.map { Finding.Note($0) }
                        + (problem.location == nil
                            ? [] : [Finding.Note("the case is \(result.id)")]))
            }
        }
    }
}
