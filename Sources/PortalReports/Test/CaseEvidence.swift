internal import JSONDocuments

/// What the runs of cases left, for the page of a suite: made while the cases run, because runs are
/// not kept, and never more than a page can hold.
public struct CaseEvidence: Sendable {
    /// Markup by the case's file.
    private var pieces: [CodeUnits: String] = [:]
    private var size = 0
    /// Markup for failed cases, in bytes; what comes later has its differences only.
    private static let most = 8 << 20
    /// Passed cases leave room for those that fail.
    private static let mostOfPassed = 2 << 20

    /// Makes one without anything in it.
    public init() {}

    /// Takes note of what a case's run left, if there is room.
    public mutating func add(_ result: CaseResult, _ run: RunResult) {
        if hasRoom(for: result.status) { add(result, Self.piece(result, run)) }
    }

    /// Whether there is room for what another case leaves.
    public func hasRoom(for status: CaseResult.Status) -> Bool {
        size < (status == .passed ? Self.mostOfPassed : Self.most)
    }

    /// What a case's run leaves, as `add` takes it from another process.
    ///
    /// What the page of a passed case looked like is left out: no reader looks for anything in it.
    public static func piece(_ result: CaseResult, _ run: RunResult) -> String {
        var run = run
        if result.status == .passed { run.snapshots = [] }
        return HTMLCase.evidence(of: run, prefix: prefix(result)).markup
    }

    /// Takes note of what a case's run left in another process, if there is room.
    public mutating func add(_ result: CaseResult, _ piece: String) {
        guard hasRoom(for: result.status) else { return }
        size += piece.utf8.count
        pieces[result.id] = piece
    }

    /// Whether anything shows what a page looked like.
    var showsPages: Bool {
        pieces.values.contains { $0.utf8.count > 0 && $0.contains("<iframe sandbox=\"\"") }
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
