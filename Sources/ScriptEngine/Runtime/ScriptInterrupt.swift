internal import Synchronization

/// Lets a signal handler end the script that is running, whichever it is.
public enum ScriptInterrupt {
    private static let flag = Atomic<Bool>(false)

    /// Has the running script end soon, as at its time limit. Safe in a signal handler.
    public static func request() { flag.store(true, ordering: .relaxed) }

    /// Whether that was asked for since the last call of this.
    public static func take() -> Bool { flag.exchange(false, ordering: .relaxed) }

    /// Whether it was asked for and it was not dealt with yet.
    public static var isRequested: Bool { flag.load(ordering: .relaxed) }
}
