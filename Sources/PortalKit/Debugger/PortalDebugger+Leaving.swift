/// Steps out of a function that went on behind an `await`: into the one that waits for it.
extension PortalDebugger {
    /// Where a step leads that leaves such a function; nil if it does not, or what called it is on the stack.
    func leaving(_ stop: DebugStop, _ command: DebugAction) -> DebugStep.Leaving? {
        guard stop.frames.depth == 1, let frame = stop.frames.first else { return nil }
        switch command {
        case .stepOut: break
        case .stepOver, .nextLine, .nextExpression, .stepInto:
            guard scripts.isAtEnd(frame) else { return nil }
        case .go, .abandon: return nil
        }
        if let caller = stop.earlierFrames.first?.dropFirst().first, scripts.awaitsCall(caller) {
            return .to(caller)
        }
        // The engine knows who waits only where the promise was settled from the beginning. What it has
        // resumed stands on a function of its own.
        return stop.frames.dropFirst().first.map { $0.place == nil } == true ? .anywhere : nil
    }

    /// So many positions around a place are enough for what goes on near it.
    private static let mostPositions = 400

    /// Has the script stop where a function goes on that waited.
    func stopBehind(_ stop: DebugStop, _ leaving: DebugStep.Leaving) {
        var frame = stop.frames.first
        if case .to(let awaiter) = leaving { frame = awaiter }
        guard let frame, let place = frame.place, let script = scripts.script(frame.scriptID) else {
            return
        }
        let all = scripts.positions(of: script)
        let at = all.firstIndex { place.isBefore($0) } ?? all.endIndex
        let near = all[
            max(0, at - Self.mostPositions / 2)..<min(all.count, at + Self.mostPositions / 2)]
        leavingPlaces = near.filter { !scripts.isArmed($0) }
        if !leavingPlaces.isEmpty { activate() }
        leavingPlaces.forEach(scripts.stopAt)
    }

    /// A stop was reached, there or elsewhere.
    func forgetLeaving() {
        for place in leavingPlaces {
            scripts.disarm(place)
            // One that was counted is counted again.
            guard let index = counters.firstIndex(of: place) else { continue }
            for context in scripts.contexts { scripts.arm(place, in: context, counter: index + 1) }
        }
        leavingPlaces = []
    }
}
