internal import Glibc
internal import PortalKit

/// A process of this program that does work for it: a copy, made before the engine's first call, so that
/// it costs little and begins like any other.
///
/// What holds the engine where it cannot be interrupted, or ends the process, takes only the worker with
/// it.
final class WorkerProcess {
    /// Where the worker is written to and read from.
    let descriptor: Int32
    private let process: pid_t

    /// Makes a worker.
    ///
    /// - Parameters:
    ///   - others: The workers that are there already, whose ends are not for this one.
    ///   - work: What the worker does with its own end; the process ends when it returns.
    /// - Returns: Nil if the system gives no further process.
    init?(besides others: [WorkerProcess], work: (Int32) -> Void) {
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        // No output goes where a worker's input came from.
        FilesRead.share()
        // Swift hides fork, because threads do not live on in the copy; here are none.
        typealias Fork = @convention(c) () -> pid_t
        guard let symbol = dlsym(nil, "fork") else { return nil }
        let parent = getpid()
        process = unsafeBitCast(symbol, to: Fork.self)()
        if process == 0 {
            close(ends[0])
            Self.endWith(parent)
            for other in others { close(other.descriptor) }
            work(ends[1])
            _exit(0)
        }
        close(ends[1])
        descriptor = ends[0]
        guard process > 0 else {
            close(ends[0])
            return nil
        }
    }

    /// `PR_SET_PDEATHSIG` of Linux.
    private static let setDeathSignal: Int32 = 1

    /// Has the system end this process when its parent ends, however that is: a script must not run on
    /// for a report that goes nowhere.
    private static func endWith(_ parent: pid_t) {
        typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
        // Swift has no functions with variable arguments; without it the worker ends a little later.
        if let symbol = dlsym(nil, "prctl") {
            _ = unsafeBitCast(symbol, to: Control.self)(
                setDeathSignal, UInt(SIGTERM), 0, 0, 0)
        }
        if getppid() != parent { _exit(0) }
    }

    /// Gives the worker a message.
    func send(_ bytes: [UInt8]) -> Bool { Self.send(bytes, to: descriptor) }

    /// Waits for a message of the worker; nil if it has ended.
    func receive() -> [UInt8]? { Self.receive(from: descriptor) }

    /// How a process ended.
    struct End {
        /// The signal that ended it; nil if it ended by itself.
        let signal: Int32?
        /// Its exit code, if it ended by itself.
        let code: Int32
    }

    /// Ends it, and says how it ended.
    @discardableResult
    func end() -> End {
        close(descriptor)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return End(signal: signal == 0 ? nil : signal, code: status >> 8 & 0xFF)
    }

    /// The workers of a list that have something to say, or have ended.
    ///
    /// - Parameter milliseconds: How long to wait for the first; -1 is for ever.
    static func ready(_ workers: [WorkerProcess], within milliseconds: Int32) -> [WorkerProcess] {
        var places = workers.map {
            pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
        }
        guard poll(&places, nfds_t(places.count), milliseconds) > 0 else { return [] }
        return zip(workers, places).filter { $0.1.revents != 0 }.map(\.0)
    }

    // MARK: - Messages: a length and bytes

    static func send(_ bytes: [UInt8], to file: Int32) -> Bool {
        let count = UInt32(bytes.count)
        var rest = ((0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + bytes)[...]
        while !rest.isEmpty {
            // Without a signal where the other side is gone.
            let sent = rest.withUnsafeBytes {
                Glibc.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    static func receive(from file: Int32) -> [UInt8]? {
        guard let head = read(4, from: file) else { return nil }
        let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        return read(count, from: file)
    }

    private static func read(_ count: Int, from file: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress.map { $0 + done }, count - done)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            done += got
        }
        return bytes
    }
}
