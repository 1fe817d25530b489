internal import JSONDocuments
internal import WebFormats

/// What buying an add-on gave.
public struct PurchasedAddOn: Equatable, Sendable {
    /// The whole order after the purchase.
    public var order: Order
    /// Its new line, which names the new subscription.
    public var line: OrderLineItem
    /// Whether the reply to the purchase was lost, and the order was read to find the new line.
    public var wasFoundByReading: Bool
}

/// What is to be bought.
public struct AddOnPurchase: Equatable, Sendable {
    /// The customer's id.
    public var customer: String
    /// The subscription that the add-on is for.
    public var subscription: String
    /// The add-on's offer.
    public var offer: String
    /// Number of licences.
    public var quantity: Int
    /// A nickname of the new subscription.
    public var friendlyName: String?

    /// Makes a purchase.
    ///
    /// - Throws: `PartnerError` (bad input) for an id that is blank or can be none, and for a
    ///   quantity below 1: what cannot be right is not asked.
    public init(
        customer: String, subscription: String, offer: String, quantity: Int,
        friendlyName: String? = nil
    ) throws(PartnerError) {
        self.customer = try PartnerID.checked(customer, "customer")
        self.subscription = try PartnerID.checked(subscription, "subscription")
        self.offer = try PartnerID.checked(offer, "offer")
        guard quantity >= 1 else {
            throw PartnerError(
                .badInput, "expected a quantity of at least 1, found \(quantity)")
        }
        self.quantity = quantity
        self.friendlyName = friendlyName
    }

    /// Checks that a text can be an id.
    ///
    /// - Parameter what: Whose id it is ("customer").
    /// - Throws: `PartnerError` (bad input) for a text that is blank or can be none.
    public static func check(id: String, _ what: String) throws(PartnerError) {
        _ = try PartnerID.checked(id, what)
    }

    /// The order that is sent.
    public var order: Order {
        Order(
            referenceCustomerID: customer,
            lineItems: [
                OrderLineItem(
                    offerID: offer, parentSubscriptionID: subscription, friendlyName: friendlyName,
                    quantity: quantity)
            ])
    }
}

/// Identifiers of customers, orders, subscriptions and offers.
enum PartnerID {
    /// An identifier that can be one.
    ///
    /// GUID syntax is not asked for: newer orders have opaque ids (partner-center.md, section 9.1).
    static func checked(_ id: String, _ what: String) throws(PartnerError) -> String {
        guard !id.allSatisfy(\.isWhitespace) else {
            throw PartnerError(.badInput, "expected the \(what)'s id, found a blank text")
        }
        guard id.utf8.count <= PartnerLimits.idBytes, id != ".", id != "..",
            id.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else {
            throw PartnerError(
                .badInput,
                "expected the \(what)'s id without spaces and control characters, of at most "
                    + "\(PartnerLimits.idBytes) bytes, found "
                    + JSONValue.string(String(id.prefix(80))).text())
        }
        return id
    }

    /// Whether two ids are one: GUIDs in any letter case, others to the letter (section 1.1).
    static func same(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return false }
        return one == other || (isGUID(one) && one.isSameName(as: other))
    }

    /// Whether an id has the form of a GUID; version and variant are not looked at (section 0.1).
    static func isGUID(_ id: String) -> Bool {
        let bytes = Array(id.utf8)
        return bytes.count == 36
            && bytes.indices.allSatisfy { index in
                if [8, 13, 18, 23].contains(index) { return bytes[index] == UInt8(ascii: "-") }
                if (0x30...0x39).contains(bytes[index]) { return true }
                let byte = bytes[index] | 0x20
                return (0x61...0x66).contains(byte)
            }
    }
}
