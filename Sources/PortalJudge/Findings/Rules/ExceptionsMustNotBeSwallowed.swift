internal import PortalTrace

/// What goes wrong in a callback is told (mobile-plans.md, section 5).
///
/// Lint: an error for a callback that catches an exception, says nothing of it, and does nothing else that shows. It is heard
/// by a second run with the engine's inspector (`SwallowedExceptions`).
struct ExceptionsMustNotBeSwallowed: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        guard !run.swallowed.isEmpty else { return [] }
        let callbacks = run.events(.callback)
        return run.swallowed.compactMap { swallowed in
            guard let event = callbacks.first(where: { $0.sequence == swallowed.callback }),
                let callback = event.callback
            else { return nil }
            let name = TraceValue.oneLine(callback.name.shortened(to: 40))
            let payload = TraceValue.oneLine((callback.payload ?? "").shortened(to: 100))
            return Finding(
                Self.swallowed,
                "\(name) does nothing that shows, because it catches what it throws and says nothing of it: "
                    + TraceValue.oneLine(swallowed.words.shortened(to: 130)),
                at: swallowed.location,
                notes: [Finding.Note("\(name) was called with '\(payload)'")],
                evidence: [event.sequence])
        }.eachOnce()
    }

    static let descriptions = [swallowed]

    private static func portal(_ handler: String) -> RuleExample {
        RuleExample(
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) {
                try {
                    JSON.parse(json).order.id.toString();
                } catch (error) {
                    \(handler)
                }
            }
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: "Complete", planName: "L" }, "1$smdp.example.com$MATCHING-ID-1");
            """)
    }

    static let swallowed = RuleDescription(
        "exception-swallowed", .error, .callbacks, "A callback tells what went wrong in it.",
        because:
            "The user waits for an answer that never comes, and no one learns why.",
        source: "mobile-plans.md, section 5",
        passing: [portal("console.error(error);")],
        failing: [
            RuleExample(
                portal("").source.replacing(
                    "JSON.parse(json).order.id", with: "JSON.parse(json).order↓.id"))
        ])
}
