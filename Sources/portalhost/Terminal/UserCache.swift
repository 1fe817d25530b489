internal import FoundationEssentials

/// What this program keeps for the user between two commands.
enum UserCache {
    /// Its folder in the user's cache, which need not be there; nil where neither variable says where
    /// that is.
    static var folder: String? {
        let environment = ProcessInfo.processInfo.environment
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.cache" : nil }
        return cache.map { "\($0)/portalhost" }
    }
}
