internal import JSONDocuments
internal import WebFormats

/// What came of a purchase.
public enum PurchaseOutcome: Equatable, Sendable {
    /// It was done.
    case bought(PurchasedAddOn)
    /// It is not known whether it was done.
    case notKnown(UnresolvedPurchase)

    /// What was bought.
    ///
    /// - Throws: Why it is not known; `outcomeIsUnknown` is set.
    public func get() throws(PartnerError) -> PurchasedAddOn {
        switch self {
        case .bought(let bought): return bought
        case .notKnown(let unresolved): throw unresolved.error
        }
    }
}

/// A purchase of which it is not known whether it was done: enough to look for it again later.
public struct UnresolvedPurchase: Equatable, Sendable {
    /// What was to be bought.
    public var purchase: AddOnPurchase
    /// The order that it was to be added to.
    public var orderID: String
    /// The subscriptions that the order had before; nil if that is not known.
    public var seen: [String]?
    /// The order as it was read last; nil if it could not be read.
    public var order: Order?
    /// Why it is not known; it has both ids.
    public var error: PartnerError

    /// The request id that another try keeps: that of a try which got no answer.
    var requestIDToKeep: String? { error.status == nil ? error.requestID : nil }
}

extension UnresolvedPurchase {
    private static let names = [
        "customer", "subscription", "offer", "quantity", "friendlyName", "order", "seen", "status",
        "requestId", "correlationId", "why",
    ]

    /// A document that `init(document:)` reads.
    public func document() -> String {
        let text = { (text: String?) in text.map { JSONValue.string($0) } ?? .null }
        return JSONValue.object(
            PartnerObject([
                .init("customer", .string(purchase.customer)),
                .init("subscription", .string(purchase.subscription)),
                .init("offer", .string(purchase.offer)),
                .init("quantity", .number(JSONNumber(purchase.quantity))),
                .init("friendlyName", text(purchase.friendlyName)),
                .init("order", .string(orderID)),
                .init("seen", seen.map { .array($0.map { .string($0) }) } ?? .null),
                .init("status", error.status.map { .number(JSONNumber($0)) } ?? .null),
                .init("requestId", text(error.requestID)),
                .init("correlationId", text(error.correlationID)),
                .init("why", .string(error.message)),
            ])
        ).prettyText() + "\n"
    }

    /// Reads a document.
    ///
    /// - Throws: `PartnerError` (bad input) that says what is wrong with it.
    public init(document bytes: [UInt8]) throws(PartnerError) {
        let object: PartnerObject
        do throws(JSONProblem) {
            guard let found = try JSONValue(reply: bytes).object else {
                throw JSONProblem("expected an object", path: "")
            }
            object = found
        } catch {
            throw PartnerError(.badInput, "\(error)")
        }
        if let stranger = object.members.first(where: { !Self.names.contains($0.name) }) {
            throw PartnerError(.badInput, "'\(stranger.name)' is no member of such a file")
        }
        func text(_ name: String) throws(PartnerError) -> String {
            guard let text = object[name]?.string else {
                throw PartnerError(.badInput, "expected a text as '\(name)'")
            }
            return text
        }
        guard let quantity = object["quantity"]?.integer else {
            throw PartnerError(.badInput, "expected a whole number as 'quantity'")
        }
        purchase = try AddOnPurchase(
            customer: try text("customer"), subscription: try text("subscription"),
            offer: try text("offer"), quantity: quantity,
            friendlyName: object["friendlyName"]?.string)
        orderID = try PartnerID.checked(try text("order"), "order")
        seen = object["seen"]?.array?.compactMap(\.string)
        order = nil
        error = PartnerError(.notSpecified, try text("why"))
        error.status = object["status"]?.integer
        error.requestID = object["requestId"]?.string
        error.correlationID = object["correlationId"]?.string
        error.outcomeIsUnknown = true
    }
}
