internal import FoundationEssentials
internal import JSONDocuments
public import WebFormats

/// The service's side, in memory: the same requests in the same state get the same replies.
///
/// A value: a copy is a service of its own. The connection gives it each request and hands
/// its answer on; `SandboxServer` does that for several callers.
public struct PartnerSandbox: Sendable {
    /// What comes of a request.
    public struct Answer: Equatable, Sendable {
        /// The reply; nil if it was lost on the way.
        public var response: HTTPResponse?
        /// How long it takes, in milliseconds.
        public var delay: Int
        /// Whether the reply goes on for ever.
        public var isEndless = false
    }

    /// A write that was answered, for those who ask the same again.
    private struct Replay: Sendable {
        let request: HTTPRequest
        let response: HTTPResponse
    }

    /// What the service knows.
    public private(set) var state: SandboxState
    private var replays: [CodeUnits: Replay] = [:]
    private var replayOrder: [CodeUnits] = []
    /// The tokens that were given out.
    private var tokens = SandboxTokens()
    private var window: (start: Int, count: Int) = (0, 0)
    private var count = 0
    /// What reads still show, and until when.
    private var earlier: (state: SandboxState, until: Int)?

    /// How long a reply takes, in milliseconds: a round figure.
    private static let latency = 200
    /// How many writes are remembered; how long the service does is not documented (section 6).
    private static let mostReplays = 256

    /// Makes a service.
    public init(_ state: SandboxState) { self.state = state }

    /// Answers a request.
    ///
    /// - Parameter now: Milliseconds since 1970.
    public mutating func respond(to request: HTTPRequest, now: Int) -> Answer {
        count += 1
        let fault = state.faults.indices.first { state.faults[$0].strikes(request) }
            .map { state.faults[$0] }
        switch fault?.kind {
        case .timeoutBeforeWrite: return Answer(response: nil, delay: Self.latency)
        case .error, .throttled, .empty, .html, .redirect:
            guard let fault else { break }
            let response = named(Self.failing(fault), request, now)
            return Answer(response: response, delay: Self.latency)
        default: break
        }
        if let answer = tokens.answer(request, state.authority, now) {
            return Self.spoilt(answer, fault)
        }
        let before = state
        var response = shown(at: now, to: request) { $0.answer(request, now) }
        if fault?.kind == .lateRead, request.method != "GET" {
            earlier = (before, now + (fault?.delay ?? 0))
        }
        if (200..<300).contains(response.status), state.hasByteOrderMark,
            !response.body.isEmpty
        {
            response.body = [0xEF, 0xBB, 0xBF] + response.body
        }
        response = named(response, request, now)
        return Self.spoilt(response, fault)
    }

    /// Answers a request by what can be read at the time.
    private mutating func shown(
        at now: Int, to request: HTTPRequest, _ work: (inout PartnerSandbox) -> HTTPResponse
    ) -> HTTPResponse {
        guard request.method == "GET", let earlier, now < earlier.until else { return work(&self) }
        let present = state
        state = earlier.state
        defer { state = present }
        return work(&self)
    }

    /// Answers a request: what the fixtures of a page's network need. A lost reply is nil.
    public mutating func reply(to request: HTTPRequest, now: Int) -> HTTPResponse? {
        respond(to: request, now: now).response
    }

    // MARK: - Faults

    private static func spoilt(_ response: HTTPResponse, _ fault: SandboxFault?) -> Answer {
        var answer = Answer(response: response, delay: latency)
        let isDone = (200..<300).contains(response.status)
        switch fault?.kind {
        case .timeoutAfterWrite: answer.response = nil
        // What was refused was not done, so the refusal stands.
        case .errorAfterWrite where isDone:
            answer.response?.status = fault?.status ?? 503
            answer.response?.body =
                SandboxRefusal(
                    fault?.status ?? 503, fault?.code ?? 0, fault?.text ?? ""
                ).body
        case .emptyAfterWrite where isDone:
            answer.response?.body = []
            answer.response?.headers["Content-Type"] = nil
        case .garbled where isDone: answer.response?.body = Array("<<no JSON>>".utf8)
        case .truncated:
            answer.response?.body = Array(response.body.prefix(response.body.count / 2))
        case .wrongType: answer.response?.headers["Content-Type"] = "text/html"
        case .slow: answer.delay += fault?.delay ?? 0
        case .endless: answer.isEndless = true
        case .byteOrderMark where !response.body.starts(with: [0xEF, 0xBB, 0xBF]):
            answer.response?.body = [0xEF, 0xBB, 0xBF] + response.body
        default: break
        }
        return answer
    }

    private static func failing(_ fault: SandboxFault) -> HTTPResponse {
        var response = HTTPResponse(status: fault.status)
        switch fault.kind {
        case .throttled:
            response.status = 429
            let body = PartnerObject([
                .init("statusCode", 429), .init("message", .string(fault.text)),
            ])
            response.body = JSONValue.object(body).bytes()
        case .html:
            response.headers["Content-Type"] = "text/html"
            response.body = Array("<html><body><h1>\(fault.status)</h1></body></html>".utf8)
        case .redirect:
            response.status = 307
            response.headers["Location"] = "https://elsewhere.example/v1"
        case .error:
            response.body = SandboxRefusal(fault.status, fault.code ?? 0, fault.text).body
        default: break
        }
        response.headers["Retry-After"] = fault.retryAfter
        return response
    }

    /// The reply with the headers that every reply has (section 1.2).
    private func named(
        _ response: HTTPResponse, _ request: HTTPRequest, _ now: Int
    ) -> HTTPResponse {
        var ids = GUIDSource(seed: UInt64(truncatingIfNeeded: count) &* 0x5851_F42D_4C95_7F2D)
        let type = response.headers["Content-Type"] ?? "application/json; charset=utf-8"
        var headers = HeaderList([
            ("Content-Type", type),
            ("MS-CorrelationId", request.headers["MS-CorrelationId"] ?? ids.next()),
            ("MS-RequestId", request.headers["MS-RequestId"] ?? ids.next()),
            ("MS-CV", "sandbox\(GregorianCalendar.padded(count, 9)).0"),
            ("MS-ServerId", "000000001"),
            ("Date", HTTPDate.text(now)),
        ])
        if response.body.isEmpty { headers["Content-Type"] = nil }
        for name in ["Retry-After", "Location"] { headers[name] = response.headers[name] }
        return HTTPResponse(status: response.status, headers: headers, body: response.body)
    }

    // MARK: - Access

    private mutating func answer(_ request: HTTPRequest, _ now: Int) -> HTTPResponse {
        do throws(SandboxRefusal) {
            try checkToken(request, now)
            if let wait = throttled(now) {
                let body = PartnerObject([
                    .init("statusCode", 429),
                    .init(
                        "message", .string("Rate limit is exceeded. Try again in \(wait) seconds.")),
                ])
                return HTTPResponse(
                    status: 429, headers: HeaderList([("Retry-After", "\(wait)")]),
                    body: JSONValue.object(body).bytes())
            }
            guard state.deduplicates, let id = request.headers["MS-RequestId"],
                request.method != "GET"
            else {
                return try route(request, now)
            }
            return try replayed(request, id, now)
        } catch {
            return HTTPResponse(status: error.status, body: error.body)
        }
    }

    private func checkToken(_ request: HTTPRequest, _ now: Int) throws(SandboxRefusal) {
        guard let field = request.headers["Authorization"],
            field.prefix(7).lowercased() == "bearer ", field.utf8.count > 7
        else { throw .noToken }
        let token = String(field.dropFirst(7))
        if let code = state.refusedTokens[token] { throw .refusedToken(code) }
        if state.authority != nil, !tokens.takes(token, now) { throw .refusedToken("400") }
        let accept = request.headers["Accept"] ?? "*/*"
        guard accept.contains("json") || accept.contains("*/*") else { throw .wrongMediaType }
    }

    /// How many seconds to wait; nil if it is not too much.
    private mutating func throttled(_ now: Int) -> Int? {
        guard let throttle = state.throttle else { return nil }
        if window.count == 0 || now - window.start >= throttle.per { window = (now, 0) }
        // Refused calls count as well (section 6).
        window.count += 1
        guard window.count > throttle.requests else { return nil }
        return max(1, (window.start + throttle.per - now + 999) / 1_000)
    }

    /// A write with an id that was answered before gets the same answer and does nothing.
    private mutating func replayed(
        _ request: HTTPRequest, _ id: String, _ now: Int
    ) throws(SandboxRefusal) -> HTTPResponse {
        let key = SandboxState.key(id)
        if let replay = replays[key] {
            guard replay.request.body == request.body, replay.request.method == request.method,
                replay.request.target == request.target
            else { throw .otherBody }
            return replay.response
        }
        let response: HTTPResponse
        do throws(SandboxRefusal) {
            response = try route(request, now)
        } catch {
            response = HTTPResponse(status: error.status, body: error.body)
        }
        var kept = request
        kept.headers = HeaderList()
        replays[key] = Replay(request: kept, response: response)
        replayOrder.append(key)
        if replayOrder.count > Self.mostReplays { replays[replayOrder.removeFirst()] = nil }
        return response
    }

    // MARK: - Routing

    private mutating func route(
        _ request: HTTPRequest, _ now: Int
    ) throws(SandboxRefusal) -> HTTPResponse {
        guard let (path, query) = PartnerURL.parts(of: request.target), path.first == "v1",
            path.count >= 2
        else { throw .unknownPath }
        switch (path[1], path.count) {
        case ("offers", 2...4):
            guard request.method == "GET" else { throw wrongVerb(request) }
            return try offers(Array(path.dropFirst(2)), country: query["country"])
        case ("customers", 4...):
            guard PartnerID.isGUID(path[2]) else { throw .invalidCustomer }
            guard let customer = state.customer(path[2]) else { throw .unknownCustomer }
            guard customer.isOwn else { throw .foreignCustomer }
            return try customerRoute(customer, Array(path.dropFirst(3)), query, request, now)
        default: throw .unknownPath
        }
    }

    private mutating func customerRoute(
        _ customer: SandboxState.Customer, _ path: [String], _ query: [CodeUnits: String],
        _ request: HTTPRequest, _ now: Int
    ) throws(SandboxRefusal) -> HTTPResponse {
        switch (path[0], path.count, request.method) {
        case ("subscriptions", 1, "GET"):
            let all = state.subscriptions(of: customer.id)
            guard let order = query["order_id"] else { return Self.success(all) }
            return Self.success(all.filter { PartnerID.same($0.orderID, order) })
        case ("subscriptions", 2, "GET"):
            guard let found = state.subscription(path[1], of: customer.id) else {
                throw .unknownSubscription
            }
            return Self.success(found)
        case ("subscriptions", 3, "GET") where path[2] == "addons":
            guard state.subscription(path[1], of: customer.id) != nil else {
                throw .unknownSubscription
            }
            return Self.success(
                state.subscriptions(of: customer.id)
                    .filter { PartnerID.same($0.parentSubscriptionID, path[1]) })
        case ("orders", 1, "GET"):
            return Self.success(
                state.orders.filter { PartnerID.same($0.customer, customer.id) }.map(\.order))
        case ("orders", 2, "GET"):
            guard let place = state.orderPlace(path[1], of: customer.id) else {
                throw .unknownOrder
            }
            return Self.success(state.orders[place].order)
        case ("orders", 2, "PATCH"):
            guard let place = state.orderPlace(path[1], of: customer.id) else {
                throw .unknownOrder
            }
            return Self.success(try patch(place, customer, request, now))
        case ("orders", 1, "POST"), ("orders", 2, "POST"):
            throw try postRefusal(request)
        case ("subscriptions", 1...3, _), ("orders", 1...2, _): throw wrongVerb(request)
        default: throw .unknownPath
        }
    }

    private func wrongVerb(_ request: HTTPRequest) -> SandboxRefusal {
        .wrongVerb(request.method, String(request.target.prefix(200)))
    }

    private func offers(
        _ path: [String], country: String?
    ) throws(SandboxRefusal) -> HTTPResponse {
        guard let country, !country.isEmpty else {
            throw .invalidInput("the query has no country")
        }
        let sold = state.offers.filter { $0.country.map { $0.isSameName(as: country) } ?? true }
        guard let id = path.first else { return Self.success(sold) }
        guard let offer = sold.first(where: { PartnerID.same($0.id, id) }) else {
            throw .unknownPath
        }
        guard path.count == 2 else { return Self.success(offer) }
        guard path[1] == "addons" else { throw .unknownPath }
        return Self.success(
            sold.filter { addOn in
                addOn.isAddOn && addOn.isAvailableForPurchase
                    && addOn.prerequisiteOffers.contains { PartnerID.same($0, offer.id) }
            })
    }

    private static func success(_ resource: some PartnerResource) -> HTTPResponse {
        HTTPResponse(status: 200, body: resource.json().bytes())
    }

    private static func success<Item: PartnerResource>(_ items: [Item]) -> HTTPResponse {
        success(ResourceCollection(items))
    }

    /// Changes the state, where a caller of the service cannot: an order becomes busy, a fault comes.
    public mutating func change<Result>(_ work: (inout SandboxState) -> Result) -> Result {
        work(&state)
    }
}
