internal import MobilePlans
internal import PortalTrace

/// The DataMart and MobilePlans objects do not share their callbacks (mobile-plans.md, sections 3.2
/// and 3.3).
///
/// Lint: an error for an operation whose callbacks were set on the other object only.
struct CallbacksOnTheRightObject: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var sets = run.sets.filter(\.isCallback)[...]
        // What was set last on each of the two, before the call that is looked at.
        var last: [Bool: JudgedTrace.Assignment] = [:]
        return run.calls.compactMap { call in
            guard call.method.operation.callsBack else { return nil }
            while let set = sets.first, set.event.sequence < call.event.sequence {
                last[isDataMart(set.object)] = set
                sets.removeFirst()
            }
            let own = isDataMart(call.event.name)
            guard last[own] == nil, let other = last[!own] else { return nil }
            return Finding(
                Self.callbackOnOtherObject,
                "\(call.event.name) does not see callbacks that were set on \(other.object)",
                on: call.event,
                notes: Finding.Note.list("\(other.member) is set", at: other.event.location))
        }
    }

    private func isDataMart(_ name: String) -> Bool { name.hasPrefix("DataMart") }
}

extension CallbacksOnTheRightObject {
    static let descriptions = [callbackOnOtherObject]

    private static let callbackOnOtherObject = RuleDescription.callback(
        "callback-on-other-object", "Callbacks are set on the object whose operation begins.",
        because: "The DataMart and MobilePlans objects do not share their callbacks.",
        failing: [
            RuleExample(
                """
                DataMartInlineProfile.profileActivationCompleteScript = "onActivated";
                DataMartInlineProfile.registrationChangedScript = "onRegistered";
                ↓MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                    \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                function onActivated(json) {}
                function onRegistered(json) {}
                """)
        ])
}
