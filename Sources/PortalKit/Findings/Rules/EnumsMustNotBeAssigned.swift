internal import MobilePlans
internal import PortalTrace

/// Enum objects are frozen (mobile-plans.md, section 3.4).
///
/// Lint: an error for every assignment to a member of one.
struct EnumsMustNotBeAssigned: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.sets.compactMap { assignment in
            let event = assignment.event
            guard
                PortalEnum.table(of: run.edition).contains(where: { $0.name == assignment.object })
            else { return nil }
            return Finding(
                "enum-assignment", .error,
                "'\(TraceValue.oneLine(event.name))' is read-only, so the assignment changes "
                    + "nothing; was a comparison meant?", at: event.location)
        }
    }
}
