import JSONDocuments
import PartnerCenter
import Testing
import WebFormats

/// The scenario as one call: nothing is bought twice (partner-center.md, sections 6 and 10).
@Suite struct PurchaseTests {
    @Test func `parent, order and change are three requests`() async throws {
        let stand = Stand()
        let bought = try await stand.buy()
        #expect(bought.order.json().text() == Samples.reply)
        #expect(bought.line.subscriptionID == Samples.newSubscription)
        #expect(bought.line.quantity == 7)
        #expect(!bought.wasFoundByReading)
        let customer = "/v1/customers/\(Samples.customer)"
        #expect(
            stand.transport.lines == [
                "GET \(customer)/subscriptions/\(Samples.subscription)",
                "GET \(customer)/orders/\(Samples.order)",
                "PATCH \(customer)/orders/\(Samples.order)",
            ])
        #expect(stand.transport.requests[2].body == Array(Samples.request.utf8))
    }

    @Test func `the same add-on can be bought again, and each time the new one is found`()
        async throws
    {
        let stand = Stand()
        var ids: Set<String> = []
        for _ in 0..<3 { ids.insert(try await stand.buy().line.subscriptionID ?? "") }
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
        #expect(bought.line.subscriptionID == Samples.newSubscription)
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
        #expect(try await stand.count() == 1)
    }

    @Test(arguments: [true, false])
    func `a request that was lost is looked for with growing waits, and never sent again by itself`(
        deduplicates: Bool
    ) async throws {
        var state = SandboxState.sample
        state.deduplicates = deduplicates
        let stand = Stand(state, [SandboxFault(.timeoutBeforeWrite, method: "PATCH")])
        let start = stand.time.now
        guard case .notKnown(let unresolved) = try await stand.outcome() else {
            Issue.record("it is not known")
            return
        }
        #expect(unresolved.error.category == .requestTimeout)
        #expect(unresolved.error.outcomeIsUnknown)
        #expect(unresolved.error.requestID != nil)
        #expect(unresolved.order?.lineItems.count == 1)
        #expect(
            stand.transport.lines.map { $0.prefix(4) }
                == ["GET ", "GET ", "PATC", "GET ", "GET ", "GET ", "GET ", "GET ", "GET "])
        // 0, 1, 3, 7, 15 and 31 seconds apart, after three minutes without an answer.
        #expect(stand.time.now - start == 180_000 + 57_000 + 8 * 200)
        #expect(try await stand.count() == 0)
        // Looked for once more, and then bought, with the id of the try that got no answer.
        let patch = try #require(stand.transport.requests.first { $0.method == "PATCH" })
        let kept = try UnresolvedPurchase(document: Array(unresolved.document().utf8))
        let bought = try await stand.partner.resume(kept).get()
        #expect(bought.line.subscriptionID == Samples.newSubscription)
        #expect(
            stand.transport.requests.last?.headers["MS-RequestId"]
                == patch.headers["MS-RequestId"])
        #expect(try await stand.count() == 1)
        guard case .bought(let again) = try await stand.partner.resume(kept) else {
            Issue.record("it was bought")
            return
        }
        #expect(again.wasFoundByReading)
        #expect(try await stand.count() == 1)
    }

    @Test(arguments: [500, 502, 503, 504, 408])
    func `an answer of trouble within the service is looked for, not sent again`(status: Int)
        async throws
    {
        for kind in [SandboxFault.Kind.html, .errorAfterWrite] {
            var fault = SandboxFault(kind, method: "PATCH")
            fault.status = status
            let stand = Stand(.sample, [fault])
            switch try await stand.outcome() {
            case .bought(let bought):
                #expect(kind == .errorAfterWrite && bought.wasFoundByReading)
            case .notKnown(let unresolved):
                #expect(kind == .html && unresolved.error.status == status)
            }
            #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
            #expect(try await stand.count() == (kind == .html ? 0 : 1))
        }
    }

    @Test func `a write that shows late is found all the same`() async throws {
        var late = SandboxFault(.lateRead, method: "PATCH")
        late.delay = 9_000
        var state = SandboxState.sample
        state.deduplicates = false
        for kind in [SandboxFault.Kind.timeoutAfterWrite, .garbled] {
            let stand = Stand(state, [late])
            // The answer is lost as well: a transport of its own, since one request has one fault.
            let partner = PartnerClient(
                credentials: SandboxToken(), transport: LosingPatch(stand.transport, kind),
                time: stand.time, seed: 9)
            let outcome = try await partner.purchaseAddOn(
                customer: Samples.customer, subscription: Samples.subscription,
                offer: Samples.addOn, quantity: 7)
            #expect(try outcome.get().wasFoundByReading)
            #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
            #expect(try await stand.count() == 1)
        }
    }

    @Test func `where the order cannot be read either, nothing is sent again`() async throws {
        let stand = Stand(
            .sample,
            [
                SandboxFault(.timeoutAfterWrite, method: "PATCH"),
                SandboxFault(
                    .timeoutBeforeWrite, method: "GET", path: "/orders/", after: 1, times: 4),
            ])
        guard case .notKnown(let unresolved) = try await stand.outcome() else {
            Issue.record("it is not known")
            return
        }
        #expect(unresolved.order == nil)
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
        #expect(try await stand.count() == 1)
    }

    @Test(arguments: [
        SandboxFault.Kind.truncated, .wrongType, .garbled, .emptyAfterWrite, .timeoutAfterWrite,
    ])
    func `an answer that cannot be read is looked for like a lost one`(kind: SandboxFault.Kind)
        async throws
    {
        let stand = Stand(.sample, [SandboxFault(kind, method: "PATCH")])
        let bought = try await stand.buy()
        #expect(bought.wasFoundByReading)
        #expect(bought.line.subscriptionID == Samples.newSubscription)
        #expect(stand.transport.lines.filter { $0.hasPrefix("PATCH") }.count == 1)
        #expect(try await stand.count() == 1)
    }

    @Test func `a redirect is refused, and nothing is bought`() async throws {
        let stand = Stand(.sample, [SandboxFault(.redirect, method: "PATCH")])
        let error = await #expect(throws: PartnerError.self) { try await stand.buy() }
        #expect(error?.category == .redirected)
        #expect(error?.outcomeIsUnknown == false)
        #expect(try await stand.count() == 0)
    }

    @Test func `fidelity 22, an order that cannot be read before stops no purchase`() async throws {
        var fault = SandboxFault(.error, method: "GET", path: "/orders/", times: 1)
        fault.status = 403
        let stand = Stand(.sample, [fault])
        #expect(try await stand.buy().line.subscriptionID == Samples.newSubscription)
        #expect(try await stand.count() == 1)
    }

    @Test func `fidelity 18, a refused token tells what the service said`() async throws {
        var fault = SandboxFault(.error, method: "PATCH", times: nil)
        (fault.status, fault.code, fault.text) = (
            401, 900_420, "The token is not for this service."
        )
        let stand = Stand(.sample, [fault])
        let error = await #expect(throws: PartnerError.self) { try await stand.buy() }
        #expect(error?.status == 401)
        #expect(error?.code == "900420")
        #expect(error?.serviceDescription == "The token is not for this service.")
        #expect(error?.source == "PartnerFD")
        #expect(error?.requestID != nil && error?.correlationID != nil)
        #expect(error?.outcomeIsUnknown == false)
    }

    @Test func `fidelity 19 and 29, additional data are told, and a secret in an answer is masked`()
        async throws
    {
        let token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.secret"
        let replies = ListedReplies([
            .status(
                400,
                #"{"code":3000,"description":"bad token \#(token)","data":["ParentSubscriptionId"]}"#
            )
        ])
        let partner = PartnerClient(
            credentials: try StaticToken(token), transport: replies,
            time: SandboxTime(), seed: 7)
        let error = await #expect(throws: PartnerError.self) {
            try await partner.customers.byId("c").orders.byId("o").patch(
                Order(referenceCustomerID: "c", lineItems: []))
        }
        #expect(error?.data == ["ParentSubscriptionId"])
        #expect(error?.serviceDescription == "bad token ***")
        let text = try #require(error).description
        #expect(text.contains("data ParentSubscriptionId"))
        #expect(
            !text.contains("eyJ")
                && !String(decoding: error?.rawBody ?? [], as: UTF8.self).contains("eyJ"))
    }

    @Test func `a throttled purchase waits and is made once`() async throws {
        var fault = SandboxFault(.throttled, method: "PATCH")
        fault.retryAfter = "12"
        let stand = Stand(.sample, [fault])
        let start = stand.time.now
        _ = try await stand.buy()
        #expect(stand.time.now - start == 12_000 + 4 * 200)
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
        ])
        let partner = PartnerClient(
            credentials: SandboxToken(), transport: replies, time: SandboxTime(), seed: 7)
        let bought = try await partner.purchaseAddOn(
            customer: "c", subscription: "s", offer: "A", quantity: 1
        ).get()
        #expect(bought.line.subscriptionID == "n")
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
        #expect(stand.transport.requests.count == 4)
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
                quantity: 7)
        ).get()
        #expect(bought.wasFoundByReading)
        #expect(lines == ["GET", "GET", "PATCH", "GET"])
    }
}

/// A transport that loses the answer to the first change of an order, or spoils it.
private final class LosingPatch: PartnerTransport {
    private let inner: WatchedSandbox
    private let kind: SandboxFault.Kind

    init(_ inner: WatchedSandbox, _ kind: SandboxFault.Kind) {
        self.inner = inner
        self.kind = kind
    }

    func send(
        _ request: HTTPRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> HTTPResponse {
        var response = try await inner.send(request, timeout: timeout)
        guard request.method == "PATCH" else { return response }
        if kind == .timeoutAfterWrite { throw .init(.connectionLost, "the connection broke") }
        response.body = Array("<html>".utf8)
        return response
    }
}
