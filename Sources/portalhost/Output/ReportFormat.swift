/// The forms that reports have, in every command that makes some.
enum ReportFormat: String, CaseIterable {
    case text, json, junit, tap, github, sarif, html

    static let words = allCases.map(\.rawValue).joined(separator: "|")
}
