internal import Synchronization

/// The service as Swift code uses it (partner-center.md, section 7).
///
/// Building a chain asks nothing; only `get`, `patch` and `purchaseAddOn` do. For example:
///
///     let partner = PartnerClient(sandbox: SandboxServer(.sample))
///     let parent = try await partner.customers.byId(customer).subscriptions.byId(id).get()
///     let bought = try await partner.purchaseAddOn(
///         customer: customer, subscription: id, offer: addOn, quantity: 2)
public final class PartnerClient: Sendable {
    /// Where the service is.
    public let cloud: PartnerCloud
    /// What every call says.
    public let context: RequestContext
    private let policy: RetryPolicy
    private let transport: any PartnerTransport
    private let credentials: any PartnerCredentials
    private let time: any PartnerTime
    private let ids: SharedGUIDs
    /// What is known of orders.
    private let orders: KnownOrders

    /// Makes a client.
    ///
    /// - Parameter seed: Of request and correlation ids; random unless given.
    public init(
        cloud: PartnerCloud = .global, credentials: any PartnerCredentials,
        transport: any PartnerTransport, context: RequestContext = RequestContext(),
        policy: RetryPolicy = RetryPolicy(), time: any PartnerTime = ComputerTime(),
        seed: UInt64 = .random(in: 0 ... .max)
    ) {
        self.cloud = cloud
        self.credentials = credentials
        self.transport = transport
        self.context = context
        self.policy = policy
        self.time = time
        ids = SharedGUIDs(seed: seed)
        orders = KnownOrders()
    }

    private init(_ other: PartnerClient, _ context: RequestContext) {
        cloud = other.cloud
        credentials = other.credentials
        transport = other.transport
        policy = other.policy
        time = other.time
        ids = other.ids
        orders = other.orders
        self.context = context
    }

    /// The same service in another scope: another correlation id, locale or name.
    public func with(_ context: RequestContext) -> PartnerClient { PartnerClient(self, context) }

    /// The same service with one correlation id for all calls from here on.
    public func session() -> PartnerClient {
        var context = context
        context.correlationID = ids.next()
        return with(context)
    }

    /// The customers.
    public var customers: Customers { Customers(client: self) }

    /// The offers of a country.
    ///
    /// - Throws: `PartnerError` (bad input) for a blank country.
    public func offers(country: String) throws(PartnerError) -> Offers {
        Offers(client: self, country: try PartnerID.checked(country, "country"))
    }

    /// Buys an add-on for a subscription: the whole scenario as one call.
    ///
    /// - Parameters:
    ///   - quantity: Number of licences, from 1 on.
    ///   - friendlyName: A nickname of the new subscription.
    /// - Returns: What was bought, or that it is not known: a lost reply is looked for in the order, and
    ///   nothing is bought a second time (partner-center.md, section 10).
    /// - Throws: `PartnerError`: nothing was bought.
    public func purchaseAddOn(
        customer: String, subscription: String, offer: String, quantity: Int,
        friendlyName: String? = nil
    ) async throws(PartnerError) -> PurchaseOutcome {
        let purchase = try AddOnPurchase(
            customer: customer, subscription: subscription, offer: offer, quantity: quantity,
            friendlyName: friendlyName)
        return try await lead(
            PartnerFlowSteps(PurchaseFlow(purchase, policy: policy), begin: exchange))
    }

    /// Looks again for a purchase of which it was not known whether it was done, and buys only if it
    /// is not there.
    public func resume(
        _ unresolved: UnresolvedPurchase
    ) async throws(PartnerError) -> PurchaseOutcome {
        try await lead(
            PartnerFlowSteps(PurchaseFlow(resuming: unresolved, policy: policy), begin: exchange))
    }

    func patch(
        _ customer: String, _ id: String, _ order: Order, ifMatch: String?
    ) async throws(PartnerError) -> Order {
        let flow = OrderPatchFlow(
            customer: customer, orderID: id, order: order, ifMatch: ifMatch,
            seen: orders.seen(id), mustShow: false, policy: policy)
        let changed = try await lead(PartnerFlowSteps(ChangedOrderFlow(flow), begin: exchange))
        orders.note(changed)
        return changed
    }

    /// Makes one call and reads the resource in its reply.
    func send<Resource: PartnerResource>(_ call: PartnerCall) async throws(PartnerError) -> Resource
    {
        let resource: Resource = try PartnerReply.resource(
            try await lead(PartnerCallSteps(exchange(call, .read))))
        if let order = resource as? Order { orders.note(order) }
        return resource
    }

    private func exchange(_ call: PartnerCall, _ kind: PartnerCallKind) -> PartnerExchange {
        PartnerExchange(
            call, base: cloud.base, context: context, requestID: ids.next(),
            correlationID: context.correlationID ?? ids.next(), policy: policy, kind: kind)
    }

    private func lead<Steps: PartnerSteps>(
        _ steps: Steps
    ) async throws(PartnerError) -> Steps.Outcome {
        var steps = steps
        var event = PartnerExchange.Event.start
        while true {
            switch steps.next(event, now: time.now) {
            case .needToken(let renewing):
                do throws(PartnerError) {
                    event = .token(
                        .success(try await credentials.token(renewing: renewing, now: time.now)))
                } catch {
                    event = .token(.failure(error))
                }
            case .send(let request, let timeout):
                do throws(PartnerTransportFailure) {
                    let response = try await transport.send(request, timeout: timeout)
                    event = .reply(response, now: time.now)
                } catch {
                    event = .failure(error)
                }
            case .wait(let milliseconds):
                try await pause(milliseconds)
                event = .waited
            case .done(let result): return try result.get()
            }
        }
    }

    private func pause(_ milliseconds: Int) async throws(PartnerError) {
        do {
            try await time.sleep(milliseconds: milliseconds)
        } catch {
            var error = PartnerError(.cancelled, "the call was cancelled while it waited to go on")
            error.outcomeIsUnknown = true
            throw error
        }
    }
}

/// GUIDs for several tasks.
private final class SharedGUIDs: Sendable {
    private let source: Mutex<GUIDSource>

    init(seed: UInt64) { source = Mutex(GUIDSource(seed: seed)) }

    func next() -> String { source.withLock { $0.next() } }
}
