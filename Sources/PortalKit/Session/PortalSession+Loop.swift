internal import JSONDocuments
internal import PortalTrace

/// How a session lets its event loop run, and for how long.
extension PortalSession {
    /// Lets time pass until nothing is left to do, or only what the page does again and again.
    public func settle() {
        rest = nil
        var quiet = beginQuietPhase()
        while stop == nil, !isIdle {
            if options.until == nil, comesToRest(&quiet) { return }
            let seen = recorder.events.count
            switch loop.runOne(until: timeLimit) {
            case .ran: break
            case .beyondLimit: return reachTimeLimit()
            case .empty, .paused: return
            }
            quiet.turns += 1
            if loop.isRepeating { quiet.repeats += 1 }
            if hasNews(from: seen) { quiet = beginQuietPhase() }
            if quiet.turns == 1, !isIdle, hasOnlyTimers(from: quiet.firstEvent) {
                quiet.shown = (fingerprint(), appearance())
            }
            if quiet.repeats > QuietPhase.mostRepeats, options.until != nil {
                stop = stop ?? .endlessTimers
            }
        }
    }

    /// Lets a time pass, in virtual milliseconds, and does what is due in it.
    public func advance(by milliseconds: Int) {
        rest = nil
        let end = loop.time(after: milliseconds)
        guard end <= options.longestTime ?? .max else {
            settle()
            stop = stop ?? .virtualTimeLimit
            return
        }
        var idleTimers = 0
        loop.noteProgress()
        while stop == nil {
            let before = loop.now
            guard loop.runOne(until: end) == .ran else { break }
            // Timers that set timers and leave the clock where it is would keep the time from ever
            // passing.
            if loop.now != before { idleTimers = 0 } else if loop.isRepeating { idleTimers += 1 }
            if idleTimers > options.mostIdleTimers { stop = .endlessTimers }
        }
        if stop == nil, !loop.isPaused { loop.clock.advance(to: end) }
    }

    /// Does the next work that is due.
    ///
    /// - Returns: Whether there was any.
    @discardableResult
    public func step() -> Bool {
        stop == nil && loop.runOne(until: timeLimit) == .ran
    }

    /// Whether nothing is left to do but what changes by itself.
    public var isIdle: Bool { loop.isIdle }

    // MARK: - The end of waiting

    /// The last virtual time at which something is done.
    private var timeLimit: Int {
        if let until = options.until { return until }
        if let longest = options.longestTime { return longest }
        // What the app does itself comes to an end, however late.
        if loop.count(of: .app) + loop.count(of: .user) > 0 { return .max }
        return lastNews > .max - RunOptions.month ? .max : lastNews + RunOptions.month
    }

    private func reachTimeLimit() {
        guard let until = options.until else {
            stop = .virtualTimeLimit
            return
        }
        loop.clock.advance(to: until)
        rest = .until
    }

    private func beginQuietPhase() -> QuietPhase {
        lastNews = loop.now
        loop.noteProgress()
        return QuietPhase(start: loop.now, firstEvent: recorder.events.count)
    }

    private func hasNews(from first: Int) -> Bool {
        // By index: an iteration would copy each event.
        (first..<recorder.events.count).contains { QuietPhase.isNews(recorder.events[$0].what) }
    }

    /// Whether the run is over, because only what comes again and again is left and has gone on long
    /// enough. Where something else is far away, the time until then is passed over.
    private func comesToRest(_ quiet: inout QuietPhase) -> Bool {
        guard let due = loop.nextDue else { return false }
        let isExhausted =
            loop.quietGenerations > options.mostIdleTimers || quiet.repeats > QuietPhase.mostRepeats
            || recorder.events.count - quiet.firstEvent > options.traceLimits.events / 4
        let (end, isBeyond) = quiet.start.addingReportingOverflow(options.longestQuiet)
        guard isExhausted || (!isBeyond && due > end && loop.now >= quiet.nextLook) else {
            return false
        }
        guard let lasting = loop.nextLasting(since: quiet.start) else {
            if due > end { loop.clock.advance(to: end) }
            rest = showsSomething(quiet) ? .keepsPolling : .endlessTimers
            return true
        }
        quiet.nextLook = lasting
        guard isExhausted else { return false }
        guard lasting > loop.now else {
            if quiet.repeats > 2 * QuietPhase.mostRepeats { stop = .endlessTimers }
            return stop != nil
        }
        guard lasting <= timeLimit else {
            rest = .keepsPolling
            return true
        }
        timePassedOver += lasting - loop.now
        loop.passOver(until: lasting)
        return false
    }

    /// Whether what repeats does anything that can be seen.
    private func showsSomething(_ quiet: QuietPhase) -> Bool {
        guard hasOnlyTimers(from: quiet.firstEvent) else { return true }
        return quiet.shown.map { text, look in
            !text.hasSameCodeUnits(as: fingerprint()) || look != appearance()
        } ?? false
    }

    private func hasOnlyTimers(from first: Int) -> Bool {
        (first..<recorder.events.count).allSatisfy { recorder.events[$0].kind == .timer }
    }
}
