internal import JSONDocuments

extension SandboxState {
    /// A partner with customers for every case that a purchase can come to. Its first customer,
    /// order and subscription are those of the documented exchange (partner-center.md,
    /// section 1.5), which its first purchase repeats to the byte.
    public static let sample: SandboxState = {
        do throws(JSONProblem) {
            return try SandboxState(Array(sampleText.utf8))
        } catch {
            preconditionFailure("the sample state cannot be read: \(error)")
        }
    }()

    private static let sampleText = #"""
        {
          "seed": 20190115,
          "nextIds": ["afbb1451-f01d-402a-a01a-3af939fe884d"],
          "byteOrderMark": true,
          "customers": [
            { "id": "b1ccedbf-affd-40bc-89c2-d60ad9893328", "companyName": "Relecloud", "seatLimit": 5000 },
            { "id": "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e01", "companyName": "Fourth Coffee", "standing": "underReview" },
            { "id": "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e02", "companyName": "Wide World Importers", "hasAgreement": false },
            { "id": "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e03", "companyName": "Proseware", "isOwn": false },
            { "id": "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e04", "companyName": "Adatum", "isCreditUsedUp": true }
          ],
          "offers": [
            { "id": "02668ED6-26D2-4CC4-9C64-30F7978A8E61", "name": "Base plan", "minimumQuantity": 1, "maximumQuantity": 10000000,
              "isAddOn": false, "hasAddOns": true, "prerequisiteOffers": [], "isAvailableForPurchase": true, "unitType": "Licenses", "country": "US" },
            { "id": "3B7C4E10-5D0A-4F5E-8C59-1B6E2F3A4C01", "name": "Frontline plan", "minimumQuantity": 1, "maximumQuantity": 10000000,
              "isAddOn": false, "hasAddOns": true, "prerequisiteOffers": [], "isAvailableForPurchase": true, "unitType": "Licenses", "country": "US" },
            { "id": "74D9E50E-0D00-42EB-BF13-CE66090D86C0", "name": "Archive add-on", "minimumQuantity": 1, "maximumQuantity": 10000000,
              "isAddOn": true, "hasAddOns": false, "prerequisiteOffers": ["02668ED6-26D2-4CC4-9C64-30F7978A8E61"], "isAvailableForPurchase": true,
              "supportedBillingCycles": ["monthly", "annual"], "unitType": "Licenses", "country": "US" },
            { "id": "74D9E50E-0D00-42EB-BF13-CE66090D8601", "name": "Data pool 10 GB", "minimumQuantity": 1, "maximumQuantity": 20,
              "isAddOn": true, "hasAddOns": false, "prerequisiteOffers": ["02668ED6-26D2-4CC4-9C64-30F7978A8E61"], "isAvailableForPurchase": true,
              "unitType": "Licenses", "country": "US" },
            { "id": "74D9E50E-0D00-42EB-BF13-CE66090D8602", "name": "Frontline voice", "minimumQuantity": 1, "maximumQuantity": 300,
              "isAddOn": true, "hasAddOns": false, "prerequisiteOffers": ["3B7C4E10-5D0A-4F5E-8C59-1B6E2F3A4C01"], "isAvailableForPurchase": true,
              "unitType": "Licenses", "country": "US" },
            { "id": "74D9E50E-0D00-42EB-BF13-CE66090D8603", "name": "Archive add-on of last year", "minimumQuantity": 1, "maximumQuantity": 100,
              "isAddOn": true, "hasAddOns": false, "prerequisiteOffers": ["02668ED6-26D2-4CC4-9C64-30F7978A8E61"], "isAvailableForPurchase": false,
              "unitType": "Licenses", "country": "US" },
            { "id": "74D9E50E-0D00-42EB-BF13-CE66090D8604", "name": "Archive add-on, Norway", "minimumQuantity": 1, "maximumQuantity": 100,
              "isAddOn": true, "hasAddOns": false, "prerequisiteOffers": ["02668ED6-26D2-4CC4-9C64-30F7978A8E61"], "isAvailableForPurchase": true,
              "unitType": "Licenses", "country": "NO" }
          ],
          "orders": [
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e4d", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "92a72a29-dbdf-44a9-83c6-bf3989390908")),
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e01", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "92a72a29-dbdf-44a9-83c6-bf3989390901")),
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e02", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "92a72a29-dbdf-44a9-83c6-bf3989390902")),
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e03", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "92a72a29-dbdf-44a9-83c6-bf3989390903", isBusy: true)),
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e11", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e01", "92a72a29-dbdf-44a9-83c6-bf3989390911")),
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e12", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e02", "92a72a29-dbdf-44a9-83c6-bf3989390912")),
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e13", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e03", "92a72a29-dbdf-44a9-83c6-bf3989390913")),
            \#(sampleOrder("d22489f5-81cf-4c73-b082-aac8479d2e14", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e04", "92a72a29-dbdf-44a9-83c6-bf3989390914"))
          ],
          "subscriptions": [
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390908", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "d22489f5-81cf-4c73-b082-aac8479d2e4d")),
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390901", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "d22489f5-81cf-4c73-b082-aac8479d2e01", status: "suspended")),
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390902", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "d22489f5-81cf-4c73-b082-aac8479d2e02", isTrial: true)),
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390903", "b1ccedbf-affd-40bc-89c2-d60ad9893328", "d22489f5-81cf-4c73-b082-aac8479d2e03")),
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390911", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e01", "d22489f5-81cf-4c73-b082-aac8479d2e11")),
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390912", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e02", "d22489f5-81cf-4c73-b082-aac8479d2e12")),
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390913", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e03", "d22489f5-81cf-4c73-b082-aac8479d2e13")),
            \#(sampleSubscription("92a72a29-dbdf-44a9-83c6-bf3989390914", "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e04", "d22489f5-81cf-4c73-b082-aac8479d2e14"))
          ]
        }
        """#

    private static func sampleOrder(
        _ id: String, _ customer: String, _ subscription: String, isBusy: Bool = false
    ) -> String {
        #"""
        {"id":"\#(id)","referenceCustomerId":"\#(customer)","billingCycle":"monthly","lineItems":[{"lineItemNumber":0,
        "offerId":"02668ED6-26D2-4CC4-9C64-30F7978A8E61","subscriptionId":"\#(subscription)","friendlyName":"Base plan","quantity":12,
        "links":{"subscription":{"uri":"/customers/\#(customer)/subscriptions/\#(subscription)","method":"GET","headers":[]}}}],
        "creationDate":"2026-03-04T09:15:22.481-08:00","links":{"self":{"uri":"/customers/\#(customer)/orders/\#(id)","method":"GET",
        "headers":[]}},"attributes":{"objectType":"Order"}\#(isBusy ? #","isBusy":true"# : "")}
        """#
    }

    private static func sampleSubscription(
        _ id: String, _ customer: String, _ order: String, status: String = "active",
        isTrial: Bool = false
    ) -> String {
        #"""
        {"customerId":"\#(customer)","id":"\#(id)","offerId":"02668ED6-26D2-4CC4-9C64-30F7978A8E61","offerName":"Base plan",
        "friendlyName":"Base plan","quantity":12,"unitType":"Licenses","hasPurchasableAddons":true,
        "creationDate":"2026-03-04T09:15:22.481-08:00","effectiveStartDate":"2026-03-04T00:00:00Z",
        "commitmentEndDate":"2027-03-03T00:00:00Z","status":"\#(status)","autoRenewEnabled":true,"isTrial":\#(isTrial),
        "billingType":"license","billingCycle":"monthly","contractType":"subscription","orderId":"\#(order)",
        "links":{"self":{"uri":"/customers/\#(customer)/subscriptions/\#(id)","method":"GET","headers":[]}},
        "attributes":{"objectType":"Subscription"}}
        """#
    }
}
