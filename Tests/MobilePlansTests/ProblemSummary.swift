import MobilePlans

extension FormatProblem {
    /// Severity, code, property and position in one line, for tables of expectations.
    var summary: String {
        let place = [property.map { "of \($0)" }, position.map { "at \($0)" }].compactMap { $0 }
        return (["\(severity)", code] + place).joined(separator: " ")
    }
}

extension Parsed {
    /// All problems, each in one line.
    var summaries: [String] { problems.map(\.summary) }
}
