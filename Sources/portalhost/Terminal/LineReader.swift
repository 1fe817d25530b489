internal import Glibc

/// Reads lines of input: with editing and history on a terminal, where the system has a library for
/// that; plainly otherwise.
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
        // GNU readline and libedit have the same two functions; neither is needed.
        for name in ["libreadline.so.8", "libedit.so.2"] {
            guard let library = dlopen(name, RTLD_NOW), let read = dlsym(library, "readline"),
                let add = dlsym(library, "add_history")
            else { continue }
            Self.handleSignals(library)
            edit = unsafeBitCast(read, to: ReadLine.self)
            remember = unsafeBitCast(add, to: AddHistory.self)
            return
        }
    }

    private typealias Hook = @convention(c) () -> Int32
    private typealias Replace = @convention(c) (UnsafePointer<CChar>?, Int32) -> Void
    /// Functions of GNU readline, for the hook, which has no arguments.
    nonisolated(unsafe) private static var editing:
        (replace: Replace, onNewLine: Hook, redisplay: @convention(c) () -> Void)?

    /// Has a signal while a line is read empty the line, where the library can do that.
    private static func handleSignals(_ library: UnsafeMutableRawPointer) {
        guard let hook = dlsym(library, "rl_signal_event_hook"),
            let replace = dlsym(library, "rl_replace_line"),
            let onNewLine = dlsym(library, "rl_on_new_line"),
            let redisplay = dlsym(library, "rl_redisplay")
        else { return }
        editing = (
            unsafeBitCast(replace, to: Replace.self), unsafeBitCast(onNewLine, to: Hook.self),
            unsafeBitCast(redisplay, to: (@convention(c) () -> Void).self)
        )
        hook.assumingMemoryBound(to: Hook?.self).pointee = {
            DebugSignals.whileReading()
            Terminal.print("\n")
            LineReader.editing?.replace("", 0)
            _ = LineReader.editing?.onNewLine()
            LineReader.editing?.redisplay()
            return 0
        }
    }

    /// The next line, without its end; nil at the end of the input.
    func next(prompt: String) -> String? {
        guard let edit else {
            if isInteractive { Terminal.print(prompt) }
            // At the end of the input readLine reads errno, which was not set then: an EINTR
            // that something else left would have it read for ever.
            errno = 0
            return Swift.readLine(strippingNewline: true)
        }
        guard let line = edit(prompt) else { return nil }
        defer { free(line) }
        if line.pointee != 0 { remember?(line) }
        return String(cString: line)
    }
}
