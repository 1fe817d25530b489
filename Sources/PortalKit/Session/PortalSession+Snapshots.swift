internal import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// What a session's page showed, and how much more of it is taken.
struct SessionSnapshots {
    /// The longest markup of one.
    static let mostCharacters = 1_000_000
    /// How much markup is kept: a page of some size is shown after some hundred actions as well.
    static let mostOfAll = 32_000_000

    var taken: [TraceRecord.Snapshot] = []
    private var size = 0

    /// Whether there is room for one more.
    var isFull: Bool { size >= Self.mostOfAll }

    mutating func add(_ snapshot: TraceRecord.Snapshot) {
        var snapshot = snapshot
        // One text for pages that look the same.
        if let last = taken.last?.html, let html = snapshot.html,
            last == html
        {
            snapshot.html = last
        } else {
            size += snapshot.html?.utf8.count ?? 0
        }
        taken.append(snapshot)
    }
}

extension PortalSession {
    /// Keeps what the page shows now, for the event at an index of the trace.
    func takeSnapshot(ofEventAt index: Int?, isAfter: Bool) {
        guard options.takesSnapshots, stop == nil, !snapshots.isFull, let index,
            recorder.events.indices.contains(index),
            let page, !page.isClosed, let feature: UserFeature = page.feature()
        else { return }
        do throws(ScriptFailure) {
            guard
                let (html, isWhole) = try feature.snapshot(
                    most: SessionSnapshots.mostCharacters)
            else { return }
            snapshots.add(
                .init(
                    event: recorder.events[index].sequence, isAfter: isAfter, html: html,
                    isWhole: isWhole))
        } catch {
            page.report(error)
        }
    }
}
