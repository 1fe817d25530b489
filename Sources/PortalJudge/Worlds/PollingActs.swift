internal import JSONDocuments
internal import PortalTrace

/// What a page does again and again, whatever the app tells it: the requests and console lines of keep-alives,
/// polls and clocks. They are no reaction to anything.
struct PollingActs {
    /// What was seen often enough.
    private var repeated: Set<CodeUnits> = []
    /// What was seen before the portal was told anything.
    private var known: Set<CodeUnits> = []
    private let ofIntervals: Set<Int>
    /// What intervals do once, whatever its numbers are, after the portal was told and not before.
    private var once: Set<CodeUnits> = []
    /// When the portal was told.
    private let told: Set<Int>
    /// So often it has to be seen while nothing else happens.
    private static let least = 3

    /// - Parameter isTold: Whether an event tells the portal what it is to react to.
    init(_ run: RunResult, until isTold: (TraceEvent) -> Bool) {
        ofIntervals = run.events.begunByIntervals
        told = Set(run.events.filter(isTold).map(\.time))
        let before = run.events.prefix { !isTold($0) }
        let last = run.events.last { QuietPhase.isNews($0.what) }
        let behind = run.events.drop { $0.sequence <= last?.sequence ?? 0 }
        for events in [before, behind] {
            var counts: [CodeUnits: Int] = [:]
            for text in events.lazy.compactMap(Self.text) {
                counts[text, default: 0] += 1
                if counts[text] == Self.least { repeated.insert(text) }
            }
        }
        known = Set(before.lazy.compactMap(Self.text))
        var seen = Set(known.map(Self.withoutDigits))
        for event in run.events.dropFirst(before.count) where ofIntervals.contains(event.sequence) {
            guard let text = Self.text(event).map(Self.withoutDigits) else { continue }
            if seen.insert(text).inserted { once.insert(text) } else { once.remove(text) }
        }
    }

    private static func withoutDigits(_ text: CodeUnits) -> CodeUnits {
        CodeUnits(
            String(decoding: text.text.utf8.filter { !(48...57).contains($0) }, as: UTF8.self))
    }

    /// Whether an event is one of them.
    func contains(_ event: TraceEvent) -> Bool {
        guard let text = Self.text(event) else { return false }
        // What an interval does once may be an answer that waited for it; a request is sent again.
        if ofIntervals.contains(event.sequence) {
            if event.kind != .console || !once.contains(Self.withoutDigits(text)) { return true }
        }
        // What is done at once is an answer, though it was done before.
        return repeated.contains(text) || known.contains(text) && !told.contains(event.time)
    }

    /// Requests, console lines, and what comes of a request that fails.
    private static func isAct(_ event: TraceEvent) -> Bool {
        event.kind == .network || event.kind == .console || event.kind == .rejection
    }

    private static func text(_ event: TraceEvent) -> CodeUnits? {
        guard isAct(event) else { return nil }
        let place = event.location.map { "\($0.file ?? ""):\($0.line):\($0.column ?? 0)" } ?? ""
        let words = event.arguments.map(\.displayText).joined(separator: " ")
        return CodeUnits(
            "\(event.kind.rawValue) \(event.name) \(place) \(ReactionWords.withoutTime(words))")
    }
}
