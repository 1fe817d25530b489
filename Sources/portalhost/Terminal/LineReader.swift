internal import Glibc
internal import ScriptEngine

/// Reads lines of input: with editing, history and completion on a terminal, where the system has a
/// library for that; plainly otherwise.
final class LineReader {
    private typealias ReadLine =
        @convention(c) (UnsafePointer<CChar>?) -> UnsafeMutablePointer<
            CChar
        >?
    private typealias AddHistory = @convention(c) (UnsafePointer<CChar>?) -> Void

    /// Whether a person types.
    let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    private var edit: ReadLine?
    private var remember: AddHistory?

    init() {
        guard isInteractive else { return }
        // GNU readline and libedit have the same functions; neither is needed.
        for name in ["libreadline.so.8", "libedit.so.2"] {
            guard let library = dlopen(name, RTLD_NOW), let read = dlsym(library, "readline"),
                let add = dlsym(library, "add_history")
            else { continue }
            edit = unsafeBitCast(read, to: ReadLine.self)
            remember = unsafeBitCast(add, to: AddHistory.self)
            LineCompletion.begin(library)
            return
        }
    }

    /// The next line, without its end; nil at the end of the input; empty where Ctrl-C was pressed.
    func next(prompt: String) -> String? {
        guard let edit else {
            if isInteractive { Terminal.print(prompt) }
            // At the end of the input readLine reads errno, which was not set then: an EINTR
            // that something else left would have it read for ever.
            errno = 0
            if let line = Swift.readLine(strippingNewline: true) { return line }
            return isInteractive && isInterrupted ? "" : nil
        }
        guard let line = edit(prompt) else { return isInterrupted ? "" : nil }
        defer { free(line) }
        if line.pointee != 0 { remember?(line) }
        return String(cString: line)
    }

    /// Whether the line was given up, and not the session.
    private var isInterrupted: Bool { ScriptInterrupt.isRequested && !DebugSignals.isEnding }
}
