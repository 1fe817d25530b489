internal import JSONDocuments

/// An order of a customer (partner-center.md, section 2.1).
public struct Order: PartnerResource {
    /// The fields.
    public static let shape = ResourceShape(
        "Order",
        [
            .init("id", .text), .init("alternateId", .text, readOnly: true),
            .init("referenceCustomerId", .text), .init("billingCycle", .code),
            .init("transactionType", .text, readOnly: true),
            .init("lineItems", .list(.object(OrderLineItem.shape))),
            .init("currencyCode", .text, readOnly: true),
            .init("currencySymbol", .text, readOnly: true), .init("creationDate", .date),
            .init("status", .code, readOnly: true), .init("links", .links, readOnly: true),
            .init("attributes", .attributes), .init("totalPrice", .number, readOnly: true),
            .init("partnerOnRecordAttestationAccepted", .bool), .init("client", .any),
        ])
    /// Every member.
    public var object: PartnerObject

    /// Wraps an object.
    public init(unchecked object: PartnerObject) { self.object = object }

    /// Makes the order of a request, with the explicit nulls of the documented one (section 1.3).
    public init(referenceCustomerID: String, lineItems: [OrderLineItem]) {
        object = PartnerObject([
            .init("id", .null), .init("referenceCustomerId", .string(referenceCustomerID)),
            .init("lineItems", .array(lineItems.map { $0.json() })), .init("creationDate", .null),
            .init(
                "attributes", .object(ResourceAttributes(objectType: Self.shape.name).object)),
        ])
    }

    /// The order's id: a GUID, or an opaque text of newer orders (section 1.1).
    public var id: String? {
        get { text("id") }
        set { set("id", newValue) }
    }
    /// The customer's id.
    public var referenceCustomerID: String? {
        get { text("referenceCustomerId") }
        set { set("referenceCustomerId", newValue) }
    }
    /// The lines.
    public var lineItems: [OrderLineItem] {
        get { resources("lineItems") }
        set { object["lineItems"] = .array(newValue.map { $0.json() }) }
    }
    /// How often is paid; nil where none is given, `.unknown` for a word that is not known.
    public var billingCycle: BillingCycle? {
        get { object["billingCycle"].flatMap(BillingCycle.init(json:)) }
        set { set("billingCycle", newValue?.rawValue) }
    }
    /// How far the order is; a word of section 2.4.
    public var status: String? { text("status") }
    /// When the order was made.
    public var creationDate: PartnerDate? { text("creationDate").flatMap { PartnerDate($0) } }
    /// Where the order is.
    public var links: Links? { resource("links") }
    /// What the order says of itself, with its ETag.
    public var attributes: ResourceAttributes? { resource("attributes") }

    /// The body of a request: PascalCase names, and nothing that only the service sets.
    ///
    /// Users were refused for a `Status` of `none` and a billing cycle of `unknown` (section 8), so
    /// neither is ever sent.
    public func requestBody() -> [UInt8] {
        var object = Self.shape.renamed(object, .pascalCase, writableOnly: true)
        if billingCycle == .unknown { object["BillingCycle"] = nil }
        if object["CreationDate"] != nil { object["CreationDate"] = .null }
        return JSONValue.object(object).bytes()
    }
}

/// How often an order is paid (partner-center.md, section 2.4).
public enum BillingCycle: String, CaseIterable, Sendable {
    case unknown, monthly, annual, none
    case oneTime = "one_time"
    case triennial, biennial

    /// Reads a word in any case, with or without the underscore, or a member's number; what is not
    /// known is `.unknown`. Nil for null.
    init?(json: JSONValue) {
        if json == .null { return nil }
        if let number = json.integer {
            self = Self.allCases.indices.contains(number) ? Self.allCases[number] : .unknown
            return
        }
        let word = (json.string ?? "").lowercased().filter { $0 != "_" }
        self = Self.allCases.first { $0.rawValue.filter { $0 != "_" } == word } ?? .unknown
    }
}
