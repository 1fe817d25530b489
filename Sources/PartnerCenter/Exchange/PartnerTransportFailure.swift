/// Why there is no reply.
public struct PartnerTransportFailure: Error, Equatable, Sendable {
    /// What kept the reply away.
    public enum Kind: String, Sendable {
        /// No reply came in time. The service may have done what it was asked.
        case timedOut
        /// The connection could not be made: nothing was asked.
        case notConnected
        /// The connection broke. The service may have done what it was asked.
        case connectionLost
        /// The server's certificate is not trusted, or there is no common TLS version.
        case tls
        /// The server sent the request elsewhere; it was not followed, and the token did not go there either.
        case redirected
        /// The reply is longer than is read.
        case tooLarge
        /// The call was given up.
        case cancelled
    }

    /// What kept it away.
    public var kind: Kind
    /// The details, without any secret.
    public var message: String

    /// Makes a failure.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Whether the service may have done what it was asked.
    public var mayHaveArrived: Bool {
        switch kind {
        case .timedOut, .connectionLost, .tooLarge, .cancelled: true
        case .notConnected, .tls, .redirected: false
        }
    }
}
