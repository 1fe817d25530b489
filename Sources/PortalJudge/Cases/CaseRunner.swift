internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace
internal import ScriptEngine

/// Runs cases, each in a page and a world of its own.
public final class CaseRunner {
    private let host: PortalHost
    private let maps: SourceMaps
    /// What ran into its time limit while it was loaded, with the case that it happened to first.
    private var endless: [Loading: String] = [:]

    /// What is the same in cases that would load in the same way.
    public struct Loading: Hashable {
        private let scripts: [CodeUnits]
        private let seconds: Double

        /// What loading a case depends on.
        public init(_ userCase: UserCase) {
            scripts = userCase.scripts.map { CodeUnits($0.name) }
            seconds = userCase.options.limits.seconds
        }
    }

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - host: Serves all cases, one after another.
    ///   - maps: Say where the places of results were written.
    public init(host: PortalHost, maps: SourceMaps = SourceMaps(isOn: false)) {
        self.host = host
        self.maps = maps
    }

    /// Runs a case and compares what came of it with what was expected.
    ///
    /// - Parameter count: How often it is run; all runs have to be the same.
    public func run(_ userCase: UserCase, repeating count: Int = 1) -> CaseResult {
        judge(userCase, repeating: count).result
    }

    /// Runs a case, and gives the run that was judged as well; nil if there was none.
    public func judge(
        _ userCase: UserCase, repeating count: Int = 1
    ) -> (result: CaseResult, run: RunResult?) {
        if let first = endless[Loading(userCase)] {
            let result = CaseResult(
                id: userCase.id, name: userCase.name, status: .failed,
                problems: [.init(Self.words(endless: first))])
            return (result, nil)
        }
        let attempt = self.run(userCase)
        let run = maps.translated(attempt.run)
        var judged = run
        if !attempt.problems.isEmpty {
            // The step has told it already.
            judged.findings.removeAll { $0.ruleID == UserActionsMustSucceed.failed }
        }
        let check = CaseCheck(userCase.expectation, judged)
        // What did not happen after a step that failed is no news.
        var problems =
            attempt.problems.isEmpty
            ? check.problems() + attempt.shown : attempt.problems + check.causes()
        for number in 1..<max(1, count) where attempt.run.events != self.run(userCase).run.events {
            problems.append(
                .init("run \(number + 1) was not the same as run 1, though nothing differed"))
            break
        }
        if !problems.isEmpty {
            let lines = run.scripts.linesByName
            for index in problems.indices {
                guard let place = problems[index].location, let file = place.file,
                    let excerpt = lines[file].flatMap({ SourceExcerpt(place, in: $0) })
                else { continue }
                problems[index].frame = excerpt.lines
            }
        }
        let result = CaseResult(
            id: userCase.id, name: userCase.name, status: problems.isEmpty ? .passed : .failed,
            problems: problems, time: run.endTime, events: run.events.count)
        return (result, run)
    }

    /// Whether loading the scripts of a case ran into the time limit, in this case or one before.
    public func isEndless(_ userCase: UserCase) -> Bool { endless[Loading(userCase)] != nil }

    /// Why a case is not run.
    ///
    /// - Parameter first: The case whose scripts, which are the same, did not end.
    public static func words(endless first: String) -> String {
        "not run: loading the same scripts ran into the time limit in '\(first)'"
    }

    /// Runs a case and compares nothing; findings that the case expects are left out.
    public func observe(_ userCase: UserCase) -> RunResult {
        let expected = Set(userCase.expectation.findings.map(\.rule))
        var run = run(userCase).run
        run.findings.removeAll { expected.contains($0.ruleID) }
        return run
    }

    /// Runs a case for who writes down what came of it.
    func attempt(_ userCase: UserCase) -> Attempt {
        var attempt = run(userCase)
        attempt.run = maps.translated(attempt.run)
        return attempt
    }

    /// A run of a case.
    struct Attempt {
        var run: RunResult
        /// Why a step could not be done, or what was not as it expected.
        var problems: [CaseResult.Problem]
        /// What the page does not show at the end as expected.
        var shown: [CaseResult.Problem]
    }

    private func run(_ userCase: UserCase) -> Attempt {
        // What really happened is not done again, so its engine is a new one from the beginning.
        host.recover(fully: !userCase.options.isRepeatable)
        var attempt =
            host.begin(userCase.scripts, userCase.options).map {
                Attempt(run: $0, problems: [], shown: [])
            } ?? host.independently({ $0.run.end }) { stepThrough(userCase, on: host) }
        host.onProgress?()
        attempt.run.swallowed = SwallowedExceptions.of(attempt.run, userCase.options) {
            host, options in
            var again = userCase
            again.options = options
            return stepThrough(again, on: host).run
        }
        var places = StepPlaces(userCase.steps)
        places.settle(&attempt.run)
        // Outside of the engine: what judging takes is no script's time.
        attempt.run.findings = host.judge(attempt.run).map { finding in
            // What a case opens the portal with stands in its file.
            var placed = finding
            if finding.location == nil, finding.isOfLaunch {
                placed.location = userCase.worldPlace
            }
            return placed
        }
        return attempt
    }

    private func stepThrough(_ userCase: UserCase, on host: PortalHost) -> Attempt {
        let session = host.open(userCase.scripts, userCase.options)
        defer { session.close() }
        if session.stop == .timeLimit {
            endless[Loading(userCase)] = userCase.name
        }
        var problems: [CaseResult.Problem] = []
        for (index, step) in userCase.steps.enumerated() where session.stop == nil {
            let found = perform(step, index, session)
            guard !found.isEmpty else { continue }
            let place = "\(step.file.name):\(step.place.line):\(step.place.column)"
            problems = found.map {
                .init("step \(index + 1) (\(place)): \($0.message)", lines: $0.lines)
            }
            break
        }
        var shown: [CaseResult.Problem] = []
        if problems.isEmpty {
            session.settle()
            shown = PageCheck(session: session).problems(userCase.expectation.page)
        }
        return Attempt(run: session.finish(), problems: problems, shown: shown)
    }

    /// Does one step.
    ///
    /// - Returns: Why it cannot be done, or what is not as expected.
    private func perform(
        _ step: CaseStep, _ index: Int, _ session: PortalSession
    ) -> [CaseResult.Problem] {
        let source = StepPlaces.source(index)
        switch step.action {
        case .call(let function, let arguments):
            return problem(session) { $0.call(function, with: arguments, source: source) }
        case .evaluate(let text):
            return problem(session) { $0.evaluate(text: text, source: source) }
        case .advance(let time):
            session.advance(by: time)
        case .settle:
            session.settle()
        case .rest:
            session.awaitWork()
        case .user(let action):
            return session.app.perform(action).map {
                [.init("the user cannot do that now: \($0)")]
            } ?? []
        case .network(let state):
            session.app.report(state)
        case .change(let change):
            session.app.change(change)
        case .relaunch:
            session.relaunch()
        case .page(let action):
            let place = SourceLocation(
                file: step.file.name, line: step.place.line, column: step.place.column)
            switch session.perform(action, at: place) {
            case .done, .ended: return []
            case .failed(let reason, let lines):
                return [
                    .init(
                        "\(action.description): \(reason)",
                        lines: lines.map { "  on the page: \($0)" })
                ]
            }
        case .expect(let expectation):
            let limit = step.within ?? PageCheck.usualLimit
            let problems = PageCheck(session: session).problems(expectation.page, within: limit)
            return problems + CaseCheck(expectation, session.result()).state()
        }
        return []
    }

    /// What the portal throws is a finding of the run; what cannot be called is the case's mistake.
    private func problem(
        _ session: PortalSession, _ work: (PortalSession) -> PortalSession.Evaluation
    ) -> [CaseResult.Problem] {
        if let handBack = session.app.handBack {
            return [
                .init(
                    "the portal is closed: \(handBack.name) gave control back; relaunch it first")
            ]
        }
        if case .notCallable(let reason) = work(session) { return [.init(reason)] }
        return []
    }
}
