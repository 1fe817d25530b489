internal import Glibc
internal import JSONDocuments
internal import PortalKit
internal import ScriptEngine

/// Does a command's work in a worker process, and does it again without the runs that took the worker
/// along: a script that the engine cannot end fails alone.
final class CommandWorker {
    /// What the worker says: which run begins, which one has to be given up, or how all ended.
    private struct Message: Codable {
        var begun: Int?
        var abandoned: AbandonedRun?
        var code: Int32?
    }

    /// After so many the command is given up: each of them costs an attempt.
    private static let mostAbandoned = 8

    /// Where the worker tells of its runs; nil where they are not made again.
    private let file: Int32?
    private let abandoned: [Int: AbandonedRun]

    private init(file: Int32?, abandoned: [Int: AbandonedRun]) {
        self.file = file
        self.abandoned = abandoned
    }

    /// Runs a command.
    ///
    /// - Parameters:
    ///   - isRepeatable: Whether it may be begun again; what asks real servers is not.
    ///   - work: The command, which enters the engine only with what `watch` watches.
    static func run(
        isRepeatable: Bool,
        _ work: (CommandWorker) throws(CommandFailure) -> ExitCode
    ) throws(CommandFailure) -> ExitCode {
        var abandoned: [Int: AbandonedRun] = [:]
        while abandoned.count <= mostAbandoned {
            let process = WorkerProcess(besides: []) { file in
                let worker = CommandWorker(
                    file: isRepeatable ? file : nil, abandoned: abandoned)
                let code = finished(worker, work)
                _ = WorkerProcess.send(WorkerMessage.bytes(Message(code: code.rawValue)), to: file)
            }
            guard let process else { throw .couldNotRun("the system gives no further process") }
            var run: Int?
            var reason: AbandonedRun?
            while let bytes = process.receive() {
                guard let message: Message = WorkerMessage.value(bytes) else { break }
                if let code = message.code.flatMap(ExitCode.init(rawValue:)) {
                    process.end()
                    return code
                }
                run = message.begun ?? run
                reason = message.abandoned ?? reason
            }
            let end = process.end()
            let signal = end.signal
            // The supervisor has told why: a case's own expression, or a script that is not run again.
            if signal == nil, reason == nil,
                !isRepeatable || end.code == ExitCode.couldNotRun.rawValue,
                let code = ExitCode(rawValue: end.code), code != .clean
            {
                return code
            }
            guard let run else { throw .couldNotRun(words(ofEnd: signal)) }
            // It cannot happen twice to a run that is not made.
            guard abandoned[run] == nil else { throw .couldNotRun(words(ofEnd: signal)) }
            abandoned[run] =
                reason ?? AbandonedRun(isOfMemory: signal == SIGKILL, words: words(ofEnd: signal))
        }
        throw CommandFailure(
            "<unknown>: error: more than \(mostAbandoned) runs held the engine where it could not be "
                + "interrupted; the command was given up without a report [time-limit]",
            exitCode: .findings)
    }

    private static func words(ofEnd signal: Int32?) -> String {
        guard let signal else { return "the process in which the portal ran ended by itself" }
        return "the process in which the portal ran was ended by signal \(signal) ("
            + String(cString: strsignal(signal)) + ")"
    }

    private static func finished(
        _ worker: CommandWorker, _ work: (CommandWorker) throws(CommandFailure) -> ExitCode
    ) -> ExitCode {
        do throws(CommandFailure) {
            return CommandLineTool.checked(try work(worker))
        } catch {
            error.tell()
            return error.exitCode
        }
    }

    /// Has a host's runs watched.
    ///
    /// - Returns: Who watches, until it is stopped.
    func watch(_ host: PortalHost, _ limits: ScriptLimits) -> Supervisor {
        let supervisor = Supervisor(limits: limits)
        if let file {
            host.abandoned = abandoned
            host.willRun = {
                _ = WorkerProcess.send(WorkerMessage.bytes(Message(begun: $0)), to: file)
            }
            supervisor.onAbandon = { _, run in
                guard let run else { return }
                _ = WorkerProcess.send(WorkerMessage.bytes(Message(abandoned: run)), to: file)
                _exit(0)
            }
        }
        host.onProgress = supervisor.touch
        supervisor.start()
        return supervisor
    }
}
