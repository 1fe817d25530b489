internal import MobilePlans
internal import PortalTrace

/// A portal tells a device that is connected from one that is denied (mobile-plans.md, section 5).
///
/// Lint: an error for a portal that shows or does the same, whatever the registration state is; a warning for one
/// whose script names the states and that does nothing in any.
struct ConnectionMustBeToldApart: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        func reaction(_ states: NetworkRegistrationState...) -> ConnectionReaction? {
            let name = states.map(\.rawValue).joined(separator: ", ")
            return matrix.rows.first { $0.group == .registration && $0.name == name }?.connection
        }
        guard let home = reaction(.home), let denied = reaction(.denied),
            home.isConnected == true, denied.isConnected == false
        else { return [] }
        let place = ResultsMustBeHandled.callbackPlace(matrix.baseline, .registration)
        // A portal may hear the first state only.
        let later = (reaction(.searching, .home), reaction(.searching, .denied))
        let isLaterAlike =
            if case (let home?, let denied?) = later { home.isHandledLike(denied) } else { false }
        if home.isHandledLike(denied) || isLaterAlike {
            return [matrix.asked(.registration).explain(Self.finding(at: place))]
        }
        if home.isSwapped(with: denied) { return [Self.swapped(at: place)] }
        let connected = [home] + [reaction(.roaming), reaction(.partner)].compactMap { $0 }
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

    /// The finding about the contrary of what is.
    static func swapped(at place: SourceLocation?) -> Finding {
        Finding(
            connectionSwapped,
            "connected and not connected are swapped: after denied the portal tells of a connection, after home of "
                + "none; exchange what stands in the two branches", at: place)
    }

    static let descriptions = [connectionNotHandled, connectionIgnored, connectionSwapped]

    private static let connectionSwapped = RuleDescription(
        "connection-swapped", .error, .callbacks,
        "A connected device is told to be connected, and a denied one not to be.",
        because: "Who is online is told to wait, and who is refused is told to go ahead.",
        source: "mobile-plans.md, section 5", passing: [ExampleParts.cancelled], failing: [])

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
        "connection-swapped": .init(
            files: [
                (
                    "portal.js",
                    """
                    function ↓onNet(json) {
                        var state = JSON.parse(json).networkRegistrationState;
                        document.body.textContent = ["home", "roaming", "partner"].indexOf(state) < 0
                            ? "You are online" : "There is no network";
                    }
                    MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
                    \(DemonstrationParts.download("console.log(result === \"success\" ? \"Installed\" : \"Failed\");").replacing("↓", with: ""))
                    """
                )
            ], command: DemonstrationParts.validateBuy),
    ]
}
