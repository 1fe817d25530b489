internal import JSONDocuments

/// A subscription of a customer (partner-center.md, section 3).
public struct Subscription: PartnerResource {
    /// The fields.
    public static let shape = ResourceShape(
        "Subscription",
        [
            .init("id", .text), .init("offerId", .text), .init("entitlementId", .text),
            .init("offerName", .text), .init("friendlyName", .text), .init("quantity", .integer),
            .init("unitType", .text), .init("parentSubscriptionId", .text),
            .init("creationDate", .date), .init("effectiveStartDate", .date),
            .init("commitmentEndDate", .date), .init("status", .code),
            .init("autoRenewEnabled", .bool), .init("billingType", .code),
            .init("billingCycle", .code), .init("hasPurchasableAddons", .bool),
            .init("isTrial", .bool), .init("isMicrosoftProduct", .bool),
            .init("publisherName", .text), .init("actions", .any), .init("partnerId", .text),
            .init("suspensionReasons", .any), .init("contractType", .code),
            .init("refundOptions", .any), .init("links", .links), .init("orderId", .text),
            .init("termDuration", .text), .init("renewalTermDuration", .text),
            .init("attributes", .attributes),
        ])
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// The subscription's id.
    public var id: String? { text("id") }
    /// The order that bought it: the one that an add-on is added to.
    public var orderID: String? { text("orderId") }
    /// The offer that was bought.
    public var offerID: String? { text("offerId") }
    /// The offer's name.
    public var offerName: String? { text("offerName") }
    /// A nickname.
    public var friendlyName: String? { text("friendlyName") }
    /// Number of licences.
    public var quantity: Int? { object["quantity"]?.integer }
    /// What is counted ("Licenses").
    public var unitType: String? { text("unitType") }
    /// Of an add-on: the subscription that it belongs to.
    public var parentSubscriptionID: String? { text("parentSubscriptionId") }
    /// How it stands; `.none` for a word that is not known.
    public var status: Status? {
        object["status"].flatMap { value in
            if value == .null { return nil }
            if let number = value.integer {
                return Status.allCases.indices.contains(number)
                    ? Status.allCases[number] : Status.none
            }
            return Status(rawValue: (value.string ?? "").lowercased()) ?? Status.none
        }
    }
    /// Whether add-ons can be bought for it.
    public var hasPurchasableAddOns: Bool? { object["hasPurchasableAddons"]?.bool }
    /// Whether it is a trial.
    public var isTrial: Bool? { object["isTrial"]?.bool }
    /// When it was made.
    public var creationDate: PartnerDate? { text("creationDate").flatMap { PartnerDate($0) } }
    /// Until when it is paid.
    public var commitmentEndDate: PartnerDate? {
        text("commitmentEndDate").flatMap { PartnerDate($0) }
    }
    /// Where its offer, its parent and itself are.
    public var links: Links? { resource("links") }
    /// What it says of itself, with its ETag.
    public var attributes: ResourceAttributes? { resource("attributes") }

    /// How a subscription stands (section 2.4).
    public enum Status: String, CaseIterable, Sendable {
        case none, active, suspended, deleted, expired, pending, disabled
    }
}
