internal import MobilePlans
internal import PortalTrace

/// An interval is in minutes (mobile-plans.md, sections 4 and 8).
///
/// Lint: a warning for a number of minutes that looks like one of seconds or of milliseconds.
struct IntervalsAreMinutes: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        run.calls.compactMap { call in
            guard
                let parameter = call.method.parameters.first(where: {
                    $0.kind == .interval || $0.kind == .delay
                }),
                let minutes = call.reading.interval?.minutes, let meant = Self.meant(minutes)
            else { return nil }
            return Finding(
                Self.intervalUnit,
                "\(call.event.name): \(minutes) minutes are \(Self.words(minutes)), very long to wait; an "
                    + "interval is in minutes, and \(meant.count) \(meant.unit) are "
                    + "about \(Self.words(meant.minutes)): write \(meant.minutes) if that is meant",
                on: call.event, notes: run.origin(of: parameter.name, in: call.event, call.method))
        }
    }

    /// What a number of minutes most likely was to be.
    static func meant(_ minutes: UInt32) -> (count: UInt32, unit: String, minutes: UInt32)? {
        // 35 days, as a portal may well wait for the begin of the next month.
        let longest: UInt32 = 35 * 24 * 60
        if minutes >= 60_000, minutes % 60_000 == 0, minutes / 60_000 <= longest {
            return (minutes, "milliseconds", minutes / 60_000)
        }
        // A wait of thousands of minutes is not meant, one of thousands of milliseconds is.
        if minutes >= 5_000, minutes % 1_000 == 0 {
            return (minutes, "milliseconds", max(1, minutes / 60_000))
        }
        guard minutes % 60 == 0 else { return nil }
        let inner = minutes / 60
        if minutes > longest { return (minutes, "seconds", inner) }
        // Quarters of an hour in seconds, and hours; whole half days may well be meant.
        let isUsual = [5, 10, 15, 20, 30, 45, 60, 90].contains(inner)
        return isUsual || (minutes > 720 && minutes % 720 != 0 && inner % 15 == 0)
            ? (minutes, "seconds", inner) : nil
    }

    private static func words(_ minutes: UInt32) -> String {
        func count(_ number: UInt32, _ word: String) -> String {
            "\(number) \(word)\(number == 1 ? "" : "s")"
        }
        if minutes < 60 { return count(minutes, "minute") }
        if minutes < 48 * 60 {
            let rest = minutes % 60
            return count(minutes / 60, "hour") + (rest == 0 ? "" : " \(count(rest, "minute"))")
        }
        return count(minutes / (24 * 60), "day")
    }
}

extension IntervalsAreMinutes {
    static let descriptions = [intervalUnit]

    private static let intervalUnit = RuleDescription.interval(
        "interval-unit", as: .warning, "An interval is in minutes.",
        because: "In seconds or milliseconds it becomes hours or months.", bad: "15 * 60")
}
