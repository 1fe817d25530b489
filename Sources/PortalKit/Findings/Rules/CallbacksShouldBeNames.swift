internal import MobilePlans
internal import PortalTrace

/// Since edition 2018-12 a callback is set by name (mobile-plans.md, section 3.2).
///
/// Lint: a warning for a function that is assigned itself to an object of a later edition.
struct CallbacksShouldBeNames: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.sets.compactMap { assignment in
            let event = assignment.event
            guard assignment.isCallback, assignment.object.hasPrefix("MobilePlans"),
                case .function(let name)? = event.arguments.first
            else { return nil }
            let instead = name.isEmpty ? "its name as a string" : "\"\(TraceValue.oneLine(name))\""
            return Finding(
                "callback-is-function", .warning,
                "\(event.name) is assigned a function; only edition 2018-11 takes that, assign "
                    + instead, at: event.location)
        }
    }
}
