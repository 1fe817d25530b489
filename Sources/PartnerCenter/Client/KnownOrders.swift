internal import JSONDocuments
internal import Synchronization

/// Which subscriptions orders had when they were read last: what tells a purchase whose answer was lost
/// from one that was made before.
final class KnownOrders: Sendable {
    private let subscriptions = Mutex<[CodeUnits: [String]]>([:])

    /// Takes note of an order.
    func note(_ order: Order) {
        guard let id = order.id else { return }
        subscriptions.withLock {
            $0[SandboxState.key(id)] = order.lineItems.compactMap(\.subscriptionID)
        }
    }

    /// The subscriptions of an order; nil if it was not read.
    func seen(_ id: String) -> [String]? {
        subscriptions.withLock { $0[SandboxState.key(id)] }
    }
}
