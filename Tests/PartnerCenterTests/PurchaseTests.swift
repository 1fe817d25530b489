import JSONDocuments
import PartnerCenter
import Testing
import WebFormats

/// The scenario as one call: nothing is bought twice (partner-center.md, section 6).
@Suite struct PurchaseTests {
    @Test func `parent, order, change and new subscription are four requests`() async throws {
        let stand = Stand()
        let bought = try await stand.buy()
        #expect(bought.order.json().text() == Samples.reply)
        #expect(bought.line.subscriptionID == Samples.newSubscription)
        #expect(bought.subscription.parentSubscriptionID == Samples.subscription)
        #expect(bought.subscription.quantity == 7)
        #expect(!bought.wasFoundByReading)
        let customer = "/v1/customers/\(Samples.customer)"
        #expect(
            stand.transport.lines == [
                "GET \(customer)/subscriptions/\(Samples.subscription)",
                "GET \(customer)/orders/\(Samples.order)",
                "PATCH \(customer)/orders/\(Samples.order)",
                "GET \(customer)/subscriptions/\(Samples.newSubscription)",
            ])
        #expect(stand.transport.requests[2].body == Array(Samples.request.utf8))
    }

    @Test func `the same add-on can be bought again, and each time the new one is found`()
        async throws
    {
        let stand = Stand()
        var ids: Set<String> = []
        for _ in 0..<3 { ids.insert(try await stand.buy().subscription.id ?? "") }
        #expect(ids.count == 3)
        #expect(try await stand.count() == 3)
    }

    // MARK: Lost replies

    @Test(arguments: [
        SandboxFault(.timeoutAfterWrite, method: "PATCH"),
        SandboxFault(.slow, method: "PATCH"),
    ])
    func `a reply that is lost after the purchase is found by reading`(fault: SandboxFault)
        async throws
    {
        var fault = fault
        fault.delay = 500_000
        let stand = Stand(.sample, [fault])
        let bought = try await stand.buy()
        #expect(bought.wasFoundByReading)
        #expect(bought.subscription.id == Samples.newSubscription)
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
        #expect(try await stand.count() == 1)
    }

    @Test func `a request that was lost is sent again with the same id after reading`() async throws
    {
        let stand = Stand(.sample, [SandboxFault(.timeoutBeforeWrite, method: "PATCH")])
        let bought = try await stand.buy()
        #expect(!bought.wasFoundByReading)
        let patches = stand.transport.requests.filter { $0.method == "PATCH" }
        #expect(patches.count == 2)
        #expect(Set(patches.map { $0.headers["MS-RequestId"] }).count == 1)
        #expect(
            stand.transport.lines.map { $0.prefix(4) } == [
                "GET ", "GET ", "PATC", "GET ", "PATC", "GET ",
            ])
        #expect(try await stand.count() == 1)
    }

    @Test(arguments: [500, 502, 503, 504, 408])
    func `a server in trouble is asked again, once it is known that nothing was done`(status: Int)
        async throws
    {
        var fault = SandboxFault(.html, method: "PATCH", times: 2)
        fault.status = status
        let stand = Stand(.sample, [fault])
        _ = try await stand.buy()
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 3)
        #expect(try await stand.count() == 1)
    }

    @Test func `a service that never answers ends in one error, and nothing was bought`()
        async throws
    {
        let stand = Stand(.sample, [SandboxFault(.timeoutBeforeWrite, method: "PATCH", times: nil)])
        let error = await #expect(throws: PartnerError.self) { try await stand.buy() }
        #expect(error?.category == .requestTimeout)
        #expect(error?.outcomeIsUnknown == false)
        #expect(error?.message.contains("the add-on is not in it") == true)
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 4)
        #expect(try await stand.count() == 0)
    }

    @Test func `a last reply that is lost is looked for as well`() async throws {
        let stand = Stand(
            .sample,
            [
                SandboxFault(.timeoutBeforeWrite, method: "PATCH", times: 3),
                SandboxFault(.timeoutAfterWrite, method: "PATCH"),
            ])
        #expect(try await stand.buy().wasFoundByReading)
        #expect(try await stand.count() == 1)
    }

    @Test
    func `where the order cannot be read either, the outcome is unknown and nothing is sent again`()
        async throws
    {
        let stand = Stand(
            .sample,
            [
                SandboxFault(.timeoutAfterWrite, method: "PATCH"),
                SandboxFault(
                    .timeoutBeforeWrite, method: "GET", path: "/orders/", after: 1, times: 4),
            ])
        let error = await #expect(throws: PartnerError.self) { try await stand.buy() }
        #expect(error?.outcomeIsUnknown == true)
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
        #expect(try await stand.count() == 1)
    }

    @Test(arguments: [SandboxFault.Kind.truncated, .wrongType, .redirect])
    func `a purchase whose reply cannot be read is one error, and is not bought twice`(
        kind: SandboxFault.Kind
    ) async throws {
        let stand = Stand(.sample, [SandboxFault(kind, method: "PATCH")])
        let error = await #expect(throws: PartnerError.self) { try await stand.buy() }
        #expect(error?.category == (kind == .redirect ? .redirected : .responseParsing))
        #expect(error?.outcomeIsUnknown == (kind != .redirect))
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
        #expect(try await stand.count() == (kind == .redirect ? 0 : 1))
    }

    @Test func `a throttled purchase waits and is made once`() async throws {
        var fault = SandboxFault(.throttled, method: "PATCH")
        fault.retryAfter = "12"
        let stand = Stand(.sample, [fault])
        let start = stand.time.now
        _ = try await stand.buy()
        #expect(stand.time.now - start == 12_000 + 5 * 200)
        #expect(try await stand.count() == 1)
    }

    @Test func `an accepted purchase (202) is read until it is there (section 1.6)`() async throws {
        let sub = #"{"id":"s","orderId":"o"}"#
        let old = #"{"id":"o","lineItems":[{"offerId":"b","subscriptionId":"s"}]}"#
        let new =
            #"{"id":"o","lineItems":[{"offerId":"b","subscriptionId":"s"},{"offerId":"A","subscriptionId":"n"}]}"#
        let replies = ListedReplies([
            .status(200, sub), .status(200, old), .status(202), .status(200, old),
            .status(200, new),
            .status(200, #"{"id":"n"}"#),
        ])
        let partner = PartnerClient(
            credentials: SandboxToken(), transport: replies, time: SandboxTime(), seed: 7)
        let bought = try await partner.purchaseAddOn(
            customer: "c", subscription: "s", offer: "A", quantity: 1)
        #expect(bought.subscription.id == "n")
        #expect(replies.requests.filter { $0.method == "PATCH" }.count == 1)
    }

    // MARK: Refusals

    @Test(arguments: [0, -1, Int.min])
    func `a quantity below 1 is not asked for`(quantity: Int) async throws {
        let stand = Stand()
        let error = await #expect(throws: PartnerError.self) {
            try await stand.buy(quantity: quantity)
        }
        #expect(error?.category == .badInput)
        #expect(stand.transport.requests.isEmpty)
    }

    @Test(arguments: [
        (Samples.pool, 21, "2002"), ("74D9E50E-0D00-42EB-BF13-CE66090D8602", 1, "800029"),
        ("74D9E50E-0D00-42EB-BF13-CE66090D8603", 1, "2091"), ("none", 1, "800004"),
    ])
    func `what the service refuses is its error, and nothing is bought`(
        offer: String, quantity: Int, code: String
    ) async throws {
        let stand = Stand()
        let error = await #expect(throws: PartnerError.self) {
            try await stand.buy(offer: offer, quantity: quantity)
        }
        #expect(error?.code == code)
        #expect(error?.source == "PartnerFD")
        #expect(error?.outcomeIsUnknown == false)
        #expect(try await stand.count() == 0)
    }

    @Test func `an add-on is no parent: that is known before anything is changed (section 6)`()
        async throws
    {
        let stand = Stand()
        _ = try await stand.buy()
        let error = await #expect(throws: PartnerError.self) {
            try await stand.partner.purchaseAddOn(
                customer: Samples.customer, subscription: Samples.newSubscription,
                offer: Samples.addOn, quantity: 1)
        }
        #expect(error?.category == .badInput)
        #expect(error?.message.contains("is an add-on itself") == true)
        #expect(stand.transport.requests.count == 5)
    }

    @Test func `a parent that is not there is not found`() async throws {
        let stand = Stand()
        let error = await #expect(throws: PartnerError.self) {
            try await stand.partner.purchaseAddOn(
                customer: Samples.customer, subscription: "none", offer: Samples.addOn, quantity: 1)
        }
        #expect(error?.category == .notFound)
        #expect(error?.code == "20003")
    }

    @Test func `a caller that waits has the same rules`() throws {
        let server = SandboxServer(
            {
                var state = SandboxState.sample
                state.faults = [SandboxFault(.timeoutAfterWrite, method: "PATCH")]
                return state
            }())
        let time = SandboxTime()
        var lines: [String] = []
        let session = PartnerSession(
            cloud: .global, seed: 7,
            line: SandboxLine(server, now: { time.now }, wait: { time.pass($0) }),
            surroundings: .init(
                now: { time.now }, wait: { time.pass($0) }, token: { _ in "t" },
                watch: { request, _ in lines.append(request.method) }))
        let bought = try session.purchaseAddOn(
            try AddOnPurchase(
                customer: Samples.customer, subscription: Samples.subscription,
                offer: Samples.addOn,
                quantity: 7))
        #expect(bought.wasFoundByReading)
        #expect(lines == ["GET", "GET", "PATCH", "GET", "GET"])
    }
}
