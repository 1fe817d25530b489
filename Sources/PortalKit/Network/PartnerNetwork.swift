internal import PartnerCenter
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// The sandbox of Partner Center as a server of a page's network: `fetch` of the API's address gets
/// what `partnerOperations` would get, from the same state.
///
/// Any page may read the answers, and preflights are answered without asking the sandbox. A lost
/// reply is a failure when the SDK would give up (partner-center.md, section 6).
final class PartnerNetwork: NetworkSource {
    private let sandbox: SandboxServer
    private let clock: VirtualClock
    private let origin = PartnerCloud.global.base
    private let timeout = RetryPolicy().timeout

    /// What the trace names as the one who answers.
    private static let name = "the Partner Center sandbox"
    /// The verbs that the API has.
    private static let methods = "GET, POST, PUT, PATCH, DELETE"
    /// Headers of replies that a client works with (section 1.2).
    private static let exposed =
        "Date, Location, MS-CorrelationId, MS-CV, MS-RequestId, MS-ServerId, Retry-After"

    init(_ sandbox: SandboxServer, clock: VirtualClock) {
        self.sandbox = sandbox
        self.clock = clock
    }

    /// Whether a URL is one of the service's, in any cloud.
    static func isAddress(_ url: WebURL) -> Bool {
        PartnerCloud.all.contains { $0.base == url.origin }
    }

    func answer(_ request: HTTPRequest) -> NetworkAnswer? {
        guard request.url.origin == origin else { return nil }
        var answer = preflight(request) ?? reply(request)
        answer.source = Self.name
        if answer.failure == nil, let origin = request.headers.value("Origin") {
            answer.headers.append("Access-Control-Allow-Origin", origin)
            answer.headers.append("Access-Control-Allow-Credentials", "true")
            answer.headers.append("Access-Control-Expose-Headers", Self.exposed)
            answer.headers.append("Vary", "Origin")
        }
        return answer
    }

    private func preflight(_ request: HTTPRequest) -> NetworkAnswer? {
        guard request.method == "OPTIONS",
            request.headers.contains("Access-Control-Request-Method")
        else { return nil }
        var answer = NetworkAnswer(status: 204, delay: NetworkSession.Limits.usualDelay)
        answer.headers.append("Access-Control-Allow-Methods", Self.methods)
        if let names = request.headers.value("Access-Control-Request-Headers") {
            answer.headers.append("Access-Control-Allow-Headers", names)
        }
        return answer
    }

    private func reply(_ request: HTTPRequest) -> NetworkAnswer {
        let given = sandbox.respond(
            to: request, now: Int(VirtualClock.launchTime) + clock.now)
        let delay = SandboxDelivery.duration(given, timeout: timeout)
        do throws(PartnerTransportFailure) {
            let response = try SandboxDelivery.response(given, timeout: timeout)
            return NetworkAnswer(
                status: response.status, headers: response.headers, body: response.body,
                delay: delay)
        } catch {
            return .failing(NetworkFailure(.timeout, error.message), after: delay)
        }
    }
}
