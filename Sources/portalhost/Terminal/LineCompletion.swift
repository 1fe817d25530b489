internal import Glibc
internal import ScriptEngine

/// What the tabulator key offers, and what Ctrl-C does, while a line is edited.
///
/// The library for that calls plain functions, so what they need stands here; all of it is used on the
/// main thread.
enum LineCompletion {
    /// What a word may be completed to; the word, and the line up to its end.
    nonisolated(unsafe) static var candidates: (_ word: String, _ line: String) -> [String] = {
        _, _ in []
    }

    private typealias Completer =
        @convention(c) (UnsafePointer<CChar>?, CInt, CInt) -> UnsafeMutablePointer<
            UnsafeMutablePointer<CChar>?
        >?
    private typealias Generator =
        @convention(c) (UnsafePointer<CChar>?, CInt) -> UnsafeMutablePointer<CChar>?
    private typealias Matches =
        @convention(c) (UnsafePointer<CChar>?, Generator) -> UnsafeMutablePointer<
            UnsafeMutablePointer<CChar>?
        >?
    private typealias Replace = @convention(c) (UnsafePointer<CChar>?, CInt) -> Void
    private typealias SetPrompt = @convention(c) (UnsafePointer<CChar>?) -> CInt
    private typealias Display = @convention(c) () -> Void
    private typealias LineBuffer = UnsafeMutablePointer<CChar>?
    private typealias Hook = @convention(c) () -> CInt

    private nonisolated(unsafe) static var matches: Matches?
    private nonisolated(unsafe) static var replace: Replace?
    private nonisolated(unsafe) static var line: UnsafeMutablePointer<LineBuffer>?
    private nonisolated(unsafe) static var setPrompt: SetPrompt?
    private nonisolated(unsafe) static var newLine: Hook?
    private nonisolated(unsafe) static var onNewLine: Hook?
    private nonisolated(unsafe) static var display: Display?
    private nonisolated(unsafe) static var isOver: UnsafeMutablePointer<CInt>?
    private nonisolated(unsafe) static var appended: UnsafeMutablePointer<CInt>?
    private nonisolated(unsafe) static var found: [String] = []
    /// What ends a word: everything but names, dots and dashes.
    private nonisolated(unsafe) static let breaks = strdup(" \t\n\"'`@><=;|&{}()[]!+*/%,?:~^")

    /// Sets it up, as far as the library has it.
    static func begin(_ library: UnsafeMutableRawPointer) {
        matches = dlsym(library, "rl_completion_matches").map {
            unsafeBitCast($0, to: Matches.self)
        }
        replace = dlsym(library, "rl_replace_line").map { unsafeBitCast($0, to: Replace.self) }
        line = dlsym(library, "rl_line_buffer")?
            .assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
        setPrompt = dlsym(library, "rl_set_prompt").map {
            unsafeBitCast($0, to: SetPrompt.self)
        }
        newLine = dlsym(library, "rl_crlf").map { unsafeBitCast($0, to: Hook.self) }
        onNewLine = dlsym(library, "rl_on_new_line").map { unsafeBitCast($0, to: Hook.self) }
        display = dlsym(library, "rl_redisplay").map { unsafeBitCast($0, to: Display.self) }
        isOver = dlsym(library, "rl_attempted_completion_over")?
            .assumingMemoryBound(to: CInt.self)
        appended = dlsym(library, "rl_completion_append_character")?
            .assumingMemoryBound(to: CInt.self)
        dlsym(library, "rl_completer_word_break_characters")?
            .assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self).pointee = breaks
        let complete: Completer = { word, _, end in
            LineCompletion.complete(word, Int(end))
        }
        dlsym(library, "rl_attempted_completion_function")?
            .assumingMemoryBound(to: Completer?.self).pointee = complete
        let interrupted: Hook = {
            DebugSignals.whileReading()
            // A terminal of another size is a signal as well.
            guard ScriptInterrupt.isRequested else { return 0 }
            // An empty line below, as shells have it.
            LineCompletion.replace?("", 0)
            _ = LineCompletion.setPrompt?("> ")
            _ = LineCompletion.newLine?()
            _ = LineCompletion.onNewLine?()
            LineCompletion.display?()
            return 0
        }
        dlsym(library, "rl_signal_event_hook")?.assumingMemoryBound(to: Hook?.self).pointee =
            interrupted
    }

    private static func complete(
        _ word: UnsafePointer<CChar>?, _ end: Int
    ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        // Names of files are nothing that the console knows.
        isOver?.pointee = 1
        appended?.pointee = 0
        guard let word, let matches else { return nil }
        let text = line?.pointee.map { String(cString: $0) } ?? ""
        found = candidates(
            String(cString: word), String(decoding: text.utf8.prefix(end), as: UTF8.self))
        return matches(
            word,
            { _, state in
                let index = Int(state)
                return LineCompletion.found.indices.contains(index)
                    ? strdup(LineCompletion.found[index]) : nil
            })
    }
}
