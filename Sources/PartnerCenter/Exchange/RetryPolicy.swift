/// How often a call is tried, and when (partner-center.md, section 6).
public struct RetryPolicy: Equatable, Sendable {
    /// Waits before the second, third … try, in milliseconds: those of the SDK.
    public var waits = [500, 1_500, 3_500]
    /// Longest wait that the service may ask for with `Retry-After`, in milliseconds; beyond it the
    /// call fails and tells the wait.
    public var longestWait = 60_000
    /// How long one try may take, in milliseconds: the SDK's three minutes.
    public var timeout = 180_000
    /// How long a purchase whose answer was lost is looked for in the order, in milliseconds, in all
    /// (section 10).
    public var lookUpTime = 60_000

    /// Makes the default policy.
    public init() {}

    /// A policy without retries.
    public static var none: RetryPolicy {
        var policy = RetryPolicy()
        policy.waits = []
        return policy
    }
}
