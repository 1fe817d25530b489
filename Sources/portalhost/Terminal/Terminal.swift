internal import FoundationEssentials
internal import Glibc
internal import PortalKit
internal import PortalReports

/// Standard input and output.
enum Terminal {
    /// Why something could not be written to standard output; only the main thread writes there.
    private(set) nonisolated(unsafe) static var failure: String?

    /// Writes text to standard output, or to standard error; no line of it is one that a CI system
    /// obeys, and nothing in it controls a terminal but our colours.
    static func print(_ text: String, toError: Bool = false) {
        write(
            Array(CommandLines.defused(TerminalText.fenced(text)).utf8),
            to: toError ? STDERR_FILENO : STDOUT_FILENO)
    }

    /// Clears the line of the cursor, and writes a text into it.
    static func rewriteLine(_ text: String = "") {
        print(document: "\r\u{1B}[K", toError: true)
        print(text, toError: true)
    }

    /// Writes a document as it is, which may be one of commands.
    static func print(document text: String, toError: Bool = false) {
        write(Array(text.utf8), to: toError ? STDERR_FILENO : STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    static func printError(_ line: String) {
        print(line + "\n", toError: true)
    }

    /// All of standard input. It is read once: a command that is begun again in another process reads it
    /// before the first one.
    static func standardInput() -> Data { input }

    private static let input: Data = {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return data }
            data.append(contentsOf: buffer[..<count])
        }
    }()

    /// When colour is used, as `--color` says it.
    enum Colour: String, CaseIterable { case auto, always, never }

    /// What `--color` says; only the main thread sets it, before a command begins.
    nonisolated(unsafe) static var colour = Colour.auto

    /// The style for one of the standard streams: colour on a terminal that wants it, or where it is
    /// asked for. The command line goes before `FORCE_COLOR`, and that before `NO_COLOR`.
    static func style(toError: Bool) -> TextStyle {
        if colour != .auto { return TextStyle(isColoured: colour == .always) }
        let isTerminal = isatty(toError ? STDERR_FILENO : STDOUT_FILENO) == 1
        let environment = ProcessInfo.processInfo.environment
        if let forced = environment["FORCE_COLOR"], !forced.isEmpty {
            return TextStyle(isColoured: forced != "0" && forced != "false")
        }
        let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return TextStyle(
            isColoured: isTerminal && !refused && environment["TERM"] != "dumb")
    }

    /// The columns of the terminal that standard output is; nil where it is none.
    static var width: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
            size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }

    private static func write(_ bytes: [UInt8], to file: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                // A reader that went away (`| head`) is no mistake of ours, and cannot be reported.
                if file == STDOUT_FILENO, errno != EPIPE {
                    failure = String(cString: strerror(errno))
                }
                return
            }
            rest = rest.dropFirst(count)
        }
    }
}
