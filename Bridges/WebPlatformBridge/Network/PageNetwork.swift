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

/// The requests of a page that are under way, by the numbers that its scripts know.
final class PageFetches {
    /// One of them.
    struct Open {
        let operation: FetchOperation
        /// The function that is told, stored in the context.
        let function: Int
    }

    private(set) var open: [Int: Open] = [:]
    private var last = 0

    /// So many at once that only a loop without end makes more.
    static let most = 1_000

    func nextNumber() -> Int {
        last += 1
        return last
    }

    func add(_ number: Int, _ fetch: Open) { open[number] = fetch }

    /// Lets go of a request that has ended.
    func remove(_ number: Int, in context: ScriptContext) {
        guard let fetch = open.removeValue(forKey: number) else { return }
        context.removeStored(fetch.function)
    }

    func cancel(_ number: Int, in context: ScriptContext) {
        open[number]?.operation.cancel()
        remove(number, in: context)
    }

    func cancelAll(in context: ScriptContext) {
        for number in open.keys.sorted() { cancel(number, in: context) }
    }
}
