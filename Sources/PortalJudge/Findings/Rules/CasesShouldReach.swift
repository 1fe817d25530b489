internal import JSONDocuments
internal import MobilePlans
internal import PortalKit
internal import PortalTrace

/// What of a portal no user case has reached: callbacks, activation results and, where a run is counted,
/// branches (mobile-plans.md, sections 6 and 12). The worlds of the matrix do not count, as no person has said
/// what is right in them.
struct CasesShouldReach: Rule {
    private struct Named: Hashable {
        let property: String
        let name: CodeUnits
    }

    private var named: [(callback: Named, location: SourceLocation?)] = []
    private var called: Set<Named> = []
    private var told: Set<String> = []
    private var edition = Edition.all

    /// Takes note of what a run tells the app, in whatever world it is made.
    mutating func addNames(of run: RunResult) {
        for event in run.events(.set) {
            guard let set = event.assignment, let name = set.value.string, !name.isEmpty else {
                continue
            }
            let member = RunResult.parts(of: set.name).member
            guard
                member == PortalObject.activationCallbackProperty
                    || member == PortalObject.registrationCallbackProperty
            else { continue }
            let callback = Named(property: member, name: CodeUnits(name))
            if !named.contains(where: { $0.callback == callback }) {
                named.append((callback, event.location))
            }
        }
    }

    /// Looks at the run of a user case.
    mutating func add(_ run: RunResult) {
        addNames(of: run)
        edition = run.edition
        for callback in run.events.compactMap(\.callback) {
            guard callback.payload != nil, callback.outcome.kind.isCalled else { continue }
            called.insert(
                Named(
                    property: RunResult.parts(of: callback.property).member,
                    name: CodeUnits(callback.name)))
            if let result = callback.told("activationResult") { told.insert(result) }
        }
    }

    /// What no case reached.
    ///
    /// - Parameter counts: How often branches were taken by the cases; nil if nothing was counted.
    func findings(_ counts: Coverage?) -> [Finding] {
        callbacks + results + (counts.map(branches) ?? [])
    }

    private var callbacks: [Finding] {
        named.filter { !called.contains($0.callback) }.map { callback, location in
            let name = TraceValue.oneLine(callback.name.text.shortened(to: 60))
            return Finding(
                Self.callbackNotReached,
                "no user case has the app call '\(name)', which is named for \(callback.property); add "
                    + "one in which that happens",
                at: location)
        }
    }

    private var results: [Finding] {
        let property = PortalObject.activationCallbackProperty
        guard let place = named.first(where: { $0.callback.property == property }) else {
            return []
        }
        let missing = ActivationResult.members(of: edition).map(\.rawValue)
            .filter { !told.contains($0) }
        guard !missing.isEmpty else { return [] }
        return [
            Finding(
                Self.resultNotReached,
                "no user case tells the portal \(missing.count == 1 ? missing[0] : "\(missing.count) of the activation results"); "
                    + "'portalhost run … --activation RESULT --write-case FILE' writes one",
                at: place.location,
                notes: missing.count == 1 ? [] : [Finding.Note(missing.joined(separator: ", "))])
        ]
    }

    /// So many places are named.
    private static let mostPlaces = 10

    private func branches(_ counts: Coverage) -> [Finding] {
        counts.files.compactMap { file in
            let ways = file.branches.flatMap { branch in
                branch.counts.indices.filter { branch.counts[$0] == 0 }.map { (branch, $0) }
            }
            guard let first = ways.first else { return nil }
            let all = file.branches.reduce(0) { $0 + $1.counts.count }
            let name = file.name.isEmpty ? file.path : file.name
            let notes = ways.prefix(Self.mostPlaces).map { branch, way in
                Finding.Note(
                    Self.words(branch, way),
                    at: SourceLocation(file: name, line: branch.line, column: branch.column))
            }
            let more = ways.count - notes.count
            return Finding(
                Self.branchNotReached,
                "no user case takes \(ways.count) of the \(all) ways that branches of this file can go",
                at: SourceLocation(file: name, line: first.0.line, column: first.0.column),
                notes: notes + (more > 0 ? [Finding.Note("and \(more) more")] : []))
        }
    }

    private static func words(_ branch: Coverage.Branch, _ way: Int) -> String {
        switch (branch.kind, way) {
        case ("if", 0): "the condition is never true"
        case ("if", _): "the condition is always true"
        case ("catch", _): "nothing is ever caught"
        default: "way \(way + 1) of \(branch.counts.count) is never taken"
        }
    }
}

extension CasesShouldReach {
    static let descriptions = [callbackNotReached, resultNotReached, branchNotReached]

    private static let callbackNotReached = RuleDescription(
        "callback-not-reached", .info, .callbacks,
        "User cases have every callback of the portal called.",
        because:
            "What no case reaches may be wrong, and no one would see it. Judged where a portal has "
            + "user cases.",
        source: "mobile-plans.md, section 12", passing: [RuleExample("console.log(1);")],
        failing: [])

    private static let resultNotReached = RuleDescription(
        "result-not-reached", .info, .quality,
        "User cases tell a portal every activation result.",
        because:
            "Before launch an operator has to handle every legitimate error. Judged where a portal "
            + "has user cases.",
        source: "mobile-plans.md, sections 6 and 12", passing: [RuleExample("console.log(1);")],
        failing: [])

    private static let branchNotReached = RuleDescription(
        "branch-not-reached", .info, .quality,
        "User cases take every way that a portal's code can go.",
        because:
            "What no case reaches may be wrong, and no one would see it. Judged where a portal has "
            + "user cases and --coverage counts them.",
        source: "mobile-plans.md, section 12", passing: [RuleExample("console.log(1);")],
        failing: [])
}

extension CasesShouldReach {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "callback-not-reached": .init(
            files: [
                ("portal.js", DemonstrationParts.wired(state: "↓")),
                ("busy.case.json", DemonstrationParts.busyCase),
            ],
            command: DemonstrationParts.validateFolder),
        "result-not-reached": .init(
            files: [
                ("portal.js", DemonstrationParts.wired(set: "↓")),
                ("busy.case.json", DemonstrationParts.busyCase),
            ],
            command: DemonstrationParts.validateFolder),
        "branch-not-reached": .init(
            files: [
                ("portal.js", DemonstrationParts.wired(done: "↓")),
                ("busy.case.json", DemonstrationParts.busyCase),
            ],
            command: DemonstrationParts.validateFolder + ["--coverage", "lcov:lcov.info"]),
    ]
}
