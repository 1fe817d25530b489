internal import Synchronization

/// Counts live Swift objects behind JavaScript objects; finalizers may run on any thread.
package final class LiveCount: Sendable {
    private let count = Atomic(0)

    package var value: Int { count.load(ordering: .relaxed) }
    func increment() { count.add(1, ordering: .relaxed) }
    func decrement() { count.subtract(1, ordering: .relaxed) }
}
