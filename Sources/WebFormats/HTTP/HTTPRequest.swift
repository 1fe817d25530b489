/// One HTTP request to one URL.
public struct HTTPRequest: Equatable, Sendable {
    /// Normalized: "GET", "POST".
    public var method: String
    /// http or https.
    public var url: WebURL
    /// Everything that is sent; `Host` and `Content-Length` are the transport's to add.
    public var headers: HeaderList
    /// Empty where there is none.
    public var body: [UInt8]

    /// Makes a request.
    public init(
        method: String = "GET", url: WebURL, headers: HeaderList = [], body: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// What `Upgrade` says in the handshake of a WebSocket (RFC 6455, section 4.1).
    public static let webSocket = "websocket"

    /// Whether it is the handshake of a WebSocket: no script can set its `Upgrade`.
    public var opensWebSocket: Bool { headers.value("Upgrade") == Self.webSocket }

    /// The URL without scheme, host and fragment ("/v1/customers?size=2"; RFC 9112, section 3.2.1).
    public var target: String { url.pathname + url.search }
}
