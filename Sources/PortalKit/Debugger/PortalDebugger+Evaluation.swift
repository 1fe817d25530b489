internal import ScriptEngine

/// Evaluations that do not end.
extension PortalDebugger {
    /// An evaluation that takes longer is ended.
    private static let longestEvaluation = Duration.seconds(3)

    /// What is said of an evaluation that was ended.
    package static let endedEvaluation =
        "what was evaluated had not ended after \(longestEvaluation.components.seconds) s, and was ended"

    /// Ends an evaluation that goes on for too long. Called when the debugger may act.
    ///
    /// - Returns: Whether it cannot be ended: it catches what is thrown into it, or this build of the engine
    ///   does not let anything be thrown.
    package func evaluationIsEndless() -> Bool {
        guard let since = evaluationSince else { return false }
        let time = ContinuousClock.now - since
        guard time > Self.longestEvaluation else { return false }
        wasEvaluationEnded = true
        guard time < Self.longestEvaluation * 2 else { return true }
        return machine?.interruptEvaluation(Self.endedEvaluation) != true
    }
}
