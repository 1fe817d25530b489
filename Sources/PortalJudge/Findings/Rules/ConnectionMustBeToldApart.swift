internal import MobilePlans
internal import PortalTrace

/// A portal tells a device that is connected from one that is denied (mobile-plans.md, section 5).
///
/// Lint: an error for a portal that shows or does the same, whatever the registration state is; a warning for one
/// whose script names the states and that does nothing in any.
struct ConnectionMustBeToldApart: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        func reaction(_ state: NetworkRegistrationState) -> ConnectionReaction? {
            matrix.rows.first { $0.group == .registration && $0.name == state.rawValue }?.connection
        }
        guard let home = reaction(.home), let denied = reaction(.denied),
            home.isConnected == true, denied.isConnected == false
        else { return [] }
        let place = ResultsMustBeHandled.callbackPlace(matrix.baseline, .registration)
        if home.isHandledLike(denied) {
            return [matrix.asked(.registration).explain(Self.finding(at: place))]
        }
        let connected = [home] + [.roaming, .partner].compactMap(reaction)
        guard connected.allSatisfy({ $0.isSilent(beside: denied) }), denied.isSilent(beside: home),
            matrix.baseline.scripts.contains(where: Self.namesStates)
        else { return [] }
        return [
            Finding(
                Self.connectionIgnored,
                "nothing shows that the portal reacts to home, roaming or partner, which its script names: no "
                    + "comparison with them seems to hold", at: place)
        ]
    }

    private static func namesStates(_ script: PortalScript) -> Bool {
        ["roaming", "networkRegistrationState", "MobilePlansNetworkRegistrationState"]
            .contains(where: script.mentions)
    }

    /// The finding.
    static func finding(at place: SourceLocation?) -> Finding {
        Finding(
            connectionNotHandled,
            "home is handled like denied: the portal does the same after both, so the user cannot see "
                + "whether the device is connected; compare networkRegistrationState with home, roaming "
                + "and partner", at: place)
    }

    static let descriptions = [connectionNotHandled, connectionIgnored]

    private static let connectionIgnored = RuleDescription(
        "connection-ignored", .warning, .callbacks,
        "A portal that asks whether the device is connected does something then.",
        because: "A comparison that never holds leaves the user waiting.",
        source: "mobile-plans.md, section 5", passing: [ExampleParts.cancelled], failing: [])

    static let connectionNotHandled = RuleDescription(
        "connection-not-handled", .error, .callbacks,
        "A connected device is told apart from a denied one.",
        because:
            "A user whose device is denied would be told that it is connected, or the other way round.",
        source: "mobile-plans.md, section 5", passing: [ExampleParts.cancelled], failing: [])
}

extension ConnectionMustBeToldApart {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "connection-not-handled": .init(
            files: [
                (
                    "portal.js",
                    """
                    function ↓onNet(json) { document.body.textContent = "Online"; }
                    MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
                    \(DemonstrationParts.download("console.log(result === \"success\" ? \"Installed\" : \"Failed\");").replacing("↓", with: ""))
                    """
                )
            ], command: DemonstrationParts.validateBuy),
        "connection-ignored": .init(
            files: [
                (
                    "portal.js",
                    """
                    function ↓onNet(json) { if (JSON.parse(json) === "roaming") { document.body.textContent = "Online"; } }
                    MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
                    \(DemonstrationParts.download("console.log(result === \"success\" ? \"Installed\" : \"Failed\");").replacing("↓", with: ""))
                    """
                )
            ], command: DemonstrationParts.validateBuy),
    ]
}
