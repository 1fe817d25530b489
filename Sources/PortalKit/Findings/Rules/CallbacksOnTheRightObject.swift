internal import MobilePlans
internal import PortalTrace

/// The DataMart and MobilePlans objects do not share their callbacks (mobile-plans.md, sections 3.2
/// and 3.3).
///
/// Lint: an error for an operation whose callbacks were set on the other object only.
struct CallbacksOnTheRightObject: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        var sets = run.sets.filter(\.isCallback)[...]
        // What was set last on each of the two, before the call that is looked at.
        var last: [Bool: JudgedRun.Assignment] = [:]
        return run.calls.compactMap { call in
            guard call.method.operation.callsBack else { return nil }
            while let set = sets.first, set.event.sequence < call.event.sequence {
                last[isDataMart(set.object)] = set
                sets.removeFirst()
            }
            let own = isDataMart(call.event.name)
            guard last[own] == nil, let other = last[!own] else { return nil }
            return Finding(
                "callback-on-other-object", .error,
                "\(call.event.name) does not see callbacks that were set on \(other.object)",
                at: call.event.location,
                notes: other.event.location.map { ["\(other.member) is set at \($0)"] } ?? [])
        }
    }

    private func isDataMart(_ name: String) -> Bool { name.hasPrefix("DataMart") }
}
