/// The calls that the scenario makes (partner-center.md, sections 1 and 3).
public enum PartnerRoutes {
    /// One subscription.
    public static func subscription(_ customer: String, _ id: String) -> PartnerCall {
        PartnerCall("GET", "/v1/customers/\(encoded(customer))/subscriptions/\(encoded(id))")
    }

    /// All subscriptions of a customer, or those that an order made.
    public static func subscriptions(_ customer: String, order: String? = nil) -> PartnerCall {
        let query = order.map { "?order_id=\(encoded($0))" } ?? ""
        return PartnerCall("GET", "/v1/customers/\(encoded(customer))/subscriptions\(query)")
    }

    /// The add-ons that were bought for a subscription.
    public static func addOns(_ customer: String, _ id: String) -> PartnerCall {
        PartnerCall(
            "GET", "/v1/customers/\(encoded(customer))/subscriptions/\(encoded(id))/addons")
    }

    /// One order.
    public static func order(_ customer: String, _ id: String) -> PartnerCall {
        PartnerCall("GET", "/v1/customers/\(encoded(customer))/orders/\(encoded(id))")
    }

    /// All orders of a customer.
    public static func orders(_ customer: String) -> PartnerCall {
        PartnerCall("GET", "/v1/customers/\(encoded(customer))/orders")
    }

    /// The change of an order.
    public static func patch(
        _ customer: String, _ id: String, _ order: Order, ifMatch: String? = nil
    ) -> PartnerCall {
        PartnerCall(
            "PATCH", "/v1/customers/\(encoded(customer))/orders/\(encoded(id))",
            body: order.requestBody(), ifMatch: ifMatch)
    }

    /// All offers of a country.
    public static func offers(country: String) -> PartnerCall {
        PartnerCall("GET", "/v1/offers?country=\(encoded(country))")
    }

    /// One offer.
    public static func offer(_ id: String, country: String) -> PartnerCall {
        PartnerCall("GET", "/v1/offers/\(encoded(id))?country=\(encoded(country))")
    }

    /// The add-ons that can be bought for an offer.
    public static func offerAddOns(_ id: String, country: String) -> PartnerCall {
        PartnerCall("GET", "/v1/offers/\(encoded(id))/addons?country=\(encoded(country))")
    }

    private static func encoded(_ text: String) -> String { PartnerURL.encoded(text) }
}
