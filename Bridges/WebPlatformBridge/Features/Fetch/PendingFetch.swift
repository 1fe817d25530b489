internal import PortalTrace
internal import ScriptEngine
internal import WebPlatform

/// A request of a page that is under way.
struct PendingFetch {
    /// So many at once that only a loop without end makes more.
    static let most = 1_000

    let operation: FetchOperation
    /// The function that is told what comes of it.
    let function: StoredValue
}
