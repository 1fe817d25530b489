internal import MobilePlans
internal import PartnerCenter
public import PortalTrace
public import WebFormats
public import WebPlatform

/// What answers a portal's requests.
///
/// Sources are asked in this order: fixtures, the portal's folder, plug-ins, the run's sandbox of Partner Center, and for
/// hosts that are allowed the real network. Whatever none answers fails as on a device without a
/// network.
public struct NetworkSetup: Sendable {
    /// A simulated server, made anew for each run.
    public typealias PlugIn = @Sendable (VirtualClock) -> (HTTPRequest) -> NetworkAnswer?

    /// Fixtures, shared by all runs: each run begins with their first answers, and what was used in
    /// any of them counts as used.
    public var fixtures = NetworkFixtures([])
    /// Simulated servers.
    public var plugIns: [PlugIn] = []
    /// Whether the simulated servers fail: they answer requests of scripts with an error 500.
    public var serversFail = false
    /// Hosts that are asked for real.
    public var allowed: [AllowedHost] = []
    /// Where real answers are kept, to be written as fixtures.
    public var recording: NetworkRecording?

    /// Makes a setup in which nothing answers.
    public init() {}

    /// The sources of one run.
    ///
    /// - Parameters:
    ///   - site: The portal's folder, where it is served from one.
    ///   - sandbox: Partner Center, where the run has a sandbox of it.
    ///   - onWait: Called now and then while a real answer is waited for.
    fileprivate func sources(
        _ clock: VirtualClock, site: SiteSource?, sandbox: SandboxServer?,
        onWait: @escaping () -> Void
    ) -> [any NetworkSource] {
        var sources: [any NetworkSource] = []
        if !fixtures.all.isEmpty { sources.append(FixtureSource(fixtures)) }
        if let site { sources.append(site) }
        sources += plugIns.map { NetworkPlugIn($0(clock)) as any NetworkSource }
        if let sandbox { sources.append(PartnerNetwork(sandbox, clock: clock)) }
        if !allowed.isEmpty {
            sources.append(RealNetwork(allowed, recording: recording, onWait: onWait))
        }
        return sources
    }
}

extension RunOptions {
    /// The network of one run.
    func networkSetup(
        _ clock: VirtualClock, site: SiteSource?, sandbox: SandboxServer?,
        onWait: @escaping () -> Void
    ) -> NetworkSession.Setup {
        var setup = NetworkSession.Setup()
        setup.sources = network.sources(clock, site: site, sandbox: sandbox, onWait: onWait)
        setup.serversFail = network.serversFail
        setup.server = { PartnerNetwork.isAddress($0) ? .partnerCenter : .server }
        setup.language = scenario.launch.language
        setup.profile = target.profile
        return setup
    }
}
