internal import MobilePlans
internal import PortalTrace

/// A portal must use the members that the app injects (mobile-plans.md, section 3).
///
/// Lint: an error for every read of a member that does not exist and every assignment to one.
struct MembersMustExist: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        // Whether an app of another edition is there may be asked.
        run.events(.getMissing).filter { !EditionsShouldNotMix.isForeign($0.name, run.edition) }
            .map { missing($0, run) }
            + run.sets.compactMap { unknownProperty($0, run) }
    }

    private func missing(_ event: TraceEvent, _ run: JudgedTrace) -> Finding {
        let (object, member) = RunResult.parts(of: event.name)
        return Finding(
            Self.unknownMember,
            "'\(object)' has no member '\(TraceValue.oneLine(member))'\(hint(object, member, run))",
            on: event)
    }

    /// An assignment to a property that the app never reads.
    private func unknownProperty(
        _ assignment: JudgedTrace.Assignment, _ run: JudgedTrace
    ) -> Finding? {
        let (event, object, member) = (assignment.event, assignment.object, assignment.member)
        guard
            let known = PortalObject.table(of: run.edition).first(where: { $0.name == object }),
            !known.properties.contains(member),
            !known.methods.contains(where: { $0.name == member })
        else { return nil }
        return Finding(
            Self.unknownMember,
            "the app never reads '\(TraceValue.oneLine(event.name))'\(hint(object, member, run))",
            on: event)
    }

    /// Those findings that do not say of a comparison what was seen where it was made: that the member that it
    /// compares with does not exist.
    static func others(of found: [Finding], beside seen: [Finding]) -> [Finding] {
        let places = seen.filter { $0.ruleID == unknownMember.id }.compactMap(\.location)
        guard !places.isEmpty else { return found }
        return found.filter { finding in
            guard let place = finding.location,
                ComparisonsMustBePossible.isAboutMissingMember(finding)
            else { return true }
            return !places.contains { $0.file == place.file && $0.line == place.line }
        }
    }

    private func hint(_ object: String, _ member: String, _ run: JudgedTrace) -> String {
        if PortalObject.callbackProperties.contains(member) {
            let owners = PortalObject.table(of: run.edition).filter {
                $0.properties.contains(member) && $0.name != object
            }.map(\.name)
            if !owners.isEmpty { return "; set it on \(owners.joined(separator: " or "))" }
        }
        let known = members(of: object, run)
        if let near = nearest(member, known) { return "; did you mean '\(near)'?" }
        for other in Self.objects(run.edition) where other.name != object {
            let methods = other.methods.map(\.name)
            if let near = nearest(member, methods) ?? methods.first(where: { $0 == member }) {
                return "; did you mean \(other.name).\(near)?"
            }
        }
        if known.isEmpty { return "" }
        return known.count <= 12 ? "; it has \(known.joined(separator: ", "))" : ""
    }

    /// The app's objects, those of an edition first, and those of the names of today before older ones.
    static func objects(_ edition: Edition) -> [PortalObject] {
        let all = PortalObject.table(of: edition) + PortalObject.table(of: .all)
        return all.filter { $0.name.hasPrefix("MobilePlans") }
            + all.filter { !$0.name.hasPrefix("MobilePlans") }
    }

    private func members(of object: String, _ run: JudgedTrace) -> [String] {
        if object == "PurchaseMetaData" { return PurchaseMetadata.propertyNames }
        if object == PortalObject.operationContextName { return ["Id"] }
        if let found = PortalObject.table(of: run.edition).first(where: { $0.name == object }) {
            return found.methods.map(\.name) + found.properties
        }
        return PortalEnum.table(of: run.edition).first { $0.name == object }?.members
            .map(\.name) ?? []
    }
}

extension MembersMustExist {
    static let descriptions = [unknownMember]

    private static let unknownMember = RuleDescription(
        "unknown-member", .error, .api, "Members of the injected objects exist.",
        because:
            "Reading another gives undefined, calling it throws, and setting it does nothing.",
        source: "mobile-plans.md, section 3",
        passing: ["var status = MobilePlansMoDirectStatus.complete;"],
        failing: [
            "var status = MobilePlansMoDirectStatus↓.completed;",
            "MobilePlansInlineProfileDownload↓.profileActivationScript = \"done\";",
        ])
}
