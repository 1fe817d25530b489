internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PartnerCenter
internal import PortalJudge
internal import PortalKit
internal import PortalReports
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatform

/// Runs the cases of a suite in worker processes, each with an engine of its own that serves one case
/// after another.
///
/// Results are taken in the order of the cases, whichever worker ran them, so a report is the same for any number
/// of workers. A case that the engine cannot end takes its worker with it and fails alone.
final class TestRun {
    private let paths: [String]
    private let selection: CaseSelection
    private let count: Int
    private let stopsEarly: Bool
    /// Whether what the runs left is kept, for a page.
    private let keepsEvidence: Bool
    private let timelines: RunTextReport?
    /// The run of the result that is shown, in words, where that is asked for.
    private(set) var timeline: String?
    /// How many workers there are at most.
    private let jobs: Int
    private let maps: SourceMaps
    private let coverage: CoverageOption
    /// What says how much of scripts that never ran there is, where that is asked for.
    private(set) var host: PortalHost?
    /// What the cases led to, where coverage is written: each once.
    private(set) var findings: [Finding] = []
    /// What the runs left.
    private(set) var evidence = CaseEvidence()
    /// How long cases took.
    private(set) var times = CaseTimes()
    /// What every case gets as Partner Center, each in a state of its own.
    private let partnerCenter: PartnerAccess?
    /// How many cases were chosen, by filter and part.
    var selectedCount: Int { cases.count }
    /// How many cases passed the filters.
    private(set) var matchedCount = 0
    /// How many cases were left out because of an earlier failure.
    private(set) var notRunCount = 0

    private let loader: CaseLoader
    private let repository: Repository
    private let recording: NetworkRecording?
    /// Whether every case ran to its end, so that what no case used is used by none.
    private(set) var isComplete = true

    /// A case that was chosen.
    private struct Planned {
        /// What its file is called.
        let id: String
        let name: String
        let loaded: Result<UserCase, DocumentProblems>
        /// What becomes of it without being run.
        let fixed: CaseResult?
    }

    private var cases: [Planned] = []
    private var fixtures: [NetworkFixtures] = []
    /// What became of each case; nil is not known yet.
    private var answers: [TestWorker.Answer?] = []
    /// The next case to be given to a worker, and to be reported.
    private var (given, reported) = (0, 0)
    private var workers: [WorkerProcess] = []
    /// Which case a worker is at, by its descriptor.
    private var busy: [Int32: Int] = [:]
    /// When it began.
    private var begun: [Int32: ContinuousClock.Instant] = [:]
    /// What ran into its time limit while it was loaded, with the case that it happened to first.
    private var endless: [CaseRunner.Loading: String] = [:]
    private var isStopped = false

    init(
        paths: [String], selection: CaseSelection, repeating count: Int, stopsEarly: Bool,
        keepsEvidence: Bool, timelines: RunTextReport?, jobs: Int, maps: SourceMaps,
        coverage: CoverageOption,
        loader: CaseLoader, repository: Repository, partnerCenter: PartnerAccess?,
        recording: NetworkRecording?
    ) {
        self.repository = repository
        self.loader = loader
        self.partnerCenter = partnerCenter
        self.paths = paths
        self.selection = selection
        self.count = count
        self.stopsEarly = stopsEarly
        self.keepsEvidence = keepsEvidence
        self.timelines = timelines
        // Which cases are under way when one fails depends on the moment; what they run would count.
        self.jobs = stopsEarly && coverage.isOn ? 1 : jobs
        self.maps = maps
        self.coverage = coverage
        self.recording = recording
    }

    /// Runs them.
    ///
    /// - Parameter show: Is told each result, in order, as soon as it and those before it are there.
    /// - Returns: All results.
    func run(_ show: (CaseResult) -> Void) throws(CommandFailure) -> [CaseResult] {
        times.began = Date.now.formatted(.iso8601)
        plan()
        fixtures = loader.allFixtures
        answers = cases.map { $0.fixed.map { TestWorker.Answer(result: $0) } }
        defer { for worker in workers { worker.end() } }
        let progress = Progress(total: cases.count)
        var results: [CaseResult] = []
        while true {
            while !isStopped, reported < cases.count, let answer = answers[reported] {
                progress.clear()
                let result = take(answer, cases[reported])
                timeline = answer.timeline
                // Runs are long, and no longer needed once they are shown.
                answers[reported]?.timeline = nil
                results.append(result)
                show(result)
                reported += 1
                if stopsEarly, result.status != .passed { isStopped = true }
            }
            if isStopped || reported == cases.count { break }
            try give(progress)
            try receive()
        }
        if reported < cases.count {
            isComplete = false
            notRunCount = cases.count - reported
        }
        try takeCounts()
        return results
    }

    /// Takes over what the workers have counted.
    private func takeCounts() throws(CommandFailure) {
        guard coverage.isOn else { return }
        for worker in workers {
            let isAsked = worker.send(WorkerMessage.bytes(TestWorker.Task(isLast: true)))
            let answer: TestWorker.Answer? =
                isAsked ? worker.receive().flatMap(WorkerMessage.value) : nil
            if let part = answer?.coverage {
                coverage.add(part)
            } else {
                coverage.note("a process of the suite ended with what it had counted")
            }
        }
        if coverage.needsHost { host = try coverage.host() }
    }

    /// Frees the engine, where it is in this process.
    func close() { host?.close() }

    // MARK: - Before

    private func plan() {
        var names: [CaseName: String] = [:]
        for path in paths {
            let id = repository.name(of: path)
            let loaded = Result { () throws(DocumentProblems) in
                var userCase = try loader.load(path)
                userCase.options.partnerCenter = partnerCenter ?? userCase.options.partnerCenter
                userCase.options.takesSnapshots = keepsEvidence
                return userCase
            }
            let name = Self.name(loaded) ?? id
            guard selection.matches(name: name, path: id) else {
                isComplete = false
                continue
            }
            matchedCount += 1
            guard selection.contains(name: name, path: id) else {
                isComplete = false
                continue
            }
            // Cases of one name are all in one part of the suite, so each part sees them.
            let suite = CaseName(name, Self.suite(loaded))
            let other = names[suite]
            if other == nil { names[suite] = id }
            cases.append(
                Planned(
                    id: id, name: name, loaded: loaded,
                    fixed: Self.fixed(loaded, id, name, other)))
        }
    }

    /// What no two cases may share: portals of one repository may call cases alike.
    private struct CaseName: Hashable {
        private let name: CodeUnits
        private let suite: CodeUnits?

        init(_ name: String, _ suite: String?) {
            self.name = CodeUnits(name)
            self.suite = suite.map { CodeUnits($0) }
        }
    }

    private static func suite(_ loaded: Result<UserCase, DocumentProblems>) -> String? {
        if case .success(let userCase) = loaded { userCase.suite } else { nil }
    }

    /// What a case calls itself, as far as its file can be read.
    static func name(_ loaded: Result<UserCase, DocumentProblems>) -> String? {
        switch loaded {
        case .success(let userCase): userCase.name
        // One that is too long is told, and not shown.
        case .failure(let problems):
            problems.name.map {
                $0.utf8.count > 800 ? "\(String($0.unicodeScalars.prefix(200)))…" : $0
            }
        }
    }

    private static func fixed(
        _ loaded: Result<UserCase, DocumentProblems>, _ id: String, _ name: String,
        _ other: String?
    ) -> CaseResult? {
        switch loaded {
        case .failure(let problems):
            CaseResult(
                id: id, name: name, status: .broken,
                problems: problems.all.map { .init("\($0)") })
        case .success:
            other.map {
                CaseResult(
                    id: id, name: name, status: .broken,
                    problems: [
                        .init(
                            "\($0) has the same name; each case of a suite needs one of its own")
                    ])
            }
        }
    }

    // MARK: - While they run

    /// Gives cases to workers that have none, and makes workers where there are too few.
    private func give(_ progress: Progress) throws(CommandFailure) {
        while let index = nextIndex() {
            guard let worker = try idleWorker() else { return }
            progress.show(index, cases[index].name)
            let task = TestWorker.Task(
                index: index, keepsPassed: keepsEvidence && evidence.hasRoom(for: .passed),
                keepsFailed: keepsEvidence && evidence.hasRoom(for: .failed))
            busy[worker.descriptor] = index
            begun[worker.descriptor] = .now
            given = index + 1
            // What cannot be sent is told by the worker's end.
            _ = worker.send(WorkerMessage.bytes(task))
        }
    }

    /// The next case that is to be run.
    private func nextIndex() -> Int? {
        while given < cases.count {
            if answers[given] == nil, !isKnownToBeEndless(cases[given]) { return given }
            if answers[given] == nil { answers[given] = TestWorker.Answer(isEndless: true) }
            given += 1
        }
        return nil
    }

    private func isKnownToBeEndless(_ planned: Planned) -> Bool {
        guard case .success(let userCase) = planned.loaded else { return false }
        return endless[CaseRunner.Loading(userCase)] != nil
    }

    private func idleWorker() throws(CommandFailure) -> WorkerProcess? {
        if let idle = workers.first(where: { busy[$0.descriptor] == nil }) { return idle }
        guard workers.count < jobs else { return nil }
        let worker = TestWorker(
            cases.map(\.loaded), repeating: count, maps: maps, fixtures: fixtures,
            recording: recording, coverage: coverage, timelines: timelines)
        guard let process = WorkerProcess(besides: workers, work: worker.serve) else {
            if workers.isEmpty { throw .couldNotRun("the system gives no further process") }
            return nil
        }
        workers.append(process)
        return process
    }

    /// Waits for answers.
    private func receive() throws(CommandFailure) {
        guard !busy.isEmpty else { return }
        for worker in WorkerProcess.ready(workers, within: -1) {
            guard let index = busy.removeValue(forKey: worker.descriptor) else { continue }
            if let start = begun.removeValue(forKey: worker.descriptor) {
                note(cases[index], since: start)
            }
            let answer: TestWorker.Answer? = worker.receive().flatMap(WorkerMessage.value)
            if let problem = answer?.problem { throw .couldNotRun(problem) }
            if answer?.result == nil {
                coverage.note(
                    "what ran beside '\(cases[index].name)' was counted in a process that ended")
                // It is on its way out, and its place is free.
                workers.removeAll { $0 === worker }
                let end = worker.end()
                answers[index] =
                    answer ?? TestWorker.Answer(reason: Self.words(ofEnd: end.signal))
                isComplete = false
            } else {
                answers[index] = answer
            }
        }
    }

    private func note(_ planned: Planned, since start: ContinuousClock.Instant) {
        times.add(planned.id, seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    private static func words(ofEnd signal: Int32?) -> String {
        guard let signal else { return "the process in which the case ran ended by itself" }
        return "the process in which the case ran was ended by signal \(signal) ("
            + String(cString: strsignal(signal)) + ")"
    }

    /// What an answer means in its place among the cases.
    private func take(_ answer: TestWorker.Answer, _ planned: Planned) -> CaseResult {
        for exchange in answer.exchanges.compactMap(\.exchange) { recording?.add(exchange) }
        for (fixtures, used) in zip(fixtures, answer.used) { fixtures.markUsed(used) }
        func failed(_ why: String) -> CaseResult {
            CaseResult(
                id: planned.id, name: planned.name, status: .failed, problems: [.init(why)])
        }
        if planned.fixed == nil, case .success(let userCase) = planned.loaded {
            let loading = CaseRunner.Loading(userCase)
            if let first = endless[loading] { return failed(CaseRunner.words(endless: first)) }
            if answer.isEndless { endless[loading] = planned.name }
        }
        let found = answer.findings.map(\.finding)
        findings += found.filter { !findings.contains($0) }
        guard let result = answer.result else { return failed(answer.reason ?? "not run") }
        if let piece = answer.evidence { evidence.add(result, piece) }
        return result
    }
}
