internal import FoundationEssentials
internal import Glibc
internal import PortalKit
internal import PortalTrace

/// `--watch`: does the work of a command again and again, for a person who edits files.
enum Watching {
    /// Does the work, and again whenever a file changes; ends with the process.
    ///
    /// - Parameter paths: The files and folders that the command was given.
    static func repeating(
        _ paths: [String], _ work: () throws(CommandFailure) -> ExitCode
    ) throws(CommandFailure) -> Never {
        var watch = FileWatch(paths)
        while true {
            let code: ExitCode
            do throws(CommandFailure) {
                code = try work()
            } catch {
                error.tell()
                code = error.exitCode
            }
            Terminal.printError(
                "waiting for changes; Enter runs again, q and Enter or Ctrl-C end "
                    + "(last: exit \(code.rawValue))")
            switch watch.wait() {
            case .ended: _exit(code.rawValue)
            case .asked: announce("asked for")
            case .changed(let changes): announce(words(changes))
            }
        }
    }

    /// "portal.js changed, extra.js is new, 3 more".
    private static func words(_ changes: [FileWatch.Change]) -> String {
        let few = changes.prefix(3).map { change in
            "\(TraceValue.oneLine(change.path)) \(change.kind.rawValue)"
        }
        let more = changes.count > 3 ? ["\(changes.count - 3) more"] : []
        return (few + more).joined(separator: ", ")
    }

    private static func announce(_ why: String) {
        if isatty(STDOUT_FILENO) == 1 { Terminal.print("\u{1B}[2J\u{1B}[3J\u{1B}[H") }
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        Terminal.printError(
            "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) UTC: \(why)")
    }
}
