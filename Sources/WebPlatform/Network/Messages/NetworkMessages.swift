public import PortalTrace
public import WebFormats

/// What a server, or the way to it, makes of a request. Times are virtual milliseconds.
public struct NetworkAnswer: Equatable, Sendable {
    /// From 200 to 999, as Fetch has it (section 2.2.3); fixtures say 101, or 200 to 599.
    public var status: Int
    /// The reason phrase; empty with HTTP/2.
    public var statusText: String
    /// As they were sent.
    public var headers: HeaderList
    /// The body in the parts in which it arrives.
    public var body: [Chunk]
    /// When the headers arrive, after the request.
    public var delay: Int
    /// What goes wrong: instead of the headers, or after the last part of the body (a reset).
    public var failure: NetworkFailure?
    /// The body begins anew after its last part, and never ends.
    public var isEndless = false
    /// Nothing comes after the last part of the body, and the connection stays open.
    public var isLeftOpen = false
    /// Who answers, for the trace: "network.json:3".
    public var source: String?

    /// A part of a body.
    public struct Chunk: Equatable, Sendable {
        /// What arrives.
        public var bytes: [UInt8]
        /// How long after the part before it.
        public var delay: Int

        /// Makes a part.
        public init(_ bytes: [UInt8], delay: Int = 0) {
            self.bytes = bytes
            self.delay = delay
        }
    }

    /// Makes an answer.
    public init(
        status: Int = 200, statusText: String = "", headers: HeaderList = [],
        body: [UInt8] = [], delay: Int = 0
    ) {
        self.status = status
        self.statusText = statusText
        self.headers = headers
        self.body = body.isEmpty ? [] : [Chunk(body)]
        self.delay = delay
    }

    /// An exchange that fails before there is an answer.
    public static func failing(_ failure: NetworkFailure, after delay: Int = 0) -> NetworkAnswer {
        var answer = NetworkAnswer(delay: delay)
        answer.failure = failure
        return answer
    }
}

/// Why an exchange has no answer, or only a part of one.
public struct NetworkFailure: Error, Equatable, Sendable {
    /// The kinds that a page cannot tell apart, and the trace does.
    public typealias Kind = NetworkOutcome.Failure

    /// What kind it is.
    public var kind: Kind
    /// What happened, in words.
    public var words: String
    /// Whether the browser itself refuses it, and would refuse it again.
    public var isRefusal = false

    /// Makes a failure.
    public init(_ kind: Kind, _ words: String? = nil) {
        self.kind = kind
        self.words = words ?? kind.words
    }
}

extension NetworkOutcome.Failure {
    var words: String {
        switch self {
        case .dns: "the name of the host is not known"
        case .refused: "the connection was refused"
        case .tls: "no trusted connection could be made"
        case .timeout: "no answer came in time"
        case .reset: "the connection was reset"
        case .offline: "there is no network"
        case .unanswered: "no fixture answers it, and its host is not allowed"
        case .limit: "the answer is larger than the host takes"
        }
    }
}

extension NetworkAnswer {
    /// What a server answers that has failed: an error 500 in plain words, which a page may read as it may read
    /// the other answer.
    static func serverError(insteadOf answer: NetworkAnswer) -> NetworkAnswer {
        var error = NetworkAnswer(status: 500, statusText: "Internal Server Error")
        error.delay = answer.delay
        error.source = answer.source
        error.headers = answer.headers
        for name in ["Content-Type", "Content-Length", "Content-Encoding"] {
            error.headers.remove(name)
        }
        error.headers.append("Content-Type", "text/plain")
        error.body = [Chunk(Array(error.statusText.utf8))]
        return error
    }

    /// The same from a server that is not asked: every page may read it.
    static func serverError(to request: HTTPRequest) -> NetworkAnswer {
        var answer = NetworkAnswer(status: 500, statusText: "")
        answer.delay = NetworkSession.Limits.usualDelay
        if let origin = request.headers["Origin"] {
            answer.headers.append("Access-Control-Allow-Origin", origin)
            answer.headers.append("Access-Control-Allow-Credentials", "true")
        }
        return serverError(insteadOf: answer)
    }
}

/// Who answers requests. Sources are asked in order; the first that knows an answer gives it.
public protocol NetworkSource: AnyObject {
    /// The answer to a request, or nil if it is another's to answer.
    func answer(_ request: HTTPRequest) -> NetworkAnswer?
    /// Begins to ask, if the answer is this source's to give and takes real time.
    func begin(_ request: HTTPRequest) -> (any PendingAnswer)?
    /// Whether it gives the files that the page itself consists of, and no answers of a server.
    var isOfPage: Bool { get }
}

extension NetworkSource {
    /// Most sources are servers.
    public var isOfPage: Bool { false }
    /// Most sources have their answers at once.
    public func begin(_ request: HTTPRequest) -> (any PendingAnswer)? { nil }
}

/// An answer that is on its way in real time.
public protocol PendingAnswer: AnyObject {
    /// When its headers arrive in virtual time, after the request.
    var delay: Int { get }
    /// Waits for it.
    func wait() -> NetworkAnswer
    /// Gives it up: nothing waits for it any more.
    func cancel()
}

/// A source that is a function: the seam for simulated servers.
public final class NetworkPlugIn: NetworkSource {
    private let work: (HTTPRequest) -> NetworkAnswer?

    /// Makes a source.
    public init(_ work: @escaping (HTTPRequest) -> NetworkAnswer?) { self.work = work }

    /// What the function answers.
    public func answer(_ request: HTTPRequest) -> NetworkAnswer? { work(request) }
}
