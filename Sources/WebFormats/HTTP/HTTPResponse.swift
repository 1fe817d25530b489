/// One HTTP reply, with its whole body.
public struct HTTPResponse: Equatable, Sendable {
    /// From 100 to 999: what is no HTTP is a status for Fetch all the same (section 2.2.3).
    public var status: Int
    /// The reason phrase; empty with HTTP/2.
    public var statusText: String
    /// As they were sent.
    public var headers: HeaderList
    /// As it came.
    public var body: [UInt8]

    /// Makes a reply.
    public init(
        status: Int, statusText: String = "", headers: HeaderList = [], body: [UInt8] = []
    ) {
        self.status = status
        self.statusText = statusText
        self.headers = headers
        self.body = body
    }
}
