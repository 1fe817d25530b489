/// A world with a name: where scenarios begin.
public struct Preset: Sendable {
    /// What it is called, in kebab case.
    public var name: String
    /// What is special about it, as one clause.
    public var summary: String
    /// What activation ends with because of it; nil where it goes well.
    public var causes: ActivationResult?
    let change: @Sendable (inout Scenario) -> Void

    init(
        _ name: String, _ summary: String, causes: ActivationResult? = nil,
        _ change: @escaping @Sendable (inout Scenario) -> Void
    ) {
        self.name = name
        self.summary = summary
        self.causes = causes
        self.change = change
    }

    /// The world itself.
    public var scenario: Scenario {
        var scenario = Scenario()
        change(&scenario)
        return scenario
    }

    /// Makes another world like this one.
    public func apply(to scenario: inout Scenario) { change(&scenario) }

    /// All presets: `default`, how portals are launched, how networks answer, and one for each
    /// activation result that the surroundings can cause (mobile-plans.md, section 6).
    public static let all: [Preset] =
        [Preset("default", "everything is there and goes well") { _ in }] + launches + networks
        + failures

    /// The preset of a name.
    public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

    /// The first preset that makes an activation end in a certain way.
    public static func causing(_ result: ActivationResult) -> Preset? {
        all.first { $0.causes == result }
    }

    /// Worlds that differ in what the portal is told when it is launched.
    public static let launches = [
        Preset("empty-esim", "the eSIM holds no profile, and there is no physical SIM") {
            $0.device.eSIM?.profiles = []
            $0.device.physicalSIM = nil
        },
        Preset("warm-sim", "a profile of the operator is installed, but not enabled") {
            $0.device.eSIM?.profiles = [
                Profile(iccid: "8988247000100003293", state: .disabled),
                Profile(iccid: "8901240000000000001", state: .enabled, isOperators: false),
            ]
            $0.device.physicalSIM = nil
        },
        Preset("several-profiles", "the eSIM holds three profiles of the operator") {
            $0.device.eSIM?.profiles = [
                Profile(iccid: "8988247000100003293", state: .disabled),
                Profile(iccid: "8988247000100003301", state: .enabled),
                Profile(iccid: "8988247000100003335", state: .disabled),
            ]
            $0.device.physicalSIM = nil
        },
        Preset("other-operator", "the eSIM holds a profile of another operator only") {
            $0.device.eSIM?.profiles = [
                Profile(iccid: "8901240000000000001", state: .enabled, isOperators: false)
            ]
            $0.device.physicalSIM = nil
        },
        Preset(
            "physical-sim", "there is a physical SIM and no eSIM",
            causes: .lpaInitializationError
        ) { $0.device.eSIM = nil },
        Preset(
            "no-esim", "there is neither an eSIM nor a physical SIM",
            causes: .lpaInitializationError
        ) {
            $0.device.eSIM = nil
            $0.device.physicalSIM = nil
        },
        Preset("abroad", "the user is in Japan with a PC of the German market") {
            $0.launch.location = "JP"
            $0.launch.market = "DE"
            $0.launch.language = "de-DE,de;q=0.9,en;q=0.5"
        },
        Preset("padded-iccid", "the ICCID of the physical SIM is padded with F") {
            $0.device.physicalSIM = "8988247000100003327F"
        },
    ]

    /// Worlds in which activation goes well, and the network is a special one.
    public static let networks = [
        Preset("roaming", "the device registers with another operator's network") {
            $0.network.registration = [.init(.searching), .init(.roaming)]
        },
        Preset("partner-network", "the device registers with a partner's network") {
            $0.network.registration = [.init(.searching), .init(.partner)]
        },
        Preset("denied", "the network refuses the device") {
            $0.network.registration = [.init(.searching), .init(.denied)]
        },
        Preset("no-coverage", "the device searches, and finds no network") {
            $0.network.registration = [.init(.searching), .init(.none, after: 60_000)]
        },
        Preset("unsteady-network", "the device is registered, loses the network and finds it") {
            $0.network.registration = [
                .init(.searching), .init(.home), .init(.deregistered, after: 10_000),
                .init(.searching), .init(.home, after: 5_000),
            ]
        },
        Preset("slow-network", "a download takes four minutes, and registration two more") {
            $0.network.downloadTime = 240_000
            $0.network.registration = [.init(.searching), .init(.home, after: 120_000)]
        },
        Preset("late-app", "the app waits ten minutes longer than asked") {
            $0.app.lateness = 600_000
        },
    ]
}
