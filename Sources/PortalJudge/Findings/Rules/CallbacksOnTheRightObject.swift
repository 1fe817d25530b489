internal import MobilePlans
internal import PortalTrace

/// The DataMart and MobilePlans objects do not share their callbacks (mobile-plans.md, sections 3.2
/// and 3.3).
///
/// Lint: an error for an operation whose callbacks were set on the other object only. Where scripts name
/// the objects, only those of one edition are there, and `editions-mixed` says so.
struct CallbacksOnTheRightObject: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var sets = run.sets.filter(\.isCallback)[...]
        // What was set last on each of the two, before the call that is looked at.
        var last: [PortalObject.Namespace: JudgedTrace.Assignment] = [:]
        return run.calls.compactMap { call in
            guard call.method.operation.callsBack else { return nil }
            while let set = sets.first, set.event.sequence < call.event.sequence {
                if let namespace = PortalObject.Namespace(of: set.object) { last[namespace] = set }
                sets.removeFirst()
            }
            guard let own = PortalObject.Namespace(of: call.event.name), last[own] == nil,
                let other = last.values.first
            else { return nil }
            return Finding(
                Self.callbackOnOtherObject,
                "\(call.event.name) does not see callbacks that were set on \(other.object)",
                on: call.event,
                notes: Finding.Note.list("\(other.member) is set", at: other.event.location))
        }
    }
}

extension CallbacksOnTheRightObject {
    static let descriptions = [callbackOnOtherObject]

    private static let callbackOnOtherObject = RuleDescription.callback(
        "callback-on-other-object", "Callbacks are set on the object whose operation begins.",
        because: "The DataMart and MobilePlans objects do not share their callbacks.",
        failing: [
            RuleExample(
                """
                var old = window["Data" + "MartInlineProfile"];
                var present = window["Mobile" + "PlansInlineProfileDownload"];
                old.profileActivationCompleteScript = "onActivated";
                old.registrationChangedScript = "onRegistered";
                ↓present.notifyInlineProfileDownload(
                    \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                function onActivated(json) {}
                function onRegistered(json) {}
                """)
        ])
}
