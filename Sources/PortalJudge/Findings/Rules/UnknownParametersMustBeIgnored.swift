internal import PortalTrace

/// A parameter that the portal does not know must change nothing (mobile-plans.md, section 2).
///
/// Lint: an error for a portal that does something else when it is launched with one.
struct UnknownParametersMustBeIgnored: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        guard let run = matrix.unknownParameter, acts(run) != acts(matrix.baseline) else {
            return []
        }
        return [
            Finding(
                Self.unknownLaunchParameter,
                "a launch parameter that the portal does not know changes what it does; ignore it",
                at: run.events.first { $0.kind == .exception }?.location,
                notes: ["launched with \(run.url.suffix(40))"])
        ]
    }

    /// What the portal did, without the lines of its console and the opening of its page, whose URL has
    /// the parameter.
    private func acts(_ run: RunResult) -> [String] {
        run.events.filter { event in
            event.from == .portal && event.kind != .console
                && event.exchange?.initiator != .navigation
        }
        .map { "\($0.kind.rawValue) \($0.name)" }
    }
}

extension UnknownParametersMustBeIgnored {
    static let descriptions = [unknownLaunchParameter]

    private static let unknownLaunchParameter = RuleDescription(
        "unknown-launch-parameter", .error, .page, "Unknown launch parameters are ignored.",
        because: "The app may send new ones at any time.",
        source: "mobile-plans.md, section 2", passing: [ExampleParts.cancelled], failing: [])
}

extension UnknownParametersMustBeIgnored {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "unknown-launch-parameter": .init(
            files: [
                (
                    "portal.js",
                    """
                    var known = [
                        "market", "location", "eid", "iccids", "iccid", "imei", "transactionId"
                    ];
                    var names = location.search.slice(1).split("&").map(function (part) {
                        return part.split("=")[0];
                    });
                    function leave() {
                        if (names.every(function (name) { return known.indexOf(name) >= 0; })) {
                            MobilePlans.notifyCancelledPurchase({
                                moDirectStatus: "Cancelled", planName: ""
                            });
                        } else {
                            location.href = "/unknown";
                        }
                    }
                    """
                )
            ], command: DemonstrationParts.validateLeave)
    ]
}
