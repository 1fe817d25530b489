internal import PortalTrace

/// Where the parts of a sequence diagram stand, in SVG units.
struct SequenceLayout {
    static let width = 1_140
    /// Room for number and time, before the first line of life.
    static let gutter = 112
    static let headHeight = 30
    private static let rowHeight = 30
    /// The width of a character of a label.
    private static let characterWidth = 6.7

    /// The actors that occur, from left to right.
    let actors: [TraceActor]
    let rows: [Row]
    /// How many events are left out.
    let left: Int
    let height: Int
    private let spacing: Int

    /// One event, or the gap in the middle.
    struct Row {
        /// Nil is the gap.
        var event: TraceEvent?
        var y: Int
        /// Whether the time differs from the row's before.
        var showsTime: Bool
        var shape: Shape

        /// Where its label begins.
        var left: Int {
            switch shape {
            case .note: SequenceLayout.gutter - 7
            case .loop(let x): x + 18
            case .arrow(let from, let to): min(from, to)
            }
        }
    }

    /// What is drawn for an event.
    enum Shape {
        /// No actor does it: words alone.
        case note
        /// Somebody does it to themselves.
        case loop(Int)
        case arrow(from: Int, to: Int)
    }

    init(_ events: [TraceEvent], mostRows: Int) {
        let occurring = Set(events.flatMap { [$0.from, $0.to] })
        let order: [TraceActor] = [
            .user, .server, .partnerCenter, .portal, .webView, .app, .euicc, .modem, .smdpPlus,
            .smds,
        ]
        actors = order.filter { occurring.contains($0) }
        // The last line of life leaves room for the labels of its own events.
        let room = Self.width - Self.gutter - 60 - 210
        spacing = min(190, room / max(1, actors.count - 1))
        let (first, left, last) = events.cut(to: mostRows)
        self.left = left
        var shown: [TraceEvent?] = Array(first)
        if left > 0 { shown.append(nil) }
        shown += Array(last)
        var rows: [Row] = []
        var time: Int?
        let positions = Dictionary(
            uniqueKeysWithValues: zip(actors, 0...)
        ).mapValues { [spacing] in Self.gutter + 60 + $0 * spacing }
        for event in shown {
            rows.append(
                Row(
                    event: event, y: Self.headHeight + 18 + rows.count * Self.rowHeight,
                    showsTime: event.map { $0.time != time } ?? false,
                    shape: event.map { Self.shape($0, positions) } ?? .note))
            time = event?.time ?? time
        }
        self.rows = rows
        height = 2 * Self.headHeight + 10 + rows.count * Self.rowHeight
    }

    private static func shape(_ event: TraceEvent, _ x: [TraceActor: Int]) -> Shape {
        let from = event.from.flatMap { x[$0] }
        let to = event.to.flatMap { x[$0] }
        return switch (from, to) {
        case (nil, nil): .note
        case (let from?, let to?): from == to ? .loop(from) : .arrow(from: from, to: to)
        case (let only?, nil), (nil, let only?): .loop(only)
        }
    }

    /// Where an actor's line of life stands.
    func x(of actor: TraceActor) -> Int {
        Self.gutter + 60 + (actors.firstIndex(of: actor) ?? 0) * spacing
    }

    var boxWidth: Int { min(126, spacing - 6) }

    /// A label, cut where the diagram ends.
    func fitted(_ text: String, at x: Int) -> String {
        text.shortened(to: Int(Double(Self.width - x - 4) / Self.characterWidth))
    }
}
