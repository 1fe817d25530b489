internal import JSONDocuments

/// Something that can be bought (partner-center.md, section 3).
public struct Offer: PartnerResource {
    /// The fields.
    public static let shape = ResourceShape(
        "Offer",
        [
            .init("id", .text), .init("name", .text), .init("description", .text),
            .init("minimumQuantity", .integer), .init("maximumQuantity", .integer),
            .init("isAddOn", .bool), .init("hasAddOns", .bool),
            .init("prerequisiteOffers", .texts), .init("isAvailableForPurchase", .bool),
            .init("isTrial", .bool), .init("billing", .code),
            .init("supportedBillingCycles", .texts), .init("limitUnitOfMeasure", .code),
            .init("limit", .integer), .init("resellerQualifications", .texts),
            .init("reselleeQualifications", .texts), .init("unitType", .text),
            .init("country", .text), .init("locale", .text), .init("rank", .integer),
            .init("uri", .text), .init("links", .map(.object(Link.shape))),
            .init("attributes", .attributes),
        ])
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// The offer's id: a GUID, or `product:sku:availability`.
    public var id: String? { text("id") }
    /// The name in the catalogue.
    public var name: String? { text("name") }
    /// Whether it can be bought only for a subscription that exists.
    public var isAddOn: Bool { object["isAddOn"]?.bool ?? false }
    /// The base offers that it fits.
    public var prerequisiteOffers: [String] {
        switch object["prerequisiteOffers"] {
        case .string(let offer): [offer]
        case .array(let offers): offers.compactMap(\.string)
        default: []
        }
    }
    /// Least quantity, 1 where none is given.
    public var minimumQuantity: Int { object["minimumQuantity"]?.integer ?? 1 }
    /// Largest quantity; nil is unlimited.
    public var maximumQuantity: Int? { object["maximumQuantity"]?.integer }
    /// Whether it is sold at present.
    public var isAvailableForPurchase: Bool { object["isAvailableForPurchase"]?.bool ?? true }
    /// What is counted ("Licenses").
    public var unitType: String? { text("unitType") }
    /// The country that it is sold in; nil is any.
    public var country: String? { text("country") }
    /// The billing cycles that it has; empty where none are given.
    public var supportedBillingCycles: [BillingCycle] {
        (object["supportedBillingCycles"]?.array ?? []).compactMap(BillingCycle.init(json:))
    }
}
