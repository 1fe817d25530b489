internal import FoundationEssentials
internal import Glibc
internal import PortalKit
internal import PortalTrace

/// `--watch`: does the work of a command again and again, for a person who edits files.
enum Watching {
    /// Does the work, and again whenever a file changes; ends with the process.
    ///
    /// - Parameters:
    ///   - paths: The files and folders that the command depends on.
    ///   - outputs: What it writes itself, with the options that say so: no change.
    static func repeating(
        _ paths: [String], except outputs: [(option: String, path: String?)],
        _ work: () throws(CommandFailure) -> ExitCode
    ) throws(CommandFailure) -> Never {
        var watch = FileWatch(paths, except: outputs.compactMap(\.path))
        let reads = ReadList()
        while true {
            reads.begin()
            let last = apart(work)
            watch.add(reads.paths())
            if watch.isPartial {
                Terminal.printError(
                    "note: there are more than \(FileWatch.mostFiles) files, and the others are not "
                        + "watched; what this run read is")
            }
            Terminal.printError(
                "waiting for changes; Enter runs again, q and Enter or Ctrl-C end "
                    + "(last: \(last.words))")
            switch watch.wait() {
            case .ended: _exit(last.code)
            case .asked: announce("asked for")
            case .changed(let changes): announce(words(changes))
            }
        }
    }

    /// Works in a process of its own: a script that takes it along does not end the watching.
    private static func apart(
        _ work: () throws(CommandFailure) -> ExitCode
    ) -> (code: Int32, words: String) {
        let worker = WorkerProcess(besides: []) { file in
            var code = ExitCode.couldNotRun
            do throws(CommandFailure) {
                code = try work()
            } catch {
                error.tell()
                code = error.exitCode
            }
            _ = WorkerProcess.send([UInt8(code.rawValue)], to: file)
        }
        guard let worker else {
            return (ExitCode.couldNotRun.rawValue, "the system gives no further process")
        }
        let code = worker.receive()?.first.map { Int32($0) }
        let signal = worker.end().signal
        if let code { return (code, "exit \(code)") }
        // The last resort against scripts ends a process without a word to us.
        let abandoned = ExitCode.findings.rawValue
        return (abandoned, signal.map { "ended by signal \($0)" } ?? "exit \(abandoned)")
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
        if isatty(STDOUT_FILENO) == 1 { Terminal.print(document: "\u{1B}[2J\u{1B}[3J\u{1B}[H") }
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        Terminal.printError(
            "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) UTC: \(why)")
    }
}
