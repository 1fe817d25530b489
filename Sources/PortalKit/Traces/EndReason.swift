/// Why a run ended.
public enum EndReason: String, Sendable, CaseIterable {
    /// Nothing was left to do.
    case idle
    /// The portal gave control back to the app, and the app has finished.
    case controlReturned = "control-returned"
    /// A script could not be parsed.
    case loadFailed = "load-failed"
    /// What `calls` names cannot be called.
    case callFailed = "call-failed"
    case timeLimit = "time-limit"
    case memoryLimit = "memory-limit"
    /// The trace is as long as it may be.
    case traceLimit = "trace-limit"
    /// Only timers were left, and they led to nothing.
    case endlessTimers = "endless-timers"
    case virtualTimeLimit = "virtual-time-limit"
    /// Only what comes again and again was left, such as polls.
    case keepsPolling = "keeps-polling"
    /// The time that was asked for has come.
    case until
    /// Pages left for pages again and again.
    case endlessNavigation = "endless-navigation"

    /// Whether a portal may well end so.
    public var isRegular: Bool {
        switch self {
        case .idle, .controlReturned, .keepsPolling, .until: true
        case .loadFailed, .callFailed, .timeLimit, .memoryLimit, .traceLimit, .endlessTimers,
            .virtualTimeLimit, .endlessNavigation:
            false
        }
    }

    /// What happened, in words.
    public var words: String {
        switch self {
        case .idle: "nothing was left to do"
        case .controlReturned: "the portal gave control back to the app"
        case .loadFailed: "a script could not be loaded"
        case .callFailed: "a call could not be made"
        case .timeLimit: "the script ran into its time limit"
        case .memoryLimit: "the script ran into its memory limit"
        case .traceLimit: "the trace ran into its size limit"
        case .endlessTimers: "only timers that lead to nothing were left"
        case .keepsPolling: "only what the page does again and again was left"
        case .until: "the time that --until names has come"
        case .virtualTimeLimit: "the virtual time ran out"
        case .endlessNavigation: "the pages were left for others again and again"
        }
    }
}
