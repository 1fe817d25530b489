internal import PortalTrace
internal import ScriptEngine

/// A portal must come to rest.
///
/// Lint: an error for a script that the host had to end, a warning for timers that never stop and show
/// nothing, an information for a page that goes on by itself.
struct RunMustEnd: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var findings = ended(run)
        if let event = run.firstUnread {
            findings.append(
                Finding(
                    Self.traceLimit,
                    "the calls of this run hand over more than \(CallReader.most >> 20) MB of long "
                        + "texts; from this call on they were not judged", on: event))
        }
        return findings
    }

    private func ended(_ run: JudgedTrace) -> [Finding] {
        if let abandonment = run.abandonment {
            return [
                Finding(
                    abandonment.isOfMemory ? Self.memoryLimit : Self.timeLimit,
                    "\(abandonment.words); what it did before is not known",
                    at: run.scripts.mainPlace)
            ]
        }
        return switch run.end {
        case .timeLimit:
            [
                finding(
                    Self.timeLimit,
                    run.wasBusy
                        ? "each script ended, but all together took more time than the limit, so the "
                            + "run was stopped; give it more with --time-limit, or less to do with --until"
                        : "the script did not end within its time limit and was stopped", run)
            ]
        case .memoryLimit:
            [
                finding(
                    Self.memoryLimit, "the script used more memory than its limit and was stopped",
                    run)
            ]
        case .traceLimit:
            [
                retried(run)
                    ?? finding(
                        Self.traceLimit,
                        "there were more events than a trace may hold, so the run was stopped; mostly "
                            + "something is tried again without end", run)
            ]
        case .endlessTimers: [endlessTimers(run)]
        case .keepsPolling: [keepsPolling(run)]
        case .virtualTimeLimit:
            [
                finding(
                    Self.virtualTimeLimit,
                    "the portal was still busy when the virtual time ran out", run)
            ]
        case .endlessNavigation:
            [
                finding(
                    Self.endlessNavigation,
                    "the portal's pages are left for others again and again", run)
            ]
        case .idle, .controlReturned, .loadFailed, .callFailed, .until: []
        }
    }

    /// Timers of which nothing shows any more. One that has shown something waits for more of it.
    private func endlessTimers(_ run: JudgedTrace) -> Finding {
        let hasShown = run.events.contains {
            [.network, .console, .call].contains($0.kind)
                && run.begunByIntervals.contains($0.sequence)
        }
        var found = finding(
            Self.endlessTimers,
            "timers go on for ever, and \(hasShown ? "after a while " : "")nothing shows what for: no request, "
                + "no console line, no change of the page; clear them when they are done", run)
        if hasShown { found.severity = .info }
        return found
    }

    /// An operation that the portal starts again after each failure.
    private func retried(_ run: JudgedTrace) -> Finding? {
        let begun = run.calls.filter(\.method.operation.callsBack)
        let failures = run.events(.callback).count {
            guard let result = $0.callback?.told("activationResult") else { return false }
            return result != "success"
        }
        guard let last = begun.last, begun.count >= Self.mostTries,
            failures * 2 >= begun.count
        else { return nil }
        return Finding(
            Self.traceLimit,
            "\(last.event.name) is started again after each failure, \(begun.count) times in this run, without "
                + "an end: what fails once mostly fails again; count the tries, or let the user start the next "
                + "one", on: last.event,
            notes: ["there were more events than a trace may hold, so the run was stopped"])
    }

    /// No person tries an operation so often.
    private static let mostTries = 50

    /// What the page did again and again, and how long.
    private func keepsPolling(_ run: JudgedTrace) -> Finding {
        let last = run.events.last { QuietPhase.isNews($0.what) }
        let quiet = run.events.filter { $0.sequence > last?.sequence ?? 0 }
        let kinds: [(TraceEvent.Kind, String)] = [
            (.network, "request"), (.console, "console line"), (.timer, "timer"),
        ]
        let seen = kinds.compactMap { kind, word -> String? in
            let count = quiet.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
        }
        var notes: [Finding.Note] =
            seen.isEmpty ? [] : ["in this time: \(seen.joined(separator: ", "))"]
        if run.timePassedOver > 0 {
            notes.append(
                Finding.Note(
                    "\(timeText(run.timePassedOver)) before, with nothing but the same, were passed over"
                ))
        }
        let time = timeText(run.endTime - (last?.time ?? 0))
        return Finding(
            Self.keepsPolling,
            "the page keeps polling; nothing else happened for \(time), so the run "
                + "ended at \(timeText(run.endTime)); '--until 3h' lets it go on",
            at: (quiet.last { $0.kind == .timer && $0.location != nil }
                ?? quiet.last { $0.location != nil })?.location,
            notes: notes)
    }

    /// Where the script was when it was ended; else the last place that is known.
    private func finding(
        _ rule: RuleDescription, _ message: String, _ run: JudgedTrace
    ) -> Finding {
        let last = run.events.last { $0.location != nil }
        var notes = run.endStack.dropFirst().filter {
            $0.isNamed && !($0.location?.isOfHost ?? false)
        }.prefix(8).map(Finding.Note.init(callOf:))
        if rule.id == Self.timeLimit.id, !run.wasBusy {
            notes.append(
                Finding.Note(
                    "nothing else happens until a script has returned: what waits for the app goes on in "
                        + "a callback, what waits for time in a timer"))
        }
        notes += last.map { ["the last event before: \($0.name)"] } ?? []
        return Finding(
            rule, message,
            at: run.endLocation ?? last?.location
                ?? run.scripts.mainPlace,
            notes: notes, evidence: run.events.last.map { [$0.sequence] } ?? [])
    }
}

extension RunMustEnd {
    static let descriptions = [
        timeLimit, memoryLimit, traceLimit, endlessTimers, keepsPolling, virtualTimeLimit,
        endlessNavigation,
    ]

    static let timeLimit = RuleDescription(
        "time-limit", .error, .quality, "Scripts end.",
        because: "A page whose script does not end cannot be used.",
        source: "mobile-plans.md, section 4", passing: ["for (var i = 0; i < 9; i += 1) {}"],
        failing: ["↓for (;;) { Math.random(); }"])

    private static let memoryLimit = RuleDescription(
        "memory-limit", .error, .quality, "Scripts do not fill the memory.",
        because: "The WebView would be ended.", source: "mobile-plans.md, section 4",
        passing: ["var list = [1, 2];"],
        failing: ["↓var list = []; for (;;) { list.push(new Array(1000).fill(1.5)); }"])

    static let traceLimit = RuleDescription(
        "trace-limit", .error, .quality, "A portal does not call or log without end.",
        because: "It is mostly a retry without a limit.", source: "mobile-plans.md, section 4",
        passing: ["console.log(1);"],
        failing: ["for (;;) {\n    ↓console.log(\"again\");\n}"])

    private static let endlessTimers = RuleDescription(
        "endless-timers", .warning, .quality, "Timers are cleared when they are done.",
        because:
            "They keep the device awake. Polls, clocks and carousels, which show what they do, are "
            + "no such timers.", source: "mobile-plans.md, section 4",
        passing: [
            "setTimeout(function () {}, 10);",
            "setInterval(function () { console.log(\"slide\"); }, 5000);",
        ],
        failing: ["↓setInterval(function () {}, 10);"])

    /// The rule of pages that go on by themselves.
    static var polls: RuleID { keepsPolling.id }

    private static let keepsPolling = RuleDescription(
        "keeps-polling", .info, .quality,
        "What a page does again and again is not waited for longer than an hour.",
        because:
            "Keep-alive requests, polls, carousels and clocks are ordinary and have no end; when "
            + "nothing else is left for an hour of virtual time, a run is over.",
        source: "decided", passing: ["setTimeout(function () {}, 10);"],
        failing: ["↓setInterval(function () { console.log(\"slide\"); }, 5000);"])

    private static let virtualTimeLimit = RuleDescription(
        "virtual-time-limit", .warning, .quality, "A portal comes to rest within a month.",
        because: "A longer wait never ends.", source: "mobile-plans.md, section 4",
        passing: ["setTimeout(function () {}, 10);"],
        failing: [
            """
            var twentyDays = 20 * 24 * 3600 * 1000;
            ↓setTimeout(function () {
                setTimeout(function () {}, twentyDays);
            }, twentyDays);
            """
        ])

    private static let endlessNavigation = RuleDescription(
        "endless-navigation", .error, .quality, "A portal does not go round in circles.",
        because: "The user sees a page that never stops loading.",
        source: "mobile-plans.md, section 1",
        passing: ["if (location.hash !== \"#again\") { location.hash = \"#again\"; }"],
        failing: ["↓location.reload();"])
}
