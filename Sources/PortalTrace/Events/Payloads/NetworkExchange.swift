/// A request of a page and what became of it (Fetch Standard, section 4).
public struct NetworkExchange: Equatable, Sendable {
    /// The request's method.
    public var method: String
    /// Its URL, without user and password.
    public var url: String
    /// What sent it.
    public var initiator: Initiator
    /// Its headers, secrets masked; nil for a request that was never sent.
    public var headers: [TraceValue.Member]?
    /// The beginning of its body; nil if it has none.
    public var body: TraceValue?
    /// What became of it; nil if the run ended before that was known.
    public var outcome: NetworkOutcome?

    /// Makes an exchange.
    public init(
        _ method: String, _ url: String, initiator: Initiator, headers: [TraceValue.Member]? = nil,
        body: TraceValue? = nil, outcome: NetworkOutcome? = nil
    ) {
        self.method = method
        self.url = url
        self.initiator = initiator
        self.headers = headers
        self.body = body
        self.outcome = outcome
    }

    /// Method and URL: "POST https://api.example.com/orders".
    public var line: String { "\(method) \(url)" }
}

/// What became of a request.
public struct NetworkOutcome: Equatable, Sendable {
    /// The answer's status; nil if there was none.
    public var status: Int?
    /// The answer's headers, secrets masked.
    public var headers: [TraceValue.Member]?
    /// The beginning of the answer's body.
    public var body: TraceValue?
    /// What gave the answer: the place of a fixture.
    public var answeredBy: String?
    /// The cookies that were not taken, and why not.
    public var cookiesRefused: [String] = []
    /// Why the page got nothing of it, or not all.
    public var problem: Problem?
    /// Whether the page gave it up.
    public var isAborted = false

    /// Makes an outcome of which nothing is known yet.
    public init() {}

    /// Why a page gets nothing, in words as well.
    public enum Problem: Equatable, Sendable {
        /// The network failed.
        case failed(Failure, String)
        /// The browser does not send it, or keeps the answer from the page.
        case blocked(Block, String)

        /// What happened, in words.
        public var words: String {
            switch self {
            case .failed(_, let words), .blocked(_, let words): words
            }
        }
    }

    /// How a network fails.
    public enum Failure: String, CaseIterable, Sendable {
        /// The host's name is not known.
        case dns
        /// Nothing listens.
        case refused
        /// No trusted connection could be made.
        case tls
        /// No answer came in time.
        case timeout
        /// The connection broke: before the headers, or within the body.
        case reset
        /// There is no network.
        case offline
        /// No fixture answers, and the host is not allowed.
        case unanswered
        /// The answer is larger than the host takes.
        case limit
    }

    /// Why a browser blocks.
    public enum Block: String, CaseIterable, Sendable {
        case mixedContent = "mixed content"
        case badPort = "bad port"
        case sameOrigin = "same-origin"
        case noCORS = "no-cors"
        case scheme
        case data
        case cache
        case redirect
        case cors = "CORS"
        case integrity
        /// The server says that the body is something else, and a browser takes its word for it.
        case type = "MIME type"
        /// By the page's Content Security Policy.
        case policy = "Content-Security-Policy"
        /// By the server's `Cross-Origin-Resource-Policy`.
        case resourcePolicy = "Cross-Origin-Resource-Policy"
    }
}

/// One message of an exchange with a service: the request, or the reply to it.
public struct NetworkMessage: Equatable, Sendable {
    /// Method and path of a request; of a reply with its status, or the failure, before them.
    public var line: String
    /// The body as data, or what is known of a failure; nil if there is none.
    public var body: TraceValue?

    /// Makes a message.
    public init(_ line: String, body: TraceValue? = nil) {
        self.line = line
        self.body = body
    }
}

extension TraceEvent {
    /// The exchange of a page, if this is one.
    public var exchange: NetworkExchange? {
        if case .network(let exchange) = what { exchange } else { nil }
    }
}
