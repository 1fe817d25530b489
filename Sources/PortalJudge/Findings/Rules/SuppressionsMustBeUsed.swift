/// What takes findings back takes one back, and says why.
///
/// Lint: a warning for a comment, or an entry of a baseline, that takes nothing back; an error for a comment without a
/// reason. What the comments are is for `Suppressions` to say.
struct SuppressionsMustBeUsed: Rule {
    static let descriptions = [unused, withoutReason, staleBaseline]

    static let staleBaseline = RuleDescription(
        "stale-baseline", .warning, .quality,
        "Every entry of a baseline still occurs.",
        because: "It would hide the next mistake of the kind.", source: "decided",
        passing: [ExampleParts.cancelled], failing: [])

    static let unused = RuleDescription(
        "unused-suppression", .warning, .quality,
        "A comment that takes a finding back has one to take back.",
        because: "It would hide the next one.", source: "decided",
        passing: [ExampleParts.cancelled], failing: [])

    static let withoutReason = RuleDescription(
        "suppression-without-reason", .error, .quality,
        "A comment that takes a finding back says why.",
        because: "No one else can judge whether it still holds.", source: "decided",
        passing: [ExampleParts.cancelled], failing: [])
}

extension SuppressionsMustBeUsed {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "suppression-without-reason": .init(
            files: [
                (
                    "portal.js", "↓// portalhost-ignore unknown-member\n\(DemonstrationParts.leave)"
                )
            ], command: DemonstrationParts.validateLeave),
        "unused-suppression": .init(
            files: [
                (
                    "portal.js",
                    "↓// portalhost-ignore unknown-member: the app of tomorrow has it\n\(DemonstrationParts.leave)"
                )
            ], command: DemonstrationParts.validateLeave),
        "stale-baseline": .init(
            files: [
                ("portal.js", DemonstrationParts.leave),
                (
                    "base.json",
                    "{ \"version\": 2, \"findings\": { \"unknown-member portal.js: MobilePlans.buy();\": 1 } }"
                ),
            ], command: DemonstrationParts.validateLeave + ["--baseline", "base.json"]),
    ]
}
