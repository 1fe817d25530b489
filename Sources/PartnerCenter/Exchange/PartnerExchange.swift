public import WebFormats

/// One logical call from its first try to its end: which request is sent, how long is waited, when
/// it is over. It sends nothing itself: whoever leads it does what each step says and tells it what
/// came of it. So a Swift client, a command and a page in virtual time share the rules.
///
/// The request id is the same in all tries of the call (partner-center.md, section 1.2).
public struct PartnerExchange: Sendable {
    /// What has to be done next.
    public enum Step: Equatable, Sendable {
        /// Find a token, a new one if the last was refused.
        case needToken(renewing: Bool)
        /// Send this and tell the reply.
        case send(HTTPRequest, timeout: Int)
        /// Let a time pass, in milliseconds.
        case wait(Int)
        /// Only of a call that asks for it: find out whether the last try was done after all. If
        /// not, go on with `.waited`.
        case confirm(PartnerError)
        /// It is over.
        case done(Result<HTTPResponse, PartnerError>)
    }

    /// What came of a step.
    public enum Event: Sendable {
        case start
        case token(Result<String, PartnerError>)
        case reply(HTTPResponse, now: Int)
        case failure(PartnerTransportFailure)
        case waited
    }

    private let request: HTTPRequest
    private let policy: RetryPolicy
    private let confirms: Bool
    private var token: String?
    private var tries = 0
    private var isTokenRenewed = false
    private var afterConfirming: Int?

    /// Begins a call.
    ///
    /// - Parameter confirms: Whether the caller wants to find out itself what came of a try that
    ///   got no reply, before there is another.
    public init(
        _ call: PartnerCall, base: String, context: RequestContext, requestID: String,
        correlationID: String, policy: RetryPolicy, confirms: Bool = false
    ) {
        request = call.request(
            base: base, context, requestID: requestID, correlationID: correlationID)
        self.policy = policy
        self.confirms = confirms
    }

    /// Takes what came of the last step, and says what to do next.
    public mutating func next(_ event: Event) -> Step {
        switch event {
        case .start: return .needToken(renewing: false)
        case .token(.success(let token)):
            self.token = token
            return send()
        case .token(.failure(let error)): return .done(.failure(error))
        case .waited:
            if let wait = afterConfirming {
                afterConfirming = nil
                return .wait(wait)
            }
            return send()
        case .failure(let failure): return failed(PartnerError(failure, to: request), failure)
        case .reply(let response, let now): return replied(response, now)
        }
    }

    private mutating func send() -> Step {
        tries += 1
        var request = request
        if let token { request.headers["Authorization"] = "Bearer \(token)" }
        return .send(request, timeout: policy.timeout)
    }

    private mutating func replied(_ response: HTTPResponse, _ now: Int) -> Step {
        if (200..<300).contains(response.status) { return .done(.success(response)) }
        var error = PartnerError(response, to: request, now: now)
        switch response.status {
        case 401 where !isTokenRenewed:
            isTokenRenewed = true
            return .needToken(renewing: true)
        case 429:
            // Turned away at the door: nothing was done.
            return again(error, wait: error.retryAfter)
        case 408, 500, 502, 503, 504:
            error.outcomeIsUnknown = request.method != "GET"
            return again(error, wait: error.retryAfter)
        default: return .done(.failure(error))
        }
    }

    private mutating func failed(
        _ error: PartnerError, _ failure: PartnerTransportFailure
    ) -> Step {
        switch failure.kind {
        case .timedOut, .notConnected, .connectionLost: return again(error, wait: nil)
        case .tls, .redirected, .tooLarge, .cancelled: return .done(.failure(error))
        }
    }

    /// Waits for another try, if one is left.
    private mutating func again(_ error: PartnerError, wait: Int?) -> Step {
        let isLast = tries > policy.waits.count || (wait ?? 0) > policy.longestWait
        guard !isLast else {
            return confirms && error.outcomeIsUnknown ? .confirm(error) : .done(.failure(error))
        }
        let pause = max(wait ?? 0, policy.waits[tries - 1])
        guard confirms, error.outcomeIsUnknown else { return .wait(pause) }
        afterConfirming = pause
        return .confirm(error)
    }

    /// Whether there would be no other try after a `.confirm`.
    public var isExhausted: Bool { afterConfirming == nil }
}
