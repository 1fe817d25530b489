internal import MobilePlans
internal import PortalTrace

/// Runs a portal a second time with an activation that fails, to see whether it tells success from
/// failure: a single run cannot show that.
enum SuccessCheck {
    /// What is wrong with how a portal takes a success; nothing where the run told it none.
    static func findings(
        _ run: RunResult, _ scripts: [PortalScript], _ options: RunOptions, host: PortalHost
    ) -> [Finding] {
        let reaction = MatrixReaction(run)
        guard reaction.results == [ActivationResult.success.rawValue] else { return [] }
        var failing = options
        failing.scenario.forcedActivation = nil
        Preset.causing(.unknownError)?.apply(to: &failing.scenario)
        let otherRun = host.trace(scripts, failing)
        let other = MatrixReaction(otherRun)
        guard other.results.first == ActivationResult.unknownError.rawValue else { return [] }
        let likeness = reaction.likeness(to: other)
        let place =
            likeness == .swapped
            ? ResultsMustBeHandled.successPlace(run) : ResultsMustBeHandled.callbackPlace(run)
        let asked = { AskedComparisons(of: run, .activation, scripts, options, host) }
        return ResultsMustBeHandled.success(
            likeness, at: place, exchanged: ResultsMustBeHandled.exchanged(run), asked: asked)
            + ResultsMustBeHandled.silent([reaction, other], run) {
                likeness == .nothing ? asked() : AskedComparisons()
            } + endless(otherRun, beside: run)
    }

    /// What a failure starts that has no end.
    private static func endless(_ failed: RunResult, beside run: RunResult) -> [Finding] {
        guard [.traceLimit, .endlessNavigation].contains(failed.end), run.end != failed.end else {
            return []
        }
        return RunMustEnd().findings(in: JudgedTrace(failed)).map { finding in
            var finding = finding
            finding.notes.append(
                Finding.Note("happens with: \(ActivationResult.unknownError.rawValue)"))
            // Its events are those of another run.
            finding.evidence = []
            return finding
        }
    }
}
