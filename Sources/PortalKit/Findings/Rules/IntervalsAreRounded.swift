internal import MobilePlans
internal import PortalTrace

/// The app rounds intervals to a quarter of an hour (mobile-plans.md, section 4).
///
/// Lint: an information for an interval that rounding changes.
struct IntervalsAreRounded: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        run.calls.compactMap { call in
            guard call.method.parameters.contains(where: { $0.kind == .interval }),
                let interval = call.reading.interval, interval.rounded != interval
            else { return nil }
            return Finding(
                "interval-rounded", .info,
                "\(call.event.name): the app makes \(interval.rounded.minutes) minutes of "
                    + "\(interval.minutes)", at: call.event.location)
        }
    }
}
