internal import PortalTrace

/// The event loop: the earliest due work is done, and the virtual clock moves on to it.
extension PortalSession {
    /// Lets time pass until nothing is left to do, or only timers that lead to nothing.
    public func settle() {
        // Timers that set timers for ever lead to nothing; a million that were set at once end.
        var calm = generation
        var seen = recorder.events.count
        while stop == nil, !isIdle, let task = tasks.next() {
            guard task.due <= options.longestTime else {
                stop = .virtualTimeLimit
                break
            }
            run(task)
            if !recorder.hasOnly(.timer, from: seen) { calm = generation }
            seen = recorder.events.count
            if generation - calm > options.mostIdleTimers, pendingSteps == 0 {
                stop = .endlessTimers
            }
        }
    }

    /// Lets a time pass, in virtual milliseconds, and does what is due in it.
    public func advance(by milliseconds: Int) {
        let (end, isBeyond) = clock.now.addingReportingOverflow(max(0, milliseconds))
        guard !isBeyond, end <= options.longestTime else {
            settle()
            stop = stop ?? .virtualTimeLimit
            return
        }
        var idleTimers = 0
        while stop == nil, let due = tasks.nextDue, due <= end, let task = tasks.next() {
            let before = clock.now
            run(task)
            // Timers that leave the clock where it is would keep the time from ever passing.
            idleTimers = clock.now == before ? idleTimers + 1 : 0
            if idleTimers > options.mostIdleTimers { stop = .endlessTimers }
        }
        if stop == nil { clock.advance(to: end) }
    }

    /// Does the next work that is due.
    ///
    /// - Returns: Whether there was any.
    @discardableResult
    public func step() -> Bool {
        guard stop == nil, let due = tasks.nextDue, due <= options.longestTime,
            let task = tasks.next()
        else { return false }
        run(task)
        return true
    }

    /// Whether nothing is left to do but what changes by itself.
    public var isIdle: Bool { tasks.count <= pendingChanges }

    private func run(_ task: (due: Int, work: () -> Void)) {
        clock.advance(to: task.due)
        host.onProgress?()
        task.work()
    }
}
