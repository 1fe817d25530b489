/// The world that a portal runs in: device, app, servers, network and user, and what happens to
/// them as time passes.
///
/// A scenario is the beginning; while a run goes on, the simulator keeps its own copy, in which
/// profiles get installed and networks change. Its JSON form is read by PortalKit.
public struct Scenario: Sendable {
    /// The PC: its eUICC, physical SIM, modem and LPA.
    public var device = Device()
    /// The Mobile Plans app itself.
    public var app = AppConditions()
    /// The SM-DP+ servers and the SM-DS.
    public var servers = Servers()
    /// Internet access and what registration does.
    public var network = Network()
    /// What the person at the PC does.
    public var user = User()
    /// How the portal is opened.
    public var launch = Launch()
    /// What every activation ends with, whatever its causes; nil lets the causes decide.
    public var forcedActivation: ActivationResult?
    /// What changes by itself as time passes.
    public var timeline: [TimedChange] = []

    /// Makes a world in which everything goes well.
    public init() {}
}

/// A change of the world that comes by itself, once.
public struct TimedChange: Sendable {
    /// When it comes.
    public var moment: Moment
    /// What changes.
    public var change: ScenarioChange

    /// When a change comes.
    public enum Moment: Equatable, Sendable {
        /// Virtual milliseconds after launch.
        case after(Int)
        /// As soon as a download reaches a step.
        case during(DownloadStage)
    }

    /// Makes a timed change.
    public init(_ moment: Moment, _ change: ScenarioChange) {
        self.moment = moment
        self.change = change
    }
}

/// Something that changes in the world.
public struct ScenarioChange: Sendable {
    /// What changes, as a trace shows it.
    public var summary: String
    /// Makes the change.
    public var apply: @Sendable (inout Scenario) -> Void

    /// Makes a change.
    public init(_ summary: String, _ apply: @escaping @Sendable (inout Scenario) -> Void) {
        self.summary = summary
        self.apply = apply
    }
}
