import Foundation
import PartnerCenter
import PortalJudge
import PortalKit
import PortalTestSupport
import PortalTrace
import Testing

/// The examples of the bridge's README do what they say, side by side.
@Suite struct PartnerReadmeTests {
    private static let customerId = "b1ccedbf-affd-40bc-89c2-d60ad9893328"
    private static let subscriptionId = "92a72a29-dbdf-44a9-83c6-bf3989390908"
    private static let addOnOfferId = "74D9E50E-0D00-42EB-BF13-CE66090D86C0"
    private static let bought = "afbb1451-f01d-402a-a01a-3af939fe884d 2 Some friendly name"

    /// The code of the README in a language, block by block.
    private func blocks(_ language: String) throws -> [String] {
        let readme = try String(
            contentsOfFile: projectFolder() + "/Bridges/PartnerCenterBridge/README.md",
            encoding: .utf8)
        return readme.components(separatedBy: "\n```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```\n")[0]
        }
    }

    private func console(_ script: String) -> [String] {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.partnerCenter = .sandbox(.sample)
        let ids = """
            var customerId = "\(Self.customerId)", subscriptionId = "\(Self.subscriptionId)";
            var addOnOfferId = "\(Self.addOnOfferId)", token = "sandbox";

            """
        return host.run([PortalScript(name: "portal.js", source: ids + script)], options).events
            .filter { $0.kind == .console || $0.kind == .exception || $0.kind == .rejection }
            .map { $0.arguments.map(\.displayText).joined(separator: " ") }
    }

    @Test func `the portal scripts buy, with partnerOperations and with fetch`() throws {
        let scripts = try blocks("js")
        try #require(scripts.count == 2)
        #expect(
            console(
                scripts[0] + """

                    var line = updatedOrder.LineItems[1];
                    console.log(line.SubscriptionId, line.Quantity, line.FriendlyName);
                    """) == [Self.bought])
        #expect(
            console(
                scripts[1] + """

                    purchase().then(function (order) {
                        var line = order.lineItems[1];
                        console.log(line.subscriptionId, line.quantity, line.friendlyName);
                    });
                    """) == [Self.bought])
    }

    @Test func `the Swift that is shown is the Swift that is tested here`() async throws {
        let customerId = Self.customerId
        let subscriptionId = Self.subscriptionId
        let addOnOfferId = Self.addOnOfferId
        func documentedSteps() async throws -> Order {
            // README
            let partner = PartnerClient(sandbox: SandboxServer(.sample))
            let parent = try await partner.customers.byId(customerId).subscriptions.byId(
                subscriptionId
            ).get()
            let orderToUpdate = Order(
                referenceCustomerID: customerId,
                lineItems: [
                    OrderLineItem(
                        lineItemNumber: 0, offerID: addOnOfferId,
                        parentSubscriptionID: subscriptionId,
                        friendlyName: "Some friendly name", quantity: 2)
                ])
            let updatedOrder = try await partner.customers.byId(customerId).orders.byId(
                parent.orderID ?? ""
            ).patch(orderToUpdate)
            // README
            return updatedOrder
        }
        func oneCall() async throws -> PurchasedAddOn {
            let partner = PartnerClient(sandbox: SandboxServer(.sample))
            // README
            let outcome = try await partner.purchaseAddOn(
                customer: customerId, subscription: subscriptionId, offer: addOnOfferId,
                quantity: 2, friendlyName: "Some friendly name")
            // README
            return try outcome.get()
        }
        let line = try await documentedSteps().lineItems[1]
        #expect(
            "\(line.subscriptionID ?? "") \(line.quantity ?? 0) \(line.friendlyName ?? "")"
                == Self.bought)
        #expect(try await oneCall().line.subscriptionID == line.subscriptionID)
        // Layout aside, this file has what is shown.
        let here = try String(contentsOfFile: #filePath, encoding: .utf8)
            .components(separatedBy: "// README\n")
        func packed(_ code: String) -> String { code.filter { !$0.isWhitespace } }
        #expect(try blocks("swift").map(packed) == [packed(here[1]), packed(here[3])])
    }
}
