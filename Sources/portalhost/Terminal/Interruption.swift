internal import Glibc

/// Ctrl-C while a person works with the program: it ends what is being done, not the program.
enum Interruption {
    /// Set by the signal's handler, which may do nothing else.
    private nonisolated(unsafe) static var isAsked: sig_atomic_t = 0

    /// Begins to take Ctrl-C.
    static func begin() {
        // Touched here, so that the handler finds it made.
        isAsked = 0
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interruption.isAsked = 1 }
        // Reading a line ends at the signal: no SA_RESTART.
        sigaction(SIGINT, &action, nil)
        // Whoever started the program may have kept the signal from it.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Whether Ctrl-C was pressed and nobody has dealt with it.
    static var isPending: Bool { isAsked != 0 }

    /// Whether it was pressed; from now on it was not.
    static func take() -> Bool {
        defer { isAsked = 0 }
        return isAsked != 0
    }
}
