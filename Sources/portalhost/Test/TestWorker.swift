internal import Glibc
internal import JSONDocuments
internal import PortalJudge
internal import PortalKit
internal import PortalReports
internal import ScriptEngine
internal import WebPlatform

/// Runs cases for a suite, in a process of its own.
struct TestWorker {
    /// Which case is to be run.
    struct Task: Codable {
        var index = 0
        /// Whether there is room for what its run leaves, by what becomes of it.
        var keepsPassed = false
        var keepsFailed = false
        /// Whether nothing more is to be run: what was counted is asked for.
        var isLast = false
    }

    /// What became of it.
    struct Answer: Codable {
        /// Nil if the process had to be given up.
        var result: CaseResult?
        /// Why it was given up.
        var reason: String?
        /// Why nothing can be run as it was asked for.
        var problem: String?
        /// Whether loading the case's scripts ran into the time limit.
        var isEndless = false
        /// What its run leaves, for a page.
        var evidence: String?
        /// Its run in words, where that is shown.
        var timeline: String?
        /// What real hosts answered.
        var exchanges: [RecordedExchange] = []
        /// The fixtures that were used so far, by file and number.
        var used: [[Int]] = []
        /// What its run led to, for a report on what ran.
        var findings: [CountedFinding] = []
        /// What was counted in all its runs.
        var coverage: CoveragePart?
    }

    private let cases: [Result<UserCase, DocumentProblems>]
    private let count: Int
    private let maps: SourceMaps
    private let fixtures: [NetworkFixtures]
    private let recording: NetworkRecording?
    private let coverage: CoverageOption
    private let timelines: RunTextReport?

    /// - Parameters:
    ///   - count: How often each case is run.
    ///   - timelines: Puts each run in words; nil where that is not asked for.
    init(
        _ cases: [Result<UserCase, DocumentProblems>], repeating count: Int, maps: SourceMaps,
        fixtures: [NetworkFixtures], recording: NetworkRecording?, coverage: CoverageOption,
        timelines: RunTextReport?
    ) {
        self.timelines = timelines
        self.cases = cases
        self.count = count
        self.maps = maps
        self.fixtures = fixtures
        self.recording = recording
        self.coverage = coverage
    }

    /// Answers tasks until there are no more.
    func serve(_ file: Int32) {
        let supervisor = Supervisor(limits: RunOptions().limits)
        supervisor.onAbandon = { [recording] why, _ in
            // On the supervisor's thread: only what is guarded is read.
            var answer = Answer(reason: why)
            answer.exchanges = recording?.exchanges.map(RecordedExchange.init) ?? []
            Self.send(answer, to: file)
            _exit(0)
        }
        supervisor.start()
        let host: PortalHost
        do throws(CommandFailure) {
            host = try coverage.host()
        } catch {
            Self.send(Answer(problem: error.message), to: file)
            return
        }
        host.onProgress = supervisor.touch
        let runner = CaseRunner(host: host, maps: maps)
        while let bytes = WorkerProcess.receive(from: file) {
            guard let task: Task = WorkerMessage.value(bytes) else { return }
            if task.isLast {
                Self.send(Answer(coverage: coverage.part()), to: file)
                return
            }
            guard cases.indices.contains(task.index),
                case .success(let userCase) = cases[task.index]
            else { return }
            supervisor.expect(userCase.options.limits)
            let judged = runner.judge(userCase, repeating: count)
            var answer = Answer(result: judged.result)
            answer.isEndless = runner.isEndless(userCase)
            let isKept = judged.result.status == .passed ? task.keepsPassed : task.keepsFailed
            if isKept, let run = judged.run {
                answer.evidence = CaseEvidence.piece(judged.result, run)
            }
            if let timelines { answer.timeline = judged.run.map(timelines.text) }
            if coverage.isOn {
                answer.findings = judged.run?.findings.map(CountedFinding.init) ?? []
            }
            let exchanges = recording?.takeAll() ?? []
            answer.exchanges = exchanges.map(RecordedExchange.init)
            answer.used = fixtures.map(\.usedIndexes)
            guard Self.send(answer, to: file) else { return }
        }
    }

    @discardableResult
    private static func send(_ answer: Answer, to file: Int32) -> Bool {
        WorkerProcess.send(WorkerMessage.bytes(answer), to: file)
    }
}
