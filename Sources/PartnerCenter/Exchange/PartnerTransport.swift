public import WebFormats

/// Sends requests and waits for replies. It follows no redirect and reads 10 MB at most
/// (`PartnerLimits.replyBytes`).
public protocol PartnerTransport: Sendable {
    /// Sends a request.
    ///
    /// - Parameter timeout: In milliseconds.
    func send(
        _ request: HTTPRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> HTTPResponse
}

/// The same for callers that wait: a command, and a synchronous call of a script.
public protocol PartnerLine {
    /// Sends a request and waits for the reply.
    ///
    /// - Parameter timeout: In milliseconds.
    func send(
        _ request: HTTPRequest, timeout: Int
    ) throws(PartnerTransportFailure) -> HTTPResponse
}
