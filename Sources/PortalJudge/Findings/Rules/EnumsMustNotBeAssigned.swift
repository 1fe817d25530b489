internal import MobilePlans
internal import PortalTrace

/// Enum objects are frozen (mobile-plans.md, section 3.4).
///
/// Lint: an error for every assignment to a member of one.
struct EnumsMustNotBeAssigned: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.sets.compactMap { assignment in
            let event = assignment.event
            guard
                PortalEnum.table(of: run.edition).contains(where: { $0.name == assignment.object })
            else { return nil }
            return Finding(
                Self.enumAssignment,
                "'\(TraceValue.oneLine(event.name))' is read-only, so the assignment changes "
                    + "nothing; was a comparison meant?", on: event)
        }
    }
}

extension EnumsMustNotBeAssigned {
    static let descriptions = [enumAssignment]

    private static let enumAssignment = RuleDescription(
        "enum-assignment", .error, .api, "Members of enums are not assigned.",
        because: "The enums are frozen; mostly a comparison was meant.",
        source: "mobile-plans.md, section 3.4",
        passing: ["var isNew = MobilePlansUserAccount.new === \"New\";"],
        failing: ["MobilePlansUserAccount↓.new = \"Brand new\";"])
}
