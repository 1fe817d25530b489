import JSONDocuments
import PartnerCenter
import Testing

/// Models and their JSON (partner-center.md, sections 1 to 3).
@Suite struct ModelTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Requests

    @Test func `the seed's request is written as its 414 bytes (seed; section 1.6)`() {
        let order = Order(
            referenceCustomerID: Samples.Seed.customer,
            lineItems: [
                OrderLineItem(
                    offerID: Samples.Seed.addOn, parentSubscriptionID: Samples.Seed.subscription,
                    friendlyName: "Some friendly name", quantity: 2)
            ])
        #expect(text(order.requestBody()) == Samples.Seed.request)
        #expect(order.requestBody().count == 414)
    }

    @Test func `the fact sheet's request is written as its 409 bytes (section 1.5)`() throws {
        let purchase = try AddOnPurchase(
            customer: Samples.customer, subscription: Samples.subscription, offer: Samples.addOn,
            quantity: 7, friendlyName: "Archive seats")
        #expect(text(purchase.order.requestBody()) == Samples.request)
        #expect(purchase.order.requestBody().count == 409)
    }

    @Test(arguments: [Samples.request, Samples.Seed.request])
    func `a request that is read is written back as the same bytes`(request: String) throws {
        let order = try Order(Array(request.utf8))
        #expect(order.json(.pascalCase).text() == request)
        #expect(order.json().text() == request)
        #expect(text(order.requestBody()) == request)
    }

    @Test func `a request has neither a status nor an unknown billing cycle (section 8)`() throws {
        let order = try Order(
            Array(
                #"{"id":"1","status":"none","billingCycle":"unknown","creationDate":"2017-01-25T14:53:12Z","currencyCode":"USD","links":{},"lineItems":[{"offerId":"o","links":{},"transactionType":"new"}]}"#
                    .utf8))
        #expect(
            text(order.requestBody())
                == #"{"Id":"1","CreationDate":null,"LineItems":[{"OfferId":"o"}]}"#)
    }

    @Test func `a billing cycle that was chosen is sent`() throws {
        var order = Order(referenceCustomerID: "c", lineItems: [])
        order.billingCycle = .oneTime
        #expect(text(order.requestBody()).contains(#""BillingCycle":"one_time""#))
    }

    // MARK: Replies

    @Test(arguments: [(Samples.reply, 1122), (Samples.Seed.reply, 1132)])
    func `a reply is read and written back as the same bytes, with or without a mark (1.5, 1.6)`(
        reply: String, count: Int
    ) throws {
        let bytes = Array(reply.utf8)
        #expect(bytes.count == count)
        let marked = try Order([0xEF, 0xBB, 0xBF] + bytes)
        #expect(marked == (try Order(bytes)))
        #expect(marked.json().text() == reply)
        #expect(marked.json(.camelCase).text() == reply)
    }

    @Test func `every member of the seed's reply can be asked for`() throws {
        let order = try Order(Array(Samples.Seed.reply.utf8))
        #expect(order.id == "cf3b0e37-be0b-4cdd-b584-d1a97d98a922")
        #expect(order.referenceCustomerID == Samples.Seed.customer)
        #expect(order.billingCycle == BillingCycle.none)
        #expect(order.lineItems.map(\.lineItemNumber) == [0, 1])
        #expect(order.lineItems.map(\.quantity) == [5, 2])
        #expect(order.lineItems[1].subscriptionID == Samples.Seed.newSubscription)
        #expect(order.lineItems[1].parentSubscriptionID == nil)
        #expect(order.lineItems[1].links?["subscription"]?.method == "GET")
        #expect(
            order.links?["self"]?.path
                == "/v1/customers/\(Samples.Seed.customer)/orders/cf3b0e37-be0b-4cdd-b584-d1a97d98a922"
        )
        #expect(order.creationDate?.text == "2017-01-25T14:53:12.093-08:00")
        #expect(order.attributes?.objectType == "Order")
        #expect(order.attributes?.etag?.hasPrefix("eyJpZCI6") == true)
    }

    @Test func `names are read in any letter case (section 1.4)`() throws {
        let order = try Order(Array(#"{"ID":"1","LINEITEMS":[{"offerID":"o","QuanTity":3}]}"#.utf8))
        #expect(order.id == "1")
        #expect(order.lineItems.first?.offerID == "o")
        #expect(order.lineItems.first?.quantity == 3)
        #expect(
            order.json(.camelCase).text()
                == #"{"id":"1","lineItems":[{"offerId":"o","quantity":3}]}"#)
    }

    @Test func `fields that nobody knows are kept and written back`() throws {
        let reply =
            #"{"id":"1","newThing":{"a":[1,2.50,null]},"lineItems":[{"offerId":"o","attestation":true}]}"#
        var order = try Order(Array(reply.utf8))
        #expect(order.json().text() == reply)
        order.id = "2"
        #expect(
            text(order.requestBody())
                == #"{"Id":"2","newThing":{"a":[1,2.50,null]},"LineItems":[{"OfferId":"o","attestation":true}]}"#
        )
    }

    @Test(arguments: [
        (#"{"lineItems":{}}"#, "lineItems: expected an array, found an object"),
        (
            #"{"lineItems":[7]}"#,
            "lineItems[0]: expected an object (OrderLineItem), found the number 7"
        ),
        (#"{"lineItems":[{"quantity":1.5}]}"#, "lineItems[0].quantity: expected a whole number"),
        (#"{"lineItems":[{"quantity":"2"}]}"#, "lineItems[0].quantity: expected a whole number"),
        (#"{"id":7}"#, "id: expected a text, found the number 7"),
        (#"{"creationDate":"yesterday"}"#, "creationDate: expected a date-time"),
        (#"{"links":{"self":"x"}}"#, "links.self: expected an object (Link), found a text"),
        ("[]", "expected an object (Order), found an array"),
        (#"{"id":"1""#, "line 1, column 10: the text ends where ',' or '}' was"),
        ("<html>", "line 1, column 1: expected a JSON value, found '<html>'"),
        ("", "the text ends where a JSON value was expected"),
        ("{\n\"id\" 1}", "line 2, column 6: expected ':' after the name 'id'"),
        (#"{"id":"\x"}"#, "JSON knows no '\\x'"), (#"{"id":01}"#, "'01' is no JSON number"),
        (String(repeating: "[", count: 101), "more than 100 arrays and objects are nested"),
    ])
    func `what is no order is refused with its place`(text: String, words: String) {
        let error = #expect(throws: JSONProblem.self) { try Order(Array(text.utf8)) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test func `a text that is not UTF-8 is refused`() {
        #expect(throws: JSONProblem.self) {
            try Order([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])
        }
    }

    @Test func `escapes are read, and written where JSON needs them`() throws {
        let json = try JSONValue(reply: Array(#""\u0041\ud83d\ude00\n\"\\\/\u0001é""#.utf8))
        #expect(json == .string("A😀\n\"\\/\u{1}é"))
        #expect(json.text() == #""A😀\n\"\\/\u0001é""#)
    }

    // MARK: Parts

    @Test(arguments: [
        ("2026-03-06T17:02:41.7Z", 17_728_165_617_000_000),
        ("2026-03-06T00:00:00Z", 17_727_552_000_000_000),
        ("2017-01-25T14:53:12.093-08:00", 14_853_847_920_930_000),
        ("2017-01-25T22:53:12.0930000Z", 14_853_847_920_930_000),
        ("2017-01-25T22:53:54.3396949Z", 14_853_848_343_396_949),
        ("9999-12-10T00:00:00Z", 2_534_004_000_000_000_000), ("1970-01-01T00:00:00", 0),
        ("2020-02-29T23:59:59+05:30", 15_830_009_990_000_000),
    ])
    func `a date has 0 to 7 fractional digits and an offset (section 3)`(text: String, ticks: Int)
        throws
    {
        let date = try #require(PartnerDate(text))
        #expect(date.ticks == ticks)
        #expect(date.text == text)
    }

    @Test(arguments: [
        "", "2017-01-25", "2017-02-29T00:00:00Z", "2017-13-01T00:00:00Z", "2017-01-25T24:00:00Z",
        "2017-01-25T14:53:12.Z", "2017-01-25T14:53:12.12345678Z", "2017-01-25T14:53:12+0800",
        "2017-01-25 14:53:12Z", "2017-01-25T14:53:12Zx",
    ])
    func `what is no date is none`(text: String) { #expect(PartnerDate(text) == nil) }

    @Test func `a moment is written in UTC with milliseconds`() {
        #expect(PartnerDate(milliseconds: 1_547_542_800_000).text == "2019-01-15T09:00:00.000Z")
        #expect(PartnerDate(milliseconds: 951_782_400_007).text == "2000-02-29T00:00:00.007Z")
        for text in ["1969-12-31T23:59:59.999Z", "2026-03-06T17:02:41.700Z"] {
            let date = PartnerDate(text)
            #expect(date.map { PartnerDate(milliseconds: $0.milliseconds).text } == text)
        }
    }

    @Test func `words of enumerations are read in any form (section 2.4)`() throws {
        func cycle(_ json: String) throws -> BillingCycle? {
            try Order(Array(#"{"billingCycle":\#(json)}"#.utf8)).billingCycle
        }
        #expect(try cycle(#""one_time""#) == .oneTime)
        #expect(try cycle(#""OneTime""#) == .oneTime)
        #expect(try cycle(#""Annual""#) == .annual)
        #expect(try cycle("4") == .oneTime)
        #expect(try cycle(#""fortnightly""#) == .unknown)
        #expect(try cycle("99") == .unknown)
        #expect(try cycle("null") == nil)
        let subscription = try Subscription(Array(#"{"status":"Suspended"}"#.utf8))
        #expect(subscription.status == .suspended)
    }

    @Test func `prerequisites are a text or an array of texts (section 9.3)`() throws {
        #expect(try Offer(Array(#"{"prerequisiteOffers":"a"}"#.utf8)).prerequisiteOffers == ["a"])
        #expect(
            try Offer(Array(#"{"prerequisiteOffers":["a","b"]}"#.utf8)).prerequisiteOffers == [
                "a", "b",
            ])
    }

    @Test func `a collection need not count its items (section 2.3)`() throws {
        let list = try ResourceCollection<Subscription>(
            Array(
                #"{"totalCount":37,"items":[{"id":"s"}],"attributes":{"objectType":"Collection"}}"#
                    .utf8))
        #expect(list.totalCount == 37)
        #expect(list.items.map(\.id) == ["s"])
    }

    @Test func `a link may have no address, and one with v1 keeps it (section 1.6)`() throws {
        #expect(try Link(Array(#"{"method":"GET","headers":[]}"#.utf8)).path == nil)
        #expect(Link(uri: "/customers/1").path == "/v1/customers/1")
        #expect(Link(uri: "/v1/customers/1").path == "/v1/customers/1")
    }
}
