public import WebFormats

/// The service for a caller that waits: a command, or a synchronous call of a script. The rules are
/// those of `PartnerClient`.
public final class PartnerSession {
    /// What a session lives in.
    public struct Surroundings {
        /// Milliseconds since 1970.
        public var now: () -> Int
        /// Lets a time pass, in milliseconds.
        public var wait: (Int) -> Void
        /// Gives a token.
        public var token: (_ renewing: Bool) throws(PartnerError) -> String
        /// Told every request, and what came of it.
        public var watch: (HTTPRequest, Result<HTTPResponse, PartnerTransportFailure>) -> Void
        /// Told what is about to be bought, before it is sent: what keeps it can look for it, should the
        /// program end before it hears what came of it.
        public var willBuy: (UnresolvedPurchase) -> Void

        /// Makes them.
        public init(
            now: @escaping () -> Int, wait: @escaping (Int) -> Void,
            token: @escaping (_ renewing: Bool) throws(PartnerError) -> String,
            watch:
                @escaping (HTTPRequest, Result<HTTPResponse, PartnerTransportFailure>) ->
                Void = { _, _ in },
            willBuy: @escaping (UnresolvedPurchase) -> Void = { _ in }
        ) {
            self.now = now
            self.wait = wait
            self.token = token
            self.watch = watch
            self.willBuy = willBuy
        }
    }

    private let cloud: PartnerCloud
    private let context: RequestContext
    private let policy: RetryPolicy
    private let line: any PartnerLine
    private let surroundings: Surroundings
    private var ids: GUIDSource
    /// What is known of orders.
    private let orders = KnownOrders()

    /// Begins a session.
    public init(
        cloud: PartnerCloud, context: RequestContext = RequestContext(),
        policy: RetryPolicy = RetryPolicy(), seed: UInt64, line: any PartnerLine,
        surroundings: Surroundings
    ) {
        self.cloud = cloud
        self.context = context
        self.policy = policy
        self.line = line
        self.surroundings = surroundings
        ids = GUIDSource(seed: seed)
    }

    /// Begins a call for a driver of its own, such as a page's event loop.
    public func steps(_ call: PartnerCall) -> PartnerCallSteps {
        PartnerCallSteps(exchange(call, .read))
    }

    /// Begins the change of an order; see `OrderOperations.patch`.
    public func patchSteps(
        _ customer: String, _ id: String, _ order: Order
    ) -> any PartnerSteps<Order> {
        PartnerFlowSteps(
            ChangedOrderFlow(
                OrderPatchFlow(
                    customer: customer, orderID: id, order: order, seen: orders.seen(id),
                    mustShow: false, policy: policy)),
            begin: { [self] in exchange($0, $1) })
    }

    /// Takes note of an order that was read, so that a lost purchase can be told from earlier ones.
    public func note(_ order: Order) { orders.note(order) }

    private func exchange(_ call: PartnerCall, _ kind: PartnerCallKind) -> PartnerExchange {
        PartnerExchange(
            call, base: cloud.base, context: context, requestID: ids.next(),
            correlationID: context.correlationID ?? ids.next(), policy: policy, kind: kind)
    }

    /// The request that a call would send first, with no token.
    public func request(_ call: PartnerCall) -> HTTPRequest {
        var exchange = exchange(call, .read)
        guard case .send(let request, _) = exchange.next(.token(.success("<token>"))) else {
            preconditionFailure("a call with a token is sent")
        }
        return request
    }

    /// Makes a call and reads the resource in its reply.
    public func send<Resource: PartnerResource>(
        _ call: PartnerCall
    ) throws(PartnerError) -> Resource {
        let resource: Resource = try PartnerReply.resource(try lead(steps(call)))
        if let order = resource as? Order { note(order) }
        return resource
    }

    /// Buys an add-on; see `PartnerClient.purchaseAddOn`.
    public func purchaseAddOn(
        _ purchase: AddOnPurchase
    ) throws(PartnerError) -> PurchaseOutcome {
        try lead(PurchaseFlow(purchase, policy: policy))
    }

    /// Looks again for a purchase; see `PartnerClient.resume`.
    public func resume(_ unresolved: UnresolvedPurchase) throws(PartnerError) -> PurchaseOutcome {
        try lead(PurchaseFlow(resuming: unresolved, policy: policy))
    }

    private func lead(_ flow: PurchaseFlow) throws(PartnerError) -> PurchaseOutcome {
        try lead(
            PartnerFlowSteps(
                flow, begin: { [self] in exchange($0, $1) }, willBuy: surroundings.willBuy))
    }

    /// Does work to its end.
    public func finish<Outcome: Sendable>(
        _ steps: any PartnerSteps<Outcome>
    ) throws(PartnerError) -> Outcome {
        try lead(steps)
    }

    /// Makes a call, and waits for its end.
    public func lead(_ call: PartnerCall) throws(PartnerError) -> HTTPResponse {
        try lead(steps(call))
    }

    private func lead<Outcome: Sendable>(
        _ steps: any PartnerSteps<Outcome>
    ) throws(PartnerError) -> Outcome {
        var steps = steps
        var event = PartnerExchange.Event.start
        while true {
            switch steps.next(event, now: surroundings.now()) {
            case .needToken(let renewing):
                do throws(PartnerError) {
                    event = .token(.success(try surroundings.token(renewing)))
                } catch {
                    event = .token(.failure(error))
                }
            case .send(let request, let timeout):
                do throws(PartnerTransportFailure) {
                    let response = try line.send(request, timeout: timeout)
                    surroundings.watch(request, .success(response))
                    event = .reply(response, now: surroundings.now())
                } catch {
                    surroundings.watch(request, .failure(error))
                    event = .failure(error)
                }
            case .wait(let milliseconds):
                surroundings.wait(milliseconds)
                event = .waited
            case .done(let result): return try result.get()
            }
        }
    }
}
