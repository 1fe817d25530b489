internal import JSONDocuments
public import WebFormats

/// The purchase of an add-on from its first read to its end, as steps (partner-center.md, sections 6
/// and 10).
///
/// The parent is read for its order, the order for the subscriptions that it has, and then the order
/// is patched. Only the parent and the patch are needed: an order that cannot be read before stops
/// nothing.
struct PurchaseFlow: PartnerFlow {
    private enum Stage {
        case parent, order
        /// Looking for what an earlier purchase may have bought.
        case resuming(OrderPatchFlow, UnresolvedPurchase)
        case patch(OrderPatchFlow)
    }

    private let purchase: AddOnPurchase
    private let policy: RetryPolicy
    private let resumed: UnresolvedPurchase?
    private var stage = Stage.parent
    private var orderID = ""
    private var seen: [String]?

    /// Begins a purchase.
    init(_ purchase: AddOnPurchase, policy: RetryPolicy) {
        self.purchase = purchase
        self.policy = policy
        resumed = nil
    }

    /// Goes on with a purchase whose outcome was not known: it is looked for again, and bought only
    /// if it is not there.
    init(resuming unresolved: UnresolvedPurchase, policy: RetryPolicy) {
        purchase = unresolved.purchase
        self.policy = policy
        resumed = unresolved
    }

    var pending: UnresolvedPurchase? {
        guard case .patch = stage else { return nil }
        var error = PartnerError(
            .notSpecified, "the program ended before it was known what became of the purchase")
        error.outcomeIsUnknown = true
        return UnresolvedPurchase(
            purchase: purchase, orderID: orderID, seen: seen, order: nil, error: error)
    }

    mutating func next(
        _ event: PartnerFlowEvent, now: Int
    ) -> PartnerFlowStep<PurchaseOutcome> {
        do throws(PartnerError) {
            return try step(event, now)
        } catch {
            return .done(.failure(error))
        }
    }

    private mutating func step(
        _ event: PartnerFlowEvent, _ now: Int
    ) throws(PartnerError) -> PartnerFlowStep<PurchaseOutcome> {
        switch (stage, event) {
        case (.parent, .start):
            guard let resumed else {
                return .call(
                    PartnerRoutes.subscription(purchase.customer, purchase.subscription), .read)
            }
            orderID = resumed.orderID
            seen = resumed.seen
            var flow = patchFlow()
            let step = flow.look(after: resumed.error, now: now)
            stage = .resuming(flow, resumed)
            return try lead(step, now)
        case (.parent, .reply(let result)):
            orderID = try order(of: try PartnerReply.resource(try result.get()))
            stage = .order
            return .call(PartnerRoutes.order(purchase.customer, orderID), .read)
        case (.order, .reply(let result)):
            // Without it a lost answer cannot be told from an earlier purchase, and that is all.
            if case .success(let response) = result,
                let order: Order = try? PartnerReply.resource(response)
            {
                seen = order.lineItems.compactMap(\.subscriptionID)
            }
            return try patch(patchFlow(), now)
        case (.patch(var flow), _), (.resuming(var flow, _), _):
            let step = flow.next(event, now: now)
            if case .resuming(_, let unresolved) = stage {
                stage = .resuming(flow, unresolved)
            } else {
                stage = .patch(flow)
            }
            return try lead(step, now)
        default: preconditionFailure("a call of this stage gives a reply")
        }
    }

    private mutating func patch(
        _ flow: OrderPatchFlow, _ now: Int
    ) throws(PartnerError) -> PartnerFlowStep<PurchaseOutcome> {
        var flow = flow
        let step = flow.next(.start, now: now)
        stage = .patch(flow)
        return try lead(step, now)
    }

    private func patchFlow(requestID: String? = nil) -> OrderPatchFlow {
        OrderPatchFlow(
            customer: purchase.customer, orderID: orderID, order: purchase.order, seen: seen,
            mustShow: true, policy: policy, requestID: requestID)
    }

    private func order(of parent: Subscription) throws(PartnerError) -> String {
        guard parent.parentSubscriptionID == nil else {
            throw PartnerError(
                .badInput,
                "subscription \(purchase.subscription) is an add-on itself; an add-on is bought "
                    + "for its parent \(parent.parentSubscriptionID ?? "")")
        }
        guard let order = parent.orderID, !order.isEmpty else {
            throw PartnerError(
                .responseParsing,
                "subscription \(purchase.subscription) names no order; an add-on is added to "
                    + "the order that bought its parent")
        }
        return try PartnerID.checked(order, "order")
    }

    private mutating func lead(
        _ step: PartnerFlowStep<OrderPatchFlow.Outcome>, _ now: Int
    ) throws(PartnerError) -> PartnerFlowStep<PurchaseOutcome> {
        let outcome: OrderPatchFlow.Outcome
        switch step {
        case .call(let call, let kind): return .call(call, kind)
        case .wait(let milliseconds): return .wait(milliseconds)
        case .done(let result): outcome = try result.get()
        }
        let flow: OrderPatchFlow
        switch stage {
        case .patch(let patch), .resuming(let patch, _): flow = patch
        default: preconditionFailure("a change of the order is led where there is one")
        }
        switch outcome {
        case .changed(let order, let wasFoundByReading):
            guard let line = flow.newLines(in: order)?.first else {
                preconditionFailure("what shows what was bought has its line")
            }
            return .done(
                .success(
                    .bought(
                        PurchasedAddOn(
                            order: order, line: line, wasFoundByReading: wasFoundByReading))))
        case .notKnown(let error, let order):
            if case .resuming(_, let unresolved) = stage, let order,
                flow.newLines(in: order) == nil
            {
                // Looked for again and not there: now it is bought.
                return try patch(patchFlow(requestID: unresolved.requestIDToKeep), now)
            }
            return .done(
                .success(
                    .notKnown(
                        UnresolvedPurchase(
                            purchase: purchase, orderID: orderID, seen: seen, order: order,
                            error: error))))
        }
    }
}

/// Reads successful replies.
public enum PartnerReply {
    /// The resource in a reply.
    ///
    /// - Throws: `PartnerError` (response parsing) with the raw body and both ids.
    public static func resource<Resource: PartnerResource>(
        _ response: HTTPResponse
    ) throws(PartnerError) -> Resource {
        let type = response.headers["Content-Type"]?.lowercased() ?? ""
        guard type.isEmpty || type.contains("json") else {
            throw unreadable(
                response, "expected JSON (\(Resource.shape.name)), found '\(type.prefix(80))'")
        }
        do throws(JSONProblem) {
            return try Resource(response.body)
        } catch {
            throw unreadable(response, "the reply is no \(Resource.shape.name): \(error)")
        }
    }

    private static func unreadable(_ response: HTTPResponse, _ words: String) -> PartnerError {
        var error = PartnerError(.responseParsing, words)
        error.status = response.status
        error.requestID = response.headers["MS-RequestId"]
        error.correlationID = response.headers["MS-CorrelationId"]
        error.rawBody = Array(response.body.prefix(PartnerLimits.keptBodyBytes))
        return error
    }
}
