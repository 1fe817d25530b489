internal import MobilePlans
internal import PortalTrace

/// Since edition 2018-12 a callback is set by name (mobile-plans.md, section 3.2).
///
/// Lint: an error for a function that is assigned itself to an object of a later edition.
struct CallbacksShouldBeNames: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.sets.compactMap { assignment in
            let event = assignment.event
            guard assignment.isCallback,
                PortalObject.Namespace(of: assignment.object) == .mobilePlans,
                case .function(let name)? = event.arguments.first
            else { return nil }
            let instead = name.isEmpty ? "its name as a string" : "\"\(TraceValue.oneLine(name))\""
            return Finding(
                Self.callbackIsFunction,
                "\(event.name) is assigned a function; only DataMart of edition 2018-11 takes that, "
                    + "and the operation ends with invalidCallback; assign \(instead)", on: event)
        }
    }
}

extension CallbacksShouldBeNames {
    static let descriptions = [callbackIsFunction]

    private static let callbackIsFunction = RuleDescription.callback(
        "callback-is-function", "A callback is given by name.",
        because: "Only the edition of November 2018 took the function itself.",
        failing: [ExampleParts.marked(ExampleParts.inline(activation: "onActivated"), 1)])
}
