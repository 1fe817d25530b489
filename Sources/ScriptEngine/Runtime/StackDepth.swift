internal import Glibc

/// How much of its thread's stack a run used: what a recursion without an end does depends on what
/// the engine had compiled before, and only there.
public enum StackDepth {
    /// What runs that come to no limit do not use, in bytes from the stack's beginning.
    private static let much = 1_536 << 10
    /// So much of it is looked at: no frame leaves it out.
    private static let probe = 256 << 10

    /// Whether so much of the stack was used since it was forgotten that the engine may have come to its
    /// limit; true where that cannot be known.
    public static var isLarge: Bool {
        guard let (low, high) = bounds(), high - low > much + probe else { return true }
        let page = sysconf(Int32(_SC_PAGESIZE))
        let end = (high - much - probe) / page * page
        var address = (high - much - 1) / page * page
        while address >= end {
            var state: UInt8 = 0
            // A part that the stack never grew to is not there, and none below it.
            guard let place = unsafe UnsafeMutableRawPointer(bitPattern: address),
                unsafe mincore(place, page, &state) == 0
            else { return false }
            if state & 1 == 1 { return true }
            address -= page
        }
        return false
    }

    /// Gives the pages that a deep run left behind back to the system. Only the unused end of the stack
    /// is touched.
    public static func forget() {
        guard let (low, high) = bounds(), high - low > much + probe else { return }
        let page = sysconf(Int32(_SC_PAGESIZE))
        var here = 0
        let used = unsafe withUnsafeMutablePointer(to: &here) { high - Int(bitPattern: $0) }
        guard used < much / 2 else { return }
        // The last pages before the guard of a thread's stack stay as they are.
        let first = (low + 16 * page) / page * page
        let last = (high - much) / page * page
        var address = first
        // One page after another: the stack of the first thread has grown to a part of them only.
        while address < last {
            let step = min(last - address, probe)
            if let place = unsafe UnsafeMutableRawPointer(bitPattern: address) {
                unsafe madvise(place, step, MADV_DONTNEED)
            }
            address += step
        }
    }

    private typealias Attributes =
        @convention(c) (
            pthread_t, UnsafeMutablePointer<pthread_attr_t>
        ) -> Int32

    /// `pthread_getattr_np`, which Glibc's module does not show.
    nonisolated(unsafe) private static let attributesSymbol = unsafe dlsym(
        nil, "pthread_getattr_np")
    /// `gettid`, which it does not show either.
    nonisolated(unsafe) private static let threadSymbol = unsafe dlsym(nil, "gettid")

    /// Where the stack of the process's first thread lies: it is read from a file of the system, and
    /// stays where it is.
    private static let first = measuredBounds()

    /// The addresses between which the stack of this thread lies.
    private static func bounds() -> (low: Int, high: Int)? {
        guard let symbol = unsafe threadSymbol,
            unsafe unsafeBitCast(symbol, to: (@convention(c) () -> pid_t).self)() == getpid()
        else { return measuredBounds() }
        return first
    }

    private static func measuredBounds() -> (low: Int, high: Int)? {
        var attributes = pthread_attr_t()
        guard let symbol = unsafe attributesSymbol,
            unsafe unsafeBitCast(symbol, to: Attributes.self)(pthread_self(), &attributes) == 0
        else { return nil }
        defer { unsafe pthread_attr_destroy(&attributes) }
        var low: UnsafeMutableRawPointer?
        var size = 0
        guard unsafe pthread_attr_getstack(&attributes, &low, &size) == 0, let low = unsafe low
        else { return nil }
        return (Int(bitPattern: low), Int(bitPattern: low) + size)
    }
}
