/// Steps out of a function at whose end the engine would lose them: one that went on behind an `await`, and
/// one that a function of the engine called, such as that of `bind`.
extension PortalDebugger {
    /// Where a step leads that leaves such a function; nil if it leaves none.
    func leaving(_ stop: DebugStop, _ command: DebugAction) -> DebugStep.Leaving? {
        guard let frame = stop.frames.first else { return nil }
        switch command {
        case .stepOut: break
        case .stepOver, .nextLine, .nextExpression, .stepInto:
            guard scripts.isAtEnd(frame) else { return nil }
        case .go, .abandon: return nil
        }
        if stop.frames.depth > 1 {
            guard stop.isCalledByEngine else { return nil }
            return .callers(stop.frames.dropFirst().filter { !$0.isOfHost && $0.place != nil })
        }
        if let caller = stop.earlierFrames.first?.dropFirst().first, scripts.awaitsCall(caller) {
            return .to(caller)
        }
        // The engine knows who waits only where the promise was settled from the beginning.
        return stop.isCalledByEngine ? .anywhere : nil
    }

    /// So many positions around a place are enough for what goes on near it.
    private static let mostPositions = 60
    /// So many callers are looked at, and so many positions of each.
    private static let mostCallers = 3, mostOfCaller = 20

    /// Has the script stop where a step comes to its end.
    func stopBehind(_ stop: DebugStop, _ leaving: DebugStep.Leaving) {
        switch leaving {
        case .to(let awaiter): stopNear(awaiter, Self.mostPositions)
        case .anywhere:
            if let frame = stop.frames.first { stopNear(frame, Self.mostPositions) }
        case .callers(let callers):
            for caller in callers.prefix(Self.mostCallers) { stopNear(caller, Self.mostOfCaller) }
        }
    }

    private func stopNear(_ frame: DebugFrame, _ most: Int) {
        guard let place = frame.place, let script = scripts.script(frame.scriptID) else { return }
        let all = scripts.positions(of: script)
        let at = all.firstIndex { place.isBefore($0) } ?? all.endIndex
        let near = all[max(0, at - most / 2)..<min(all.count, at + most / 2)]
            .filter { !scripts.isArmed($0) }
        if !near.isEmpty { activate() }
        near.forEach(scripts.stopAt)
        leavingPlaces += near
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
