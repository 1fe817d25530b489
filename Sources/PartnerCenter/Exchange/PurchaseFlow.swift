internal import JSONDocuments
public import WebFormats

/// The purchase of an add-on from its first read to its end, as steps (partner-center.md, section 6).
///
/// The parent is read for its order, the order for the subscriptions that it has, and then the order
/// is patched. A reply that got lost is not asked for again at once: the order is read, and only if
/// the add-on is not there the same request is sent again, with the same request id.
public struct PurchaseFlow: Sendable {
    /// What has to be done next.
    public enum Step: Equatable, Sendable {
        /// Make this call and tell its outcome.
        case call(PartnerCall, isPurchase: Bool)
        /// The lost purchase was not done: send it again.
        case resume
        /// Let a time pass, in milliseconds, then tell `.waited`.
        case wait(Int)
        /// It is over.
        case done(Result<PurchasedAddOn, PartnerError>)
    }

    /// What came of a step.
    public enum Event: Sendable {
        case start
        case reply(Result<HTTPResponse, PartnerError>)
        /// The purchase got no reply.
        case lost(PartnerError, isLastTry: Bool)
        case waited
    }

    private enum Stage {
        case parent, order, purchase
        /// Reading the order to see whether it was done.
        case confirmation(PartnerError, isLastTry: Bool)
        /// Reading the order until a purchase that was accepted (202) is done.
        case acceptance(tries: Int)
        case subscription(Order, OrderLineItem)
    }

    private let purchase: AddOnPurchase
    private var stage = Stage.parent
    private var orderID = ""
    private var seen: [String] = []
    private var wasFoundByReading = false
    /// How often an order is read after 202, and how long is waited before, in milliseconds.
    private static let acceptanceTries = 5
    private static let acceptanceWait = 2_000

    /// Begins a purchase.
    public init(_ purchase: AddOnPurchase) { self.purchase = purchase }

    /// Takes what came of the last step, and says what to do next.
    public mutating func next(_ event: Event) -> Step {
        do throws(PartnerError) {
            return try step(event)
        } catch {
            return .done(.failure(error))
        }
    }

    private mutating func step(_ event: Event) throws(PartnerError) -> Step {
        switch event {
        case .start:
            return .call(
                PartnerRoutes.subscription(purchase.customer, purchase.subscription),
                isPurchase: false)
        case .waited: return readOrder()
        case .lost(let error, let isLastTry):
            stage = .confirmation(error, isLastTry: isLastTry)
            return readOrder()
        case .reply(let result): return try replied(result)
        }
    }

    private mutating func replied(
        _ result: Result<HTTPResponse, PartnerError>
    ) throws(PartnerError) -> Step {
        switch stage {
        case .parent:
            let parent: Subscription = try PartnerReply.resource(try result.get())
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
            orderID = try PartnerID.checked(order, "order")
            stage = .order
            return readOrder()
        case .order:
            let order: Order = try PartnerReply.resource(try result.get())
            seen = order.lineItems.compactMap(\.subscriptionID)
            stage = .purchase
            return .call(
                PartnerRoutes.patch(purchase.customer, orderID, purchase.order), isPurchase: true)
        case .purchase:
            let response = try result.get()
            if response.status == 202 {
                stage = .acceptance(tries: 1)
                return .wait(Self.acceptanceWait)
            }
            return try found(in: try changed(by: response))
        case .confirmation(let error, let isLastTry):
            return try confirmed(result, error, isLastTry)
        case .acceptance(let tries): return try accepted(result, tries)
        case .subscription(let order, let line):
            let subscription: Subscription = try bought { () throws(PartnerError) in
                try PartnerReply.resource(try result.get())
            }
            return .done(
                .success(
                    PurchasedAddOn(
                        order: order, line: line, subscription: subscription,
                        wasFoundByReading: wasFoundByReading)))
        }
    }

    private func readOrder() -> Step {
        .call(PartnerRoutes.order(purchase.customer, orderID), isPurchase: false)
    }

    private func changed(by response: HTTPResponse) throws(PartnerError) -> Order {
        try bought { () throws(PartnerError) in try PartnerReply.resource(response) }
    }

    /// Work after the purchase: what fails there leaves it done.
    private func bought<Value>(
        _ work: () throws(PartnerError) -> Value
    ) throws(PartnerError) -> Value {
        do throws(PartnerError) {
            return try work()
        } catch {
            var error = error
            error.outcomeIsUnknown = true
            throw error
        }
    }

    private mutating func found(in order: Order) throws(PartnerError) -> Step {
        guard let line = newLine(in: order), let id = line.subscriptionID else {
            var error = PartnerError(
                .responseParsing,
                "order \(orderID) came back without a new subscription of offer \(purchase.offer)")
            error.outcomeIsUnknown = true
            throw error
        }
        stage = .subscription(order, line)
        return .call(PartnerRoutes.subscription(purchase.customer, id), isPurchase: false)
    }

    /// The line by its offer and a subscription that was not there, never by its number
    /// (section 1.6).
    private func newLine(in order: Order) -> OrderLineItem? {
        order.lineItems.last { line in
            PartnerID.same(line.offerID, purchase.offer)
                && line.subscriptionID.map { id in
                    !id.isEmpty && !seen.contains { PartnerID.same($0, id) }
                } ?? false
        }
    }

    private mutating func confirmed(
        _ result: Result<HTTPResponse, PartnerError>, _ error: PartnerError, _ isLastTry: Bool
    ) throws(PartnerError) -> Step {
        // Without knowing what became of the first try there is no second.
        guard case .success(let response) = result,
            let order: Order = try? PartnerReply.resource(response)
        else { throw error }
        if newLine(in: order) != nil {
            wasFoundByReading = true
            return try found(in: order)
        }
        if isLastTry {
            var error = error
            error.outcomeIsUnknown = false
            error.message += "; the order was read, and the add-on is not in it"
            throw error
        }
        stage = .purchase
        return .resume
    }

    private mutating func accepted(
        _ result: Result<HTTPResponse, PartnerError>, _ tries: Int
    ) throws(PartnerError) -> Step {
        let order = try changed(by: try bought { () throws(PartnerError) in try result.get() })
        if newLine(in: order) != nil { return try found(in: order) }
        guard tries < Self.acceptanceTries else {
            var error = PartnerError(
                .alreadyExists,
                "order \(orderID) was accepted and is still in progress; read it again later")
            error.outcomeIsUnknown = true
            throw error
        }
        stage = .acceptance(tries: tries + 1)
        return .wait(Self.acceptanceWait)
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
