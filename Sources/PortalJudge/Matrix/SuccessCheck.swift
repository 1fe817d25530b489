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
        let other = MatrixReaction(host.trace(scripts, failing))
        guard other.results.first == ActivationResult.unknownError.rawValue else { return [] }
        return ResultsMustBeHandled.success(
            reaction.likeness(to: other), at: ResultsMustBeHandled.callbackPlace(run))
    }
}
