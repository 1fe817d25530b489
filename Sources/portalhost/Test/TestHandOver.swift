internal import FoundationEssentials
internal import Glibc
internal import PortalKit

/// Lets a new process take over when a case keeps the engine where it cannot be ended.
///
/// The results so far go into a file without a name, which the program inherits when it starts
/// itself anew in the same process.
final class TestHandOver: @unchecked Sendable {
    // Sendable: what the supervisor's thread reads is guarded by `mutex`.
    private static let variable = "PORTALHOST_TEST_RESULTS"
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var all: [CaseResult] = []
    private var kept = CaseEvidence()
    private var measured = CaseTimes()
    private var current: (path: String, name: String)?
    /// The results that an earlier process had, by path; the last one was not shown yet.
    let earlier: [String: (result: CaseResult, isNew: Bool)]

    init() {
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        let estate = Self.inherited()
        let results = estate.results
        all = results
        kept = estate.evidence
        measured = estate.times
        measured.began = measured.began ?? Self.now
        earlier = Dictionary(
            results.map { ($0.id, ($0, $0.id == results.last?.id)) }, uniquingKeysWith: { $1 })
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// What a process leaves to the next one.
    private struct Estate: Codable {
        var results: [CaseResult] = []
        var evidence = CaseEvidence()
        var times = CaseTimes()
    }

    private static var now: String { Date().formatted(.iso8601) }

    /// All results so far, in the order of the cases.
    var results: [CaseResult] { locked { all } }

    /// What the runs left, as far as it was kept.
    var evidence: CaseEvidence { locked { kept } }

    /// How long the cases took.
    var times: CaseTimes { locked { measured } }

    var hasFailure: Bool { locked { all.contains { $0.status != .passed } } }

    /// A case begins.
    func begin(_ path: String, _ name: String) {
        locked { current = (path, name) }
    }

    /// A case has ended.
    ///
    /// - Parameter run: What is kept of it; nil is nothing.
    func end(_ result: CaseResult, _ run: RunResult?, seconds: Double) {
        locked {
            current = nil
            measured.add(result.id, seconds: seconds)
            all.append(result)
            if let run { kept.add(result, run) }
        }
    }

    /// Starts the program anew; called on the supervisor's thread, and returns only if that fails.
    func take(_ why: String) {
        var estate = locked { Estate(results: all, evidence: kept, times: measured) }
        guard let current = locked({ current }) else { return }
        estate.results.append(
            CaseResult(
                id: current.path, name: current.name, status: .failed,
                problems: [.init(why)]))
        guard let data = try? JSONEncoder().encode(estate) else { return }
        guard let stream = tmpfile() else { return }
        let file = fileno(stream)
        let bytes = Array(data)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            guard count > 0 else { return }
            written += count
        }
        guard lseek(file, 0, SEEK_SET) == 0 else { return }
        setenv(Self.variable, "\(file)", 1)
        var words = CommandLine.arguments.map { strdup($0) } + [nil]
        execv("/proc/self/exe", &words)
    }

    private static func inherited() -> Estate {
        guard let text = ProcessInfo.processInfo.environment[variable], let file = Int32(text)
        else { return Estate() }
        unsetenv(variable)
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = read(file, &buffer, buffer.count), count > 0 {
            bytes += buffer[..<count]
        }
        return (try? JSONDecoder().decode(Estate.self, from: Data(bytes))) ?? Estate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
