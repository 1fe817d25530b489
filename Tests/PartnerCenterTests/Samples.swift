import PartnerCenter
import WebFormats

/// The documented exchanges: that of the fact sheet (partner-center.md, section 1.5) and that of
/// the seed document, both without the spaces of their pages.
enum Samples {
    static let customer = "b1ccedbf-affd-40bc-89c2-d60ad9893328"
    static let subscription = "92a72a29-dbdf-44a9-83c6-bf3989390908"
    static let order = "d22489f5-81cf-4c73-b082-aac8479d2e4d"
    static let addOn = "74D9E50E-0D00-42EB-BF13-CE66090D86C0"
    static let newSubscription = "afbb1451-f01d-402a-a01a-3af939fe884d"
    /// An add-on of at most 20 licences.
    static let pool = "74D9E50E-0D00-42EB-BF13-CE66090D8601"

    static let request =
        #"{"Id":null,"ReferenceCustomerId":"b1ccedbf-affd-40bc-89c2-d60ad9893328","LineItems":[{"LineItemNumber":0,"OfferId":"74D9E50E-0D00-42EB-BF13-CE66090D86C0","SubscriptionId":null,"ParentSubscriptionId":"92a72a29-dbdf-44a9-83c6-bf3989390908","FriendlyName":"Archive seats","Quantity":7,"PartnerIdOnRecord":null,"Attributes":{"ObjectType":"OrderLineItem"}}],"CreationDate":null,"Attributes":{"ObjectType":"Order"}}"#

    static let reply =
        #"{"id":"d22489f5-81cf-4c73-b082-aac8479d2e4d","referenceCustomerId":"b1ccedbf-affd-40bc-89c2-d60ad9893328","billingCycle":"monthly","lineItems":[{"lineItemNumber":0,"offerId":"02668ED6-26D2-4CC4-9C64-30F7978A8E61","subscriptionId":"92a72a29-dbdf-44a9-83c6-bf3989390908","friendlyName":"Base plan","quantity":12,"links":{"subscription":{"uri":"/customers/b1ccedbf-affd-40bc-89c2-d60ad9893328/subscriptions/92a72a29-dbdf-44a9-83c6-bf3989390908","method":"GET","headers":[]}}},{"lineItemNumber":1,"offerId":"74D9E50E-0D00-42EB-BF13-CE66090D86C0","subscriptionId":"afbb1451-f01d-402a-a01a-3af939fe884d","friendlyName":"Archive seats","quantity":7,"links":{"subscription":{"uri":"/customers/b1ccedbf-affd-40bc-89c2-d60ad9893328/subscriptions/afbb1451-f01d-402a-a01a-3af939fe884d","method":"GET","headers":[]}}}],"creationDate":"2026-03-04T09:15:22.481-08:00","links":{"self":{"uri":"/customers/b1ccedbf-affd-40bc-89c2-d60ad9893328/orders/d22489f5-81cf-4c73-b082-aac8479d2e4d","method":"GET","headers":[]}},"attributes":{"etag":"eyJpZCI6ImQyMjQ4OWY1LTgxY2YtNGM3My1iMDgyLWFhYzg0NzlkMmU0ZCIsInZlcnNpb24iOjJ9","objectType":"Order"}}"#

    enum Seed {
        static let customer = "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04"
        static let subscription = "aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e"
        static let order = "CF3B0E37-BE0B-4CDD-B584-D1A97D98A922"
        static let addOn = "2828BE95-46BA-4F91-B2FD-0BEF192ECF60"
        static let newSubscription = "bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f"

        static let request =
            #"{"Id":null,"ReferenceCustomerId":"4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04","LineItems":[{"LineItemNumber":0,"OfferId":"2828BE95-46BA-4F91-B2FD-0BEF192ECF60","SubscriptionId":null,"ParentSubscriptionId":"aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e","FriendlyName":"Some friendly name","Quantity":2,"PartnerIdOnRecord":null,"Attributes":{"ObjectType":"OrderLineItem"}}],"CreationDate":null,"Attributes":{"ObjectType":"Order"}}"#

        static let reply =
            #"{"id":"cf3b0e37-be0b-4cdd-b584-d1a97d98a922","referenceCustomerId":"4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04","billingCycle":"none","lineItems":[{"lineItemNumber":0,"offerId":"195416C1-3447-423A-B37B-EE59A99A19C4","subscriptionId":"aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e","friendlyName":"new offer purchase","quantity":5,"links":{"subscription":{"uri":"/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e","method":"GET","headers":[]}}},{"lineItemNumber":1,"offerId":"2828BE95-46BA-4F91-B2FD-0BEF192ECF60","subscriptionId":"bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f","friendlyName":"Some friendly name","quantity":2,"links":{"subscription":{"uri":"/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/subscriptions/bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f","method":"GET","headers":[]}}}],"creationDate":"2017-01-25T14:53:12.093-08:00","links":{"self":{"uri":"/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/orders/cf3b0e37-be0b-4cdd-b584-d1a97d98a922","method":"GET","headers":[]}},"attributes":{"etag":"eyJpZCI6ImNmM2IwZTM3LWJlMGItNGNkZC1iNTg0LWQxYTk3ZDk4YTkyMiIsInZlcnNpb24iOjJ9","objectType":"Order"}}"#

        /// The service as it was before the seed's request.
        static let state = #"""
            {
              "nextIds": ["bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f"],
              "customers": [{ "id": "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04" }],
              "offers": [
                { "id": "195416C1-3447-423A-B37B-EE59A99A19C4", "hasAddOns": true },
                { "id": "2828BE95-46BA-4F91-B2FD-0BEF192ECF60", "isAddOn": true,
                  "prerequisiteOffers": "195416c1-3447-423a-b37b-ee59a99a19c4" }
              ],
              "orders": [
                {"id":"cf3b0e37-be0b-4cdd-b584-d1a97d98a922","referenceCustomerId":"4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04","billingCycle":"none","lineItems":[{"lineItemNumber":0,"offerId":"195416C1-3447-423A-B37B-EE59A99A19C4","subscriptionId":"aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e","friendlyName":"new offer purchase","quantity":5,"links":{"subscription":{"uri":"/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e","method":"GET","headers":[]}}}],"creationDate":"2017-01-25T14:53:12.093-08:00","links":{"self":{"uri":"/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/orders/cf3b0e37-be0b-4cdd-b584-d1a97d98a922","method":"GET","headers":[]}},"attributes":{"objectType":"Order"}}
              ],
              "subscriptions": [
                { "customerId": "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04", "id": "aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e",
                  "offerId": "195416C1-3447-423A-B37B-EE59A99A19C4", "orderId": "cf3b0e37-be0b-4cdd-b584-d1a97d98a922",
                  "quantity": 5, "status": "active" }
              ]
            }
            """#
    }

    /// A request of the API with a token.
    static func request(
        _ method: String, _ target: String, body: String? = nil,
        headers: [(name: String, value: String)] = []
    ) -> HTTPRequest {
        let json: [(name: String, value: String)] =
            body == nil ? [] : [("Content-Type", "application/json")]
        guard let url = WebURL(PartnerCloud.global.base + target) else {
            preconditionFailure("a target is a path")
        }
        return HTTPRequest(
            method: method, url: url,
            headers: HeaderList([("Authorization", "Bearer t")] + json + headers),
            body: body.map { Array($0.utf8) } ?? [])
    }
}
