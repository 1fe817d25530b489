internal import Glibc
internal import JSONDocuments
internal import PartnerCenter
internal import PortalKit
internal import ScriptEngine

/// Runs the cases of a suite one after another, in one process and one engine.
///
/// A case that the engine cannot end takes the process with it; then a new one takes over where
/// this one was (see `TestHandOver`), so that one bad case fails alone.
final class TestRun {
    private let paths: [String]
    private let selection: CaseSelection
    private let count: Int
    private let stopsEarly: Bool
    /// Whether what the runs left is kept, for a page.
    private let keepsEvidence: Bool
    private let maps: SourceMaps
    private let coverage: CoverageOption
    /// What runs the cases.
    let host: PortalHost
    /// What the cases led to, where coverage is written: each once.
    private(set) var findings: [Finding] = []
    /// What the runs left.
    private(set) var evidence = CaseEvidence()
    /// How long cases took.
    private(set) var times = CaseTimes()
    /// What every case gets as Partner Center, each in a state of its own.
    private let partnerCenter: PartnerAccess?
    /// How many cases were chosen, by filter and part.
    private(set) var selectedCount = 0
    /// How many cases passed the filters.
    private(set) var matchedCount = 0
    /// How many cases were left out because of an earlier failure.
    private(set) var notRunCount = 0

    private let loader: CaseLoader
    private let repository: Repository
    /// Whether every case ran in this process, so that what no case used is used by none.
    private(set) var isComplete = true

    init(
        paths: [String], selection: CaseSelection, repeating count: Int, stopsEarly: Bool,
        keepsEvidence: Bool, maps: SourceMaps, coverage: CoverageOption,
        loader: CaseLoader, repository: Repository,
        partnerCenter: PartnerAccess?
    ) {
        self.repository = repository
        self.loader = loader
        self.partnerCenter = partnerCenter
        self.paths = paths
        self.selection = selection
        self.count = count
        self.stopsEarly = stopsEarly
        self.keepsEvidence = keepsEvidence
        self.maps = maps
        self.coverage = coverage
        host = coverage.host()
    }

    /// Runs them.
    ///
    /// - Parameter show: Is told each result as soon as it is there.
    /// - Returns: All results.
    func run(_ show: (CaseResult) -> Void) -> [CaseResult] {
        let handOver = TestHandOver()
        let supervisor = Supervisor(limits: RunOptions().limits)
        supervisor.onAbandon = handOver.take
        supervisor.start()
        defer { supervisor.stop() }
        host.onProgress = supervisor.touch
        let runner = CaseRunner(host: host, maps: maps)
        let progress = Progress(total: paths.count)
        var names: [CaseName: String] = [:]
        let earlier = handOver.earlier
        if let last = handOver.results.last {
            coverage.note(
                "what ran before '\(last.name)' and in it was not counted: it ended the process")
        }
        for (index, path) in paths.enumerated() {
            let id = repository.name(of: path)
            let loaded = Result { () throws(DocumentProblems) in
                var userCase = try loader.load(path)
                userCase.options.partnerCenter = partnerCenter ?? userCase.options.partnerCenter
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
            selectedCount += 1
            // Cases of one name are all in one part of the suite, so each part sees them.
            let suite = CaseName(name: name, suite: Self.suite(loaded))
            let other = names[suite]
            if other == nil { names[suite] = id }
            if let result = earlier[id] {
                isComplete = false
                if result.isNew { show(result.result) }
                continue
            }
            if stopsEarly, handOver.hasFailure {
                isComplete = false
                notRunCount += 1
                continue
            }
            progress.show(index, name)
            handOver.begin(id, name)
            let start = ContinuousClock.now
            if case .success(let userCase) = loaded { supervisor.expect(userCase.options.limits) }
            let judged = Self.result(loaded, id, name, other) {
                runner.judge($0, repeating: count)
            }
            let result = judged.result
            let took = ContinuousClock.now - start
            handOver.end(result, keepsEvidence ? judged.run : nil, seconds: took / .seconds(1))
            if coverage.isOn, let found = judged.run?.findings {
                findings += found.filter { !findings.contains($0) }
            }
            progress.clear()
            show(result)
        }
        evidence = handOver.evidence
        times = handOver.times
        return handOver.results
    }

    /// What no two cases may share: portals of one repository may call cases alike.
    private struct CaseName: Hashable {
        let name: String
        let suite: String?
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

    private static func result(
        _ loaded: Result<UserCase, DocumentProblems>, _ path: String, _ name: String,
        _ other: String?, _ run: (UserCase) -> (result: CaseResult, run: RunResult?)
    ) -> (result: CaseResult, run: RunResult?) {
        switch loaded {
        case .failure(let problems):
            let result = CaseResult(
                id: path, name: name, status: .broken,
                problems: problems.all.map { .init("\($0)") })
            return (result, nil)
        case .success(let userCase):
            if let other {
                let result = CaseResult(
                    id: path, name: name, status: .broken,
                    problems: [
                        .init(
                            "\(other) has the same name; each case of a suite needs one of its own")
                    ])
                return (result, nil)
            }
            return run(userCase)
        }
    }
}

/// A line on the terminal that says how far a suite is.
private struct Progress {
    let total: Int
    private let isTerminal = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 1

    init(total: Int) {
        self.total = total
    }

    func show(_ done: Int, _ name: String) {
        guard isTerminal, total > 1 else { return }
        Terminal.print("\r\u{1B}[K[\(done + 1)/\(total)] \(name.prefix(60))", toError: true)
    }

    func clear() {
        if isTerminal, total > 1 { Terminal.print("\r\u{1B}[K", toError: true) }
    }
}
