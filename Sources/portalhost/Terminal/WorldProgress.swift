internal import Glibc
internal import PortalTrace

/// A line on the terminal that says how many worlds a portal was tried in. It says so only where a
/// person may wait: after a second, and where standard error is a terminal.
final class WorldProgress {
    private let name: String
    private let start = ContinuousClock.now
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var isShown = false

    init(_ name: String) {
        self.name = name
    }

    /// Says how far it is.
    func show(_ done: Int, of all: Int) {
        guard isTerminal, ContinuousClock.now - start > .seconds(1) else { return }
        isShown = true
        Terminal.rewriteLine("[\(done + 1)/\(all)] \(TraceValue.oneLine(name).prefix(60))")
    }

    /// Takes the line away.
    func clear() {
        if isShown { Terminal.rewriteLine() }
    }
}
