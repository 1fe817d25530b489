internal import Glibc

/// Time that passes in fact: where a real server or a person is waited for.
enum RealTime {
    /// Waits for some milliseconds; a signal that ends the process ends the wait.
    static func pass(_ milliseconds: Int) {
        let end = ContinuousClock.now + .milliseconds(max(0, milliseconds))
        while true {
            let left = (end - ContinuousClock.now) / .milliseconds(1)
            guard left > 0 else { return }
            // A signal that does not end the process would cut it short.
            usleep(UInt32(min(left * 1_000 + 1, 500_000)))
        }
    }
}
