/// The time of a run, which passes only when the event loop says so.
public final class VirtualClock {
    /// When every run begins, in milliseconds since 1970: 2019-01-15 09:00 UTC.
    public static let launchTime = 1_547_542_800_000.0

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
