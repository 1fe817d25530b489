internal import JSONDocuments

/// One line of an order (partner-center.md, section 2.2).
public struct OrderLineItem: PartnerResource {
    /// The fields.
    public static let shape = ResourceShape(
        "OrderLineItem",
        [
            .init("lineItemNumber", .integer), .init("offerId", .text),
            .init("subscriptionId", .text), .init("parentSubscriptionId", .text),
            .init("friendlyName", .text), .init("quantity", .integer),
            .init("termDuration", .text), .init("customTermEndDate", .date),
            .init("transactionType", .text, readOnly: true), .init("partnerIdOnRecord", .text),
            .init("additionalPartnerIdsOnRecord", .list(.text)),
            .init("provisioningContext", .map(.any)), .init("renewsTo", .any),
            .init("promotionId", .text),
            .init("pricing", .object(ResourceShape("Pricing", [])), readOnly: true),
            .init("attestationAccepted", .bool), .init("links", .links, readOnly: true),
            .init("attributes", .attributes),
        ])
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// Makes the line of a purchase, with the explicit nulls of the documented request
    /// (section 1.4).
    public init(
        lineItemNumber: Int = 0, offerID: String, parentSubscriptionID: String?,
        friendlyName: String? = nil, quantity: Int, partnerIDOnRecord: String? = nil
    ) {
        let text = { (text: String?) -> JSONValue in text.map { .string($0) } ?? .null }
        object = PartnerObject([
            .init("lineItemNumber", .number(JSONNumber(lineItemNumber))),
            .init("offerId", .string(offerID)), .init("subscriptionId", .null),
            .init("parentSubscriptionId", text(parentSubscriptionID)),
            .init("friendlyName", text(friendlyName)),
            .init("quantity", .number(JSONNumber(quantity))),
            .init("partnerIdOnRecord", text(partnerIDOnRecord)),
            .init(
                "attributes", .object(ResourceAttributes(objectType: Self.shape.name).object)),
        ])
    }

    /// The line's number, from 0. A reply numbers anew: never look a line up by it (section 1.6).
    public var lineItemNumber: Int? {
        get { object["lineItemNumber"]?.integer }
        set { set("lineItemNumber", newValue) }
    }
    /// The offer that is bought.
    public var offerID: String? {
        get { text("offerId") }
        set { set("offerId", newValue) }
    }
    /// The subscription that came of the line.
    public var subscriptionID: String? {
        get { text("subscriptionId") }
        set { set("subscriptionId", newValue) }
    }
    /// The subscription that an add-on is bought for; in requests only.
    public var parentSubscriptionID: String? {
        get { text("parentSubscriptionId") }
        set { set("parentSubscriptionId", newValue) }
    }
    /// A nickname of the new subscription.
    public var friendlyName: String? {
        get { text("friendlyName") }
        set { set("friendlyName", newValue) }
    }
    /// Number of licences.
    public var quantity: Int? {
        get { object["quantity"]?.integer }
        set { set("quantity", newValue) }
    }
    /// The reseller's id, which only an indirect provider gives.
    public var partnerIDOnRecord: String? {
        get { text("partnerIdOnRecord") }
        set { set("partnerIdOnRecord", newValue) }
    }
    /// Where the resulting subscription is.
    public var links: Links? { resource("links") }
    /// What the line says of itself.
    public var attributes: ResourceAttributes? { resource("attributes") }
}
