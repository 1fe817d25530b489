internal import MobilePlans
internal import PortalTrace

/// Enum objects are frozen (mobile-plans.md, section 3.4).
///
/// Lint: an error for every assignment to a member of one.
struct EnumsMustNotBeAssigned: Rule {
    func findings(in run: RunResult) -> [Finding] {
        let enums = Set(PortalEnum.table(of: run.edition).map(\.name))
        return run.events(.set).compactMap { event in
            let (object, member) = RunResult.parts(of: event.name)
            guard !member.isEmpty, enums.contains(object) else { return nil }
            return Finding(
                "enum-assignment", .error,
                "'\(TraceValue.oneLine(event.name))' is read-only, so the assignment changes "
                    + "nothing; was a comparison meant?", at: event.location)
        }
    }
}
