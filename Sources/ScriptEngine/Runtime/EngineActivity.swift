internal import Synchronization

/// Whether a thread of this process is in the engine now: for a watcher that looks for scripts which do
/// not end, and is to leave everything else alone.
public enum EngineActivity {
    private static let stays = Atomic<Int>(0)

    /// Whether script code may be running. May be asked on any thread.
    public static var isInside: Bool { stays.load(ordering: .relaxed) > 0 }

    static func begin() { stays.add(1, ordering: .relaxed) }

    static func end() { stays.subtract(1, ordering: .relaxed) }
}
