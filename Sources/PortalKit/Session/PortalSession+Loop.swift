internal import PortalTrace

/// How a session lets its event loop run, and for how long.
extension PortalSession {
    /// Lets time pass until nothing is left to do, or only timers that lead to nothing.
    public func settle() {
        loop.noteProgress()
        while stop == nil, !isIdle {
            let seen = recorder.events.count
            switch loop.runOne(until: options.longestTime) {
            case .ran: break
            case .beyondLimit: stop = .virtualTimeLimit
            case .empty, .paused: return
            }
            if !recorder.hasOnly(.timer, from: seen) { loop.noteProgress() }
            if loop.idleGenerations > options.mostIdleTimers { stop = stop ?? .endlessTimers }
        }
    }

    /// Lets a time pass, in virtual milliseconds, and does what is due in it.
    public func advance(by milliseconds: Int) {
        let end = loop.time(after: milliseconds)
        guard end <= options.longestTime else {
            settle()
            stop = stop ?? .virtualTimeLimit
            return
        }
        var idleTimers = 0
        while stop == nil {
            let before = loop.now
            guard loop.runOne(until: end) == .ran else { break }
            // Timers that leave the clock where it is would keep the time from ever passing.
            idleTimers = loop.now == before ? idleTimers + 1 : 0
            if idleTimers > options.mostIdleTimers { stop = .endlessTimers }
        }
        if stop == nil, !loop.isPaused { loop.clock.advance(to: end) }
    }

    /// Does the next work that is due.
    ///
    /// - Returns: Whether there was any.
    @discardableResult
    public func step() -> Bool {
        stop == nil && loop.runOne(until: options.longestTime) == .ran
    }

    /// Whether nothing is left to do but what changes by itself.
    public var isIdle: Bool { loop.isIdle }
}
