internal import JSONDocuments
public import PartnerCenter
public import PortalTrace
internal import WebFormats

/// The service as the pages of one run reach it, in the run's virtual time.
///
/// It outlives a page: what one page bought is there for the next.
public final class PartnerDesk {
    /// The sandbox that answers; nil if the service is a live one.
    public let sandbox: SandboxServer?
    private let access: PartnerAccess
    private let recorder: TraceRecorder
    private let loop: EventLoop
    private let seed: UInt64
    /// Where the script makes the call that keeps it waiting.
    private var location: SourceLocation?

    /// Makes the service of a run.
    public init(_ access: PartnerAccess, recorder: TraceRecorder, loop: EventLoop) {
        self.access = access
        self.recorder = recorder
        self.loop = loop
        if case .sandbox(let state) = access {
            sandbox = SandboxServer(state)
            seed = 0x5061_7274_6E65_7243
        } else {
            sandbox = nil
            // A live service takes a repeated id for a repeated purchase.
            seed = .random(in: 0 ... .max)
        }
    }

    /// Milliseconds since 1970, as the page's clock has it.
    private var now: Int { Int(VirtualClock.launchTime) + loop.now }

    /// The calls of this desk: where the page waits, its time passes at once.
    private lazy var session: PartnerSession = {
        let wire = DeskLine { [unowned self] request, timeout throws(PartnerTransportFailure) in
            let (reply, duration) = send(request, timeout, location)
            loop.pass(duration)
            receive(reply, request)
            return try reply.get()
        }
        return PartnerSession(
            cloud: access.cloud, seed: seed, line: wire,
            surroundings: .init(
                now: { [unowned self] in now }, wait: loop.pass,
                token: { [unowned self] renewing throws(PartnerError) in try token(renewing) }))
    }()

    /// Makes a call while the page waits.
    func wait(
        for call: PartnerCall, at location: SourceLocation?
    ) -> Result<HTTPResponse, PartnerError> {
        self.location = location
        defer { self.location = nil }
        return Result { () throws(PartnerError) in try session.lead(call) }
    }

    /// Changes an order while the page waits.
    func wait(
        for order: Order, of id: String, customer: String, at location: SourceLocation?
    ) -> Result<Order, PartnerError> {
        self.location = location
        defer { self.location = nil }
        return Result { () throws(PartnerError) in
            try session.finish(session.patchSteps(customer, id, order))
        }
    }

    /// Makes a call while the page goes on.
    ///
    /// - Parameter done: Told the outcome, in its own turn of the event loop.
    func start(
        _ call: PartnerCall, at location: SourceLocation?,
        done: @escaping (Result<HTTPResponse, PartnerError>) -> Void
    ) {
        lead(session.steps(call), .start, location, done)
    }

    /// Changes an order while the page goes on.
    func start(
        _ order: Order, of id: String, customer: String, at location: SourceLocation?,
        done: @escaping (Result<Order, PartnerError>) -> Void
    ) {
        lead(session.patchSteps(customer, id, order), .start, location, done)
    }

    /// Takes note of an order that the page was given.
    func note(_ order: Order) { session.note(order) }

    private func lead<Outcome: Sendable>(
        _ steps: any PartnerSteps<Outcome>, _ first: PartnerExchange.Event,
        _ location: SourceLocation?, _ done: @escaping (Result<Outcome, PartnerError>) -> Void
    ) {
        var steps = steps
        var event = first
        while true {
            switch steps.next(event, now: now) {
            case .needToken(let renewing):
                event = .token(
                    Result { () throws(PartnerError) in try token(renewing) })
            case .send(let request, let timeout):
                let (reply, duration) = send(request, timeout, location)
                let waiting = steps
                loop.post(after: duration, source: .network) { [unowned self] in
                    receive(reply, request)
                    let event: PartnerExchange.Event =
                        switch reply {
                        case .success(let response): .reply(response, now: now)
                        case .failure(let failure): .failure(failure)
                        }
                    lead(waiting, event, location, done)
                }
                return
            case .wait(let milliseconds):
                let waiting = steps
                loop.post(after: milliseconds, source: .network) { [unowned self] in
                    lead(waiting, .waited, location, done)
                }
                return
            case .done(let result): return done(result)
            }
        }
    }

    private func token(_ renewing: Bool) throws(PartnerError) -> String {
        switch access {
        case .sandbox: try SandboxToken().token(renewing: renewing, now: now)
        case .live(_, let token, _): try token.token(renewing: renewing, now: now)
        }
    }

    // MARK: - The wire, and what is written down of it

    private typealias Reply = Result<HTTPResponse, PartnerTransportFailure>

    /// Sends a request, and says how long the reply takes.
    private func send(
        _ request: HTTPRequest, _ timeout: Int, _ location: SourceLocation?
    ) -> (reply: Reply, duration: Int) {
        recorder.record(
            .message(
                .init(
                    "\(request.method) \(request.target)",
                    body: request.body.isEmpty ? nil : TraceValue(body: request.body))),
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

    private func receive(_ reply: Reply, _ request: HTTPRequest) {
        let what = "\(request.method) \(request.target)"
        switch reply {
        case .success(let response):
            let body = PartnerSecret.masked(
                String(decoding: response.body, as: UTF8.self), of: request)
            recorder.record(
                .message(
                    .init(
                        "\(response.status) \(what)",
                        body: body.isEmpty ? nil : TraceValue(body: Array(body.utf8)))),
                from: .partnerCenter, to: .portal)
        case .failure(let failure):
            recorder.record(
                .message(
                    .init("\(failure.kind.rawValue) \(what)", body: .string(failure.message))),
                from: .partnerCenter, to: .portal)
        }
    }
}

/// The way of a desk's requests, for a session.
private struct DeskLine: PartnerLine {
    let work: (HTTPRequest, _ timeout: Int) throws(PartnerTransportFailure) -> HTTPResponse

    func send(
        _ request: HTTPRequest, timeout: Int
    ) throws(PartnerTransportFailure) -> HTTPResponse {
        try work(request, timeout)
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
