internal import MobilePlans

extension Finding.Severity {
    /// How bad a finding is that tells of a value's problem.
    init(_ severity: FormatProblem.Severity) {
        self =
            switch severity {
            case .error: .error
            case .warning: .warning
            case .information: .info
            }
    }
}
