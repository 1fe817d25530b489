internal import Glibc

/// Keeps signals of others from the engine.
///
/// The engine stops its threads with SIGUSR1, and its handler takes every such signal for its own: one
/// that a job scheduler or a person sends was a crash, and so was one that came while a thread stood
/// still. It is given a signal that has no other use, and of those only what this process sent itself.
enum EngineSignals {
    /// The signal with which the engine stops its threads.
    nonisolated(unsafe) private static var number = SIGUSR1
    /// Behind the real-time signals that libraries take, which begin at the first.
    private static let offset: Int32 = 6

    /// Has the engine take another signal than SIGUSR1, before anything of it is called.
    ///
    /// It reads the variable when its foundation is set up. Set any later or longer, it complains of an
    /// option that it does not know. A build that does not export the function keeps SIGUSR1.
    static func move() {
        let name = "JSC_SIGNAL_FOR_GC"
        let other = __libc_current_sigrtmin() + offset
        if let symbol = unsafe dlsym(nil, "_ZN3WTF10initializeEv") {
            signal(other, SIG_DFL)
            unsafe setenv(name, "\(other)", 1)
            unsafe unsafeBitCast(symbol, to: (@convention(c) () -> Void).self)()
            unsafe unsetenv(name)
            var action = sigaction()
            if unsafe sigaction(other, nil, &action) == 0, action.sa_flags & SA_SIGINFO != 0 {
                unsafe number = other
                return
            }
        }
        // It may be ignored until the engine is there, and the engine complains of that.
        signal(SIGUSR1, SIG_DFL)
    }

    private typealias Handler =
        @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

    /// The engine's handler. Set once, before the handler that reads it is there.
    nonisolated(unsafe) private static var engines: Handler?
    /// `SI_TKILL`: sent to one thread, as `pthread_kill` does.
    private static let toThread: Int32 = -6

    /// Stands before the engine's handler, once; called after the engine has set it.
    static let areGuarded: Bool = {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0,
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
        return unsafe sigaction(number, &action, nil) == 0
    }()
}
