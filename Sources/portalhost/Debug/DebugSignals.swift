internal import Glibc
internal import ScriptEngine
internal import Synchronization

/// What a person's signals do in a debugging session: Ctrl-C ends the script, or empties the line; Ctrl-\
/// and the end of the terminal end the session, which keeps what there is to keep.
enum DebugSignals {
    private static let ending = Atomic<Bool>(false)
    /// Ends the session while it waits for a line; set once, before the signals are caught, and called on
    /// the main thread.
    nonisolated(unsafe) private static var end: (() -> Never)?

    /// Whether the session is to end.
    static var isEnding: Bool { ending.load(ordering: .relaxed) }

    /// Catches the signals.
    ///
    /// - Parameter end: Ends the session while it waits for a line.
    static func install(_ end: @escaping () -> Never) {
        self.end = end
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in ScriptInterrupt.request() }
        sigaction(SIGINT, &action, nil)
        action.__sigaction_handler.sa_handler = { _ in
            DebugSignals.ending.store(true, ordering: .relaxed)
            ScriptInterrupt.request()
        }
        for signal in [SIGQUIT, SIGTERM, SIGHUP] { sigaction(signal, &action, nil) }
        // The program's parent may have kept the signal from it.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Does a line that a pipe brought: Ctrl-C ends the script that it begins, and not the session. While
    /// a pipe is waited for it ends the process, as in any program.
    static func interruptible<Value>(_ work: () -> Value) -> Value {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in ScriptInterrupt.request() }
        var before = sigaction()
        sigaction(SIGINT, &action, &before)
        defer { sigaction(SIGINT, &before, nil) }
        return work()
    }

    /// A signal came while a line was read; called outside of the handler.
    static func whileReading() {
        if isEnding { end?() }
    }
}
