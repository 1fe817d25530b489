internal import Glibc
internal import PortalTrace

/// A line on the terminal that says how far a suite is.
struct Progress {
    private let total: Int
    private let isTerminal = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 1

    init(total: Int) {
        self.total = total
    }

    /// Says which case runs.
    func show(_ done: Int, _ name: String) {
        guard isTerminal, total > 1 else { return }
        let name = TraceValue.oneLine(String(name.prefix(60)))
        Terminal.rewriteLine("[\(done + 1)/\(total)] \(name)")
    }

    /// Takes the line away.
    func clear() {
        if isTerminal, total > 1 { Terminal.rewriteLine() }
    }
}
