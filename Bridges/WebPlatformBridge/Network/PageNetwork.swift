internal import ScriptEngine
public import WebPlatform

/// What a page's requests go over.
public struct PageNetwork {
    /// Who answers; it outlives the page.
    public var session: NetworkSession
    /// The longest virtual time of the run, in milliseconds since launch.
    public var longestTime: Int

    /// Puts it together.
    public init(session: NetworkSession, longestTime: Int) {
        self.session = session
        self.longestTime = longestTime
    }
}

/// A request of a page that is under way.
struct PageFetch {
    /// So many at once that only a loop without end makes more.
    static let most = 1_000

    let operation: FetchOperation
    /// The function that is told what comes of it.
    let function: StoredValue
}
