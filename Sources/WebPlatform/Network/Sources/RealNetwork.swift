internal import NetworkTransport
internal import PortalTrace
public import WebFormats

/// Real servers, for the hosts that are allowed.
///
/// The run waits in real time; in virtual time every exchange takes 50 ms, so that a trace does not
/// depend on how fast a server is. Nothing is kept between two exchanges: cookies are the run's own,
/// redirects are followed one by one, and each host on the way has to be allowed.
public final class RealNetwork: NetworkSource {
    private let allowed: [AllowedHost]
    private let recording: NetworkRecording?
    private let timeout: Int
    private let onWait: () -> Void

    /// Makes a source.
    ///
    /// - Parameters:
    ///   - timeout: Real milliseconds for one exchange.
    ///   - onWait: Called now and then while an answer is waited for.
    public init(
        _ allowed: [AllowedHost], recording: NetworkRecording? = nil, timeout: Int = 30_000,
        onWait: @escaping () -> Void = {}
    ) {
        self.allowed = allowed
        self.recording = recording
        self.timeout = timeout
        self.onWait = onWait
    }

    /// What a server says, if its host is allowed; waits for it.
    public func answer(_ request: HTTPRequest) -> NetworkAnswer? {
        guard allowed.contains(where: { $0.allows(request.url) }) else { return nil }
        var answer = exchange(request)
        answer.source = "the real network"
        recording?.add(request, answer)
        return answer
    }

    private func exchange(_ request: HTTPRequest) -> NetworkAnswer {
        let transport = HTTPTransport(
            timeout: timeout, mostBytes: NetworkSession.Limits.bodyBytes)
        let outcome = transport.send(request) {
            onWait()
            return true
        }
        let failure = outcome.failure.map { Self.failure($0, request) }
        guard let response = outcome.response else {
            return .failing(
                failure ?? NetworkFailure(.reset), after: NetworkSession.Limits.usualDelay)
        }
        var answer = NetworkAnswer(
            status: response.status, statusText: response.statusText, headers: response.headers,
            body: response.body, delay: NetworkSession.Limits.usualDelay)
        answer.failure = failure
        return answer
    }

    private static func failure(
        _ failure: HTTPTransportFailure, _ request: HTTPRequest
    ) -> NetworkFailure {
        func make(_ kind: NetworkFailure.Kind) -> NetworkFailure {
            NetworkFailure(
                kind, failure.words.isEmpty ? nil : "\(kind.words) (\(failure.words))")
        }
        return switch failure.kind {
        case .missing:
            NetworkFailure(
                .unanswered,
                "'\(request.url.host)' is allowed, but \(HTTPTransportFailure.howToInstall)")
        case .dns: make(.dns)
        case .refused: make(.refused)
        case .tls: make(.tls)
        case .timeout: make(.timeout)
        case .reset, .cancelled: make(.reset)
        case .limit:
            NetworkFailure(
                .limit, "the answer was cut off after \(NetworkSession.Limits.bodyBytes >> 20) MB")
        }
    }
}
