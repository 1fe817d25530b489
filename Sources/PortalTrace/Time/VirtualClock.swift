/// The time of a run, which passes when the event loop says so.
public final class VirtualClock {
    /// When every run begins, in milliseconds since 1970: 2019-01-15 09:00 UTC.
    public static let launchTime = 1_547_542_800_000.0
    /// What a look at the clock takes, in virtual microseconds: a script that waits in a loop for a
    /// time to come sees it come.
    public static let lookTime = 5

    /// Virtual milliseconds since launch.
    public private(set) var now: Int
    private var microseconds = 0

    /// Makes a clock.
    public init(now: Int = 0) {
        self.now = now
    }

    /// Moves on to a time; an earlier one changes nothing, because time never goes back.
    public func advance(to time: Int) {
        guard time > now else { return }
        now = time
        microseconds = 0
    }

    /// The time as a script sees it that looks at the clock: virtual milliseconds since launch, with
    /// their fraction. No two looks give the same.
    public func look() -> Double {
        microseconds += Self.lookTime
        if microseconds >= 1_000 {
            microseconds -= 1_000
            now += 1
        }
        return Double(now) + Double(microseconds) / 1_000
    }
}
