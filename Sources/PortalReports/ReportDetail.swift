/// How much a report for people says.
public enum ReportDetail: Sendable {
    /// Findings and the last line.
    case findings
    /// What a person looks for first; what is alike is put together, long lines are cut.
    case usual
    /// All that there is.
    case everything
}
