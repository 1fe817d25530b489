internal import Synchronization

extension ScriptContext.ID {
    /// How many contexts were made, on all threads.
    private static let made = Atomic(0)

    static func next() -> Self {
        Self(number: made.add(1, ordering: .relaxed).newValue)
    }
}
