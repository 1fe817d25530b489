public import PortalTrace

/// The time in which a fetch goes on.
public protocol FetchSteps: AnyObject {
    /// Does work when virtual milliseconds have passed; the result takes it out again.
    func after(_ milliseconds: Int, _ work: @escaping () -> Void) -> () -> Void
}

/// Steps that are done at once, while virtual time passes and nothing else is done in it: for
/// synchronous requests.
public final class SynchronousSteps: FetchSteps {
    private var queue = TaskQueue<() -> Void>()
    private let clock: VirtualClock

    /// Makes steps on a clock.
    public init(_ clock: VirtualClock) { self.clock = clock }

    /// Puts a step into its place.
    public func after(_ milliseconds: Int, _ work: @escaping () -> Void) -> () -> Void {
        let id = queue.add(due: clock.now + milliseconds, work)
        return { [weak self] in self?.queue.cancel(id) }
    }

    /// Does all steps, in order.
    ///
    /// - Parameter end: The virtual time after which none is done any more.
    /// - Returns: Whether all were done in time.
    public func run(until end: Int = .max) -> Bool {
        while let due = queue.nextDue {
            guard due <= end, let step = queue.next() else {
                clock.advance(to: end)
                return false
            }
            clock.advance(to: step.due)
            step.work()
        }
        return true
    }
}
