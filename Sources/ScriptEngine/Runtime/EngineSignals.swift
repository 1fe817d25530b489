internal import Glibc

/// Keeps signals of others from the engine.
///
/// The engine stops its threads with SIGUSR1, and its handler takes every such signal for its own: one
/// that a job scheduler or a person sends was a crash. From here on it gets those that this process
/// sent itself, and others do nothing.
enum EngineSignals {
    private typealias Handler =
        @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

    /// The engine's handler. Set once, before the handler that reads it is there.
    nonisolated(unsafe) private static var engines: Handler?
    /// `SI_TKILL`: sent to one thread, as `pthread_kill` does.
    private static let toThread: Int32 = -6

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
