public import WebFormats

/// One logical call from its first try to its end: which request is sent, how long is waited, when
/// it is over. It sends nothing itself: its driver does what each step says and tells it what
/// came of it. So a Swift client, a command and a page in virtual time share the rules.
///
/// The request id stays where a try got no answer, and where the service only asks to wait; any other
/// answer uses it up (partner-center.md, sections 1.2 and 10).
public struct PartnerExchange: Sendable {
    /// What has to be done next.
    public enum Step: Equatable, Sendable {
        /// Find a token, a new one if the last was refused.
        case needToken(renewing: Bool)
        /// Send this and tell the reply.
        case send(HTTPRequest, timeout: Int)
        /// Let a time pass, in milliseconds.
        case wait(Int)
        /// Only of a purchase: it may have been done, and there is no other try.
        case lost(PartnerError)
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

    private var request: HTTPRequest
    private let policy: RetryPolicy
    private let kind: PartnerCallKind
    private var token: String?
    private var tries = 0
    /// The refusal because of which a new token was asked for.
    private var refusal: PartnerError?
    /// Later request ids, which follow from the first.
    private var ids: GUIDSource

    /// The id that the request goes out with.
    var requestID: String? { request.headers["MS-RequestId"] }

    /// Begins a call.
    public init(
        _ call: PartnerCall, base: String, context: RequestContext, requestID: String,
        correlationID: String, policy: RetryPolicy, kind: PartnerCallKind = .read
    ) {
        var requestID = requestID
        if case .purchase(let earlier?) = kind { requestID = earlier }
        request = call.request(
            base: base, context, requestID: requestID, correlationID: correlationID)
        self.policy = policy
        self.kind = kind
        ids = GUIDSource(
            seed: requestID.utf8.reduce(0xCBF2_9CE4_8422_2325) {
                ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
            })
    }

    /// Takes what came of the last step, and says what to do next.
    public mutating func next(_ event: Event) -> Step {
        switch event {
        case .start: return .needToken(renewing: false)
        case .token(.success(let token)):
            self.token = token
            return send()
        case .token(.failure(let error)):
            guard var refusal else { return .done(.failure(error)) }
            // What the service said is the reason, and that there is no other token a part of it.
            refusal.message += "; \(error.message)"
            return .done(.failure(refusal))
        case .waited: return send()
        case .failure(let failure): return failed(PartnerError(failure, to: request), failure)
        case .reply(let response, let now): return replied(response, now)
        }
    }

    private mutating func send() -> Step {
        tries += 1
        var request = request
        if let token {
            // First, as in the documented sample.
            request.headers = HeaderList(
                [("Authorization", "Bearer \(token)")]
                    + request.headers.all.map { ($0.name, $0.value) })
        }
        if case .lookUp(let timeout) = kind { return .send(request, timeout: timeout) }
        return .send(request, timeout: policy.timeout)
    }

    private mutating func replied(_ response: HTTPResponse, _ now: Int) -> Step {
        // Whatever is made of the answer, the token is in none of it.
        let response = PartnerSecret.masked(token, in: response)
        if (200..<300).contains(response.status) { return .done(.success(response)) }
        var error = PartnerError(response, to: request, now: now)
        switch response.status {
        case 401 where refusal == nil:
            refusal = error
            useNewID()
            return .needToken(renewing: true)
        case 429:
            // Turned away at the door: nothing was done, and the wait belongs to the same try.
            return again(error, wait: error.retryAfter)
        case 408, 500...599:
            error.outcomeIsUnknown = request.method != "GET"
            if case .purchase = kind { return .lost(error) }
            // Those that no other try mends.
            guard response.status != 501, response.status != 505 else {
                return .done(.failure(error))
            }
            // Only what changes nothing is asked again after trouble within the service.
            guard request.method == "GET" else { return .done(.failure(error)) }
            useNewID()
            return again(error, wait: error.retryAfter)
        default: return .done(.failure(error))
        }
    }

    private mutating func useNewID() { request.headers["MS-RequestId"] = ids.next() }

    private mutating func failed(
        _ error: PartnerError, _ failure: PartnerTransportFailure
    ) -> Step {
        if failure.mayHaveArrived, case .purchase = kind { return .lost(error) }
        switch failure.kind {
        case .timedOut, .notConnected, .connectionLost: return again(error, wait: nil)
        case .tls, .redirected, .tooLarge, .cancelled: return .done(.failure(error))
        }
    }

    /// Waits for another try, if one is left.
    private mutating func again(_ error: PartnerError, wait: Int?) -> Step {
        if case .lookUp = kind { return .done(.failure(error)) }
        guard tries <= policy.waits.count, (wait ?? 0) <= policy.longestWait else {
            return .done(.failure(error))
        }
        return .wait(max(wait ?? 0, policy.waits[tries - 1]))
    }
}
