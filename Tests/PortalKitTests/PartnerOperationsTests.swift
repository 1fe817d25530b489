import PartnerCenter
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// `partnerOperations` in a page (partner-center.md, section 7).
@Suite struct PartnerOperationsTests {
    private static let ids = """
        var c = "b1ccedbf-affd-40bc-89c2-d60ad9893328", s = "92a72a29-dbdf-44a9-83c6-bf3989390908";
        var a = "74D9E50E-0D00-42EB-BF13-CE66090D86C0", o = "d22489f5-81cf-4c73-b082-aac8479d2e4d";
        var customer = typeof partnerOperations === "object" && partnerOperations.Customers.ById(c);

        """

    private func run(_ script: String, _ state: SandboxState? = .sample) -> RunResult {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.partnerCenter = state.map { .sandbox($0) }
        return host.run([PortalScript(name: "portal.js", source: Self.ids + script)], options)
    }

    private func console(_ script: String, _ state: SandboxState? = .sample) -> [String] {
        run(script, state).events.filter {
            $0.kind == .console || $0.kind == .exception || $0.kind == .rejection
        }
        .map { $0.arguments.map(\.displayText).joined(separator: " ") }
    }

    private static let buy = """
        var order = new Order({ ReferenceCustomerId: c, LineItems: [ new OrderLineItem({
            LineItemNumber: 0, OfferId: a, FriendlyName: "Archive seats", Quantity: 7, ParentSubscriptionId: s }) ] });

        """

    @Test func `the documented steps buy, and both sides are in the trace without a token`() {
        let result = run(
            Self.buy + """
                var parent = customer.Subscriptions.ById(s).Get();
                var updated = customer.Orders.ById(parent.OrderId).Patch(order);
                console.log(updated.LineItems[1].SubscriptionId, updated.LineItems[1].LineItemNumber);
                console.log(customer.Subscriptions.ById(s).AddOns.Get().Items[0].FriendlyName);
                """)
        let network = result.events.filter { $0.kind == .network }
        #expect(network.count == 6)
        #expect(
            network.map(\.from) == [
                .portal, .partnerCenter, .portal, .partnerCenter, .portal, .partnerCenter,
            ])
        #expect(
            network[2].name
                == "PATCH /v1/customers/b1ccedbf-affd-40bc-89c2-d60ad9893328/orders/d22489f5-81cf-4c73-b082-aac8479d2e4d"
        )
        #expect(network[2].location?.line == 7)
        #expect(network[3].name.hasPrefix("200 PATCH "))
        #expect(network.map(\.time) == [0, 200, 200, 400, 400, 600])
        #expect(!"\(result.events)".contains("Bearer"))
        #expect(
            result.events.filter { $0.kind == .console }.map { $0.arguments.map(\.displayText) }
                == [["afbb1451-f01d-402a-a01a-3af939fe884d", "1"], ["Archive seats"]])
    }

    @Test func `the script's request has the documented bytes, whatever made the order`() {
        let orders = [
            Self.buy,
            "var order = { ReferenceCustomerId: c, LineItems: [ { LineItemNumber: 0, OfferId: a, Quantity: 7, ParentSubscriptionId: s } ] };",
            "var order = new Order(); order.ReferenceCustomerId = c; var l = OrderLineItem(); l.OfferId = a; l.Quantity = 7; l.ParentSubscriptionId = s; order.LineItems = [l];",
        ]
        for order in orders {
            #expect(
                console(
                    order + "console.log(customer.Orders.ById(o).Patch(order).LineItems.length)")
                    == ["2"])
        }
        let body = run(Self.buy + "customer.Orders.ById(o).Patch(order)").events.first {
            $0.name.hasPrefix("PATCH")
        }
        #expect(
            body?.arguments.first?.members?.map(\.name) == [
                "Id", "ReferenceCustomerId", "LineItems", "CreationDate", "Attributes",
            ])
    }

    @Test func `promises settle in virtual time, after the script`() {
        let lines = console(
            Self.buy + """
                var start = Date.now();
                customer.Orders.ById(o).PatchAsync(order).then(function (updated) {
                    console.log("bought", updated.LineItems.length, Date.now() - start);
                    return customer.Orders.ById("none").GetAsync();
                }).catch(function (e) {
                    console.log(e.name, e.category, e.code, e.status, e instanceof Error, Date.now() - start);
                });
                console.log("first");
                """)
        #expect(lines == ["first", "bought 2 200", "PartnerException NotFound 20000 404 true 400"])
    }

    @Test func `an error has what the service said`() {
        let lines = console(
            Self.buy + """
                order.LineItems[0].Quantity = 0;
                try { customer.Orders.ById(o).Patch(order); } catch (e) {
                    console.log([e.name, e.category, e.code, e.status, e.source, e.outcomeIsUnknown, e.requestId.length].join());
                    console.log(e.description);
                }
                """)
        #expect(
            lines == [
                "PartnerException,BadInput,2002,400,PartnerFD,false,36",
                "The quantity is outside the bounds of the offer.",
            ])
    }

    @Test(arguments: [
        "partnerOperations.Customers.ById('')", "partnerOperations.Customers.ById('  ')",
        "partnerOperations.Customers.ById()", "partnerOperations.Customers.ById(7)",
        "customer.Orders.ById(null)", "customer.Subscriptions.ById({})",
        "partnerOperations.Offers.ByCountry('')",
        "customer.Orders.ById(o).Patch()", "customer.Orders.ById(o).Patch(null)",
        "customer.Orders.ById(o).Patch('x')",
        "customer.Orders.ById(o).Patch({ LineItems: 1 })",
        "customer.Orders.ById(o).Patch({ LineItems: [ { Quantity: 1.5 } ] })",
        "customer.Orders.ById(o).Patch({ LineItems: [ { Quantity: NaN } ] })",
        "customer.Orders.ById(o).Patch({ LineItems: [ { Quantity: 1n } ] })",
        "(function () { var x = {}; x.x = x; customer.Orders.ById(o).Patch(x); })()",
        "customer.Orders.ById(o).PatchAsync(undefined)",
    ])
    func `what cannot be right is refused at once, and nobody is asked`(call: String) {
        let result = run("try { \(call) } catch (e) { console.log(e.name, e.category); }")
        #expect(result.events.filter { $0.kind == .network }.isEmpty)
        #expect(
            result.events.first { $0.kind == .console }?.arguments.map(\.displayText) == [
                "PartnerException", "BadInput",
            ])
    }

    @Test func `nothing is there unless it is asked for`() {
        #expect(
            console(
                "console.log(typeof partnerOperations, typeof Order, typeof OrderLineItem)", nil)
                == ["undefined undefined undefined"])
        #expect(run("").addedGlobals.isEmpty)
    }

    @Test func `each run begins with the same state`() {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.partnerCenter = .sandbox(.sample)
        let script = PortalScript(
            name: "portal.js",
            source: Self.ids + Self.buy
                + "console.log(customer.Orders.ById(o).Patch(order).LineItems.length)")
        let first = host.run([script], options)
        #expect(host.run([script], options).events == first.events)
    }

    @Test func `section 10, a lost reply: an order that was read before shows what was bought`() {
        var state = SandboxState.sample
        state.faults = [SandboxFault(.timeoutAfterWrite, method: "PATCH")]
        let lines = console(
            Self.buy
                + "customer.Orders.ById(o).Get(); console.log(customer.Orders.ById(o).Patch(order).LineItems.length, customer.Orders.ById(o).Get().LineItems.length)",
            state)
        #expect(lines == ["2 2"])
    }

    @Test func `section 10, a lost reply: without that it is not known, and bought once`() {
        var state = SandboxState.sample
        state.faults = [SandboxFault(.timeoutAfterWrite, method: "PATCH")]
        let lines = console(
            Self.buy
                + "try { customer.Orders.ById(o).Patch(order); } catch (e) { console.log(/may have been done/.test(e.message)); } console.log(customer.Orders.ById(o).Get().LineItems.length)",
            state)
        #expect(lines == ["true", "2"])
    }

    @Test func `a page whose built-ins are broken breaks nothing but itself`() {
        let lines = console(
            """
            JSON.parse = function () { throw 1; }; Object.prototype.toJSON = function () { return 2; };
            Object.defineProperty(Error.prototype, "code", { set: function () { throw 3; } });
            Promise.prototype.then = null;
            console.log(customer.Orders.ById(o).Get().Id);
            try { customer.Orders.ById("x").Get(); } catch (e) { console.log(e.code); }
            """)
        #expect(lines == ["d22489f5-81cf-4c73-b082-aac8479d2e4d", "20000"])
    }
}
