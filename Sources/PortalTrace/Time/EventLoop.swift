/// The event loop of one run (HTML, section 8.1.7): the clock, and everything that is to be done at
/// a time.
///
/// The earliest due task is done, and the clock moves on to it. All who wait, wait here: timers,
/// requests, the simulated app, navigation. Used on one thread.
public final class EventLoop {
    /// What came of `runOne`.
    public enum Turn: Equatable, Sendable {
        /// A task was done.
        case ran
        /// Nothing is queued.
        case empty
        /// The next task is due after the limit.
        case beyondLimit
        /// The loop is paused.
        case paused
    }

    /// The time.
    public let clock: VirtualClock
    /// Called before each task: the run is getting on.
    public var onTurn: (() -> Void)?
    /// Whether no task begins until `resume`.
    public private(set) var isPaused = false

    /// How many tasks began so far.
    public private(set) var turns = 0

    private var queue = TaskQueue<PostedTask>()
    /// What a script waits for; everything else stands still meanwhile.
    private var nested = TaskQueue<PostedTask>()
    private var counts = [Int](repeating: 0, count: TaskSource.allCases.count)
    /// How many tasks, each queued by the one before, led to the one that runs.
    private var generation = 0
    /// Whether the task that ran last may be one that comes again and again: not one of those that
    /// waited when something last happened, however many they are.
    public private(set) var isRepeating = false
    /// The generation in which something last happened.
    private var lastProgress = 0

    /// Makes a loop in which nothing waits.
    public init(clock: VirtualClock = VirtualClock()) { self.clock = clock }

    /// Virtual milliseconds since launch.
    public var now: Int { clock.now }

    // MARK: - Posting

    /// Queues a task for a virtual time, in milliseconds since launch; a time that has passed is now.
    @discardableResult
    public func post(
        at due: Int, source: TaskSource, _ work: @escaping () -> Void
    ) -> TaskID {
        add(due, source, .closure(work))
    }

    /// Queues a task for when a virtual time, in milliseconds, has passed.
    @discardableResult
    public func post(
        after milliseconds: Int = 0, source: TaskSource, _ work: @escaping () -> Void
    ) -> TaskID {
        add(time(after: milliseconds), source, .closure(work))
    }

    /// Queues a task that its target knows by number.
    @discardableResult
    public func post(
        after milliseconds: Int, source: TaskSource, number: Int, of target: any TaskTarget
    ) -> TaskID {
        add(time(after: milliseconds), source, .number(number, target))
    }

    /// Takes a task out before it is due; does nothing if it was done.
    public func cancel(_ id: TaskID) {
        let removed =
            id.source == .synchronous ? nested.cancel(id.entry) : queue.cancel(id.entry)
        if removed != nil { counts[id.source.rawValue] -= 1 }
    }

    private func add(_ due: Int, _ source: TaskSource, _ work: PostedTask.Work) -> TaskID {
        counts[source.rawValue] += 1
        let task = PostedTask(
            source: source, generation: generation + 1, posted: clock.now, work: work)
        let due = max(due, clock.now)
        return TaskID(
            source: source,
            entry: source == .synchronous ? nested.add(due: due, task) : queue.add(due: due, task))
    }

    /// The virtual time when milliseconds have passed; the last there is, if there is no such time.
    public func time(after milliseconds: Int) -> Int {
        let (time, isBeyond) = clock.now.addingReportingOverflow(max(0, milliseconds))
        return isBeyond ? .max : time
    }

    // MARK: - Running

    /// When the next task is due, if there is one.
    public var nextDue: Int? { queue.nextDue }

    /// Does the next task, if it is due by a time.
    @discardableResult
    public func runOne(until limit: Int = .max) -> Turn {
        if isPaused { return .paused }
        guard let due = queue.nextDue else { return .empty }
        guard due <= limit, let (_, task) = queue.next() else { return .beyondLimit }
        clock.advance(to: due)
        turns += 1
        onTurn?()
        counts[task.source.rawValue] -= 1
        if task.source.countsGenerations { generation = task.generation }
        isRepeating = !task.source.countsGenerations || task.generation > lastProgress + 1
        task.run()
        return .ran
    }

    /// Does the tasks of the source `synchronous` while everything else stands still and time
    /// passes.
    ///
    /// - Parameter end: The virtual time after which none is done any more.
    /// - Returns: Whether all were done in time.
    public func runNested(until end: Int = .max) -> Bool {
        while let due = nested.nextDue {
            guard due <= end, let (_, task) = nested.next() else {
                clock.advance(to: end)
                return false
            }
            clock.advance(to: due)
            counts[task.source.rawValue] -= 1
            task.run()
        }
        return true
    }

    /// Lets time pass at once while a script waits: nothing is done in it.
    public func pass(_ milliseconds: Int) { clock.advance(to: time(after: milliseconds)) }

    /// Lets no task begin, for a debugger: the clock stands still.
    public func pause() { isPaused = true }

    /// Goes on after `pause`.
    public func resume() { isPaused = false }

    // MARK: - What waits

    /// How many tasks of a source wait.
    public func count(of source: TaskSource) -> Int { counts[source.rawValue] }

    /// Whether a task that counts is due by a virtual time.
    ///
    /// - Parameter counts: Told a task's source, and its number if its target knows it by one.
    public func hasTask(by time: Int, where counts: (TaskSource, Int?) -> Bool) -> Bool {
        queue.contains(by: time) { task in
            if case .number(let number, _) = task.work { return counts(task.source, number) }
            return counts(task.source, nil)
        }
    }

    /// Whether nothing is left to do but what changes by itself.
    public var isIdle: Bool {
        TaskSource.allCases.allSatisfy { !$0.keepsRunning || count(of: $0) == 0 }
    }

    /// When the earliest task is due that keeps a run going and is not one of those that come again
    /// and again.
    ///
    /// - Parameter time: Since when something has to have come again.
    public func nextLasting(since time: Int) -> Int? {
        let oldest = lastProgress + 1
        return queue.nextDue { task in
            switch task.source {
            case .change: return false
            case .app, .user, .navigation: return true
            case .timer, .dom, .network, .rendering, .synchronous:
                guard task.posted > time || task.generation > oldest else { return true }
                guard case .number(let number, let target) = task.work else { return false }
                return !target.comesAgain(number, since: time)
            }
        }
    }

    /// Lets the time pass until a task is due, without doing what comes again and again meanwhile: it
    /// goes on then.
    public func passOver(until due: Int) {
        guard due > clock.now else { return }
        queue.postpone(before: due, by: due - clock.now)
    }

    /// How many tasks, each queued by the one before, led to nothing so far.
    ///
    /// Timers that set timers for ever lead to nothing; a million that were set at once are one
    /// generation.
    public var quietGenerations: Int { generation - lastProgress }

    /// Takes note that something happened: timers so far led to something.
    public func noteProgress() { lastProgress = generation }
}
