internal import PortalTrace

/// Places in a run, and the way back to them.
extension PortalDebugger {
    /// Has the run go to a place without a stop, before it begins.
    package func travel(to point: RunPoint, as reason: DebugStop.Reason) {
        let itinerary = Itinerary(to: point, as: reason)
        itinerary.filters.functionBreakpoints += filters.functionBreakpoints.filter {
            $0.hitCount != nil
        }
        self.itinerary = itinerary
        activate()
    }

    /// From where an itinerary begins on, what is counted may not stop the script: its steps go to
    /// the place and nowhere else.
    func stopCounting(for itinerary: Itinerary) {
        for script in scripts.all {
            for place in countedPlaces(in: script) where !itinerary.places.contains(place) {
                scripts.disarm(place)
            }
        }
        let before = itinerary.filters
        itinerary.filters = itinerary.ownFilters
        for context in scripts.contexts { apply(itinerary.filters, instead: before, to: context) }
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
