internal import JSONDocuments
internal import PortalTrace

/// What a page does again and again, whatever the app tells it: the requests and console lines of keep-alives,
/// polls and clocks. They are no reaction to anything.
struct PollingActs {
    private let texts: Set<CodeUnits>
    private let ofIntervals: Set<Int>
    /// So often it has to be seen while nothing else happens.
    private static let least = 3

    /// - Parameter isTold: Whether an event tells the portal what it is to react to.
    init(_ run: RunResult, until isTold: (TraceEvent) -> Bool) {
        var found: Set<CodeUnits> = []
        for event in run.events {
            if isTold(event) { break }
            if let text = Self.text(event) { found.insert(text) }
        }
        let last = run.events.last { QuietPhase.isNews($0.what) }
        var counts: [CodeUnits: Int] = [:]
        for event in run.events where event.sequence > last?.sequence ?? 0 {
            guard let text = Self.text(event) else { continue }
            counts[text, default: 0] += 1
            if counts[text] == Self.least { found.insert(text) }
        }
        texts = found
        ofIntervals = run.events.begunByIntervals
    }

    /// Whether an event is one of them.
    func contains(_ event: TraceEvent) -> Bool {
        if ofIntervals.contains(event.sequence), event.kind == .network || event.kind == .console {
            return true
        }
        return Self.text(event).map(texts.contains) ?? false
    }

    private static func text(_ event: TraceEvent) -> CodeUnits? {
        guard event.kind == .network || event.kind == .console else { return nil }
        let place = event.location.map { "\($0.file ?? ""):\($0.line):\($0.column ?? 0)" } ?? ""
        let words = event.arguments.map(\.displayText).joined(separator: " ")
        return CodeUnits(
            "\(event.kind.rawValue) \(event.name) \(place) \(ReactionWords.withoutTime(words))")
    }
}
