internal import Glibc

/// Several measured times of one thing.
struct Measurement {
    /// Seconds, sorted.
    private let seconds: [Double]

    init(_ seconds: [Double]) {
        self.seconds = seconds.sorted()
    }

    /// The middle one.
    var median: Double { seconds.isEmpty ? 0 : seconds[seconds.count / 2] }
    /// The smallest one.
    var least: Double { seconds.first ?? 0 }
    /// The largest one.
    var most: Double { seconds.last ?? 0 }

    /// Times work once.
    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = now()
        try work()
        return now() - start
    }

    /// What work takes of the processor, in all threads of this program.
    static func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
        let start = now(CLOCK_PROCESS_CPUTIME_ID)
        try work()
        return now(CLOCK_PROCESS_CPUTIME_ID) - start
    }

    private static func now(_ clock: clockid_t = CLOCK_MONOTONIC) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

/// A number with so many digits after the point, right-aligned.
func number(_ value: Double, digits: Int, width: Int = 0) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (abs(value) * scale).rounded()
    guard rounded.isFinite, rounded < 1e15 else { return "?" }
    var text = "\(Int(rounded))"
    if digits > 0 {
        text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    if value < 0, rounded > 0 { text = "-" + text }
    return String(repeating: " ", count: max(0, width - text.count)) + text
}
