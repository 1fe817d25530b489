internal import PortalTrace

/// A portal must come to rest.
///
/// Lint: an error for a script that the host had to end, a warning for timers that never stop.
struct RunMustEnd: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        switch run.run.end {
        case .timeLimit:
            [
                finding(
                    "time-limit", .error,
                    "the script did not end within its time limit and was stopped", run)
            ]
        case .memoryLimit:
            [
                finding(
                    "memory-limit", .error,
                    "the script used more memory than its limit and was stopped", run)
            ]
        case .traceLimit:
            [
                finding(
                    "trace-limit", .error,
                    "the script produced more events than a trace may hold and was stopped", run)
            ]
        case .endlessTimers:
            [
                finding(
                    "endless-timers", .warning,
                    "timers go on for ever and lead to nothing; clear them when they are done", run)
            ]
        case .virtualTimeLimit:
            [
                finding(
                    "virtual-time-limit", .warning,
                    "the portal was still busy when the virtual time ran out", run)
            ]
        case .endlessNavigation:
            [
                finding(
                    "endless-navigation", .error,
                    "the portal's pages are left for others again and again", run)
            ]
        case .idle, .controlReturned, .loadFailed, .callFailed: []
        }
    }

    /// Where the script was when it was ended; else the last place that is known.
    private func finding(
        _ id: String, _ severity: Finding.Severity, _ message: String, _ run: JudgedRun
    ) -> Finding {
        let last = run.events.last { $0.location != nil }
        var notes = run.run.endStack.dropFirst().filter(\.isNamed).prefix(8)
            .map { "called from \(TraceValue.oneLine($0.text))" }
        if id == "time-limit" {
            notes.append(
                "nothing else happens until a script has returned: what waits for the app goes on in "
                    + "a callback, what waits for time in a timer")
        }
        notes += last.map { ["the last event before: \($0.name)"] } ?? []
        return Finding(
            id, severity, message,
            at: run.run.endLocation ?? last?.location
                ?? run.scripts.first.map { SourceLocation(file: $0.name, line: 1) },
            notes: notes)
    }
}
