internal import JSONDocuments
public import PartnerCenter
public import PortalTrace

/// The service as the pages of one run reach it, in the run's virtual time.
///
/// It outlives a page: what one page bought is there for the next.
public final class PartnerDesk {
    /// The sandbox that answers; nil if the service is a live one.
    public let sandbox: SandboxServer?
    private let access: PartnerAccess
    private let recorder: TraceRecorder
    private let loop: EventLoop
    private var ids = GUIDSource(seed: 0x5061_7274_6E65_7243)
    private let policy = RetryPolicy()

    /// Makes the service of a run.
    public init(_ access: PartnerAccess, recorder: TraceRecorder, loop: EventLoop) {
        self.access = access
        self.recorder = recorder
        self.loop = loop
        if case .sandbox(let state) = access {
            sandbox = SandboxServer(state)
        } else {
            sandbox = nil
            // A live service takes a repeated id for a repeated purchase.
            ids = GUIDSource(seed: .random(in: 0 ... .max))
        }
    }

    /// Milliseconds since 1970, as the page's clock has it.
    private var now: Int { Int(VirtualClock.launchTime) + loop.now }

    /// Makes a call while the page waits.
    func wait(
        for call: PartnerCall, at location: SourceLocation?
    ) -> Result<PartnerResponse, PartnerError> {
        var exchange = exchange(call)
        var event = PartnerExchange.Event.start
        while true {
            switch exchange.next(event) {
            case .needToken(let renewing): event = .token(token(renewing))
            case .send(let request, let timeout):
                let (reply, duration) = send(request, timeout, location)
                loop.pass(duration)
                event = received(reply, request)
            case .wait(let milliseconds):
                loop.pass(milliseconds)
                event = .waited
            case .confirm: preconditionFailure("only a purchase in one call is confirmed")
            case .done(let result): return result
            }
        }
    }

    /// Makes a call while the page goes on.
    ///
    /// - Parameter done: Told the outcome, in its own turn of the event loop.
    func start(
        _ call: PartnerCall, at location: SourceLocation?,
        done: @escaping (Result<PartnerResponse, PartnerError>) -> Void
    ) {
        lead(exchange(call), .start, location, done)
    }

    private func lead(
        _ exchange: PartnerExchange, _ first: PartnerExchange.Event, _ location: SourceLocation?,
        _ done: @escaping (Result<PartnerResponse, PartnerError>) -> Void
    ) {
        var exchange = exchange
        var event = first
        while true {
            switch exchange.next(event) {
            case .needToken(let renewing): event = .token(token(renewing))
            case .send(let request, let timeout):
                let (reply, duration) = send(request, timeout, location)
                let waiting = exchange
                loop.post(after: duration, source: .network) { [unowned self] in
                    lead(waiting, received(reply, request), location, done)
                }
                return
            case .wait(let milliseconds):
                let waiting = exchange
                loop.post(after: milliseconds, source: .network) { [unowned self] in
                    lead(waiting, .waited, location, done)
                }
                return
            case .confirm: preconditionFailure("only a purchase in one call is confirmed")
            case .done(let result): return done(result)
            }
        }
    }

    private func exchange(_ call: PartnerCall) -> PartnerExchange {
        PartnerExchange(
            call, base: access.cloud.base, context: RequestContext(), requestID: ids.next(),
            correlationID: ids.next(), policy: policy)
    }

    private func token(_ renewing: Bool) -> Result<String, PartnerError> {
        Result { () throws(PartnerError) in
            switch access {
            case .sandbox: try SandboxToken().token(renewing: renewing, now: now)
            case .live(_, let token, _): try token.token(renewing: renewing, now: now)
            }
        }
    }

    // MARK: - The wire, and what is written down of it

    private typealias Reply = Result<PartnerResponse, PartnerTransportFailure>

    /// Sends a request, and says how long the reply takes.
    private func send(
        _ request: PartnerRequest, _ timeout: Int, _ location: SourceLocation?
    ) -> (reply: Reply, duration: Int) {
        recorder.record(
            .message(
                .init(
                    "\(request.method) \(request.target)",
                    body: request.body.map { TraceValue(body: $0) })),
            from: .portal, to: .partnerCenter, location: location)
        switch access {
        case .sandbox:
            guard let sandbox else { preconditionFailure("a sandbox was made with the desk") }
            let answer = sandbox.respond(to: request, now: now)
            let reply = Reply { () throws(PartnerTransportFailure) in
                try SandboxDelivery.response(answer, timeout: timeout)
            }
            return (reply, SandboxDelivery.duration(answer, timeout: timeout))
        case .live(_, _, let line):
            let reply = Reply { () throws(PartnerTransportFailure) in
                try line.send(request, timeout: timeout)
            }
            return (reply, 0)
        }
    }

    private func received(_ reply: Reply, _ request: PartnerRequest) -> PartnerExchange.Event {
        let what = "\(request.method) \(request.target)"
        switch reply {
        case .success(let response):
            recorder.record(
                .message(
                    .init(
                        "\(response.status) \(what)",
                        body: response.body.isEmpty ? nil : TraceValue(body: response.body))),
                from: .partnerCenter, to: .portal)
            return .reply(response, now: now)
        case .failure(let failure):
            recorder.record(
                .message(
                    .init("\(failure.kind.rawValue) \(what)", body: .string(failure.message))),
                from: .partnerCenter, to: .portal)
            return .failure(failure)
        }
    }
}

extension TraceValue {
    /// A body as data; one that is no JSON as text, cut where it is long.
    init(body: [UInt8]) {
        if body.count <= 64 << 10, let json = try? JSONValue(reply: body) {
            self = json.traceValue
            return
        }
        let text = String(decoding: body.prefix(256), as: UTF8.self)
        self = body.count <= 256 ? .string(text) : .longString(prefix: text, length: body.count)
    }
}
