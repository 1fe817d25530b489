internal import MobilePlans
internal import PortalTrace

/// A timeline without what its next lines say again: properties of purchase metadata stand in the call
/// that they are made for.
enum TimelineFolding {
    /// A line of the timeline.
    enum Line: Equatable {
        case event(TraceEvent)
        /// Properties that were set one after the other.
        case folded(TraceEvent, count: Int)
    }

    static func folded(_ events: [TraceEvent]) -> [Line] {
        var lines: [Line] = []
        for event in events {
            guard event.kind == .set, event.name.hasPrefix("PurchaseMetaData.") else {
                lines.append(.event(event))
                continue
            }
            if case .folded(let first, let count)? = lines.last {
                lines[lines.count - 1] = .folded(first, count: count + 1)
            } else {
                lines.append(.folded(event, count: 1))
            }
        }
        // One property is no longer as itself.
        return lines.map { line in
            if case .folded(let event, 1) = line { .event(event) } else { line }
        }
    }
}
