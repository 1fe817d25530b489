internal import MobilePlans
internal import PortalTrace

/// Since edition 2018-12 a callback is set by name (mobile-plans.md, section 3.2).
///
/// Lint: a warning for a function that is assigned itself to an object of a later edition.
struct CallbacksShouldBeNames: Rule {
    func findings(in run: RunResult) -> [Finding] {
        run.events(.set).compactMap { event in
            let (object, member) = RunResult.parts(of: event.name)
            guard object.hasPrefix("MobilePlans"),
                case .function(let name)? = event.arguments.first,
                member == PortalObject.activationCallbackProperty
                    || member == PortalObject.registrationCallbackProperty
            else { return nil }
            let instead = name.isEmpty ? "its name as a string" : "\"\(TraceValue.oneLine(name))\""
            return Finding(
                "callback-is-function", .warning,
                "\(event.name) is assigned a function; only edition 2018-11 takes that, assign "
                    + instead, at: event.location)
        }
    }
}
