internal import PortalTrace

/// A portal hears of the second activation as of the first (mobile-plans.md, section 5).
///
/// Lint: an error where the activation callback is not set any more when the user tries again.
struct RetriesMustBeHeard: Rule {
    static let descriptions = [retryNotHeard]

    static let retryNotHeard = RuleDescription(
        "retry-not-heard", .error, .callbacks, "The callbacks are set for each operation.",
        because:
            "Who tries again after a failed activation waits for an answer as before. A validation does "
            + "what it did once more after a failure, and looks whether the callback is called.",
        source: "mobile-plans.md, section 5", passing: [ExampleParts.inline()], failing: [])
}
