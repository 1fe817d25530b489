import MobilePlans
import PartnerCenter
import PortalJudge
import PortalKit
import PortalTrace
import Testing
import WebFormats
import WebPlatform

/// Partner Center as a server of a page's network: `fetch` and `XMLHttpRequest` of the API's address.
@Suite struct PartnerFetchTests {
    private static let start = """
        var c = "b1ccedbf-affd-40bc-89c2-d60ad9893328", s = "92a72a29-dbdf-44a9-83c6-bf3989390908";
        var a = "74D9E50E-0D00-42EB-BF13-CE66090D86C0", o = "d22489f5-81cf-4c73-b082-aac8479d2e4d";
        var base = "https://api.partnercenter.microsoft.com/v1/customers/" + c;
        var start = Date.now(), log = console.log;
        function ask(path, options) {
            options = Object.assign({ headers: {} }, options);
            options.headers = Object.assign(
                { Authorization: "Bearer very-secret", "Content-Type": "application/json" }, options.headers);
            return fetch(base + path, options);
        }
        var order = JSON.stringify({ ReferenceCustomerId: c, LineItems: [
            { LineItemNumber: 0, OfferId: a, FriendlyName: "Archive seats", Quantity: 7, ParentSubscriptionId: s }] });
        function patch(id) {
            return ask("/orders/" + o, { method: "PATCH", body: order, headers: { "MS-RequestId": id || "r" } });
        }

        """

    private func run(
        _ script: String, _ access: PartnerAccess? = .sandbox(.sample),
        change: (inout RunOptions) -> Void = { _ in }
    ) -> RunResult {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.partnerCenter = access
        change(&options)
        return host.run([PortalScript(name: "portal.js", source: Self.start + script)], options)
    }

    private func console(
        _ script: String, faults: [SandboxFault] = [],
        change: (inout RunOptions) -> Void = { _ in }
    ) -> [String] {
        var state = SandboxState.sample
        state.faults = faults
        return run(script, .sandbox(state), change: change).events.filter {
            $0.kind == .console || $0.kind == .exception || $0.kind == .rejection
        }
        .map { $0.arguments.map(\.displayText).joined(separator: " ") }
    }

    @Test func `fetch and partnerOperations ask the same service (partner-center.md, section 1)`() {
        #expect(
            console(
                """
                patch().then(function (r) { return r.json(); }).then(function (order) {
                    log(order.lineItems[1].subscriptionId, order.lineItems[1].quantity);
                    log(partnerOperations.Customers.ById(c).Subscriptions.ById(s).AddOns.Get().Items[0].FriendlyName);
                });
                """) == ["afbb1451-f01d-402a-a01a-3af939fe884d 7", "Archive seats"])
    }

    @Test func `a reply takes its virtual time, and the page reads its headers`() {
        #expect(
            console(
                """
                patch("11111111-2222-4333-8444-555555555555").then(function (r) {
                    log(Date.now() - start, r.status, r.type, r.headers.get("MS-RequestId"), r.headers.get("Content-Type"));
                });
                """) == [
                    // The preflight's 50 ms and the sandbox's 200.
                    "250 200 cors 11111111-2222-4333-8444-555555555555 application/json; charset=utf-8"
                ])
    }

    @Test func `credentials are allowed, and XMLHttpRequest reaches it too`() {
        #expect(
            console(
                """
                ask("/orders", { credentials: "include" }).then(function (r) { log(r.status); });
                var x = new XMLHttpRequest();
                x.open("GET", base + "/subscriptions/" + s, false);
                x.setRequestHeader("Authorization", "Bearer t");
                x.send();
                log(x.status, x.getResponseHeader("MS-CV") !== null);
                """) == ["200 true", "200"])
    }

    @Test func `the trace has the exchange, who answered, and no token`() throws {
        let result = run("ask('/orders/' + o).then(function (r) { return r.json(); });")
        let network = result.events.filter { $0.kind == .network }
        #expect(network.map { $0.name.prefix(8) } == ["OPTIONS ", "GET http"])
        #expect(network.map(\.to) == [.partnerCenter, .partnerCenter])
        let get = try #require(network.last)
        #expect(get.arguments.first?["headers"]?["Authorization"]?.string == "Bearer ***")
        #expect(get.result?["answeredBy"]?.string == "the Partner Center sandbox")
        #expect(get.result?["status"] == .number(200))
        #expect(get.location?.line == 9)
        #expect(!"\(result.events)".contains("very-secret"))
    }

    @Test
    func `a lost reply is a network failure after 180 s, and what it did is done (section 6)`() {
        #expect(
            console(
                """
                patch().catch(function (e) {
                    log(e.name, Date.now() - start);
                    return patch();
                }).then(function (r) { return r.json(); }).then(function (order) { log(order.lineItems.length); });
                """, faults: [SandboxFault(.timeoutAfterWrite, method: "PATCH")])
                == ["TypeError 180050", "2"])
    }

    @Test func `a slow reply is slow, and an abort need not wait for it`() {
        var slow = SandboxFault(.slow, method: "PATCH")
        slow.delay = 20_000
        #expect(
            console(
                "patch().then(function (r) { log(r.status, Date.now() - start); });", faults: [slow]
            )
                == ["200 20250"])
        #expect(
            console(
                """
                var stop = new AbortController();
                setTimeout(function () { stop.abort(); }, 5000);
                ask("/orders/" + o, { method: "PATCH", body: order, signal: stop.signal })
                    .catch(function (e) { log(e.name, Date.now() - start); });
                """, faults: [slow]) == ["AbortError 5000"])
    }

    @Test func `a preflight asks nothing of the service: it uses up no fault and no token`() {
        var busy = SandboxFault(.error, times: 1)
        busy.status = 503
        #expect(
            console(
                """
                patch().then(function (r) { log(r.status); return fetch(base + "/orders"); })
                    .then(function (r) { log(r.status); });
                """, faults: [busy]) == ["503", "401"])
    }

    @Test func `a verb that the API does not have fails the preflight (Fetch, section 4.8)`() {
        #expect(
            console(
                """
                ask("/orders/" + o, { method: "patch" }).catch(function (e) { log(e.name); });
                """) == ["TypeError"])
    }

    @Test func `only the API's own origin is answered`() {
        let lines = console(
            """
            ["http://api.partnercenter.microsoft.com/v1/offers", "https://api.partnercenter.microsoft.com:444/v1/offers",
                "https://api.partnercenter.microsoft.com.example/v1/offers", "https://login.microsoftonline.com/"]
                .forEach(function (url) { fetch(url).catch(function (e) { log(e.name); }); });
            """)
        #expect(lines == Array(repeating: "TypeError", count: 4))
    }

    @Test func `fixtures come first, and a device without a network reaches nothing`() throws {
        let fixtures = try NetworkFile.read(
            """
            {"fixtures": [{"url": "https://api.partnercenter.microsoft.com/*", "cors": true, "status": 418}]}
            """, file: "network.json")
        let script = """
            ask("/orders").then(function (r) { log(r.status); }, function (e) { log(e.name); });
            """
        #expect(console(script) { $0.network.fixtures = fixtures } == ["418"])
        #expect(console(script) { $0.scenario.network.isOnline = false } == ["TypeError"])
    }

    @Test func `a live service is not reached by fetch, and the finding says what answers it`()
        throws
    {
        let live = PartnerAccess.live(
            .global, token: try StaticToken("very-secret"), line: NoLine())
        for access in [nil, live] {
            let result = run("fetch(base).catch(function (e) { log(e.name); });", access)
            let finding = result.findings.first { $0.ruleID == "request-unanswered" }
            #expect(
                finding?.notes.contains { $0.message.hasPrefix("--partner-center sandbox") }
                    == true,
                "\(result.findings)")
        }
    }

    @Test func `hostile requests are answered or refused, and each run is the same`() {
        let script = """
            var big = "x".repeat(3000000), all = [
                ["/orders/%ff%", {}], ["/orders/" + big.slice(0, 100000), {}], ["/../../../%00", {}],
                ["/orders/" + o, { method: "PATCH", body: big }], ["/orders/" + o, { method: "PATCH", body: new Uint8Array([255, 254]) }],
                ["/orders/" + o, { method: "PATCH", body: "[".repeat(200000) }], ["/orders", { method: "OPTIONS" }],
                ["/orders", { headers: { "MS-RequestId": "\\u00e9", "X-Locale": "" } }]
            ];
            all.forEach(function (one, index) {
                ask(one[0], one[1]).then(function (r) { log(index, r.status); }, function (e) { log(index, e.name); });
            });
            """
        let lines = console(script)
        #expect(lines.count == 8)
        #expect(
            lines.allSatisfy { $0.contains(" 4") || ["6 TypeError", "7 200"].contains($0) },
            "\(lines)")
        #expect(console(script) == lines)
    }
}
