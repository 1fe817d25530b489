internal import NetworkTransport
internal import PortalTrace
public import WebFormats

/// Real servers, for the hosts that are allowed.
///
/// Requests are under way side by side, and a run waits for the one whose turn it is; in virtual time every exchange takes 50 ms, so that a trace does not
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

    /// Whether a URL's host may be asked.
    func isAllowed(_ url: WebURL) -> Bool { allowed.contains { $0.allows(url) } }

    /// What a server says, if its host is allowed; waits for it.
    public func answer(_ request: HTTPRequest) -> NetworkAnswer? { begin(request)?.wait() }

    /// Begins to ask a server, if its host is allowed: requests that are made together are under way
    /// together.
    public func begin(_ request: HTTPRequest) -> (any PendingAnswer)? {
        isAllowed(request.url) ? Pending(self, request) : nil
    }

    /// An exchange that is under way.
    private final class Pending: PendingAnswer {
        let delay = NetworkSession.Limits.usualDelay
        private let network: RealNetwork
        private let request: HTTPRequest
        private let exchange: HTTPExchange?
        /// Whether an `EventSource` asks.
        private let isStream: Bool

        init(_ network: RealNetwork, _ request: HTTPRequest) {
            self.network = network
            self.request = request
            isStream = request.headers["Accept"] == "text/event-stream"
            exchange =
                network.hasWaitedTooLong
                ? nil
                : HTTPTransport(
                    timeout: isStream
                        ? min(network.timeout, RealNetwork.streamTime) : network.timeout,
                    mostBytes: NetworkSession.Limits.realBodyBytes
                ).begin(request)
        }

        func wait() -> NetworkAnswer {
            let start = ContinuousClock.now
            let outcome = exchange?.outcome {
                network.onWait()
                return true
            }
            network.waited += ContinuousClock.now - start
            var answer =
                outcome.map { network.answer($0, request) }
                ?? .failing(
                    NetworkFailure(
                        .timeout,
                        "the run has waited for real servers for more than "
                            + "\(RealNetwork.longestWait.components.seconds) seconds"), after: delay
                )
            // What came of a stream is the stream; its server has not ended it.
            if isStream, answer.failure?.kind == .timeout, outcome?.response != nil {
                answer.failure = nil
                answer.isLeftOpen = true
            }
            answer.source = "the real network"
            network.recording?.add(request, answer)
            return answer
        }

        func cancel() { exchange?.cancel() }
    }

    /// Real milliseconds for which a stream of events is listened to, which has no end.
    private static let streamTime = 2_000
    /// How long a run may wait for all its answers together.
    private static let longestWait = Duration.seconds(180)
    private var waited = Duration.zero
    private var hasWaitedTooLong: Bool { waited > Self.longestWait }

    private func answer(_ outcome: HTTPTransport.Outcome, _ request: HTTPRequest) -> NetworkAnswer {
        let failure = outcome.failure.map {
            Self.failure($0, request, after: outcome.response?.body.count ?? 0)
        }
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
        _ failure: HTTPTransportFailure, _ request: HTTPRequest, after bytes: Int
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
        case .unpacked:
            NetworkFailure(
                .limit,
                "the answer unpacks to more than 100 times what came, and was cut off after "
                    + "\((bytes + (1 << 20) - 1) >> 20) MB")
        case .limit:
            NetworkFailure(
                .limit,
                "the answer was cut off after \(NetworkSession.Limits.realBodyBytes >> 20) MB")
        }
    }
}
