import JSONDocuments
import PartnerCenter
import Testing
import WebFormats

/// The client: the fluent shape, ids, retries, errors (partner-center.md, sections 1.2, 5 to 7).
@Suite struct ClientTests {
    private func client(
        _ replies: ListedReplies, context: RequestContext = RequestContext(),
        time: SandboxTime = SandboxTime(), credentials: any PartnerCredentials = SandboxToken()
    ) -> PartnerClient {
        PartnerClient(
            credentials: credentials, transport: replies, context: context, time: time, seed: 7)
    }

    private func get(_ client: PartnerClient) async throws(PartnerError) -> Order {
        try await client.customers.byId("c").orders.byId("o").get()
    }

    // MARK: Shape

    @Test func `the seed's steps are Swift with the same names (section 7)`() async throws {
        let stand = Stand(try SandboxState(Array(Samples.Seed.state.utf8)))
        let (partner, customer) = (stand.partner, Samples.Seed.customer)
        let operations = try partner.customers.byId(customer).subscriptions
            .byId(Samples.Seed.subscription)
        #expect(stand.transport.requests.isEmpty, "building a chain asks nothing")
        let parent = try await operations.get()
        let update = Order(
            referenceCustomerID: customer,
            lineItems: [
                OrderLineItem(
                    lineItemNumber: 0, offerID: Samples.Seed.addOn,
                    parentSubscriptionID: Samples.Seed.subscription,
                    friendlyName: "Some friendly name", quantity: 2)
            ])
        let updated = try await partner.customers.byId(customer)
            .orders.byId(try #require(parent.orderID)).patch(update)
        #expect(updated.json().text() == Samples.Seed.reply)
        #expect(try await operations.addOns.get().items.map(\.id) == [Samples.Seed.newSubscription])
        let patch = stand.transport.requests[1]
        #expect(patch.body == Array(Samples.Seed.request.utf8))
        #expect(
            patch.text().hasPrefix(
                "PATCH /v1/customers/\(customer)/orders/cf3b0e37-be0b-4cdd-b584-d1a97d98a922 HTTP/1.1\r\n"
                    + "Host: api.partnercenter.microsoft.com\r\nAuthorization: Bearer <token>\r\n"
                    + "Accept: application/json\r\nMS-RequestId: ")
        )
        // Fidelity 23: the sample's headers, in its order, and no others.
        #expect(
            patch.headers.all.map(\.name) == [
                "Authorization", "Accept", "MS-RequestId", "MS-CorrelationId", "X-Locale",
                "Content-Type", "Expect",
            ])
        #expect(patch.headers["Expect"] == "100-continue")
        #expect(patch.text().contains("\r\nContent-Length: 414\r\n\r\n{"))
    }

    @Test(arguments: ["", " ", "\t\n", "a b", "a\u{0}b", "..", String(repeating: "x", count: 300)])
    func `an id that can be none is refused at once (section 7)`(id: String) throws {
        let replies = ListedReplies([])
        let partner = client(replies)
        let customer = try partner.customers.byId("c")
        for build in [
            { _ = try partner.customers.byId(id) }, { _ = try customer.orders.byId(id) },
            { _ = try customer.subscriptions.byId(id) },
            { _ = try partner.offers(country: "US").byId(id) },
            { _ = try partner.offers(country: id) },
        ] as [() throws -> Void] {
            let error = #expect(throws: PartnerError.self) { try build() }
            #expect(error?.category == .badInput)
        }
        #expect(replies.requests.isEmpty)
    }

    @Test func `an id is one segment of the path, whatever is in it (section 9.1)`() async throws {
        let replies = ListedReplies([.status(200, "{}")])
        _ = try await client(replies).customers.byId("a/../b?c#d%é").orders.byId("o").get()
        #expect(replies.requests[0].target == "/v1/customers/a%2F..%2Fb%3Fc%23d%25%C3%A9/orders/o")
    }

    // MARK: Ids and headers (section 1.2)

    @Test func `the request id stays where no answer came, and any answer but 429 uses it up`()
        async throws
    {
        let replies = ListedReplies([
            .failure(.timedOut), .status(429), .status(500), .status(200, "{}"), .status(200, "{}"),
        ])
        let partner = client(replies)
        _ = try await get(partner)
        _ = try await get(partner)
        let ids = replies.requests.map { $0.headers["MS-RequestId"] ?? "" }
        #expect(Set(ids[0...2]).count == 1)
        #expect(Set(ids).count == 3, "fidelity 37")
        let correlations = replies.requests.map { $0.headers["MS-CorrelationId"] ?? "" }
        #expect(Set(correlations[0...3]).count == 1)
        #expect(correlations[4] != correlations[0])
        #expect(ids.allSatisfy { $0.count == 36 })
    }

    @Test func `a session has one correlation id, and headers can be switched (section 9)`()
        async throws
    {
        let replies = ListedReplies([.status(200, "{}"), .status(200, "{}")])
        let context = RequestContext(
            locale: "de-DE", applicationName: "a\r\nX: b", contractVersion: nil)
        let session = client(replies, context: context).session()
        _ = try await get(session)
        _ = try await get(session)
        let headers = replies.requests.map(\.headers)
        #expect(headers[0]["MS-CorrelationId"] == headers[1]["MS-CorrelationId"])
        #expect(headers[0]["MS-RequestId"] != headers[1]["MS-RequestId"])
        #expect(headers[0]["X-Locale"] == "de-DE")
        #expect(headers[0]["MS-PartnerCenter-Application"] == "aX: b")
        #expect(headers[0]["MS-Contract-Version"] == nil)
        #expect(headers[0]["Content-Type"] == nil)
    }

    @Test func `an ETag is sent in double quotes (section 6)`() async throws {
        let replies = ListedReplies([.status(412)])
        let error = await #expect(throws: PartnerError.self) {
            _ = try await client(replies).customers.byId("c").orders.byId("o")
                .patch(Order(referenceCustomerID: "c", lineItems: []), ifMatch: "abc=")
        }
        #expect(replies.requests[0].headers["If-Match"] == "\"abc=\"")
        #expect(error?.category == .preconditionFailed)
    }

    // MARK: Retries

    @Test func `there are three retries, after 0.5, 1.5 and 3.5 seconds (section 6)`() async throws
    {
        let time = SandboxTime(start: 0)
        let replies = ListedReplies(Array(repeating: .status(504), count: 9))
        let error = await #expect(throws: PartnerError.self) {
            _ = try await get(client(replies, time: time))
        }
        #expect(replies.requests.count == 4)
        #expect(time.now == 5_500)
        #expect(error?.category == .gatewayTimeout)
        #expect(error?.outcomeIsUnknown == false, "a read changes nothing")
    }

    @Test(arguments: [400, 401, 403, 404, 405, 406, 409, 412, 417, 501])
    func `what will not change is not tried again`(status: Int) async throws {
        let replies = ListedReplies([
            .status(status, #"{"code":60012,"description":"d","source":"s"}"#)
        ])
        let error = await #expect(throws: PartnerError.self) { _ = try await get(client(replies)) }
        #expect(replies.requests.count == 1)
        #expect(error?.status == status, "fidelity 18: also of a refused token")
        #expect(error?.code == "60012")
    }

    @Test(arguments: [
        ("7", 7_000), ("0", 500), (nil, 500), ("soon", 500),
        ("Tue, 15 Jan 2019 09:00:09 GMT", 9_000),
        ("Tue, 15 Jan 2019 08:00:00 GMT", 500),
    ])
    func `a throttled call waits as it is told (section 6)`(header: String?, wait: Int) async throws
    {
        let time = SandboxTime()
        let start = time.now
        let replies = ListedReplies([
            .status(
                429, #"{"statusCode":429,"message":"wait"}"#,
                header.map { [("Retry-After", $0)] } ?? []),
            .status(200, "{}"),
        ])
        _ = try await get(client(replies, time: time))
        #expect(time.now - start == wait)
    }

    @Test(arguments: [
        #"{"statusCode":429,"message":"Rate limit"}"#,
        #"{"code":"429","description":"Rate limit"}"#,
    ])
    func `a wait that is too long is told, in both shapes of 429 (section 9.7)`(body: String)
        async throws
    {
        let replies = ListedReplies([.status(429, body, [("retry-after", "3599")])])
        let error = await #expect(throws: PartnerError.self) { _ = try await get(client(replies)) }
        #expect(error?.category == .tooManyRequests)
        #expect(error?.retryAfter == 3_599_000)
        #expect(error?.serviceDescription == "Rate limit")
        #expect(replies.requests.count == 1)
    }

    @Test func `a token that is refused is renewed once, then it is an error (section 5.2)`()
        async throws
    {
        struct Counting: PartnerCredentials {
            func token(renewing: Bool, now: Int) -> String { renewing ? "new" : "old" }
        }
        let replies = ListedReplies([
            .status(401), .status(401, #"{"code":"900420","description":"audience"}"#),
        ])
        let error = await #expect(throws: PartnerError.self) {
            _ = try await get(client(replies, credentials: Counting()))
        }
        #expect(
            replies.requests.map { $0.headers["Authorization"] } == ["Bearer old", "Bearer new"])
        #expect(error?.category == .unauthorized)
        #expect(error?.code == "900420")
    }

    // MARK: Errors (section 5)

    @Test func `an error has everything that support asks for`() async throws {
        let replies = ListedReplies([
            .status(
                400,
                #"{"code":800029,"description":"d","data":["x",{"a":1}],"source":"PartnerFD"}"#,
                [("MS-RequestId", "r"), ("MS-CorrelationId", "c")])
        ])
        let error = await #expect(throws: PartnerError.self) { _ = try await get(client(replies)) }
        #expect(error?.category == .badInput)
        #expect(error?.status == 400)
        #expect(error?.code == "800029")
        #expect(error?.source == "PartnerFD")
        #expect(error?.data == ["x", #"{"a":1}"#])
        #expect(error?.requestID == "r")
        #expect(error?.correlationID == "c")
        #expect(error?.rawBody.isEmpty == false)
        let words = "\(try #require(error))"
        for part in ["800029", "status 400", "MS-RequestId r", "GET /v1/customers/c/orders/o"] {
            #expect(words.contains(part))
        }
    }

    @Test(arguments: ["", "<html><body>Bad gateway</body></html>", "{", "[]", "null"])
    func `a body that is no error's survives (section 5.1)`(body: String) async throws {
        let replies = ListedReplies([.status(404, body)])
        let error = await #expect(throws: PartnerError.self) { _ = try await get(client(replies)) }
        #expect(error?.category == .notFound)
        #expect(error?.code == nil)
        #expect(error?.rawBody == Array(body.utf8))
        #expect(error?.requestID?.count == 36, "the request's own id where the reply has none")
    }

    @Test(arguments: [
        ("{\"id\":", [(name: String, value: String)]()), ("{\"lineItems\":1}", []), ("", []),
        ("<html></html>", []), ("{}", [("Content-Type", "text/html; charset=utf-8")]),
    ])
    func `a success that cannot be read is a parsing error with its body`(
        body: String, headers: [(name: String, value: String)]
    ) async throws {
        let replies = ListedReplies([.status(200, body, headers)])
        let error = await #expect(throws: PartnerError.self) { _ = try await get(client(replies)) }
        #expect(error?.category == .responseParsing)
        #expect(error?.rawBody == Array(body.utf8))
        #expect(replies.requests.count == 1)
    }

    @Test(arguments: [
        (PartnerTransportFailure.Kind.tls, PartnerError.Category.tls), (.redirected, .redirected),
        (.tooLarge, .responseParsing), (.cancelled, .cancelled),
    ])
    func `what the transport refuses is not tried again`(
        kind: PartnerTransportFailure.Kind, category: PartnerError.Category
    ) async throws {
        let replies = ListedReplies([.failure(kind)])
        let error = await #expect(throws: PartnerError.self) { _ = try await get(client(replies)) }
        #expect(error?.category == category)
        #expect(replies.requests.count == 1)
    }

    // MARK: Clouds (section 4)

    @Test func `clouds have their addresses, and a token is not sent in the clear`() throws {
        #expect(PartnerCloud.global.base == "https://api.partnercenter.microsoft.com")
        #expect(PartnerCloud.usGovernment.base == PartnerCloud.global.base)
        #expect(PartnerCloud.usGovernment.authority == "https://login.microsoftonline.us")
        #expect(PartnerCloud.vianet21.base == "https://partner.partnercenterapi.microsoftonline.cn")
        #expect(PartnerCloud.vianet21.audience == PartnerCloud.vianet21.base)
        #expect(try PartnerCloud(base: "http://127.0.0.1:8080/").base == "http://127.0.0.1:8080")
        for base in [
            "http://api.partnercenter.microsoft.com", "api.example", "", "ftp://x", "https://a@b",
            "https://a b", "http://127.0.0.1.example", "https://a?b",
        ] {
            #expect(throws: PartnerError.self) { try PartnerCloud(base: base) }
        }
    }
}
