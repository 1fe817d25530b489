internal import FoundationEssentials
internal import JSONDocuments
internal import WebFormats

/// The change of an order: buying add-ons (partner-center.md, sections 1 and 6).
extension PartnerSandbox {
    /// What a line buys, once everything about it is checked.
    private struct Bought {
        let line: OrderLineItem
        let offer: Offer
        let parent: Subscription
        let quantity: Int
    }

    mutating func patch(
        _ place: Int, _ customer: SandboxState.Customer, _ request: HTTPRequest, _ now: Int
    ) throws(SandboxRefusal) -> Order {
        let stored = state.orders[place]
        if let tag = request.headers["If-Match"] {
            guard tag == "\"\(stored.order.attributes?.etag ?? "")\"" else { throw .staleETag }
        }
        let body = try Self.body(of: request)
        guard PartnerID.same(body.referenceCustomerID, customer.id) else {
            throw .invalidProperty("ReferenceCustomerId is not the customer of the path")
        }
        if let id = body.id, !PartnerID.same(id, stored.order.id) {
            throw .invalidProperty("Id is not the order of the path")
        }
        try checkCustomer(customer)
        if stored.isBusy { throw .orderBusy }
        let lines = body.lineItems
        guard !lines.isEmpty else { throw .invalidProperty("LineItems is empty") }
        guard lines.map(\.lineItemNumber) == lines.indices.map({ .some($0) }) else {
            throw .lineNumber
        }
        var bought: [Bought] = []
        for line in lines {
            bought.append(try check(line, of: stored.order, body, customer))
        }
        try checkLimits(customer, bought)
        return apply(bought, to: place, customer, now)
    }

    /// Why an order cannot be created here: an add-on goes through PATCH (section 8), and buying
    /// base offers is not part of the scenario.
    func postRefusal(_ request: HTTPRequest) throws(SandboxRefusal) -> SandboxRefusal {
        let body = try Self.body(of: request)
        return body.lineItems.contains { $0.parentSubscriptionID != nil }
            ? .addOnByPost : .cannotBeProcessed
    }

    // MARK: - Checking

    private static func body(of request: HTTPRequest) throws(SandboxRefusal) -> Order {
        guard (request.headers["Content-Type"] ?? "").lowercased().hasPrefix("application/json")
        else { throw .wrongContentType }
        let order: Order
        do throws(JSONProblem) {
            order = try Order(request.body)
        } catch {
            throw error.place == nil
                ? .invalidProperty(error.description) : .invalidInput(error.description)
        }
        // Users met both (section 8).
        if let status = order.object["status"], status != .null { throw .readOnlyStatus }
        for name in ["transactionType", "currencyCode", "currencySymbol", "totalPrice"] {
            if let value = order.object[name], value != .null {
                throw .invalidProperty("\(name) is read-only")
            }
        }
        return order
    }

    private func checkCustomer(
        _ customer: SandboxState.Customer
    ) throws(SandboxRefusal) {
        switch customer.standing {
        case .active: break
        case .underReview: throw .customerUnderReview
        case .notApproved: throw .customerNotApproved
        }
        if !customer.hasAgreement { throw .noAgreement }
        if customer.isCreditUsedUp { throw .creditUsedUp }
    }

    private func check(
        _ line: OrderLineItem, of order: Order, _ body: Order, _ customer: SandboxState.Customer
    ) throws(SandboxRefusal) -> Bought {
        guard let offerID = line.offerID, !offerID.isEmpty else {
            throw .invalidProperty("OfferId is missing")
        }
        guard let parentID = line.parentSubscriptionID, !parentID.isEmpty else {
            throw .invalidProperty("ParentSubscriptionId is missing")
        }
        if line.subscriptionID != nil {
            throw .invalidProperty("SubscriptionId is not known before the purchase")
        }
        guard let quantity = line.quantity else { throw .invalidProperty("Quantity is missing") }
        guard let parent = state.subscription(parentID, of: customer.id) else {
            throw .unknownSubscription
        }
        // The order of the path has to be the one that bought the parent (section 1.1).
        guard PartnerID.same(parent.orderID, order.id), parent.parentSubscriptionID == nil else {
            throw .invalidSubscription
        }
        switch parent.status {
        case .active?: break
        case .suspended?: throw .suspended
        case .deleted?: throw .deleted
        default: throw .parentNotActive
        }
        // Whether a trial can be a parent is not documented (section 9.8). Here it cannot.
        if parent.isTrial == true { throw .invalidSubscription }
        guard let offer = state.offer(offerID) else { throw .invalidOffer }
        guard offer.isAvailableForPurchase else { throw .withdrawn }
        if let country = offer.country, !country.isSameName(as: customer.country) {
            throw .wrongCountry
        }
        guard offer.isAddOn,
            offer.prerequisiteOffers.contains(where: { PartnerID.same($0, parent.offerID) })
        else { throw .doesNotFit }
        let upper = offer.maximumQuantity ?? .max
        guard quantity >= max(1, offer.minimumQuantity), quantity <= upper else {
            throw .quantity
        }
        if let value = body.object["billingCycle"], value != .null {
            let cycle = BillingCycle(json: value) ?? .unknown
            let word = value.string ?? value.text()
            if cycle == .unknown, word.lowercased() != "unknown", value.integer == nil {
                throw .unknownWord(word)
            }
            if cycle == .unknown
                || !offer.supportedBillingCycles.isEmpty
                    && !offer.supportedBillingCycles.contains(cycle)
            {
                throw .billingCycle(word.prefix(1).uppercased() + word.dropFirst())
            }
        }
        return Bought(line: line, offer: offer, parent: parent, quantity: quantity)
    }

    private func checkLimits(
        _ customer: SandboxState.Customer, _ bought: [Bought]
    ) throws(SandboxRefusal) {
        guard customer.subscriptionLimit != nil || customer.seatLimit != nil else { return }
        let held = state.subscriptions(of: customer.id)
        if let limit = customer.subscriptionLimit, held.count + bought.count > limit {
            throw .tooManySubscriptions
        }
        let seats = held.reduce(0) { $0 + ($1.quantity ?? 0) }
        if let limit = customer.seatLimit, seats + bought.reduce(0, { $0 + $1.quantity }) > limit {
            throw .tooManySeats
        }
    }

    // MARK: - Doing

    private mutating func apply(
        _ bought: [Bought], to place: Int, _ customer: SandboxState.Customer, _ now: Int
    ) -> Order {
        let orderID = state.orders[place].order.id ?? ""
        var lines = state.orders[place].order.object["lineItems"]?.array ?? []
        for item in bought {
            let id = change { $0.makeID() }
            let line = Self.line(item, number: lines.count, id: id, customer: customer.id)
            lines.append(.object(line))
            let added = change {
                $0.add(Self.subscription(item, id: id, orderID, customer.id, now), of: customer.id)
            }
            guard added else { preconditionFailure("a new subscription has an id of its own") }
        }
        change { state in
            state.orders[place].version += 1
            state.orders[place].order.object["lineItems"] = .array(lines)
            state.orders[place].stamp()
        }
        return state.orders[place].order
    }

    /// The line as the documented reply has it: without the parent (section 1.6).
    private static func line(
        _ item: Bought, number: Int, id: String, customer: String
    ) -> PartnerObject {
        var members: [PartnerObject.Member] = [
            .init("lineItemNumber", .number(JSONNumber(number))),
            .init("offerId", .string(item.line.offerID ?? "")),
            .init("subscriptionId", .string(id)),
        ]
        if let name = item.line.friendlyName {
            members.append(.init("friendlyName", .string(name)))
        }
        members.append(.init("quantity", .number(JSONNumber(item.quantity))))
        if let partner = item.line.partnerIDOnRecord {
            members.append(.init("partnerIdOnRecord", .string(partner)))
        }
        let link = Link(uri: "/customers/\(customer)/subscriptions/\(id)")
        members.append(.init("links", .object(Links([("subscription", link)]).object)))
        // What is not known here stays (section 8, attestations).
        members += item.line.object.members.filter { OrderLineItem.shape.field($0.name) == nil }
        return PartnerObject(members)
    }

    private static func subscription(
        _ item: Bought, id: String, _ order: String, _ customer: String, _ now: Int
    ) -> Subscription {
        let date = PartnerDate(milliseconds: now)
        let day = String(date.text.prefix(10))
        let year = GregorianCalendar.parts(now).year + 1
        let next =
            GregorianCalendar.padded(year, 4)
            + (day.hasSuffix("02-29") ? "-02-28" : day.dropFirst(4))
        let text = { (text: String) in JSONValue.string(text) }
        var members: [PartnerObject.Member] = [
            .init("id", text(id)), .init("offerId", text(item.offer.id ?? "")),
            .init("offerName", text(item.offer.name ?? "")),
            .init("friendlyName", text(item.line.friendlyName ?? item.offer.name ?? "")),
            .init("quantity", .number(JSONNumber(item.quantity))),
            .init("unitType", text(item.offer.unitType ?? "Licenses")),
            .init("parentSubscriptionId", text(item.parent.id ?? "")),
            .init("creationDate", text(date.text)),
            .init("effectiveStartDate", text("\(day)T00:00:00Z")),
            .init("commitmentEndDate", text("\(next)T00:00:00Z")),
            .init("status", text("active")), .init("autoRenewEnabled", .bool(true)),
            .init("isTrial", .bool(false)), .init("billingType", text("license")),
        ]
        if let cycle = item.parent.object["billingCycle"] {
            members.append(.init("billingCycle", cycle))
        }
        let parent = Link(uri: "/customers/\(customer)/subscriptions/\(item.parent.id ?? "")")
        let own = Link(uri: "/customers/\(customer)/subscriptions/\(id)")
        members += [
            .init("contractType", text("subscription")), .init("orderId", text(order)),
            .init(
                "links", .object(Links([("parentSubscription", parent), ("self", own)]).object)),
            .init("attributes", .object(SandboxETag.attributes(id, 1, "Subscription").object)),
        ]
        return Subscription(unchecked: PartnerObject(members))
    }
}

/// ETags as the documented one decodes: base64 of the id and a version (section 1.6).
enum SandboxETag {
    static func attributes(_ id: String, _ version: Int, _ type: String) -> ResourceAttributes {
        let text = "{\"id\":\"\(id)\",\"version\":\(version)}"
        return ResourceAttributes(etag: Data(text.utf8).base64EncodedString(), objectType: type)
    }

    /// The version in an ETag; nil if it is of another kind.
    static func version(_ etag: String) -> Int? {
        Data(base64Encoded: etag).flatMap {
            try? JSONValue(reply: Array($0)).object?["version"]?.integer
        }
            ?? nil
    }
}

extension SandboxState.StoredOrder {
    /// Writes the version into the order's ETag.
    mutating func stamp() {
        order.object["attributes"] = .object(
            SandboxETag.attributes(order.id ?? "", version, "Order").object)
    }
}
