import JSONDocuments
import PartnerCenter
import Testing
import WebFormats

/// The service's side (partner-center.md, sections 1, 3, 5 and 6).
@Suite struct SandboxTests {
    private static let now = 1_547_542_800_000
    private static let path = "/v1/customers/\(Samples.customer)"
    private static let orderPath = "\(path)/orders/\(Samples.order)"

    private func send(
        _ sandbox: inout PartnerSandbox, _ method: String, _ target: String, _ body: String? = nil,
        headers: [(name: String, value: String)] = []
    ) throws -> HTTPResponse {
        let reply = sandbox.reply(
            to: Samples.request(method, target, body: body, headers: headers), now: Self.now)
        return try #require(reply)
    }

    private func send(_ method: String, _ target: String, _ body: String? = nil) throws
        -> HTTPResponse
    {
        var sandbox = PartnerSandbox(.sample)
        return try send(&sandbox, method, target, body)
    }

    private func body(
        customer: String = Samples.customer, subscription: String = Samples.subscription,
        offer: String = Samples.addOn, quantity: String = "2", number: String = "0",
        order: String = ""
    ) -> String {
        #"{"Id":null,"ReferenceCustomerId":"\#(customer)","LineItems":[{"LineItemNumber":\#(number),"OfferId":"\#(offer)","ParentSubscriptionId":"\#(subscription)","FriendlyName":"x","Quantity":\#(quantity)}]\#(order)}"#
    }

    // MARK: The documented exchange

    @Test func `the fact sheet's request gets its reply, 1122 bytes and a mark (section 1.5)`()
        throws
    {
        let reply = try send("PATCH", Self.orderPath, Samples.request)
        #expect(reply.status == 200)
        #expect(Array(reply.body.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(String(decoding: reply.body.dropFirst(3), as: UTF8.self) == Samples.reply)
        #expect(reply.body.count == 1122 + 3)
    }

    @Test func `the seed's request gets its reply of 1135 bytes, the order's id in any case`()
        throws
    {
        var sandbox = PartnerSandbox(try SandboxState(Array(Samples.Seed.state.utf8)))
        let ids: [(name: String, value: String)] = [
            ("Accept", "application/json"),
            ("MS-RequestId", "17a2658e-d2cc-439b-a2f0-2aefd9344fbc"),
            ("MS-CorrelationId", "aaaa0000-bb11-2222-33cc-444444dddddd"), ("X-Locale", "en-US"),
        ]
        let reply = try send(
            &sandbox, "PATCH",
            "/v1/customers/\(Samples.Seed.customer)/orders/\(Samples.Seed.order)",
            Samples.Seed.request, headers: ids)
        #expect(reply.status == 200)
        #expect(String(decoding: reply.body.dropFirst(3), as: UTF8.self) == Samples.Seed.reply)
        #expect(reply.body.count == 1135)
        #expect(reply.headers["MS-RequestId"] == "17a2658e-d2cc-439b-a2f0-2aefd9344fbc")
        #expect(reply.headers["MS-CorrelationId"] == "aaaa0000-bb11-2222-33cc-444444dddddd")
        #expect(reply.headers["Content-Type"] == "application/json; charset=utf-8")
        #expect(reply.headers["MS-CV"]?.hasSuffix(".0") == true)
        #expect(reply.headers["MS-ServerId"]?.isEmpty == false)
        #expect(reply.headers["Date"] == "Tue, 15 Jan 2019 09:00:00 GMT")
    }

    @Test func `the new subscription is read by its link and stands in the parent's add-ons`()
        throws
    {
        var sandbox = PartnerSandbox(.sample)
        let order = try Order(try send(&sandbox, "PATCH", Self.orderPath, Samples.request).body)
        let link = try #require(order.lineItems[1].links?["subscription"]?.path)
        let added = try Subscription(try send(&sandbox, "GET", link).body)
        #expect(added.id == Samples.newSubscription)
        #expect(added.orderID == Samples.order)
        #expect(added.parentSubscriptionID == Samples.subscription)
        #expect(added.status == .active)
        #expect(added.creationDate?.text == "2019-01-15T09:00:00.000Z")
        #expect(added.commitmentEndDate?.text == "2020-01-15T00:00:00Z")
        let list = try ResourceCollection<Subscription>(
            try send(&sandbox, "GET", "\(Self.path)/subscriptions/\(Samples.subscription)/addons")
                .body)
        #expect(list.items == [added])
        #expect(list.attributes?.objectType == "Collection")
        let byOrder = try ResourceCollection<Subscription>(
            try send(&sandbox, "GET", "\(Self.path)/subscriptions?order_id=\(Samples.order)").body)
        #expect(byOrder.items.map(\.id) == [Samples.subscription, Samples.newSubscription])
        #expect(try Order(try send(&sandbox, "GET", Self.orderPath).body) == order)
    }

    @Test func `offers are those of a country, and add-ons those that fit (section 3)`() throws {
        let base = "02668ED6-26D2-4CC4-9C64-30F7978A8E61"
        let offers = try ResourceCollection<Offer>(try send("GET", "/v1/offers?country=US").body)
        #expect(offers.items.count == 6)
        let addOns = try ResourceCollection<Offer>(
            try send("GET", "/v1/offers/\(base)/addons?country=us").body)
        #expect(addOns.items.map(\.id) == [Samples.addOn, Samples.pool])
        #expect(
            try Offer(try send("GET", "/v1/offers/\(base)?country=US").body).name == "Base plan")
        #expect(try send("GET", "/v1/offers/\(base)").status == 400)
        #expect(try send("GET", "/v1/offers/none?country=US").status == 404)
    }

    // MARK: Refusals (section 5.3)

    private func refused(
        _ status: Int, _ code: String, _ response: HTTPResponse,
        _ place: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let text = String(decoding: response.body, as: UTF8.self)
        let object = try #require(try JSONValue(reply: response.body).object)
        #expect(response.status == status, "\(text)", sourceLocation: place)
        #expect(object["code"]?.text() == code, "\(text)", sourceLocation: place)
        #expect(object["description"]?.string?.isEmpty == false, sourceLocation: place)
        #expect(object["source"] == .string("PartnerFD"), sourceLocation: place)
        #expect(response.body.first != 0xEF, "errors have no mark", sourceLocation: place)
    }

    /// The customers of the sample by what is wrong with them, with their order and subscription.
    private func ids(_ digits: String) -> (customer: String, order: String, subscription: String) {
        let customer =
            digits.hasPrefix("1")
            ? "5a1e0b6c-2f38-4a6e-9d5b-7a3c2b1f0e0\(digits.suffix(1))" : Samples.customer
        return (
            customer, "d22489f5-81cf-4c73-b082-aac8479d2e\(digits)",
            "92a72a29-dbdf-44a9-83c6-bf39893909\(digits)"
        )
    }

    @Test(arguments: [
        ("11", 403, "800073"), ("12", 403, "13605"), ("13", 403, "20002"), ("14", 403, "800023"),
        ("01", 400, "800091"), ("02", 400, "800021"), ("03", 409, "800060"),
    ])
    func `a customer or a parent that cannot buy is refused`(
        digits: String, status: Int, code: String
    ) throws {
        let (customer, order, subscription) = ids(digits)
        try refused(
            status, code,
            try send(
                "PATCH", "/v1/customers/\(customer)/orders/\(order)",
                body(customer: customer, subscription: subscription)))
    }

    @Test(arguments: [
        ("nobody", 400, "900118"), ("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04", 404, "60003"),
    ])
    func `a customer that nobody knows is refused`(customer: String, status: Int, code: String)
        throws
    {
        try refused(status, code, try send("GET", "/v1/customers/\(customer)/orders"))
    }

    @Test func `an order and a subscription of somebody else are not found`() throws {
        try refused(404, "20000", try send("GET", "\(Self.path)/orders/\(ids("11").order)"))
        try refused(404, "20000", try send("PATCH", "\(Self.path)/orders/none", body()))
        try refused(
            404, "20003", try send("GET", "\(Self.path)/subscriptions/\(ids("11").subscription)"))
        try refused(
            404, "20003",
            try send("PATCH", Self.orderPath, body(subscription: ids("11").subscription)))
        // The order has to be the one that bought the parent (section 1.1).
        try refused(
            400, "800021", try send("PATCH", "\(Self.path)/orders/\(ids("01").order)", body()))
    }

    @Test(arguments: [
        ("0", "2002"), ("-1", "2002"), ("10000001", "2002"), ("1.5", "3000"), ("\"2\"", "3000"),
        ("null", "3000"), ("1e99", "3000"),
    ])
    func `a quantity that cannot be is refused`(quantity: String, code: String) throws {
        try refused(400, code, try send("PATCH", Self.orderPath, body(quantity: quantity)))
    }

    @Test(arguments: [
        ("74D9E50E-0D00-42EB-BF13-CE66090D8602", 400, "800029"),
        ("02668ED6-26D2-4CC4-9C64-30F7978A8E61", 400, "800029"),
        ("74D9E50E-0D00-42EB-BF13-CE66090D8603", 403, "2091"),
        ("74D9E50E-0D00-42EB-BF13-CE66090D8604", 400, "800070"), ("none", 400, "800004"),
        ("", 400, "3000"),
    ])
    func `an add-on that cannot be bought is refused`(offer: String, status: Int, code: String)
        throws
    {
        try refused(status, code, try send("PATCH", Self.orderPath, body(offer: offer)))
    }

    @Test func `an add-on cannot be a parent, and more than the seats are refused`() throws {
        var sandbox = PartnerSandbox(.sample)
        _ = try send(&sandbox, "PATCH", Self.orderPath, Samples.request)
        try refused(
            400, "800021",
            try send(&sandbox, "PATCH", Self.orderPath, body(subscription: Samples.newSubscription))
        )
        try refused(
            403, "800067", try send(&sandbox, "PATCH", Self.orderPath, body(quantity: "4982")))
    }

    @Test(arguments: ["1", "-1", "null"])
    func `line numbers begin with 0`(number: String) throws {
        try refused(400, "800071", try send("PATCH", Self.orderPath, body(number: number)))
    }

    @Test func `an add-on is not bought with POST, and no verb but the known ones is`() throws {
        try refused(400, "2000", try send("POST", "\(Self.path)/orders", body()))
        try refused(405, "0", try send("DELETE", Self.orderPath))
        try refused(
            405, "0", try send("PATCH", "\(Self.path)/subscriptions/\(Samples.subscription)", "{}"))
        try refused(404, "1000", try send("GET", "/v2/offers"))
        try refused(404, "1000", try send("GET", "/"))
    }

    @Test(arguments: [
        (#","Status":"none""#, "0"), (#","TotalPrice":1"#, "3000"),
        (#","BillingCycle":"unknown""#, "2004"),
        (#","BillingCycle":"triennial""#, "2004"), (#","BillingCycle":"weekly""#, "900126"),
    ])
    func `read-only and default values are refused (section 8)`(order: String, code: String) throws
    {
        try refused(400, code, try send("PATCH", Self.orderPath, body(order: order)))
    }

    @Test func `a body that is no order is refused`() throws {
        try refused(400, "800002", try send("PATCH", Self.orderPath, #"{"LineItems":["#))
        try refused(400, "3000", try send("PATCH", Self.orderPath, "[]"))
        try refused(400, "3000", try send("PATCH", Self.orderPath, #"{"LineItems":[]}"#))
        try refused(400, "3000", try send("PATCH", Self.orderPath, body(customer: "x")))
        var sandbox = PartnerSandbox(.sample)
        var request = Samples.request("PATCH", Self.orderPath, body: Samples.request)
        request.headers["Content-Type"] = "text/plain"
        let reply = sandbox.reply(to: request, now: 0)
        try refused(415, "0", try #require(reply))
    }

    @Test func `a request without a token is refused`() throws {
        var sandbox = PartnerSandbox(.sample)
        var request = Samples.request("GET", Self.orderPath)
        request.headers["Authorization"] = nil
        let reply = sandbox.reply(to: request, now: 0)
        try refused(401, "800001", try #require(reply))
    }

    // MARK: ETags, replays, throttling

    @Test func `a stale ETag is refused with 400 and 2055, the present one is taken`() throws {
        var sandbox = PartnerSandbox(.sample)
        let etag = try #require(
            try Order(try send(&sandbox, "GET", Self.orderPath).body).attributes?.etag)
        let match: [(name: String, value: String)] = [("If-Match", "\"\(etag)\"")]
        #expect(
            try send(&sandbox, "PATCH", Self.orderPath, Samples.request, headers: match).status
                == 200)
        try refused(
            400, "2055", try send(&sandbox, "PATCH", Self.orderPath, body(), headers: match))
    }

    @Test func `the same request id buys once; with another body it is refused (section 6)`() throws
    {
        var sandbox = PartnerSandbox(.sample)
        let id: [(name: String, value: String)] = [
            ("MS-RequestId", "edf0a863-fcdc-4cda-852c-31dfcb552f31")
        ]
        let first = try send(&sandbox, "PATCH", Self.orderPath, Samples.request, headers: id)
        let again = try send(&sandbox, "PATCH", Self.orderPath, Samples.request, headers: id)
        #expect(first.body == again.body)
        try refused(400, "800002", try send(&sandbox, "PATCH", Self.orderPath, body(), headers: id))
        #expect(try Order(try send(&sandbox, "GET", Self.orderPath).body).lineItems.count == 2)
        let other = try send(&sandbox, "PATCH", Self.orderPath, Samples.request)
        #expect(try Order(other.body).lineItems.count == 3)
    }

    @Test func `too many requests are told the wait, and count themselves (section 6)`() throws {
        let text = #"{"customers":[],"throttle":{"requests":2,"per":10000}}"#
        var sandbox = PartnerSandbox(try SandboxState(Array(text.utf8)))
        let request = Samples.request("GET", "/v1/offers?country=US")
        let first = [1_000, 2_000].map { sandbox.reply(to: request, now: $0)?.status }
        #expect(first == [200, 200])
        let reply = sandbox.reply(to: request, now: 3_500)
        let refused = try #require(reply)
        #expect(refused.status == 429)
        #expect(refused.headers["Retry-After"] == "8")
        #expect(String(decoding: refused.body, as: UTF8.self).contains(#""statusCode":429"#))
        let last = sandbox.reply(to: request, now: 11_000)
        #expect(last?.status == 200)
    }

    // MARK: State

    @Test func `the same requests in the same state get the same bytes`() throws {
        func run() throws -> [HTTPResponse] {
            var sandbox = PartnerSandbox(.sample)
            return try (0..<5).map { _ in try send(&sandbox, "PATCH", Self.orderPath, body()) }
        }
        let replies = try run()
        #expect(try run() == replies)
        let last = try Order(replies[4].body)
        #expect(Set(last.lineItems.compactMap(\.subscriptionID)).count == 6)
    }

    @Test func `a state is saved and read back, and goes on where it was`() throws {
        var sandbox = PartnerSandbox(.sample)
        _ = try send(&sandbox, "PATCH", Self.orderPath, Samples.request)
        let text = sandbox.state.text()
        let read = try SandboxState(Array(text.utf8))
        #expect(read.text() == text)
        var copy = PartnerSandbox(read)
        let one = try send(&sandbox, "PATCH", Self.orderPath, body())
        let other = try send(&copy, "PATCH", Self.orderPath, body())
        #expect(one.body == other.body)
    }

    @Test(arguments: [
        (#"{"customer":[]}"#, "unknown member 'customer'; did you mean 'customers'?"),
        (#"{"customers":{}}"#, "customers: expected an array, found an object"),
        (#"{"customers":[{"id":"x"}]}"#, "customers[0]: expected a GUID"),
        (
            #"{"customers":[{"id":"b1ccedbf-affd-40bc-89c2-d60ad9893328","standing":"bad"}]}"#,
            "customers[0].standing: unknown word 'bad'"
        ),
        (
            #"{"orders":[{"id":"o","referenceCustomerId":"c"}]}"#,
            "orders[0]: there is no customer 'c'"
        ),
        (#"{"offers":[{"id":"o"},{"id":"o"}]}"#, "offers[1]: there is another one of this id"),
        (#"{"offers":[{"id":7}]}"#, "offers[0].id: expected a text, found the number 7"),
        (#"{"faults":[{"kind":"slow","delay":-1}]}"#, "faults[0].delay: expected a whole number"),
        (#"{"faults":[{"kind":"error","status":99}]}"#, "expected a status from 200 to 599"),
        ("{", "line 1, column 2"),
    ])
    func `a state that is wrong is refused with its place`(text: String, words: String) {
        let error = #expect(throws: JSONProblem.self) { try SandboxState(Array(text.utf8)) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
