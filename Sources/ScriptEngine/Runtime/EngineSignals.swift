internal import Glibc

/// Keeps signals of others from the engine.
///
/// The engine stops its threads with SIGUSR1, and its handler takes every such signal for its own: one
/// that a job scheduler or a person sends was a crash. From here on it gets those that this process
/// sent itself, and others do nothing. While the engine sets its handler, and until another stands
/// before it, they wait.
enum EngineSignals {
    private typealias Handler =
        @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

    /// The engine's handler. Set once, before the handler that reads it is there.
    nonisolated(unsafe) private static var engines: Handler?
    /// `SI_TKILL`: sent to one thread, as `pthread_kill` does.
    private static let toThread: Int32 = -6

    /// Keeps the signal from this thread; those that begin from here on do so as well.
    static func hold() { set(SIG_BLOCK) }

    /// Lets it come to this thread again: the engine stops threads that run scripts with it.
    static func release() { set(SIG_UNBLOCK) }

    private static func set(_ how: Int32) {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGUSR1)
        _ = unsafe pthread_sigmask(how, &signals, nil)
    }

    /// Stands before the engine's handler, once; called after the engine has set it.
    static let areGuarded: Bool = {
        var action = sigaction()
        guard unsafe sigaction(SIGUSR1, nil, &action) == 0,
            action.sa_flags & SA_SIGINFO != 0,
            let handler = unsafe action.__sigaction_handler.sa_sigaction
        else { return false }
        unsafe engines = handler
        unsafe action.__sigaction_handler.sa_sigaction = { number, info, context in
            guard let info = unsafe info, unsafe info.pointee.si_code == toThread,
                unsafe info.pointee._sifields._kill.si_pid == getpid()
            else { return }
            unsafe engines?(number, info, context)
        }
        return unsafe sigaction(SIGUSR1, &action, nil) == 0
    }()
}
