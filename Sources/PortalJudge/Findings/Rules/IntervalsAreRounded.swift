internal import MobilePlans
internal import PortalTrace

/// The app rounds intervals to a quarter of an hour (mobile-plans.md, section 4).
///
/// Lint: an information for an interval that rounding changes.
struct IntervalsAreRounded: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.calls.compactMap { call in
            guard call.method.parameters.contains(where: { $0.kind == .interval }),
                let interval = call.reading.interval, interval.rounded != interval
            else { return nil }
            return Finding(
                Self.intervalRounded,
                "\(call.event.name): the app makes \(interval.rounded.minutes) minutes of "
                    + "\(interval.minutes)", on: call.event)
        }
    }
}

extension IntervalsAreRounded {
    static let descriptions = [intervalRounded]

    private static let intervalRounded = RuleDescription.interval(
        "interval-rounded", as: .info, "The app rounds intervals to 15 minutes.",
        because: "7 minutes become 15; a portal that tells its user 7 misleads.", bad: "7")
}
