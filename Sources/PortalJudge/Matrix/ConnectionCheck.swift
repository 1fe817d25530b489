internal import MobilePlans
internal import PortalTrace

/// Runs a portal a second time with a registration that is denied, to see whether it tells that from a device
/// that is connected.
enum ConnectionCheck {
    /// What is wrong with how a portal takes a connection; nothing where the run told it none.
    static func findings(
        _ run: RunResult, _ scripts: [PortalScript], _ options: RunOptions, host: PortalHost
    ) -> [Finding] {
        let reaction = ConnectionReaction(run)
        guard reaction.isConnected == true else { return [] }
        var denied = options
        denied.scenario.network.registration = denied.scenario.network.registration.map { step in
            var step = step
            if step.state.isRegistered { step.state = .denied }
            return step
        }
        let other = ConnectionReaction(host.trace(scripts, denied))
        guard other.isConnected == false else { return [] }
        if reaction.isSwapped(with: other) {
            return [
                ConnectionMustBeToldApart.swapped(
                    at: ResultsMustBeHandled.callbackPlace(run, .registration))
            ]
        }
        guard reaction.isHandledLike(other) else { return [] }
        return [
            AskedComparisons(of: run, .registration, scripts, options, host).explain(
                ConnectionMustBeToldApart.finding(
                    at: ResultsMustBeHandled.callbackPlace(run, .registration)))
        ]
    }
}
