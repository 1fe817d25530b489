public import PortalTrace
public import WebFormats

/// The network of one run: who answers, the cookies, and what happens on it in virtual time.
///
/// It outlives pages: a portal that is opened again finds its cookies.
public final class NetworkSession {
    /// The browser's cookies.
    public let cookies: CookieJar
    /// Says whether the device has internet access; without one it has.
    public weak var delegate: (any NetworkSessionDelegate)?
    let setup: Setup
    var sources: [any NetworkSource] { setup.sources }
    /// What the browser calls itself.
    var userAgent: String { setup.profile?.userAgent ?? "" }
    let recorder: TraceRecorder
    let preflights = PreflightCache()
    /// How many exchanges are under way or done.
    private(set) var count = 0

    /// How much is taken.
    public enum Limits {
        /// Bytes of a response's body.
        public static let bodyBytes = 100 << 20
        /// Bytes of a real response's body: they come from a server.
        public static let realBodyBytes = 32 << 20
        /// Parts of a response's body.
        public static let chunks = 10_000
        /// Bytes of a response's headers: what browsers take.
        public static let headerBytes = 256 << 10
        /// Redirects in a row (Fetch Standard, section 4.4).
        public static let redirects = 20
        /// How long an exchange takes where its fixture does not say, in virtual milliseconds.
        public static let usualDelay = 50
    }

    /// What stays as it is for a whole run.
    public struct Setup {
        /// Who answers, in the order in which they are asked.
        public var sources: [any NetworkSource] = []
        /// Whether servers fail: what they would answer to a script's request is an error 500, but for files that
        /// the page itself consists of. Real servers are not asked then.
        public var serversFail = false
        /// Who stands at a URL, for the trace.
        public var server: (WebURL) -> TraceActor = { _ in .server }
        /// What a device's language is, for `Accept-Language`.
        public var language = ""
        /// The browser; nil for something that says nothing of itself.
        public var profile: BrowserProfile?

        /// Makes a setup in which nothing answers.
        public init() {}
    }

    /// Makes the network of a run.
    public init(recorder: TraceRecorder, _ setup: Setup = Setup()) {
        self.recorder = recorder
        self.setup = setup
        let clock = recorder.clock
        cookies = CookieJar(isOld: setup.profile?.sendsUnsaidCookiesEverywhere ?? false) {
            VirtualClock.launchTime + Double(clock.now)
        }
    }

    /// Requests whose page is gone, and which go on all the same.
    private var keptAlive: [FetchOperation] = []

    /// Lets a request go on without the page that made it.
    public func keepAlive(_ operation: FetchOperation) {
        keptAlive.removeAll { $0.isDone }
        keptAlive.append(operation)
    }

    /// What the sources say to a request.
    enum Reply {
        case answer(NetworkAnswer)
        /// It takes real time, in which the run goes on.
        case pending(any PendingAnswer)
    }

    /// Asks the sources.
    ///
    /// - Parameter initiator: What sends the request.
    func ask(_ request: HTTPRequest, by initiator: NetworkExchange.Initiator) -> Reply {
        count += 1
        guard delegate?.isOnline ?? true else { return .answer(.failing(NetworkFailure(.offline))) }
        let canFail = setup.serversFail && initiator.isOfScript
        let isWebSocket = request.opensWebSocket
        for source in sources {
            if isWebSocket, source is RealNetwork { continue }
            if canFail, (source as? RealNetwork)?.isAllowed(request.url) ?? false {
                return .answer(.serverError(to: request))
            }
            if let pending = source.begin(request) { return .pending(pending) }
            guard let answer = source.answer(request) else { continue }
            let isServer = canFail && !source.isOfPage && answer.failure == nil
            return .answer(Self.limited(isServer ? .serverError(insteadOf: answer) : answer))
        }
        if isWebSocket, isReal(request) {
            return .answer(
                .failing(
                    NetworkFailure(
                        .unanswered, "a WebSocket is not opened to a real server: write a fixture"))
            )
        }
        let near = sources.lazy.compactMap { ($0 as? FixtureSource)?.nearMiss(request) }.first
        return .answer(.failing(NetworkFailure(.unanswered, near)))
    }

    /// Whether a request may go to a real server, so that its secrets are real ones.
    func isReal(_ request: HTTPRequest) -> Bool {
        sources.contains { ($0 as? RealNetwork)?.isAllowed(request.url) ?? false }
    }

    static func limited(_ answer: NetworkAnswer) -> NetworkAnswer {
        guard answer.headers.byteCount <= Limits.headerBytes else {
            return .failing(
                NetworkFailure(
                    .limit,
                    "the answer's headers have \(answer.headers.byteCount) bytes; a browser takes "
                        + "\(Limits.headerBytes)"), after: answer.delay)
        }
        return answer
    }
}

/// The device that a network is a part of.
public protocol NetworkSessionDelegate: AnyObject {
    /// Whether there is internet access.
    var isOnline: Bool { get }
}
