/// The customers of a partner.
public struct Customers: Sendable {
    let client: PartnerClient

    /// One customer.
    ///
    /// - Throws: `PartnerError` (bad input) for a blank id.
    public func byId(_ id: String) throws(PartnerError) -> Customer {
        Customer(client: client, id: try PartnerID.checked(id, "customer"))
    }
}

/// One customer.
public struct Customer: Sendable {
    let client: PartnerClient
    /// The customer's id.
    public let id: String

    /// The customer's subscriptions.
    public var subscriptions: Subscriptions { Subscriptions(client: client, customer: id) }
    /// The customer's orders.
    public var orders: Orders { Orders(client: client, customer: id) }
}

/// The subscriptions of a customer.
public struct Subscriptions: Sendable {
    let client: PartnerClient
    let customer: String

    /// One subscription.
    ///
    /// - Throws: `PartnerError` (bad input) for a blank id.
    public func byId(_ id: String) throws(PartnerError) -> SubscriptionOperations {
        SubscriptionOperations(
            client: client, customer: customer, id: try PartnerID.checked(id, "subscription"))
    }

    /// Reads all of them.
    public func get() async throws(PartnerError) -> ResourceCollection<Subscription> {
        try await client.send(PartnerRoutes.subscriptions(customer))
    }

    /// Reads those that an order made.
    public func byOrder(
        _ order: String
    ) async throws(PartnerError) -> ResourceCollection<Subscription> {
        let order = try PartnerID.checked(order, "order")
        return try await client.send(PartnerRoutes.subscriptions(customer, order: order))
    }
}

/// What can be done with one subscription.
public struct SubscriptionOperations: Sendable {
    let client: PartnerClient
    let customer: String
    /// The subscription's id.
    public let id: String

    /// Reads it.
    public func get() async throws(PartnerError) -> Subscription {
        try await client.send(PartnerRoutes.subscription(customer, id))
    }

    /// The add-ons that were bought for it.
    public var addOns: AddOns { AddOns(client: client, customer: customer, subscription: id) }

    /// The add-ons of a subscription.
    public struct AddOns: Sendable {
        let client: PartnerClient
        let customer: String
        let subscription: String

        /// Reads them.
        public func get() async throws(PartnerError) -> ResourceCollection<Subscription> {
            try await client.send(PartnerRoutes.addOns(customer, subscription))
        }
    }
}

/// The orders of a customer.
public struct Orders: Sendable {
    let client: PartnerClient
    let customer: String

    /// One order.
    ///
    /// - Throws: `PartnerError` (bad input) for a blank id.
    public func byId(_ id: String) throws(PartnerError) -> OrderOperations {
        OrderOperations(client: client, customer: customer, id: try PartnerID.checked(id, "order"))
    }

    /// Reads all of them.
    public func get() async throws(PartnerError) -> ResourceCollection<Order> {
        try await client.send(PartnerRoutes.orders(customer))
    }
}

/// What can be done with one order.
public struct OrderOperations: Sendable {
    let client: PartnerClient
    let customer: String
    /// The order's id.
    public let id: String

    /// Reads it.
    public func get() async throws(PartnerError) -> Order {
        try await client.send(PartnerRoutes.order(customer, id))
    }

    /// Changes it: buys what the lines of the given order say.
    ///
    /// It is sent once (partner-center.md, section 10): where the answer is lost, the order is read to
    /// find what was bought. That can be told from an earlier purchase if this client has read the
    /// order before.
    ///
    /// - Parameter ifMatch: An ETag, without quotes, that the order still has to have.
    /// - Returns: The whole order after the change.
    /// - Throws: `PartnerError`; `outcomeIsUnknown` says that it may have been bought.
    public func patch(_ order: Order, ifMatch: String? = nil) async throws(PartnerError) -> Order {
        try await client.patch(customer, id, order, ifMatch: ifMatch)
    }
}

/// The offers of a country.
public struct Offers: Sendable {
    let client: PartnerClient
    let country: String

    /// One offer.
    ///
    /// - Throws: `PartnerError` (bad input) for a blank id.
    public func byId(_ id: String) throws(PartnerError) -> OfferOperations {
        OfferOperations(client: client, country: country, id: try PartnerID.checked(id, "offer"))
    }

    /// Reads all of them.
    public func get() async throws(PartnerError) -> ResourceCollection<Offer> {
        try await client.send(PartnerRoutes.offers(country: country))
    }
}

/// What can be done with one offer.
public struct OfferOperations: Sendable {
    let client: PartnerClient
    let country: String
    /// The offer's id.
    public let id: String

    /// Reads it.
    public func get() async throws(PartnerError) -> Offer {
        try await client.send(PartnerRoutes.offer(id, country: country))
    }

    /// The add-ons that can be bought for it.
    public var addOns: AddOns { AddOns(client: client, country: country, offer: id) }

    /// The add-ons of an offer.
    public struct AddOns: Sendable {
        let client: PartnerClient
        let country: String
        let offer: String

        /// Reads them.
        public func get() async throws(PartnerError) -> ResourceCollection<Offer> {
            try await client.send(PartnerRoutes.offerAddOns(offer, country: country))
        }
    }
}
