/// The time of a run, which passes only when the event loop says so.
public final class VirtualClock {
    /// Virtual milliseconds since launch.
    public private(set) var now: Int

    /// Makes a clock.
    public init(now: Int = 0) {
        self.now = now
    }

    /// Moves on to a time; an earlier one changes nothing, because time never goes back.
    public func advance(to time: Int) {
        now = max(now, time)
    }
}
