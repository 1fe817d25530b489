/// The forms in which coverage is written.
public enum CoverageFormat: String, CaseIterable, Sendable {
    case lcov, cobertura, json, html

    /// The document.
    ///
    /// - Parameters:
    ///   - findings: What a page shows beside the lines.
    ///   - toolVersion: Version of the program that writes it.
    public func text(
        _ coverage: Coverage, findings: [Finding], toolVersion: String
    ) -> String {
        text(coverage, findings: findings, in: Repository(), toolVersion: toolVersion)
    }

    /// The document.
    ///
    /// - Parameters:
    ///   - findings: What a page shows beside the lines.
    ///   - repository: Where names of files begin.
    ///   - toolVersion: Version of the program that writes it.
    package func text(
        _ coverage: Coverage, findings: [Finding], in repository: Repository, toolVersion: String
    ) -> String {
        switch self {
        case .lcov: LCOVReport.text(coverage)
        case .cobertura: CoberturaReport.text(coverage, in: repository)
        case .json: CoverageJSON.text(coverage)
        case .html:
            CoverageHTMLReport.text(coverage, findings: findings, toolVersion: toolVersion)
        }
    }
}
