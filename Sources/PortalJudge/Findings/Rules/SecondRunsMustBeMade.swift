internal import PortalTrace

/// What only a second run shows is not known of a portal that asks real servers: it is said.
///
/// Lint: an information for a run on a real network in which the app called the portal back.
struct SecondRunsMustBeMade: Rule {
    /// The finding.
    static func finding(at place: SourceLocation?) -> Finding {
        Finding(
            leftOut,
            "real servers are asked once only, so it was not tried whether success is told from failure, a "
                + "connection from none, and which exceptions are swallowed; --record keeps the answers for a run "
                + "with --network", at: place)
    }

    /// The same of a matrix, which asks real servers once in each world.
    static func findingOfMatrix(at place: SourceLocation?) -> Finding {
        Finding(
            leftOut,
            "real servers are asked once in each world, so it was not tried which exceptions are swallowed; "
                + "--record keeps the answers for a run with --network", at: place)
    }

    static let descriptions = [leftOut]

    static let leftOut = RuleDescription(
        "second-run-left-out", .info, .quality, "What a second run would show is tried.",
        because:
            "A run that asks real servers is made once: a second one would order everything twice.",
        source: "decided", passing: [ExampleParts.cancelled], failing: [])
}

extension SecondRunsMustBeMade {
    static let undemonstrated: [RuleID: String] = [
        "second-run-left-out":
            "No files show it: it comes where a run asks a real server, with --allow-net."
    ]
}
