internal import WebFormats

/// The change of an order that buys, and what is done where its answer is lost (partner-center.md,
/// section 10).
///
/// It is sent once. Where it is not known whether it was done the order is read, with growing waits,
/// because a write can show late. It is never sent again by itself.
struct OrderPatchFlow: PartnerFlow {
    /// What came of it.
    enum Outcome: Sendable {
        /// The order after the change.
        case changed(Order, wasFoundByReading: Bool)
        /// It is not known whether it was done; the order as it was read last.
        case notKnown(PartnerError, Order?)
    }

    private let customer: String
    private let orderID: String
    private let order: Order
    private let ifMatch: String?
    /// The subscriptions that the order had before; nil if that is not known.
    private let seen: [String]?
    /// Whether an answer has to show what was bought.
    private let mustShow: Bool
    private let policy: RetryPolicy
    private let requestID: String?
    private var lookUp: LookUp?

    /// Looking for what may have been bought.
    private struct LookUp {
        var error: PartnerError
        let end: Int
        var tries = 0
        var order: Order?
    }

    init(
        customer: String, orderID: String, order: Order, ifMatch: String? = nil, seen: [String]?,
        mustShow: Bool, policy: RetryPolicy, requestID: String? = nil
    ) {
        self.customer = customer
        self.orderID = orderID
        self.order = order
        self.ifMatch = ifMatch
        self.seen = seen
        self.mustShow = mustShow
        self.policy = policy
        self.requestID = requestID
    }

    mutating func next(_ event: PartnerFlowEvent, now: Int) -> PartnerFlowStep<Outcome> {
        switch event {
        case .start:
            return .call(
                PartnerRoutes.patch(customer, orderID, order, ifMatch: ifMatch),
                .purchase(requestID: requestID))
        case .lost(let error): return look(after: error, now: now)
        case .waited: return read(now)
        case .reply(let result):
            if lookUp != nil { return looked(result, now) }
            return replied(result, now)
        }
    }

    /// Begins to look for what an earlier try may have bought.
    mutating func look(after error: PartnerError, now: Int) -> PartnerFlowStep<Outcome> {
        var error = error
        error.outcomeIsUnknown = true
        lookUp = LookUp(error: error, end: now + policy.lookUpTime)
        return read(now)
    }

    private mutating func replied(
        _ result: Result<HTTPResponse, PartnerError>, _ now: Int
    ) -> PartnerFlowStep<Outcome> {
        switch result {
        case .failure(let error): return .done(.failure(error))
        case .success(let response):
            do throws(PartnerError) {
                let changed: Order = try PartnerReply.resource(response)
                // Accepted, and still in progress.
                guard response.status != 202, shows(changed) else {
                    throw unfinished(response)
                }
                return .done(.success(.changed(changed, wasFoundByReading: false)))
            } catch {
                return look(after: error, now: now)
            }
        }
    }

    /// Whether an answer is the order after the change.
    private func shows(_ changed: Order) -> Bool {
        if mustShow { return newLines(in: changed) != nil }
        return PartnerID.same(changed.id, orderID) || !changed.lineItems.isEmpty
    }

    private func unfinished(_ response: HTTPResponse) -> PartnerError {
        var error = PartnerError(
            response.status == 202 ? .alreadyExists : .responseParsing,
            response.status == 202
                ? "order \(orderID) was accepted, and is in progress"
                : "order \(orderID) came back without what was bought")
        error.status = response.status
        error.requestID = response.headers["MS-RequestId"]
        error.correlationID = response.headers["MS-CorrelationId"]
        return error
    }

    // MARK: - Looking

    private mutating func read(_ now: Int) -> PartnerFlowStep<Outcome> {
        guard let lookUp else { preconditionFailure("nothing is looked for") }
        let left = max(1_000, lookUp.end - now)
        return .call(
            PartnerRoutes.order(customer, orderID), .lookUp(timeout: min(policy.timeout, left)))
    }

    private mutating func looked(
        _ result: Result<HTTPResponse, PartnerError>, _ now: Int
    ) -> PartnerFlowStep<Outcome> {
        guard var lookUp else { preconditionFailure("nothing is looked for") }
        lookUp.tries += 1
        if case .success(let response) = result,
            let order: Order = try? PartnerReply.resource(response)
        {
            // An order that cannot be read is read again.
            lookUp.order = order
        }
        self.lookUp = lookUp
        if let order = lookUp.order, newLines(in: order) != nil {
            if seen != nil { return .done(.success(.changed(order, wasFoundByReading: true))) }
            self.lookUp?.error.message += "; the order has such a line, which may be an earlier one"
            return notKnown()
        }
        // 1, 3, 7 … seconds.
        let wait = ((1 << min(lookUp.tries, 20)) - 1) * 1_000
        guard now + wait <= lookUp.end else { return notKnown() }
        return .wait(wait)
    }

    private func notKnown() -> PartnerFlowStep<Outcome> {
        guard let lookUp else { preconditionFailure("nothing is looked for") }
        return .done(.success(.notKnown(lookUp.error, lookUp.order)))
    }

    /// The lines of what was bought: one for each that was asked for, by its offer and a subscription
    /// that was not there, never by its number (section 1.6). Nil if one is missing.
    func newLines(in changed: Order) -> [OrderLineItem]? {
        var rest = changed.lineItems.filter { line in
            guard let id = line.subscriptionID, !id.isEmpty else { return false }
            return !(seen ?? []).contains { PartnerID.same($0, id) }
        }
        var found: [OrderLineItem] = []
        for asked in order.lineItems {
            guard let place = rest.lastIndex(where: { Self.fits($0, asked) }) else { return nil }
            found.append(rest.remove(at: place))
        }
        return found.isEmpty ? nil : found
    }

    private static func fits(_ line: OrderLineItem, _ asked: OrderLineItem) -> Bool {
        PartnerID.same(line.offerID, asked.offerID)
            && (line.quantity == nil || asked.quantity == nil || line.quantity == asked.quantity)
            && (line.parentSubscriptionID == nil || asked.parentSubscriptionID == nil
                || PartnerID.same(line.parentSubscriptionID, asked.parentSubscriptionID))
            && (asked.friendlyName == nil || line.friendlyName == nil
                || line.friendlyName == asked.friendlyName)
    }
}
