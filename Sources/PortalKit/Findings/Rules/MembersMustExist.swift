internal import MobilePlans
internal import PortalTrace

/// A portal must use the members that the app injects (mobile-plans.md, section 3).
///
/// Lint: an error for every read of a member that does not exist and every assignment to one.
struct MembersMustExist: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.events(.getMissing).map { missing($0, run) }
            + run.sets.compactMap { unknownProperty($0, run) }
    }

    private func missing(_ event: TraceEvent, _ run: JudgedRun) -> Finding {
        let (object, member) = RunResult.parts(of: event.name)
        return Finding(
            "unknown-member", .error,
            "'\(object)' has no member '\(TraceValue.oneLine(member))'\(hint(object, member, run))",
            at: event.location)
    }

    /// An assignment to a property that the app never reads.
    private func unknownProperty(
        _ assignment: JudgedRun.Assignment, _ run: JudgedRun
    ) -> Finding? {
        let (event, object, member) = (assignment.event, assignment.object, assignment.member)
        guard
            let known = PortalObject.table(of: run.edition).first(where: { $0.name == object }),
            !known.properties.contains(member),
            !known.methods.contains(where: { $0.name == member })
        else { return nil }
        return Finding(
            "unknown-member", .error,
            "the app never reads '\(TraceValue.oneLine(event.name))'\(hint(object, member, run))",
            at: event.location)
    }

    private func hint(_ object: String, _ member: String, _ run: JudgedRun) -> String {
        let known = members(of: object, run)
        if let near = nearest(member, known) { return "; did you mean '\(near)'?" }
        if known.isEmpty { return "" }
        return known.count <= 12 ? "; it has \(known.joined(separator: ", "))" : ""
    }

    private func members(of object: String, _ run: JudgedRun) -> [String] {
        if object == "PurchaseMetaData" { return PurchaseMetadata.propertyNames }
        if object == PortalObject.operationContextName { return ["Id"] }
        if let found = PortalObject.table(of: run.edition).first(where: { $0.name == object }) {
            return found.methods.map(\.name) + found.properties
        }
        return PortalEnum.table(of: run.edition).first { $0.name == object }?.members
            .map(\.name) ?? []
    }
}
