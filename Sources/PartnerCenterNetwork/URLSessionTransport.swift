internal import Dispatch
internal import Foundation
public import PartnerCenter
internal import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// Sends requests through `URLSession`: the live service, or a server on this computer.
///
/// It follows no redirect, so that the token goes to no other host, and reads 10 MB at most.
public final class URLSessionTransport: PartnerTransport {
    private let session: URLSession
    private let watch = SessionWatch()

    /// Makes a transport.
    public convenience init() { self.init(protocolClasses: []) }

    /// Makes a transport whose requests the given protocols answer, before the network is asked.
    init(protocolClasses: [AnyClass]) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        if !protocolClasses.isEmpty { configuration.protocolClasses = protocolClasses }
        session = URLSession(configuration: configuration, delegate: watch, delegateQueue: nil)
    }

    deinit { session.invalidateAndCancel() }

    /// Sends a request.
    public func send(
        _ request: PartnerRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> PartnerResponse {
        guard let url = URL(string: request.url), url.host != nil else {
            throw PartnerTransportFailure(.notConnected, "'\(request.url)' is no address")
        }
        var message = URLRequest(
            url: url, cachePolicy: .reloadIgnoringLocalCacheData,
            timeoutInterval: Double(timeout) / 1_000)
        message.httpMethod = request.method
        for field in request.headers.fields {
            message.setValue(field.value, forHTTPHeaderField: field.name)
        }
        message.httpBody = request.body.map { Data($0) }
        let task = session.dataTask(with: message)
        // Not a task: where those are busy, the time has to end even so.
        let timer = DispatchWorkItem { [watch] in
            watch.end(
                task,
                PartnerTransportFailure(.timedOut, "no reply within \(timeout) milliseconds"))
        }
        DispatchQueue.global().asyncAfter(
            deadline: .now() + .milliseconds(timeout), execute: timer)
        defer { timer.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                watch.begin(task, continuation)
                task.resume()
            }
        } onCancel: {
            watch.end(task, PartnerTransportFailure(.cancelled, "the call was cancelled"))
        }
        return try result.get()
    }
}

/// Collects the replies of a session's tasks.
private final class SessionWatch: NSObject, URLSessionDataDelegate, Sendable {
    typealias Outcome = Result<PartnerResponse, PartnerTransportFailure>

    private struct Waiting {
        var continuation: CheckedContinuation<Outcome, Never>
        var bytes: [UInt8] = []
    }

    private let waiting = Mutex<[Int: Waiting]>([:])

    func begin(_ task: URLSessionTask, _ continuation: CheckedContinuation<Outcome, Never>) {
        waiting.withLock { $0[task.taskIdentifier] = Waiting(continuation: continuation) }
        // Cancelled before there was a continuation to resume.
        if Task.isCancelled {
            end(task, PartnerTransportFailure(.cancelled, "the call was cancelled"))
        }
    }

    /// Ends a task early; does nothing if it has ended.
    func end(_ task: URLSessionTask, _ failure: PartnerTransportFailure) {
        let waiting = waiting.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        waiting?.continuation.resume(returning: .failure(failure))
        task.cancel()
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
        // The token does not follow, and neither does the purchase.
        end(
            task,
            PartnerTransportFailure(
                .redirected,
                "the server sends the request to \(request.url?.host ?? "another address") with "
                    + "status \(response.statusCode); nothing was sent there"))
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let size = waiting.withLock { waiting in
            waiting[dataTask.taskIdentifier]?.bytes.append(contentsOf: data)
            return waiting[dataTask.taskIdentifier]?.bytes.count ?? 0
        }
        guard size > PartnerLimits.replyBytes else { return }
        end(
            dataTask,
            PartnerTransportFailure(
                .tooLarge, "the reply is longer than \(PartnerLimits.replyBytes) bytes"))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        let waiting = waiting.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        guard let waiting else { return }
        if let error {
            waiting.continuation.resume(returning: .failure(Self.failure(error)))
            return
        }
        guard let response = task.response as? HTTPURLResponse else {
            waiting.continuation.resume(
                returning: .failure(
                    PartnerTransportFailure(.connectionLost, "the reply is no HTTP")))
            return
        }
        let expected = response.expectedContentLength
        if expected > 0, waiting.bytes.count < expected,
            response.value(forHTTPHeaderField: "Content-Encoding") == nil
        {
            waiting.continuation.resume(
                returning: .failure(
                    PartnerTransportFailure(
                        .connectionLost,
                        "the reply ended after \(waiting.bytes.count) of \(expected) bytes")))
            return
        }
        let headers = response.allHeaderFields.map { ("\($0.key)", "\($0.value)") }
            .sorted { $0.0 < $1.0 }
        waiting.continuation.resume(
            returning: .success(
                PartnerResponse(
                    status: response.statusCode,
                    headers: PartnerHeaders(headers.map { (name: $0.0, value: $0.1) }),
                    body: waiting.bytes)))
    }

    private static func failure(_ error: any Error) -> PartnerTransportFailure {
        let words = error.localizedDescription
        let code = (error as? URLError)?.code
        let kind: PartnerTransportFailure.Kind =
            switch code {
            case .timedOut?: .timedOut
            case .cannotFindHost?, .cannotConnectToHost?, .dnsLookupFailed?,
                .notConnectedToInternet?, .badURL?, .unsupportedURL?:
                .notConnected
            case .secureConnectionFailed?, .serverCertificateUntrusted?,
                .serverCertificateHasBadDate?, .serverCertificateHasUnknownRoot?,
                .serverCertificateNotYetValid?, .clientCertificateRejected?:
                .tls
            case .cancelled?: .cancelled
            // On Linux errors of TLS have a code of their own library and their words alone.
            default:
                words.contains("SSL") || words.contains("certificate") || words.contains("TLS")
                    ? .tls : .connectionLost
            }
        return PartnerTransportFailure(kind, words)
    }
}
