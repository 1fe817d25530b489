internal import Dispatch
internal import NetworkTransport
internal import Synchronization
public import WebFormats

/// Sends requests over the network: to the live service, or to a server on this computer.
///
/// It follows no redirect, so that the token goes to no other host, and reads 10 MB at most
/// (`PartnerLimits.replyBytes`).
public struct LiveTransport: PartnerTransport, PartnerLine {
    /// Makes a transport.
    public init() {}

    /// Sends a request and waits for the reply, on the caller's thread.
    public func send(
        _ request: HTTPRequest, timeout: Int
    ) throws(PartnerTransportFailure) -> HTTPResponse {
        try result(of: request, timeout) { true }.get()
    }

    /// Sends a request. Where the task is cancelled the exchange is given up.
    public func send(
        _ request: HTTPRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> HTTPResponse {
        let isCancelled = Flag()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread that may wait: those of tasks must not.
                DispatchQueue.global().async {
                    continuation.resume(
                        returning: self.result(of: request, timeout) { !isCancelled.isSet })
                }
            }
        } onCancel: {
            isCancelled.set()
        }
        return try result.get()
    }

    private func result(
        of request: HTTPRequest, _ timeout: Int, while isWanted: () -> Bool
    ) -> Result<HTTPResponse, PartnerTransportFailure> {
        var transport = HTTPTransport(timeout: timeout, mostBytes: PartnerLimits.replyBytes)
        // The headers on the wire are those of the request, and no others.
        transport.asksForCompression = false
        let outcome = transport.send(request, while: isWanted)
        if let failure = outcome.failure { return .failure(.init(failure, timeout)) }
        guard let response = outcome.response else {
            return .failure(.init(.connectionLost, "the reply is no HTTP"))
        }
        return .success(response)
    }
}

extension PartnerTransportFailure {
    init(_ failure: HTTPTransportFailure, _ timeout: Int) {
        let words = failure.words
        switch failure.kind {
        case .missing: self.init(.notConnected, HTTPTransportFailure.howToInstall)
        case .dns, .refused:
            self.init(.notConnected, words.isEmpty ? "no connection could be made" : words)
        case .tls: self.init(.tls, words.isEmpty ? "no trusted connection could be made" : words)
        case .timeout: self.init(.timedOut, "no reply within \(timeout) milliseconds")
        case .reset: self.init(.connectionLost, words.isEmpty ? "the connection broke" : words)
        case .limit:
            self.init(
                .tooLarge, "the reply is longer than \(PartnerLimits.replyBytes) bytes")
        case .unpacked:
            self.init(.tooLarge, "the reply unpacks to more than 100 times what came")
        case .cancelled: self.init(.cancelled, "the call was cancelled")
        }
    }
}

/// Set once, from any thread.
private final class Flag: Sendable {
    private let value = Mutex(false)

    var isSet: Bool { value.withLock { $0 } }

    func set() { value.withLock { $0 = true } }
}
