public import PortalTrace
public import WebFormats

/// A request of the Fetch Standard (section 2.2.5), as a page makes one.
public struct FetchRequest: Sendable {
    /// Who may read the answer.
    public enum Mode: String, Sendable {
        case sameOrigin = "same-origin", noCORS = "no-cors", cors
        /// The handshake of a WebSocket.
        case webSocket = "websocket"
    }
    /// Whether cookies go along.
    public enum Credentials: String, Sendable { case omit, sameOrigin = "same-origin", include }
    /// What is done with a redirect.
    public enum Redirect: String, Sendable { case follow, error, manual }
    /// What an HTTP cache would be asked.
    public enum Cache: String, Sendable {
        case standard = "default", noStore = "no-store", reload, noCache = "no-cache"
        case forceCache = "force-cache", onlyIfCached = "only-if-cached"
    }
    /// Where the request says it comes from.
    public enum Referrer: Equatable, Sendable {
        case none
        /// The page's own URL.
        case client
        case url(WebURL)
    }

    /// Normalized: "GET", "POST".
    public var method: String
    /// Where it goes.
    public var url: WebURL
    /// What the page set.
    public var headers: HeaderList
    /// Nil where there is none.
    public var body: [UInt8]?
    /// Who may read the answer.
    public var mode = Mode.cors
    /// Whether cookies go along.
    public var credentials = Credentials.sameOrigin
    /// What is done with a redirect.
    public var redirect = Redirect.follow
    /// What an HTTP cache would be asked.
    public var cache = Cache.standard
    /// Where it says it comes from.
    public var referrer = Referrer.client
    /// Empty for the page's.
    public var referrerPolicy = ReferrerPolicy.unsaid
    /// What the body's digest has to be; empty for anything.
    public var integrity = ""
    /// A preflight is made whatever the request is, because its upload has listeners.
    public var needsPreflight = false
    /// The user name and password of the URL answer a 401, not the user.
    public var usesURLCredentials = false
    /// It goes on after its page is gone (section 2.2.5, "keepalive").
    public var isKeptAlive = false
    /// The browser itself reads the answer, and no script: it sees what a script must not.
    public var isForBrowser = false
    /// What made it.
    public var initiator = NetworkExchange.Initiator.fetch

    /// Makes a request.
    public init(
        method: String = "GET", url: WebURL, headers: HeaderList = [], body: [UInt8]? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// What a page sees of a response before its body (Fetch Standard, section 2.2.6: filtered responses).
public struct FetchResponse: Equatable, Sendable {
    /// What a page may see of it.
    public enum Kind: String, Sendable {
        case basic, cors, opaque, opaqueRedirect = "opaqueredirect"
    }

    /// What the page may see of it.
    public var kind: Kind
    /// 0 if it is opaque.
    public var status: Int
    /// The reason phrase.
    public var statusText: String
    /// Those that the page may see.
    public var headers: HeaderList
    /// Without its fragment; nil if it is opaque.
    public var url: WebURL?
    /// Whether it is the answer to a redirect.
    public var isRedirected: Bool
    /// Whether there is a body, be it empty.
    public var hasBody: Bool
    /// How many bytes the body has on the wire; nil if the answer does not say.
    public var length: Int?
}

/// What comes of a fetch, in order.
public enum FetchEvent: Sendable {
    /// The body of the request was sent.
    case sent
    case response(FetchResponse)
    case chunk([UInt8])
    case end
    /// A network error; after a response it is one within the body. The words are for the host's
    /// reports: a page is told nothing.
    case failed(NetworkFailure)
}
