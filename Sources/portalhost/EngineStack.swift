internal import Glibc

/// The stack of the main thread, on which scripts run.
enum EngineStack {
    /// What most systems give, and more than the engine uses.
    private static let bytes: rlim_t = 8 << 20

    /// Sets its limit, as far as the system allows; the engine looks at it when it begins.
    static func set() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(bytes, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
    }
}
