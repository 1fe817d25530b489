internal import PortalTrace

/// Places in a run, and the way back to them.
extension PortalDebugger {
    /// Has the run go to a place without a stop, before it begins.
    package func travel(to point: RunPoint, as reason: DebugStop.Reason) {
        itinerary = Itinerary(to: point, as: reason)
        activate()
    }

    /// Whether the run is on its way to a place where it was before.
    package var isTravelling: Bool { itinerary != nil }

    /// The place behind an event of the trace; nil if it has not happened.
    package func point(ofEvent sequence: Int) -> RunPoint? {
        guard let session, session.events.contains(where: { $0.sequence == sequence }) else {
            return nil
        }
        return RunPoint(entry: 1, .event(sequence))
    }
}
