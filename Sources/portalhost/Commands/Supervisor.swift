internal import Glibc
internal import JSONDocuments
internal import PortalKit
internal import ScriptEngine

/// The last resort against scripts that keep the engine in code that it cannot interrupt.
///
/// The engine's own watchdog ends scripts between two steps of JavaScript. A few built-ins (sorting
/// a huge typed array, a regular expression that backtracks) run for seconds without such a step.
/// This thread ends the whole process when a run is long past its limits: no report, but a
/// sentence, and never a hang.
///
/// It counts the processor time of the thread that made it, and only while that is in the engine.
/// So it says nothing of waiting (for a person, a server, a reader of the output, a process that was
/// stopped), nor of what the program itself does before and after scripts.
final class Supervisor: @unchecked Sendable {
    // Sendable: everything mutable is guarded by `mutex`.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var isDone = false
    /// What is tried before the process is ended; set before `start`. It is told why, and may start
    /// another program in this process.
    var onAbandon: ((_ why: String, _ run: AbandonedRun?) -> Void)?
    /// The clock of the thread whose scripts are watched.
    private let clock: clockid_t
    /// What the clock said when the run got on last, as far as this thread has seen it.
    private var mark = 0.0
    /// Whether the run got on since this thread looked.
    private var isTouched = true
    private var seconds = 0.0
    /// The size of the process beyond which a run is abandoned.
    private var bytes = 0

    init(limits: ScriptLimits) {
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var clock = clockid_t()
        // It fails only for a thread that has ended.
        pthread_getcpuclockid(pthread_self(), &clock)
        self.clock = clock
        pthread_cond_init(condition, nil)
        expect(limits)
    }

    /// Begins to wait anew, for a run with limits of its own.
    func expect(_ limits: ScriptLimits) {
        // What earlier runs left is not this one's.
        let before = ProcessMemory.residentBytes()
        locked {
            // Script code is ended at its limit; what goes on much longer is not being ended.
            seconds = limits.seconds * 1.5 + 5
            bytes = before + limits.bytes * 2 + 256 << 20
            isTouched = true
        }
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Begins to watch.
    func start() {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { data in
                guard let data else { return nil }
                Unmanaged<Supervisor>.fromOpaque(data).takeRetainedValue().watch()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        pthread_detach(thread)
    }

    /// Begins to wait anew: the run is getting on.
    func touch() {
        locked { isTouched = true }
    }

    /// Ends watching: the run is over.
    func stop() {
        pthread_mutex_lock(mutex)
        isDone = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    private func watch() {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isDone {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            now.tv_nsec += 100_000_000
            if now.tv_nsec >= 1_000_000_000 {
                now.tv_nsec -= 1_000_000_000
                now.tv_sec += 1
            }
            pthread_cond_timedwait(condition, mutex, &now)
            guard EngineActivity.isInside else {
                isTouched = true
                if let problem = PatternWatch.overdue { end(problem) }
                continue
            }
            let spent = processorTime()
            if isTouched { mark = spent }
            isTouched = false
            // A case's own expression is no fault of the portal.
            if let problem = PatternWatch.overdue { end(problem) }
            if spent - mark > seconds { end("time-limit", "ran far beyond its time limit") }
            if ProcessMemory.residentBytes() > bytes {
                end("memory-limit", "grew far beyond its memory limit")
            }
        }
    }

    private func processorTime() -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private func end(_ rule: String, _ what: String) -> Never {
        let words = "the script \(what) inside the engine, which could not interrupt it"
        onAbandon?(
            "\(words) [\(rule)]",
            AbandonedRun(isOfMemory: rule == "memory-limit", words: words))
        Terminal.printError(
            "<unknown>: error: the script \(what) inside the engine, which could not interrupt it; "
                + "the run was abandoned without a report [\(rule)]")
        _exit(ExitCode.findings.rawValue)
    }

    private func end(_ problem: DocumentProblem) -> Never {
        onAbandon?("\(problem)", nil)
        Terminal.printError("\(problem)")
        _exit(ExitCode.couldNotRun.rawValue)
    }
}
