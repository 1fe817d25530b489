/// What the runs of cases left, for the page of a suite: made while the cases run, because runs are
/// not kept, and never more than a page can hold.
public struct CaseEvidence: Sendable, Codable {
    /// Markup by the case's file.
    private var pieces: [String: String] = [:]
    private var size = 0
    /// Markup for failed cases, in bytes; what comes later has its differences only.
    private static let most = 8 << 20
    /// Passed cases leave room for those that fail.
    private static let mostOfPassed = 2 << 20

    /// Makes one without anything in it.
    public init() {}

    /// Takes note of what a case's run left, if there is room.
    public mutating func add(_ result: CaseResult, _ run: RunResult) {
        guard size < (result.status == .passed ? Self.mostOfPassed : Self.most) else { return }
        let piece = HTMLCase.evidence(of: run, prefix: Self.prefix(result)).markup
        size += piece.utf8.count
        pieces[result.id] = piece
    }

    /// What is known of a case; nil if nothing is.
    func html(of result: CaseResult) -> HTML? {
        pieces[result.id].map { HTML(stringLiteral: $0) }
    }

    /// What ids begin with in a case's part of the page. A file's name may be anything.
    static func prefix(_ result: CaseResult) -> String {
        "case-\(SARIFFingerprints.hash(result.id))-"
    }
}
