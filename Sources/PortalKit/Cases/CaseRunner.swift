internal import MobilePlans
internal import PortalTrace

/// Runs cases, each in a page and a world of its own.
public struct CaseRunner {
    private let host: PortalHost

    /// Makes a runner.
    ///
    /// - Parameter host: Serves all cases, one after another.
    public init(host: PortalHost) {
        self.host = host
    }

    /// Runs a case and compares what came of it with what was expected.
    ///
    /// - Parameter count: How often it is run; all runs have to be the same.
    public func run(_ userCase: UserCase, repeating count: Int = 1) -> CaseResult {
        let (run, stepProblems) = self.run(userCase)
        var problems = stepProblems + CaseCheck(userCase.expectation, run).problems()
        for number in 1..<max(1, count) where run.events != self.run(userCase).run.events {
            problems.append(
                .init("run \(number + 1) was not the same as run 1, though nothing differed"))
            break
        }
        return CaseResult(
            id: userCase.id, name: userCase.name, status: problems.isEmpty ? .passed : .failed,
            problems: problems, time: run.endTime, events: run.events.count)
    }

    private func run(_ userCase: UserCase) -> (run: RunResult, problems: [CaseResult.Problem]) {
        let session = host.open(userCase.scripts, userCase.options)
        defer { session.close() }
        var problems: [CaseResult.Problem] = []
        for (index, step) in userCase.steps.enumerated() {
            if session.stop != nil { break }
            guard let problem = perform(step, index, session) else { continue }
            let place = "\(userCase.id):\(step.place.line):\(step.place.column)"
            problems.append(.init("step \(index + 1) (\(place)): \(problem)"))
            break
        }
        if problems.isEmpty { session.settle() }
        var run = session.finish()
        run.findings = PortalHost.findings(in: run)
        return (run, problems)
    }

    /// Does one step.
    ///
    /// - Returns: Why it cannot be done.
    private func perform(_ step: CaseStep, _ index: Int, _ session: PortalSession) -> String? {
        let source = "step \(index + 1)"
        switch step.action {
        case .call(let function, let arguments):
            return problem(session.call(function, with: arguments, source: source))
        case .evaluate(let text):
            return problem(session.evaluate(text: text, source: source))
        case .advance(let time):
            session.advance(by: time)
        case .settle:
            session.settle()
        case .user(let action):
            return session.app.perform(action).map { "the user cannot do that now: \($0)" }
        case .network(let state):
            session.app.report(state)
        case .change(let change):
            session.app.change(change)
        case .relaunch:
            session.relaunch()
        }
        return nil
    }

    /// What the portal throws is a finding of the run; what cannot be called is the case's mistake.
    private func problem(_ evaluation: PortalSession.Evaluation) -> String? {
        if case .notCallable(let reason) = evaluation { reason } else { nil }
    }
}
