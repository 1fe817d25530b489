import Foundation
import PartnerCenter
import Testing

/// Purchases under seeded random faults: nothing is ever bought twice (partner-center.md, section 10).
///
/// `PORTALHOST_PURCHASES` says how many there are (1,000 without it).
@Suite struct RandomFaultTests {
    private static let seeds: ClosedRange<UInt64> =
        1...(ProcessInfo.processInfo.environment["PORTALHOST_PURCHASES"].flatMap { UInt64($0) }
        ?? 1_000)

    /// Numbers that follow from a seed.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// A service in which something goes wrong, and a caller that waits.
    private struct Stand {
        let server: SandboxServer
        let time = SandboxTime()
        let session: PartnerSession

        init(seed: UInt64) {
            var numbers = Numbers(state: seed)
            var state = SandboxState.sample
            state.deduplicates = Bool.random(using: &numbers)
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let isWrite = Int.random(in: 0..<3, using: &numbers) > 0
                let kind = SandboxFault.Kind.allCases.randomElement(using: &numbers) ?? .slow
                var fault = SandboxFault(
                    kind, method: isWrite ? "PATCH" : "GET", path: "/orders/",
                    after: Int.random(in: 0...2, using: &numbers) / 2,
                    times: Int.random(in: 1...6, using: &numbers))
                // After a write no service says that it was refused.
                let statuses =
                    kind == .errorAfterWrite
                    ? [408, 500, 502, 503, 504] : [400, 408, 409, 500, 502, 503, 504]
                fault.status = statuses.randomElement(using: &numbers) ?? 500
                fault.delay = [1_000, 20_000, 90_000, 400_000].randomElement(using: &numbers) ?? 0
                fault.retryAfter = Bool.random(using: &numbers) ? "3" : nil
                state.faults.append(fault)
            }
            server = SandboxServer(state)
            let (server, time) = (server, time)
            session = PartnerSession(
                cloud: .global, seed: seed,
                line: SandboxLine(server, now: { time.now }, wait: { time.pass($0) }),
                surroundings: .init(
                    now: { time.now }, wait: { time.pass($0) }, token: { _ in "a token" }))
        }

        /// How often the add-on is in the order once everything has settled.
        func settledCount() throws -> Int {
            server.change { $0.faults = [] }
            time.pass(3_600_000)
            let order: Order = try session.send(
                PartnerRoutes.order(Samples.customer, Samples.order))
            return order.lineItems.filter { $0.offerID == Samples.addOn }.count
        }
    }

    @Test func `a thousand purchases are made once, or it is said that it is not known`() throws {
        var outcomes: [String: Int] = [:]
        for seed in Self.seeds {
            let stand = Stand(seed: seed)
            let purchase = try AddOnPurchase(
                customer: Samples.customer, subscription: Samples.subscription,
                offer: Samples.addOn, quantity: 3)
            var unresolved: UnresolvedPurchase?
            let said: String
            do throws(PartnerError) {
                switch try stand.session.purchaseAddOn(purchase) {
                case .bought: said = "bought"
                case .notKnown(let found):
                    unresolved = found
                    said = "not known"
                }
            } catch {
                said = error.outcomeIsUnknown ? "unknown error" : "refused"
            }
            outcomes[said, default: 0] += 1
            let count = try stand.settledCount()
            switch said {
            case "bought": #expect(count == 1, "seed \(seed)")
            case "refused": #expect(count == 0, "seed \(seed)")
            default: #expect(count <= 1, "seed \(seed)")
            }
            guard let unresolved else { continue }
            #expect(unresolved.error.requestID != nil && unresolved.error.outcomeIsUnknown)
            let kept = try UnresolvedPurchase(document: Array(unresolved.document().utf8))
            switch try stand.session.resume(kept) {
            case .bought: break
            // Without the order as it was before, an earlier purchase looks the same.
            case .notKnown: #expect(kept.seen == nil, "seed \(seed)")
            }
            #expect(try stand.settledCount() == 1, "seed \(seed)")
        }
        if Self.seeds.count > 1_000 { print(outcomes.sorted { $0.key < $1.key }) }
        #expect(outcomes["bought", default: 0] > Self.seeds.count * 3 / 10, "\(outcomes)")
        #expect(outcomes["not known", default: 0] > Self.seeds.count / 20, "\(outcomes)")
        #expect(outcomes["refused", default: 0] > Self.seeds.count / 50, "\(outcomes)")
        #expect(outcomes["unknown error"] == nil, "\(outcomes)")
    }

    @Test func `a thousand changes of an order are made once, or the error says so`() throws {
        for seed in Self.seeds {
            let stand = Stand(seed: seed)
            let order = Order(
                referenceCustomerID: Samples.customer,
                lineItems: [
                    OrderLineItem(
                        offerID: Samples.addOn, parentSubscriptionID: Samples.subscription,
                        quantity: 3)
                ])
            var said: PartnerError?
            do throws(PartnerError) {
                _ = try stand.session.finish(
                    stand.session.patchSteps(Samples.customer, Samples.order, order))
            } catch {
                said = error
            }
            let count = try stand.settledCount()
            guard let said else {
                #expect(count == 1, "seed \(seed)")
                continue
            }
            #expect(count <= (said.outcomeIsUnknown ? 1 : 0), "seed \(seed)")
            #expect(said.requestID != nil)
        }
    }
}
